"""Who speaks for whom, by role and name: "spokesman for the Coast Guard", "head of the port"."""

import re
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.resolve.bodies import body
from reportedly.resolve.voices import BODIES, country
from reportedly.text.gists import gist
from reportedly.text.terms import fold

__all__ = ["described", "leads", "shortens", "speaks_for", "spokesman", "unclaimed", "vague"]

COUNTRY = {"country", "country's", "nation", "nation's", "its", "their", "own"}
"""Words that stand for a country's name in the name of its body."""


@cache
def _roles(kind: str) -> re.Pattern[str]:
    words = lexicon("origins")["offices"][kind]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def spokesman(hop: Hop) -> bool:
    """Whether a hop is a person whose role is to speak for others."""
    return hop.kind is HopKind.PERSON and any(_roles("speaking").search(r) for r in hop.roles)


def speaks_for(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to speak for a body ("Pentagon spokesman")."""
    if not spokesman(person) or body.kind is HopKind.PERSON:
        return False
    whose = {concept for concept, _ in gist(body.name).concepts}
    return bool(whose) and any(
        _roles("speaking").search(role) and whose <= {name for name, _ in gist(role).concepts}
        for role in person.roles
    )


def unclaimed(person: Hop) -> bool:
    """Whether no role of a spokesman says for whom he speaks, but perhaps for which country
    ("Seoul spokesman")."""
    rest = {name for role in person.roles for name, _ in gist(_cut(role)).concepts}
    return all(name.startswith("=") for name in rest)


def _cut(role: str) -> str:
    return _roles("speaking").sub(" ", role)


def leads(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to lead a body ("head of the National Civil Defence Agency" for
    "the country's civil defence agency", "Norsk Tre chief executive" for Norsk Tre)."""
    if person.kind is not HopKind.PERSON or body.kind is HopKind.PERSON:
        return False
    whose = _words(body.name)
    telling = len(whose) > 1 or (body.name[:1].isupper() and country(body) != body.name)
    return telling and any(
        _roles("leading").search(role)
        and not _roles("not_leading").search(role)
        and whose <= _words(role)
        for role in person.roles
    )


def shortens(one: Hop, other: Hop) -> bool:
    """Whether one names the other's body in fewer words, and not of another country, as one
    article does ("South Korea's intelligence service", "the National Intelligence Service")."""
    if not {one.kind, other.kind} <= BODIES or len({country(one), country(other)} - {""}) > 1:
        return False
    few, many = sorted((_words(one.name), _words(other.name)), key=len)
    return len(few) > 1 and few <= many


@lru_cache(maxsize=1 << 15)
def _words(name: str) -> frozenset[str]:
    return frozenset(body(name).words) - COUNTRY


def described(one: Hop, other: Hop) -> bool:
    """Whether one is only described ("the head of the port") by what is the other's role."""
    plain, known = (one, other) if one.kind is HopKind.ANONYMOUS else (other, one)
    if plain.kind is not HopKind.ANONYMOUS or known.kind is not HopKind.PERSON:
        return False
    words = {concept for concept, _ in gist(plain.name).concepts}
    return len(words) > 2 and any(
        words <= {concept for concept, _ in gist(role).concepts} for role in known.roles
    )


def vague(document: Hop) -> bool:
    """Whether the name of a document tells neither whose it is nor what about ("a new report")."""
    known = lexicon("origins")["documents"]["vague"]
    return all(word in known for word in fold(document.name).split()[:-1])
