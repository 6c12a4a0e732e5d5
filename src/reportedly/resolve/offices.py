"""Who speaks for whom, by role and name: "spokesman for the Coast Guard", "head of the port"."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.resolve.bodies import body
from reportedly.resolve.voices import BODIES, country
from reportedly.text.gists import gist
from reportedly.text.terms import fold

__all__ = [
    "bare",
    "described",
    "heads",
    "houses",
    "leads",
    "may_speak_for",
    "nameless",
    "observed",
    "of_government",
    "serves",
    "shortens",
    "speaks_for",
    "spokesman",
    "state_headed",
    "taken_up",
    "vague",
]

COUNTRY = {"country", "country's", "nation", "nation's", "its", "their", "own"}
"""Words that stand for a country's name in the name of its body."""


@cache
def _roles(kind: str) -> re.Pattern[str]:
    words = lexicon("origins")["offices"][kind]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _told(hop: Hop) -> tuple[str, ...]:
    """What is told of a person's office; of one without a name, how he is described."""
    if hop.kind is HopKind.PERSON:
        return hop.roles
    return (hop.name,) if hop.kind is HopKind.ANONYMOUS else ()


def spokesman(hop: Hop) -> bool:
    """Whether a hop is a person, named or not, whose role is to speak for others."""
    return any(_roles("speaking").search(role) for role in _told(hop))


def speaks_for(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to speak for a body ("Pentagon spokesman")."""
    if body.kind not in BODIES or country(body) == body.name or not spokesman(person):
        return False
    whose = {concept for concept, _ in gist(body.name).concepts}
    return bool(whose) and any(
        _roles("speaking").search(role) and whose <= {name for name, _ in gist(role).concepts}
        for role in _told(person)
    )


def bare(person: Hop) -> bool:
    """Whether no role of a spokesman says for whom he speaks, but perhaps for which country
    ("Seoul spokesman")."""
    return not _speaking_for(person)


def of_government(hop: Hop, state: str) -> bool:
    """Whether somebody speaks for a state: one of its bodies, or an official by his office."""
    if hop.name == state or country(hop) != state:
        return False
    if hop.kind is not HopKind.PERSON:
        return hop.kind in (HopKind.STATE_BODY, HopKind.OFFICE, HopKind.ORGANISATION)
    former = any(_roles("not_leading").search(role) for role in hop.roles)
    return spokesman(hop) or (not former and any(map(_roles("governing").search, hop.roles)))


def may_speak_for(person: Hop, body: Hop) -> bool:
    """Whether what a spokesman's role tells of his body fits one: "ministry spokesman" for "the
    Health Ministry"."""
    whose = {country(person), country(body)} - {""}
    known = {name for name, _ in gist(body.name).concepts}
    return body.kind in BODIES and len(whose) < 2 and _speaking_for(person) <= known


def _speaking_for(person: Hop) -> set[str]:
    told = {n for role in _told(person) for n, _ in gist(_cut(role)).concepts}
    return {name for name in told if not name.startswith("=")}


def _cut(role: str) -> str:
    return _roles("speaking").sub(" ", role)


def leads(person: Hop, body: Hop) -> bool:
    """Whether a person's role is to lead a body ("head of the National Civil Defence Agency" for
    "the country's civil defence agency", "Norsk Tre chief executive" for Norsk Tre)."""
    if person.kind is not HopKind.PERSON or body.kind is HopKind.PERSON:
        return False
    whose = _words(body.name)
    roles = [role for role in person.roles if not _roles("not_leading").search(role)]
    if len(whose) == 1:
        found = _holding(body.name, roles)
        return country(body) != body.name and any(_leading(body.name).search(r) for r in found)
    return any(_roles("leading").search(role) and whose <= _words(role) for role in roles)


def heads(state: str, body: Hop) -> bool:
    """Whether a body reports to who leads the whole state: the army, but not the courts."""
    if not state or country(body) != state or _roles("apart").search(body.name):
        return False
    return body.kind in (HopKind.STATE_BODY, HopKind.OFFICE) and body.name != state


def state_headed(roles: Iterable[str]) -> str:
    """The one state whose head or head of government somebody is by his roles, "" where none: not
    the president of a club, and not a former one."""
    found = [role for role in roles if _roles("heading").search(role)]
    if any(_roles("not_leading").search(role) for role in found):
        return ""
    states = {country(Hop(kind=HopKind.OFFICE, name=role)) for role in found if _heading(role)}
    known = states - {""}
    return known.pop() if len(known) == 1 else ""


@lru_cache(maxsize=4096)
def _heading(role: str) -> bool:
    """Whether a role of a head of state or government tells nothing else."""
    left = gist(_roles("heading").sub(" ", role)).concepts
    return all(name.startswith("=") for name, _ in left)


def serves(person: Hop, body: Hop) -> bool:
    """Whether somebody is one of a body's own people: "Kenya police inspector" of the police."""
    if person.kind is not HopKind.PERSON or body.kind not in BODIES or country(body) == body.name:
        return False
    name = body.name.removeprefix("The ").removeprefix("the ")
    roles = _holding(name, person.roles)
    return any(
        _serving(name).search(role) and not _roles("not_leading").search(role) for role in roles
    )


def _holding(name: str, roles: Iterable[str]) -> list[str]:
    """The roles in which a name stands, before a pattern is made for it."""
    return [role for role in roles if name.lower() in role.lower()]


@lru_cache(maxsize=4096)
def _serving(name: str) -> re.Pattern[str]:
    """A rank or post right beside the body's name, or the body's name at the end behind it."""
    words = "|".join(
        re.escape(word)
        for kind in ("serving", "leading")
        for word in lexicon("origins")["offices"][kind]
    )
    whose = re.escape(name)
    return re.compile(
        rf"\b{whose}(?:['’]s)? (?:{words})\b"
        rf"|\b(?:{words})\b.* (?:of|at|for|from|with|in) (?:\w+ ){{0,2}}{whose}$",
        re.IGNORECASE,
    )


def nameless(hop: Hop) -> bool:
    """Whether a hop is some authority or other, of which anybody may have spoken ("police")."""
    return fold(hop.name).removeprefix("the ") in lexicon("origins")["offices"]["unnamed"]


def houses(one: Hop, other: Hop) -> int:
    """For how many bodies two spokesmen without a name speak, 0 if not both are such: one where
    neither names a body that the other's description does not ("a spokesman for the company",
    "a spokesman of Daehwa")."""
    if {one.kind, other.kind} != {HopKind.ANONYMOUS} or not (spokesman(one) and spokesman(other)):
        return 0
    few, many = sorted((_house(one.name), _house(other.name)), key=len)
    return 1 if few <= many else 2


@lru_cache(maxsize=4096)
def _house(name: str) -> frozenset[str]:
    """The words that tell for whom a spokesman speaks, without the general ones and the place."""
    general = lexicon("origins")["offices"]["general"]
    plain = fold(_cut(name).replace("’s", "").replace("'s", ""))
    words = re.sub(r"\bin [\w ]+$", "", plain).split()
    return frozenset(word for word in words if word not in general)


@lru_cache(maxsize=4096)
def _leading(name: str) -> re.Pattern[str]:
    """A role that leads a body of one word, which stands right beside it: a "Republican committee
    chairman" does not lead the Republicans."""
    words = "|".join(map(re.escape, lexicon("origins")["offices"]["leading"]))
    whose = re.escape(name)
    return re.compile(
        rf"\b{whose}(?:['’]s)? (?:{words})\b"
        rf"|\b(?:{words})(?: officer)?,? (?:of|at|for) (?:the )?{whose}$",
        re.IGNORECASE,
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
    words = _description(plain)
    return len(words) > 2 and _in_roles(words, known)


def taken_up(plain: Hop, known: Hop) -> bool:
    """Whether a short description ("the colonel", "the palace") takes up the other's title or
    name: enough inside an article in which it fits nobody else."""
    if plain.kind is not HopKind.ANONYMOUS or known.kind is not HopKind.PERSON:
        return False
    if not fold(plain.name).startswith("the "):
        return False
    words = _description(plain)
    return bool(words) and _in_roles(words, known)


def _description(hop: Hop) -> frozenset[str]:
    return frozenset(concept for concept, _ in gist(hop.name).concepts)


def _in_roles(words: frozenset[str], known: Hop) -> bool:
    return any(words <= {concept for concept, _ in gist(role).concepts} for role in known.roles)


def vague(document: Hop) -> bool:
    """Whether the name of a document tells neither whose it is nor what about ("a new report")."""
    known = lexicon("origins")["documents"]["vague"]
    return all(word in known for word in fold(document.name).split()[:-1])


def observed(text: str, outlet: str) -> bool:
    """Whether an outlet says what its own people saw: "a reporter of the Courier counted 40",
    "AFP journalists saw", "The Courier has seen the letter"."""
    name = outlet.removeprefix("The ").removeprefix("the ")
    return name.lower() in text.lower() and bool(_observing(re.escape(name)).search(text))


@lru_cache(maxsize=512)
def _observing(name: str) -> re.Pattern[str]:
    words = lexicon("origins")["observing"]
    who, did = ("|".join(words[part]) for part in ("who", "did"))
    people = rf"{name}(?:['’]s)? (?:{who})|(?:{who}) (?:of|for|from|with|at) (?:the )?{name}"
    paper = rf"{name}(?: has| have| had| also| independently)*"
    own = rf"\b(?:(?:{people})\b(?:\W+\w+){{0,8}}?|{paper}) (?:{did})\b"
    return re.compile(own, re.IGNORECASE)
