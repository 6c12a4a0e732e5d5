"""Names as papers print them of themselves: "LAKE HERALD", "The Harbour Post | Business"."""

import re
from enum import IntEnum
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.read.dates import days_in
from reportedly.read.furniture import is_label
from reportedly.read.outlets import is_agency, is_common, known_outlet

__all__ = ["OUTLET", "Make", "Masthead", "cased", "is_agency_like", "make_of", "masthead"]

LONGEST = 60
"""Characters of a line that can be the name of an outlet with its section."""

OUTLET = r"([A-Z][\w'’&-]*(?: (?:(?:of|and|the|&) (?:the )?)?[A-Z][\w'’&-]*){0,5})"
"""A name as it stands in a sentence: up to six words in capitals, "of" and "and" among them."""

_PART = re.compile(r"\s*[|·•»()]\s*|\s+[-–—]+\s+|\s{2,}|,\s+|:\s+")
_CALL_SIGN = re.compile(r"^(?:[WK][A-Z]{2,3}|C[BFHIJK][A-Z]{2})(?:-(?:TV|FM|AM))?$")
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|O'|By)[A-Z][a-z]+[A-Z][A-Z]*[a-z]+$")
_DOMAIN = re.compile(r"^[\w-]{3,30}\.(?:com|org|net|info|eu|news|co\.uk|[a-z]{2})$")
_WORD = re.compile(r"^[A-Z0-9][\w.'&/+-]*!?$")
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "el", "da", "do", "&"})


class Make(IntEnum):
    """How much a name is made like an outlet's, least first."""

    PLAIN = 0
    BRAND = 1
    MADE = 2
    KNOWN = 3


@record
class Masthead:
    """A name that may be an outlet's; ``start`` and ``end`` are offsets in the line."""

    name: str
    make: Make
    start: int
    end: int


def masthead(words: str) -> Masthead | None:
    """The name on a line that holds nothing but names and labels; the likeliest of up to three."""
    if len(words) > LONGEST or words.rstrip().endswith((".", "?", ":", ";", ",")):
        return None
    parts = list(_parts(words))
    if not 0 < len(parts) <= 3:
        return None
    made = [
        Masthead(name=cased(name), make=make, start=start, end=start + len(name))
        for name, start in parts
        if (make := make_of(name)) is not None
    ]
    return max(made, key=lambda one: (one.make, -one.start), default=None)


def _parts(words: str) -> list[tuple[str, int]]:
    found, at = list[tuple[str, int]](), 0
    for cut in (*_PART.finditer(words), None):
        end = cut.start() if cut else len(words)
        piece = words[at:end]
        if name := piece.strip(" *_–—-"):
            found.append((name, at + piece.index(name)))
        at = cut.end() if cut else end
    return found


def make_of(name: str) -> Make | None:
    """How a name is made; None for what cannot be one: a label, a sentence, a number."""
    told = name.split()
    if not 0 < len(told) <= 6 or not all(_WORD.match(w) or w in _SMALL for w in told):
        return Make.BRAND if _DOMAIN.match(name) else None
    if known_outlet(name):
        return Make.BRAND if is_common(name) else Make.KNOWN
    low = re.findall(r"[^\W_]+", name.casefold().replace("'s", ""))
    if is_label(name) or not told[0][:1].isalpha() or not _channels().isdisjoint(low):
        return None
    if _set("never").intersection((low[0], low[-1])) and low[0] != "the":
        return None
    if next(days_in(name), None) is not None or _names_an_author(told):
        return None
    if (made := _by_words(low)) is not None:
        return made
    named = low[0] == "the" and len(low) > 2
    if _set("labels").issuperset(low):
        return Make.PLAIN if named else None
    if _CALL_SIGN.match(told[0]):
        return Make.MADE if len(told) > 1 else Make.BRAND
    branded = sum(_CAMEL.match(word) is not None for word in told) == 1
    return Make.BRAND if named or branded else Make.PLAIN


def _names_an_author(words: list[str]) -> bool:
    """Whether somebody's name stands before the outlet's: "Ana Reyes Associated Press"."""
    return len(words) > 2 and any(is_agency(known_outlet(" ".join(words[i:]))) for i in (2, 3))


def _by_words(words: list[str]) -> Make | None:
    """By the words that outlets are named with, first or at the end: "Lake News", but not
    "Business News", for that is all labels."""
    own = [word for word in words if word not in _SMALL]
    if len(own) < 2:
        return None
    if not _set("strong").isdisjoint(words[-2:]):
        return Make.MADE
    if _set("labels", "words").issuperset(own):
        return None
    places = {*_set("leading").intersection(words[:1]), *words[1:][-2:]}
    if not _set("words").isdisjoint(places):
        return Make.MADE
    return Make.BRAND if not _set("mastheads").isdisjoint(places) else None


@cache
def _channels() -> frozenset[str]:
    rows = (row for row in lexicon("outlets")["outlet"] if row["kind"] == "channel")
    return frozenset(row["name"].casefold() for row in rows if not row.get("common"))


def is_agency_like(name: str) -> bool:
    """Whether a name no list knows is made like that of an agency, whose texts others print."""
    return not _set("agencies").isdisjoint(name.casefold().split())


@cache
def _set(*keys: str) -> frozenset[str]:
    return frozenset(word for key in keys for word in lexicon("outlets")[key])


def cased(name: str) -> str:
    """A name in capitals as it is written in a sentence; call signs and abbreviations stay.

    >>> cased("THE LAKE HERALD"), cased("WKDY NEWS 6"), cased("BBC NEWS")
    ('The Lake Herald', 'WKDY News 6', 'BBC News')
    """
    if not name.isupper() or " " not in name:
        return name
    told = [_cased(word) for word in name.split()]
    return " ".join((told[0], *(w.lower() if w.lower() in _SMALL else w for w in told[1:])))


def _cased(word: str) -> str:
    short = len(word) < 5 and re.search(r"[AEIOUY]", word[1:]) is None
    known = known_outlet(word).startswith(word)
    return word if _CALL_SIGN.match(word) or short or known else word.capitalize()
