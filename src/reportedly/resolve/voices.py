"""Whether two statements have one speaker: "Seoul's ministry", "South Korea's ministry"."""

import re
from collections.abc import Iterator

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.text.gists import gist
from reportedly.text.terms import fold

__all__ = [
    "country",
    "described",
    "named",
    "narrated",
    "same_voice",
    "speaks_for",
    "spokesman",
    "voice_keys",
]

NAMED = {
    HopKind.PERSON,
    HopKind.OFFICE,
    HopKind.STATE_BODY,
    HopKind.ORGANISATION,
    HopKind.DOCUMENT,
    HopKind.DATA,
    HopKind.OUTLET,
}
_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|press secretary|press service|representative)\b", re.I)
_ENDINGS = re.compile(r"(?:iy|yy|yi|ii|ij|y|i)$")
_FOLDS = (("kh", "h"), ("ou", "u"), ("w", "v"), ("j", "i"), ("y", "i"), ("ks", "x"), ("ck", "k"))


def narrated(claim: Claim) -> bool:
    """Whether it is the printing outlet's own statement (another outlet it cites is a source)."""
    alone = len(claim.hops) == 1 and claim.hops[0].kind is HopKind.OUTLET
    return alone or claim.method is Method.NARRATOR


def named(claim: Claim) -> bool:
    """Whether somebody in particular is said to know; officials without a name are nobody."""
    return not narrated(claim) and claim.hops[0].kind in NAMED


def voice_keys(hop: Hop) -> Iterator[str]:
    """What two spellings of one speaker share: a name as it sounds, or a body's concepts."""
    if hop.kind is HopKind.PERSON:
        yield from (token for token in _tokens(hop.name) if len(token) > 2)
    else:
        yield "+".join(sorted(concept for concept, _ in gist(hop.name).concepts)) or fold(hop.name)


def same_voice(one: Hop, other: Hop) -> bool:
    """Whether two hops name one speaker.

    Persons need one family name, and given names that do not contradict each other; bodies the
    same concepts in any order ("Seoul" is South Korea there).
    """
    if HopKind.PERSON in (one.kind, other.kind):
        return one.kind is other.kind and _same_person(_tokens(one.name), _tokens(other.name))
    if one.kind is HopKind.UNNAMED_REPORTS or other.kind is HopKind.UNNAMED_REPORTS:
        return " " in one.name and fold(one.name) == fold(other.name)
    return set(voice_keys(one)) == set(voice_keys(other))


def _tokens(name: str) -> list[str]:
    """The words of a name as they sound: "Zelenskyy" and "Zelensky" both end in "zelensk"."""
    return [_sound(token) for token in re.findall(r"[a-z]+", fold(name).replace("-", ""))]


def _sound(token: str) -> str:
    for written, heard in _FOLDS:
        token = token.replace(written, heard)
    return _ENDINGS.sub("", token) or token


def _same_person(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return short[0] in (long[0], long[-1])
    if "".join(one) == "".join(other) or sorted(one) == sorted(other):
        return True
    return _alike(one[-1], other[-1]) and _given(one[0], other[0])


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return one[:1] == other[:1] and Levenshtein.distance(one, other) <= (len(one) > 6)


def _given(one: str, other: str) -> bool:
    """Initials, short forms and other spellings of one given name ("Andrii", "Andrei")."""
    from rapidfuzz.distance import Levenshtein

    if one.startswith(other) or other.startswith(one):
        return True
    return one[:1] == other[:1] and Levenshtein.normalized_similarity(one, other) >= 0.6


def spokesman(hop: Hop) -> bool:
    """Whether a hop is a person whose role is to speak for others."""
    return hop.kind is HopKind.PERSON and any(_SPOKEN_FOR.search(role) for role in hop.roles)


def speaks_for(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to speak for a body ("Pentagon spokesman")."""
    if not spokesman(person) or body.kind is HopKind.PERSON:
        return False
    whose = {concept for concept, _ in gist(body.name).concepts}
    return any(
        _SPOKEN_FOR.search(role) and whose <= {concept for concept, _ in gist(role).concepts}
        for role in person.roles
    )


def described(one: Hop, other: Hop) -> bool:
    """Whether one is only described ("the head of the port") by what is the other's role."""
    plain, known = (one, other) if one.kind is HopKind.ANONYMOUS else (other, one)
    if plain.kind is not HopKind.ANONYMOUS or known.kind is not HopKind.PERSON:
        return False
    words = {concept for concept, _ in gist(plain.name).concepts}
    return len(words) > 2 and any(
        words <= {concept for concept, _ in gist(role).concepts} for role in known.roles
    )


def country(hop: Hop) -> str:
    """The one country that a speaker's name or role mentions, "" where none or several."""
    names = gist(" ".join((hop.name, *hop.roles))).names
    return next(iter(names)) if len(names) == 1 else ""
