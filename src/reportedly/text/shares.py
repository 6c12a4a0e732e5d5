"""When "a third" is a share and no ordinal: "fell by a third", "a fifth of", "up a quarter"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["changes_at", "changes_before", "is_share_word", "stands_alone"]

OF = re.compile(
    r" (?:of(?! July\b)|the|more|less|fewer|higher|lower|larger|smaller|bigger|as (?:many|much))\b"
)
"""After a fraction these leave no ordinal: "a third of the crew", "a third fewer"."""

NO_NOUN = re.compile(r" ?(?:$|[.,;:!?)\"'\n–—]| -)")
"""A fraction at the end of its phrase; a noun there would make it an ordinal ("a third man")."""


@dataclass(frozen=True, slots=True)
class _Cues:
    change: re.Pattern[str]
    extent: re.Pattern[str]
    nearly: re.Pattern[str]
    beside: re.Pattern[str]
    follows: re.Pattern[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _cues() -> _Cues:
    data = lexicon("quantities")
    changes, shares = data["changes"], data["shares"]
    words = [w for w in changes["up"] + changes["down"] if w not in BESIDE]
    stems = "|".join(w.removesuffix("e") for w in words)
    forms = _any([w for w in changes["forms"] if w not in BESIDE])
    # "slipped", "cutting", "rallies": the stem may double its last letter.
    verb = rf"\b(?:{stems}|{forms})(?:[bdglmnprt]?(?:ed|ing)|s|d|e|es|ies|ied)?\b"
    near = _any(shares["near"])
    return _Cues(
        re.compile(verb, re.I),
        re.compile(rf"\bby (?:(?:{near}) )*$", re.I),
        re.compile(rf"\b(?:{near}) $", re.I),
        re.compile(rf"(?:{verb} of|\b(?:up|down)) (?:(?:{near}) )*$", re.I),
        re.compile(rf" (?:{_any(shares['after'])})\b", re.I),
    )


BESIDE = ("up", "down", "back")
"""Words of change only where they stand at the figure: "up from 5 to 7", not "drawn up"."""

UNITS_AFTER = re.compile(r" (?:per cent|percent|hundred|thousand|million|billion|\w+s)\b")


def stands_alone(text: str, end: int) -> bool:
    """Whether a fraction that ends at ``end`` is no ordinal of a noun: "three and a third times",
    not "two and a third man"."""
    return bool(NO_NOUN.match(text, end) or UNITS_AFTER.match(text, end))


REACH = 80
"""Characters before a figure within which a verb of change can govern it."""


def changes_before(text: str, at: int) -> bool:
    """Whether a word of change stands before ``at`` in the same clause: "raised the age for all
    pilots from"."""
    head = text[max(0, at - REACH) : at]
    clause = re.split(r"[;!?\n]|[.](?= )", head)[-1]
    if re.search(rf"\b(?:{'|'.join(BESIDE)}) (?:\w+ ){{0,2}}$", clause, re.I):
        return True
    return _cues().change.search(clause) is not None


SMALL = frozenset(
    {"by", "about", "around", "nearly", "almost", "some", "over", "more", "than", "just", "a"}
    | {"another", "further", "as", "much"}
)
"""Words that may stand between a verb of change and its extent."""


def changes_at(text: str, at: int) -> bool:
    """Whether the number at ``at`` is the extent of a change: "rose [$3] to $81"."""
    words = re.findall(r"[\w'-]+", text[max(0, at - REACH // 2) : at])
    while words and words[-1].lower() in SMALL:
        words.pop()
    if not words:
        return False
    return words[-1].lower() in BESIDE or _cues().change.fullmatch(words[-1]) is not None


def is_share_word(text: str, start: int, end: int) -> bool:
    """Whether the fraction at ``start:end`` ("a third", "one fifth") is a share by its company:
    what it is of, a verb of change with "by", or "nearly" before it and no noun after it."""
    cues = _cues()
    if OF.match(text, end):
        return True
    head = text[max(0, start - 40) : start]
    bare = NO_NOUN.match(text, end) or cues.follows.match(text, end)
    if not bare:
        return False
    if cues.extent.search(head):
        return changes_before(text, start)
    return bool(cues.beside.search(head) or cues.nearly.search(head))
