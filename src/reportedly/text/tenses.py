"""Whether a phrase of time is one ("may" can be a verb), and whether its verb looks ahead."""

from typing import TYPE_CHECKING

from reportedly.text.timex import Phrase, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_rate", "is_time", "tense_at"]

_AHEAD = {"will", "'ll", "shall", "would", "wo"}
_PLANNED = {
    "schedule", "expect", "plan", "set", "slate", "due", "intend", "postpone", "hope", "aim",
    "prepare", "invite", "propose", "await", "delay",
}  # fmt: skip
_VERBAL = {"VERB", "AUX"}
_SHORT_DAYS = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
_DAY_LEADS = {"on", "by", "until", "till", "since", "from", "to", "before", "after"}
_CLOCK_LEADS = {
    "at", "by", "until", "till", "from", "before", "after", "around", "about", "since", "to",
    "between", "and", "-", "past",
}  # fmt: skip
_MONTH_LEADS = {
    "in", "since", "by", "until", "till", "from", "to", "of", "last", "this", "next", "through",
    "and", "between", "during", "before", "after", "early", "late", "mid", "-", "or", "for",
    "every", ",", "(", "on", "to", "over", "a", "the", "said", "coming", "following", ":",
}  # fmt: skip
_SEASON_LEADS = {"in", "by", "until", "since", "during", "and", "each", "through"}
_COUNTED_AFTER = {"people", "percent", "%", "men", "women", "km", "metres", "meters", "miles"}
_FUNCTION_WORDS = {"of", "and", "or", "but", "to", "for", "in", "that", "when", "as", "with"}
_OWNERS = {"his", "her", "their", "my", "our", "your", "its", "temperatures"}


def token_at(doc: "Doc", start: int, end: int) -> "Token | None":
    piece = doc.char_span(start, end, alignment_mode="expand")
    return piece[0] if piece is not None and len(piece) else None


def _token(doc: "Doc", word: Word | None) -> "Token | None":
    return token_at(doc, word.start, word.end) if word is not None else None


def tense_at(doc: "Doc", phrase: Phrase) -> str:
    """ "future" where the governing verb, or the word before, looks ahead; else "past"."""
    before = phrase.neighbour(-1)
    if before is not None and before.text in ("until", "till"):
        return "future"
    if before is not None and before.text == "since":
        return "past"
    token = token_at(doc, phrase.start, phrase.end)
    for _ in range(12):
        if token is None or token.head is token:
            break
        if token.pos_ in _VERBAL and token.dep_ not in ("aux", "auxpass"):
            break
        token = token.head
    return "future" if token is not None and _looks_ahead(token) else "past"


def _looks_ahead(verb: "Token") -> bool:
    children = list(verb.children)
    helpers = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass")}
    if helpers & _AHEAD or verb.lemma_ in _PLANNED:
        return True
    if any(c.lemma_ in _PLANNED for c in children if c.dep_ in ("acomp", "oprd", "xcomp")):
        return True
    if "to" in helpers and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VB" and "to" in helpers:
        # "plans to meet" looks ahead, "agreed to meet" does too; "was able to" does not
        return verb.head.tag_ not in ("JJ",) and verb.dep_ in (
            "xcomp",
            "acl",
            "relcl",
            "ROOT",
            "ccomp",
        )
    return False


def is_rate(doc: "Doc", phrase: Phrase) -> bool:
    """Whether "a year" means "per year": "$3 million a year", "twice a week"."""
    if phrase.rule != "duration" or phrase.words[phrase.first].text not in ("a", "an"):
        return False
    if phrase.last - phrase.first != 1:
        return False
    before = phrase.neighbour(-1)
    if before is None:
        return False
    if before.text in ("once", "twice", "times", "percent", "%"):
        return True
    token, unit = _token(doc, before), _token(doc, phrase.words[phrase.last])
    if token is None or unit is None or unit.dep_ not in ("npadvmod", "appos", "nmod"):
        return False
    return token.pos_ in ("NUM", "NOUN", "SYM") and before.kind not in ("YEAR",)


def is_time(doc: "Doc", text: str, phrase: Phrase) -> bool:
    """Whether the words of a phrase really speak of time where they stand."""
    check = _CHECKS.get(phrase.rule)
    return check is None or check(doc, text, phrase)


def _month_name(doc: "Doc", text: str, phrase: Phrase) -> bool:
    """ "May" and "March" can be verbs and names, "Jan", "Mar" and "Dec" names."""
    word = phrase.part("m")
    if word is None or phrase.last > phrase.first:
        return True
    before = phrase.neighbour(-1)
    if word.text in ("jan", "mar", "jun", "dec", "apr"):
        return False
    if word.text not in ("may", "march", "april", "june", "august"):
        return True
    if before is not None and before.text in _MONTH_LEADS:
        token = _token(doc, word)
        if before.text in ("a", "the") and word.text == "march":
            return token is None or token.dep_ in ("compound", "nmod")
        return token is None or token.pos_ not in _VERBAL
    token = _token(doc, word)
    if token is None or token.pos_ in _VERBAL or word.text in ("may", "march"):
        return False
    around = [t for t in (token.nbor(-1) if token.i else None, _next(token)) if t is not None]
    return not any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in around)


def _next(token: "Token") -> "Token | None":
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _season(doc: "Doc", text: str, phrase: Phrase) -> bool:
    word = phrase.part("s")
    token = _token(doc, word)
    if token is None or word is None:
        return True
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if phrase.last > phrase.first and len(phrase.parts) > 1:
        return True
    if word.text in ("fall", "spring"):
        before, after = phrase.neighbour(-1), phrase.neighbour(1)
        led = before is not None and before.text in _SEASON_LEADS
        led = led or phrase.words[phrase.first].text == "the"
        return led and (after is None or after.text != "of")
    return True


def _year(doc: "Doc", text: str, phrase: Phrase) -> bool:
    """Four digits are a year unless they are money, a count of something or part of a name."""
    word = phrase.part("y")
    if word is None or phrase.last > phrase.first:
        return True
    at = word.start
    if at and (text[at - 1] in "$€£¥#/.:+" or (text[at - 1] == "-" and at > 1 and text[at - 2].isalpha()
                                            and not text[:at].lower().endswith(("mid-", "pre-", "post-", "late-", "early-")))):  # fmt: skip
        return False
    before, after = phrase.neighbour(-1), phrase.neighbour(1)
    if after is not None and (
        after.text in _COUNTED_AFTER
        or text[word.end : word.end + 1] in "%.:"
        and text[word.end + 1 : word.end + 2].isdigit()
    ):
        return False
    if after is not None and after.kind in (
        "hour",
        "day",
        "minute",
        "month",
        "week",
        "year",
        "AMPM",
        "ZONE",
    ):
        return False
    token = _token(doc, word)
    if (
        token is None
        or token.dep_ != "nummod"
        or token.head.tag_ != "NNS"
        or token.head.i < token.i
    ):
        return 1000 <= word.value <= 2100 if before is not None else word.value >= 1500
    led = before is not None and (
        before.text in ("the", "its", "their", "his", "her", "in", "of", "'s", "s", "since")
    )
    return led and word.value % 1000 != 0


def _weekday(doc: "Doc", text: str, phrase: Phrase) -> bool:
    word = phrase.part("w")
    if word is None:
        return True
    if word.text in _SHORT_DAYS and text[word.start : word.end].isalpha():
        return False
    token = _token(doc, word)
    following = _next(token) if token is not None else None
    in_name = (
        token is not None and following is not None
        and token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON")
        and following.ent_type_ == token.ent_type_ and following.ent_iob_ == "I"
        and following.pos_ == "PROPN"
    )  # fmt: skip
    return not in_name


def _clock(doc: "Doc", text: str, phrase: Phrase) -> bool:
    """ "10:30" is a time after "at" or with a zone, else it may be a score or a verse."""
    if phrase.last > phrase.first or phrase.words[phrase.first].kind != "CLOCK":
        return True
    before = phrase.neighbour(-1)
    three = phrase.words[phrase.first].text.count(":") == 2
    return three or (before is not None and before.text in _CLOCK_LEADS)


def _decade(doc: "Doc", text: str, phrase: Phrase) -> bool:
    word = phrase.part("decade")
    if word is None:
        return True
    leads = [w.text for w in (phrase.neighbour(-1), phrase.neighbour(-2)) if w is not None]
    if set(leads) & _OWNERS:
        return False
    marked = word.text[0] == "'" or len(word.text.replace("'", "")) == 5
    return marked or phrase.words[phrase.first].text == "the"


def _nth(doc: "Doc", text: str, phrase: Phrase) -> bool:
    before, after = phrase.neighbour(-1), phrase.neighbour(1)
    if before is None or before.text not in _DAY_LEADS:
        return False
    token = _token(doc, after)
    return token is None or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def _ref(doc: "Doc", text: str, phrase: Phrase) -> bool:
    word, before, after = phrase.part("ref"), phrase.neighbour(-1), phrase.neighbour(1)
    if word is None:
        return True
    if word.text == "soon":
        if (before is not None and before.text in ("as", "too", "so")) or (
            after is not None and after.text == "after"
        ):
            return False
        token = token_at(doc, phrase.start, phrase.end)
        return token is None or not _is_past(token.head)
    if word.text == "now":
        return not (after is not None and after.text == "defunct")
    return True


def _is_past(verb: "Token") -> bool:
    helpers = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers and "MD" not in helpers)


def _ref_noun(doc: "Doc", text: str, phrase: Phrase) -> bool:
    last = phrase.words[phrase.last]
    token, after = _token(doc, last), phrase.neighbour(1)
    free = after is None or not after.text[0].isalnum() or after.text in _FUNCTION_WORDS
    return last.text in ("past", "present", "future") and free and (
        token is None or token.pos_ == "NOUN"
    )


def _adverb(doc: "Doc", text: str, phrase: Phrase) -> bool:
    token = token_at(doc, phrase.start, phrase.end)
    if token is not None and phrase.words[phrase.first].text == "quarterly":
        return token.pos_ == "ADV"
    return token is None or token.pos_ != "PROPN"


def _rel_unit(doc: "Doc", text: str, phrase: Phrase) -> bool:
    unit, rel = phrase.part("u"), phrase.parts.get("rel", ())
    if unit is None:
        return True
    if unit.kind in ("second", "minute", "hour") and not unit.plural:
        return unit.kind == "hour" and any(w.text in ("past", "last", "next") for w in rel)
    if unit.kind == "night" and rel and rel[0].text == "the":
        return True
    if rel and rel[-1].text == "that" and len(rel) == 1:
        token = _token(doc, rel[-1])
        return token is None or token.pos_ != "SCONJ"
    return True


_CHECKS = {
    "month": _month_name,
    "season": _season,
    "year": _year,
    "weekday": _weekday,
    "weekdays": _weekday,
    "clock": _clock,
    "decade": _decade,
    "nth_alone": _nth,
    "ref": _ref,
    "ref_noun": _ref_noun,
    "adverb": _adverb,
    "rel_unit": _rel_unit,
}
