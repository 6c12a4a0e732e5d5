"""Who can be meant by a bare family name: no "wife, Maria Vega", nor a woman by "Mr. Vega"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from reportedly.extract.mentions.spots import Spot
from reportedly.extract.mentions.words import personal
from reportedly.lexicon.load import lexicon
from reportedly.text.roles import titles
from reportedly.text.sources import gender_of, given_gender
from reportedly.text.tokens import Doc, Token

__all__ = ["dependents", "kin_of", "parted", "relatives", "sex_at", "sexes", "styles", "titles_at"]

_PAST = frozenset({"former", "then", "ex", "late", "onetime"})
_OWNERS = frozenset({"his", "her", "their", "whose"})
_NEAR = 4
"""Tokens behind a name's comma among which a relative is named: "Maria Vega, his late wife"."""


def sex_at(spot: Spot) -> str:
    """What the honorific before a name tells: "male" of "Mr. Vega"; "" without one."""
    first, doc = spot.piece.start, spot.paragraph.doc
    if first > 1 and doc[first - 1].is_title and doc[first - 1].lower_ in personal():
        first -= 1 if doc[first - 2].is_title else 0  # Mrs Justice | Vega
    return gender_of(doc[first - 1].lower_) if first and doc[first - 1].is_title else ""


def sexes(persons: Iterable[Spot]) -> dict[str, str]:
    """The sex of each name by its honorifics and relationships, else by the given name."""
    told = defaultdict[str, Counter[str]](Counter)
    for spot in persons:
        if sex := sex_at(spot) or gender_of(kin_of(spot)):
            told[spot.name][sex] += 1
    found = {spot.name: given_gender(spot.name) for spot in persons}
    return found | {name: counts.most_common(1)[0][0] for name, counts in told.items()}


def relatives(persons: Iterable[Spot], title: object = None) -> frozenset[str]:
    """Full names first given as those of relatives, after the family name stood alone outside
    the headline: that name was somebody else's before."""
    alone, found = dict[str, int](), set[str]()
    seen = set[str]()
    for spot in sorted(persons, key=lambda s: s.offset):
        words = spot.name.split()
        if len(words) == 1:
            if spot.paragraph is not title:
                alone.setdefault(spot.name, spot.offset)
        elif spot.name not in seen:
            seen.add(spot.name)
            if words[-1] in alone and kin_of(spot):
                found.add(spot.name)
    return frozenset(found)


def parted(
    spots: Iterable[Spot], roles: Mapping[int, str], title: object = None
) -> dict[int, str]:
    """The bare names that are not those of the full name after them, by their offsets: "Colonel
    Vega" of a page on which "Luis Vega, the governor," is named only later. ``roles`` are those
    stated at offsets."""
    persons = [s for s in sorted(spots, key=lambda s: s.offset) if " " in s.name]
    full, found = dict[str, tuple[int, set[str]]](), dict[int, str]()
    for spot in persons:
        if " " in spot.text:
            first, offices = full.get(spot.name, (spot.offset, set[str]()))
            full[spot.name] = first, offices | _offices(roles.get(spot.offset, ""))
    for spot in persons:
        first, offices = full.get(spot.name, (0, set[str]()))
        own = _offices(roles.get(spot.offset, ""))
        before = " " not in spot.text and spot.offset < first and spot.paragraph is not title
        if before and own and offices and not own & offices:
            found |= {
                s.offset: s.text for s in persons if s.name == spot.name and s.offset < first
            }
    return found


def _offices(role: str) -> set[str]:
    """The offices that a role names; none where it is a former one."""
    words = set(role.lower().replace("-", " ").split())
    return set() if words & _PAST else words & _held()


def kin_of(spot: Spot) -> str:
    """The word for a relative beside a name: "wife" of "his wife, Maria Vega"; "" without one."""
    doc, first, last = spot.paragraph.doc, spot.piece.start, spot.piece.end
    before = first - 1
    if before > 0 and doc[before].text == ",":
        before -= 1
    if before >= 0 and doc[before].lower_ in _kin():
        return doc[before].lower_
    return _behind(doc, last) if last < len(doc) and doc[last].text == "," else ""


def styles(persons: Iterable[Spot]) -> dict[str, frozenset[str]]:
    """The titles that stand beside each full name anywhere: "judge" of "Ana Vega, a judge"."""
    found = defaultdict[str, set[str]](set)
    for spot in persons:
        if " " in spot.text:
            found[spot.name] |= titles_at(spot, behind=True)
    return {name: frozenset(words) for name, words in found.items()}


def titles_at(spot: Spot, *, behind: bool = False) -> frozenset[str]:
    """The titles right before a name, and those in the apposition ``behind`` it, in full: of "Gen.
    Vega" that is "general"."""
    doc, first, last = spot.paragraph.doc, spot.piece.start, spot.piece.end
    words = list[Token]()
    while first > 0 and len(words) < _NEAR and _of_title(doc[first - 1]):
        first -= 1
        words.append(doc[first])
    if behind and last < len(doc) and doc[last].text == ",":
        for token in doc[last + 1 : last + 1 + _NEAR + 1]:
            if token.is_punct or token.pos_ in {"VERB", "AUX"}:
                break
            words.append(token)
    known, short = titles(), _in_full()
    plain = {
        token.lower_.rstrip(".")
        for token in words
        if known.names(token) or token.lower_ in known.honorifics
    }
    return frozenset(word for w in plain for word in short.get(w, w).split())


def _of_title(token: Token) -> bool:
    known = titles()
    titled = known.names(token) or token.lower_ in known.honorifics
    return not token.is_punct and (titled or token.is_title or token.pos_ in {"NOUN", "ADJ"})


def dependents(persons: Iterable[Spot]) -> frozenset[str]:
    """Full names that are brought in as somebody's: no name in the headline is theirs."""
    seen, found = set[str](), set[str]()
    for spot in sorted(persons, key=lambda s: s.offset):
        if " " in spot.text and spot.name not in seen:
            seen.add(spot.name)
            if kin_of(spot) or _belongs(spot):
                found.add(spot.name)
    return frozenset(found)


def _belongs(spot: Spot) -> bool:
    """Whether a person is brought in by whom he serves or knows: "her lawyer, Luis Vega"."""
    doc, at = spot.paragraph.doc, spot.piece.start
    at -= 1 if at and doc[at - 1].text == "," else 0
    return at > 1 and doc[at - 1].pos_ == "NOUN" and doc[at - 2].lower_ in _OWNERS


def _behind(doc: Doc, comma: int) -> str:
    """The relative named in the apposition behind a comma."""
    for token in doc[comma + 1 : comma + 1 + _NEAR]:
        if token.lower_ in _kin():
            return token.lower_
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            break
    return ""


@cache
def _in_full() -> dict[str, str]:
    found: dict[str, str] = lexicon("titles")["full"]
    return found


@cache
def _held() -> frozenset[str]:
    return frozenset(lexicon("titles")["walks"]["office"])


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("titles")["kin"])
