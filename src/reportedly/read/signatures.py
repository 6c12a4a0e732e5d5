"""Who signed a story, out of its byline: "By Ana Reyes, Lima bureau chief | 3 min"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.read.dates import days_in
from reportedly.read.places import is_town

__all__ = ["BY", "is_job_of", "is_person", "is_team", "signers"]

_THING = (
    r"(?:this )?(?:story|article|post|blog|report|review|recipe|words?|text|content|analysis"
    r"|opinion|commentary|essay|interview|exclusive)"
)
_MADE = r"(?:written|posted|published|authored|created|reported|compiled|contributed|submitted)"
BY = re.compile(
    rf"^\W*(?:(?:{_THING}\s+)?(?:was\s+)?(?:originally\s+)?{_MADE}?"
    r"(?:\s+on[^a-z]{0,3}[\w ,]{4,24})?\s*\bby(?:line)?\b|authors?\b(?:\(s\))?"
    r"|contributors?\b|words|text|reporter|writer|from)\s*[:|\-–—]*\s*",
    re.I,
)
"""What stands before the author's name."""

_OTHER = re.compile(
    r"\b(?:(?:(?:medically|fact[- ]|clinically|expert|technically|legally) ?)?"
    r"(?:reviewed|checked|edited|verified|approved|translated|updated|modified|published|posted)\b"
    r"|photo(?:graph)?s?\b|illustrat|pictures?\b|video\b|follow\b|subscribe\b|share\b"
    r"|read (?:time|more)\b|\d+ min|about the\b|last\b|see all\b|view\b|more (?:from|by)\b"
    r"|image\b)",
    re.I,
)
"""What begins something other than the author: a reviewer, a date, a button."""

_PARTICLES = frozenset({
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "und", "bin",
    "binti", "ben", "ibn", "al", "el", "la", "le", "les", "du", "st", "af", "av", "zu", "zur",
    "ten", "ter", "y", "e", "i", "mac", "mc", "abu", "um", "umm",
})  # fmt: skip
_SUFFIXES = re.compile(
    r"^(?:(?i:jr|sr|ii|iii|iv|esq|ph\.?\s?d|m\.?d|d\.?o|r\.?n|r\.?d|m\.?a|m\.?s|b\.?a|b\.?s|mba|llm|jd|cpa|cfp|dvm|dds|do|np|pa|obe|mp|mep)"
    r"|[A-Z]{2,5}(?:-[A-Z]{1,4})?)\.?$"
)
_TITLES = re.compile(
    r"^(?:dr|prof|professor|sir|dame|lord|lady|rev|mr|mrs|ms|fr|sgt|capt|col|gen|lt)\.?$", re.I
)
_TOKEN = re.compile(r"[^\W\d_][^\W\d_]*(?:[.'’‘\-‑][^\W\d_]*)*\.?")
_JOIN = re.compile(r"^(?:and|&|with|,|;|und|y|et)$", re.I)
_CUT = re.compile(
    r"\s*(?:[|•·●▪/\\]|\s[-–—]\s|[-–—]\s|\s[-–—]|\n|\(|:|@|\d|\[|\bfor\b|\bin\b|\bat\b|\bon\b)\s*"
)
_SPLIT = re.compile(r"\s*(,|;|\band\b|&|\bwith\b)\s*", re.I)
_TEAM = re.compile(
    r"\b(?:team|staff|editors?|editorial|desk|newsroom|contributors?|correspondents?|reporters?|agencies|agency"
    r"|bureau|board|writers?|news|press|service)\b",
    re.I,
)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon("bylines")["no_names"])


@cache
def _jobs() -> re.Pattern[str]:
    """A job and all behind it, from its rank or field on: " Senior Politics Reporter, Lima"."""
    told = lexicon("furniture")["bio"]
    words = {*told["jobs"], *told["newsroom"], *lexicon("bylines")["jobs"]}
    words |= {*lexicon("bylines")["ranks"], *lexicon("bylines")["fields"]}
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:^|[\s,]+)(?:{listed})s?\b.*$", re.I)


def is_job_of(part: str) -> bool:
    """Whether the words after a name say what its bearer does: "AP National Political Writer"."""
    return _jobs().search(part) is not None and len(part.split()) <= 8


def is_person(words: str, *, one: bool = False) -> bool:
    """Whether words could be nothing but a person's name: two to five, in capitals but for
    particles ("Ana de Wit", "W. E. B. Roe"). With ``one`` a single word may be a name too."""
    told = words.replace("\u00a0", " ").split()
    while told and _TITLES.match(told[0]):
        told = told[1:]
    while len(told) > 2 and _SUFFIXES.match(told[-1]):
        told = told[:-1]
    if not (1 if one else 2) <= len(told) <= 5 or len(words) > 60:
        return False
    if len(told) == 1 and (len(told[0]) < 3 or told[0].isupper() or is_town(told[0])):
        return False
    for word in told:
        if not _TOKEN.fullmatch(word) or (len(word.strip(".")) > 1 and _is_none(word)):
            return False
    large = [
        word for word in told if word[0].isupper() or not word[0].isalpha() or _caseless(word)
    ]
    small = [word for word in told if word not in large]
    return bool(large) and all(word.casefold() in _PARTICLES for word in small)


def _is_none(word: str) -> bool:
    return word.casefold().strip(".") in _no_names()


def _caseless(word: str) -> bool:
    return word.upper() == word.lower()


def is_team(words: str) -> bool:
    """Whether words name a body that signs stories: "Lake Herald staff", "The Newsroom Team"."""
    told = words.split()
    return (
        1 < len(told) <= 6
        and len(words) <= 60
        and _TEAM.search(words) is not None
        and (words[:1].isupper() or words.startswith("the "))
        and not any(char.isdigit() for char in words)
    )


def signers(pieces: Iterable[str], *, sure: bool = False) -> str:
    """The names that the pieces of a byline give, as they are joined there; "" where none is.

    ``pieces`` are the words between its tags, in order. Reading stops at what is no name: a job,
    a day, a button. ``sure`` says that the page marks these words as its author's, so that a
    single word or a team may sign.

    >>> signers(["By ", "Ana Reyes", " and ", "Jo de Wit", ", ", "Lima bureau chief", "3 May"])
    'Ana Reyes and Jo de Wit'
    """
    found, joint, waits = list[str](), "", True
    for piece in pieces:
        words = " ".join(piece.split())
        if not words:
            continue
        if not found:
            words = _led(words)
        for part in _parts(words):
            if _JOIN.match(part):
                joint, waits = part, True
                continue
            alone = sure and (not found or (" " not in found[0] and joint != ","))
            name, more = _name(part, alone)
            if found and _is_degree(part) and joint == ",":
                found += [",", part]
                continue
            if not name or (found and not waits):
                if found:
                    return _joined(found)
                if _OTHER.match(part):
                    return ""
                continue
            if name in found:
                continue
            found += [joint or ",", name] if found else [name]
            joint, waits = "", False
            if more:
                return _joined(found)
    return _joined(found)


def _led(words: str) -> str:
    """The words after "By" or the like, and after a day before that."""
    lead = BY.match(words)
    return words[lead.end() :] if lead else words


def _parts(words: str) -> Sequence[str]:
    if _OTHER.match(words):
        return (words,)
    return [part for part in _SPLIT.split(words) if part]


def _name(words: str, sure: bool) -> tuple[str, bool]:
    """The name that words begin with, and whether something else follows it."""
    if _OTHER.match(words) or next(days_in(words), None):
        cut = next(days_in(words), None)
        words = words[: cut.start] if cut else ""
    other = _OTHER.search(words)
    if other:
        words = words[: other.start()]
    head = _CUT.split(words, maxsplit=1)[0].strip(" ,;.") if words else ""
    more = len(head) < len(words.strip(" ,;.")) or other is not None
    if is_person(head):
        bare = _jobs().sub("", head).strip(" ,")
        return (bare if is_person(bare, one=sure) else "", more)
    bare = _jobs().sub("", head).strip(" ,")
    if bare != head and is_person(bare):
        return bare, True
    if sure and is_team(head):
        return head, more
    if sure and is_person(head, one=True):
        return head, more
    return "", more


def _is_degree(part: str) -> bool:
    return bool(
        re.fullmatch(r"(?:[A-Z][A-Za-z]{0,3}\.?){1,3}(?:-[A-Z]{1,4})?(?: \d{3})?", part)
    ) and (
        sum(char.isupper() for char in part) >= 2 or part.casefold() in ("jr", "jr.", "sr", "sr.")
    )


def _joined(found: Sequence[str]) -> str:
    made = ""
    for part in found:
        made += part if part in (",", ";") else f" {part}"
    return made.strip(" ,;")
