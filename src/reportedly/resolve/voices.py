"""Whether two statements have one speaker: "Seoul's ministry", "South Korea's ministry"."""

from collections.abc import Iterator
from functools import cache, lru_cache

from reportedly.lexicon.gazetteer import Sort, look_up
from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.judgement import Verdict
from reportedly.model.mention import MentionKind, Name, Role
from reportedly.model.span import Span
from reportedly.model.testimony import Testimony
from reportedly.resolve.bodies import judge_bodies
from reportedly.resolve.persons import judge_persons, person
from reportedly.text.gists import gist
from reportedly.text.romanise import sounds
from reportedly.text.terms import fold

__all__ = [
    "BODIES",
    "country",
    "named",
    "narrated",
    "one_speaker",
    "parted",
    "same_voice",
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
BODIES = {HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.OFFICE, HopKind.OUTLET}
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

    A family name, bare or with an initial, is the man in full who bears it, unless their countries
    differ; bodies may
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


def one_speaker(one: Testimony, other: Testimony) -> bool:
    """Whether two statements have one speaker: by what was decided about the names, else as the
    names and roles tell."""
    if parted(one, other):
        return False
    return bool(one.entity and one.entity == other.entity) or same_voice(
        one.hops[0], other.hops[0]
    )


def parted(one: Testimony, other: Testimony) -> bool:
    """Whether an analyst has said that the speakers of two statements are two."""
    return one.entity != other.entity and not set(one.vetoes).isdisjoint(other.vetoes)


@lru_cache(maxsize=1 << 15)
def _same_person(one: _Known, other: _Known) -> bool:
    if (opinion := judge_persons(_name(*one), _name(*other))) is None:
        return False
    alone = any(len(person(name).given) < 2 for name, _ in (one, other))
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


def country(hop: Hop) -> str:
    """The one country that a speaker's name or role mentions, or whose body he is known to be of;
    "" where none or several."""
    return _country(hop.name, hop.roles)


@lru_cache(maxsize=1 << 15)
def _country(name: str, roles: tuple[str, ...]) -> str:
    names = gist(" ".join((name, *roles))).names
    states = {_states().get(known, known) for known in names}
    countries = {state for state in states if _is_country(state)}
    countries = countries or {state for state in states if not _is_body(state)}
    return next(iter(countries)) if len(countries) == 1 else ""


@cache
def _states() -> dict[str, str]:
    """The country of well-known bodies, by their usual names."""
    states = lexicon("origins")["states"]
    return {body: state for state, bodies in states.items() for body in bodies}


def _is_country(name: str) -> bool:
    return _sort(name) is Sort.COUNTRY


def _is_body(name: str) -> bool:
    return _sort(name) is Sort.ORGANISATION


@lru_cache(maxsize=4096)
def _sort(name: str) -> Sort | None:
    entry = look_up(name)
    return entry.sort if entry else None
