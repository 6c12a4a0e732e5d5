"""Numbers that count nothing: "KN-23", "No. 5", "0:00", "won 2-1", "12 Baker Street"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.numbers import Sort
from reportedly.text.units import Part

__all__ = ["counts_nothing", "is_numbering", "is_score", "is_tally", "skipped"]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = lexicon("quantities")["decoys"]
    zero = lexicon("quantities")["vague"]["zero"]
    months = _any(data["months"])
    streets = _any([word.title() for word in data["streets"]])
    return {
        "month before": re.compile(rf"\b(?:{months})\.?,? (?:the )?$", re.I),
        "month after": re.compile(
            rf"(?:st|nd|rd|th)? (?:of )?(?:{months})\b(?! be\b| have\b)", re.I
        ),
        "label": re.compile(rf"(?<!\w)(?:{_any(data['labels'])}) ?$", re.I),
        "street": re.compile(
            rf" (?:(?:[A-Z][\w'.]*|\d+(?:st|nd|rd|th)) ){{0,3}}(?:{streets})(?!\w)"
        ),
        "glued": re.compile(
            r"(?:[A-Za-z]|(?<!sub)(?<=[A-Za-z])-|[A-Za-z]\d+[-–.]|[#@_/\\=&?]|\d[-.:/])$"
        ),
        "coded": re.compile(
            r"[A-Za-z]$|(?<!\bsub)(?<!\bmid)(?<!\bnon)(?<!\bpre)(?<!\bpost)(?<=[A-Za-z])-$"
            r"|[A-Za-z]\d+-$"
        ),
        "zero": re.compile(rf"\b(?:{_any(zero['before'])})[ -]$", re.I),
        "zero after": re.compile(rf"[ -](?:{_any(zero['after'])})\b", re.I),
        "glued after": re.compile(r"'s\b|:\d|/\d|-(?:[A-Z]{1,3}\d?\b)|[A-Za-z]|\.\d|-\d+-\d"),
        "clock": re.compile(r"(?:[.:]\d\d)? ?(?:a\.?m\b|p\.?m\b|o'clock|hrs\b|GMT|UTC|h\d\d\b)"),
        "note": re.compile(r"""(?<=[\w.,!?])["')\]!?.]+$"""),
        "item": re.compile(r"(?:^|[ \n])$"),
        "list": re.compile(r"(?:^|\n)\s*\(?$"),
        "game": re.compile(rf"\b(?:{_any(data['games'])})\b", re.I),
        "tally": re.compile(rf"\b(?:{_any(data['tallies'])})\b", re.I),
        "phone": re.compile(r"(?:\+|\(0|\bcall |\btel:? ?|\bphone:? ?)\(?$", re.I),
        "decade": re.compile(r"(?:early|mid|late)[- ]$", re.I),
    }  # fmt: skip


SKIPPED = re.compile(
    r"(?=[\d+(\[mMbB$cCpPsSiI])(?:"
    r"\b(?i:caption|photo|slide|image|picture|page) \d{1,3} of \d{1,3}\b"
    r"|(?<![\w.])(?:\+\d{1,3}|\(?0\d{1,4}\)?)(?:[ -]\(?\d{2,5}\)?){2,4}(?![\w%]|[.,]\d)"
    r"|(?<=[\w.\"')])\[\d{1,3}\]"
    r"|(?<=\()\d{1,3} (?:Images?|Photos?|Pictures?)\b|\b\d{1,3} of \d{1,3} (?:Images|Photos)\b"
    r"|\b(?:180|360)[ -]degrees?\b(?! [cCfF])"
    r"|\b\d{1,2}[ -]min(?:ute)?s? read\b"
    r"|\b\d[\d,.]*[kK]? (?:Comments?|Shares?|Likes?|Views?|Retweets?)\b"
    r"|(?:(?<=^)|(?<=[.!?] ))\d{1,2}[.)] (?=[A-Z])"
    r"|\b\d{1,3} for (?:\d|10)(?=[.,;)]| (?:declared|off|from|when|at (?:stumps|tea|lunch|the)))"
    r"|\b(?:million|billion|\$?64,000)[ -]dollar question\b)"
)
"""Telephone numbers, notes, furniture of a page, items of a list, runs for wickets, idioms."""


def skipped(text: str) -> list[tuple[int, int]]:
    """The pieces of ``text`` whose numbers are no figures whatever stands beside them."""
    return [match.span() for match in SKIPPED.finditer(text)]


def is_numbering(text: str, part: Part) -> bool:
    """Whether a label stands before the number: "Articles 5", "photo 3"."""
    head = text[max(0, part.start - 24) : part.start]
    return part.numeral.digits and not part.unit and bool(_patterns()["label"].search(head))


def counts_nothing(text: str, part: Part) -> bool:
    """Whether the words and signs at a number show that it names, dates or numbers something."""
    patterns, start, end = _patterns(), part.numeral.start, part.numeral.end
    if text[max(0, start - 6) : start].lower() in (" multi-", "multi-", " multi", "multi "):
        return True
    if part.money or part.numeral.sort is Sort.VAGUE:
        return False
    head, tail = text[max(0, start - 24) : start], text[part.stop : part.stop + 40]
    if part.numeral.digits and part.unit and patterns["coded"].search(head):
        return part.stop - part.end <= 3 or head[-1:].isalpha()
    if not part.unit and part.numeral.digits:
        if patterns["glued"].search(head) and not re.search(
            r"(?:^|[^\w.])[$£€]?\d[\d,.]*[-–/]$", head
        ):
            return True
        if patterns["glued after"].match(text, end) or patterns["phone"].search(head):
            return True
        if patterns["note"].search(head) or text[end : end + 2] in ("(a", "(b", "(c", "(d"):
            return True
        if text[end : end + 1] == ")" and patterns["item"].search(head) and "(" not in head:
            return (part.value or 0) <= 20
        if patterns["list"].search(text[max(0, start - 4) : start]) and re.match(r"[.)]", tail):
            return True
        if patterns["street"].match(tail) and (part.value or 0) < 10000:
            return True
    if (
        part.numeral.digits
        and patterns["clock"].match(text, end)
        and part.unit not in ("percent",)
    ):
        return part.unit != "hour"
    if part.unit and part.unit not in ("", "m", "degree"):
        return False
    if part.value == 0 and text[start:end].lower() == "zero":
        return bool(patterns["zero"].search(head) or patterns["zero after"].match(text, end))
    if _dated(text, part, head, end):
        return True
    labelled = patterns["label"].search(head)
    if labelled is None:
        return False
    word = labelled[0].strip().lower()
    return word not in ("aged", "no") or (
        word == "no" and part.numeral.digits and head[-2:] != "no"
    )


def _dated(text: str, part: Part, head: str, end: int) -> bool:
    """The day beside the name of a month ("27 February", "Feb. 27")."""
    patterns, value = _patterns(), part.value or 0.0
    if not part.numeral.digits or value != int(value):
        return False
    month = patterns["month before"].search(head)
    if month and (value <= 31 or 1000 <= value <= 2100):
        return month[0].strip() != "may" and month[0].strip() != "march"
    follows = patterns["month after"].match(text, end)
    return bool(follows) and value <= 31 and text[end : end + 2] != " m"


def is_tally(text: str, left: Part, right: Part) -> bool:
    """Whether "52-48" are votes."""
    if left.unit or right.unit or not (left.numeral.digits and right.numeral.digits):
        return False
    around = text[max(0, left.start - 60) : right.stop + 20]
    return bool(_patterns()["tally"].search(around)) and not re.match(
        r" years?\b", text[right.stop :]
    )


def is_score(text: str, left: Part, right: Part) -> bool:
    """Whether "2-1" is the score of a game, or another pair that is no range."""
    if left.unit or right.unit:
        return False
    one, other = left.value or 0.0, right.value or 0.0
    if not (left.numeral.digits and right.numeral.digits):
        return False
    if one >= other and right.numeral.scale == 1:
        return True
    if 1800 <= one <= 2100 and (1800 <= other <= 2100 or other < 100):
        return True
    noun = re.match(
        rf" (?!(?:{_any(lexicon('quantities')['decoys']['after_score'])})\b)[a-z]",
        text[right.stop : right.stop + 12],
    )
    near = text[max(0, left.start - 40) : left.start]
    return noun is None and other < 200 and bool(_patterns()["game"].search(near))
