"""Whether two statements have one speaker: "Seoul's ministry", "South Korea's ministry"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.judgement import Verdict
from reportedly.model.mention import MentionKind, Name, Role
from reportedly.model.span import Span
from reportedly.model.testimony import Testimony
from reportedly.resolve.bodies import body, judge_bodies
from reportedly.resolve.persons import judge_persons, person
from reportedly.text.gists import gist
from reportedly.text.romanise import sounds
from reportedly.text.terms import fold

__all__ = [
    "country",
    "described",
    "leads",
    "named",
    "narrated",
    "same_voice",
    "shortens",
    "speaks_for",
    "spokesman",
    "unsourced",
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
_LEADS = re.compile(
    r"\b(?:head|chief|director|president|chair\w*|minister|commander|secretary|governor|leader)\b"
    r"|\b(?:heads|leads|runs|chairs)\b",
    re.I,
)
BODIES = {HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.OFFICE, HopKind.OUTLET}
COUNTRY = {"country", "country's", "nation", "nation's", "its", "their", "own"}
"""Words that stand for a country's name in the name of its body."""

_Known = tuple[str, tuple[str, ...]]
"""A person's name and roles."""


def narrated(claim: Claim | Testimony) -> bool:
    """Whether it is the printing outlet's own statement (another outlet it cites is a source)."""
    alone = len(claim.hops) == 1 and claim.hops[0].kind is HopKind.OUTLET
    return alone or claim.method is Method.NARRATOR


def named(claim: Claim | Testimony) -> bool:
    """Whether somebody in particular is said to know; officials without a name are nobody."""
    return not narrated(claim) and claim.hops[0].kind in NAMED


def unsourced(claim: Claim | Testimony) -> bool:
    """Whether nobody, not even an official without a name, is cited for it."""
    return narrated(claim) or claim.hops[0].kind is HopKind.UNNAMED_REPORTS


def voice_keys(hop: Hop) -> Iterator[str]:
    """What two spellings of one speaker share: a family name as it sounds, or a body's words."""
    if hop.kind is HopKind.PERSON:
        found = person(hop.name)
        yield from {sounds(part)[2] for part in (found.family, found.given) if len(part) > 1}
    else:
        yield _concepts(hop.name)


def same_voice(one: Hop, other: Hop) -> bool:
    """Whether two hops name one speaker of one story, as `resolve.names` judges their names.

    A bare family name is the man in full who bears it, unless their countries differ; bodies may
    name the same things in any order ("Seoul" is South Korea there).
    """
    if HopKind.PERSON in (one.kind, other.kind):
        return one.kind is other.kind and _same_person(
            (one.name, one.roles), (other.name, other.roles)
        )
    if one.kind is HopKind.UNNAMED_REPORTS or other.kind is HopKind.UNNAMED_REPORTS:
        return " " in one.name and fold(one.name) == fold(other.name)
    return _concepts(one.name) == _concepts(other.name) or (
        {one.kind, other.kind} <= BODIES and _same_body(one.name, other.name)
    )


@lru_cache(maxsize=1 << 15)
def _same_person(one: _Known, other: _Known) -> bool:
    if (opinion := judge_persons(_name(*one), _name(*other))) is None:
        return False
    alone = min(len(one[0].split()), len(other[0].split())) == 1
    return opinion[0] is Verdict.SAME or (alone and opinion[0] is Verdict.UNSURE)


@lru_cache(maxsize=1 << 15)
def _same_body(one: str, other: str) -> bool:
    opinion = judge_bodies(_name(one), _name(other))
    return opinion is not None and opinion[0] is Verdict.SAME


def _name(name: str, roles: tuple[str, ...] = ()) -> Name:
    """A source as a name of its own, so that names are judged in one place only."""
    return Name(
        span=_alone(name),
        name=name,
        kind=MentionKind.PERSON,
        spellings=(name,),
        roles=tuple(Role(text=role, span=_alone(role)) for role in roles if role),
        mentions=(),
    )


def _alone(text: str) -> Span:
    return Span(article="", start=0, end=len(text), text=text)


@lru_cache(maxsize=1 << 15)
def _concepts(name: str) -> str:
    return "+".join(sorted(concept for concept, _ in gist(name).concepts)) or fold(name)


def shortens(one: Hop, other: Hop) -> bool:
    """Whether one names the other's body in fewer words, and not of another country, as one
    article does ("South Korea's intelligence service", "the National Intelligence Service")."""
    if not {one.kind, other.kind} <= BODIES or len({country(one), country(other)} - {""}) > 1:
        return False
    few, many = sorted((_words(one.name), _words(other.name)), key=len)
    return len(few) > 1 and few <= many


def _words(name: str) -> frozenset[str]:
    return frozenset(body(name).words) - COUNTRY


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


def leads(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to lead a body ("head of the National Civil Defence Agency" for
    "the country's civil defence agency")."""
    if person.kind is not HopKind.PERSON or body.kind is HopKind.PERSON:
        return False
    whose = _words(body.name)
    return len(whose) > 1 and any(
        _LEADS.search(role) and whose <= _words(role) for role in person.roles
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
    return _country(hop.name, hop.roles)


@lru_cache(maxsize=1 << 15)
def _country(name: str, roles: tuple[str, ...]) -> str:
    names = gist(" ".join((name, *roles))).names
    return next(iter(names)) if len(names) == 1 else ""
