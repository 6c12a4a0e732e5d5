"""Who does what to whom, where and when, as somebody asserts it: "troops are in Riga"."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition, head_of
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.hedge import Status
from reportedly.model.mention import Entity, MentionKind, Name
from reportedly.model.span import Span
from reportedly.resolve.voices import narrated, unsourced
from reportedly.text.gists import gist
from reportedly.text.windows import Window, in_words, window

__all__ = [
    "OPEN",
    "Assertion",
    "assertions",
    "by_source",
    "clash",
    "is_held",
    "of_days",
    "theme_of",
    "tight",
]

OPEN = frozenset(
    {"future", "planned", "expected", "possible", "conditional", "first time", "infinite"}
)
"""Aspects under which a clause does not say that something is so."""

DISPLAYED = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION)

_THING = re.compile(
    r"(?:an?|the|\d+|two|three|several) (?:[a-z-]+ ){0,2}?(?P<head>[a-z]{3,})"
    r"(?= (?:in|of|at|on|near|from|by|that) |[.,]|$)[^.]{0,80}"
)
"""A claim that is only a thing, and the head word of it."""

_OWN = re.compile(r"(?:that |but |and )?(?:I|we)\b", re.IGNORECASE)
_THEIR = re.compile(r"(?:that |but |and )?(?:he|she|it|they)\b", re.IGNORECASE)

UNHELD = frozenset({Status.DENIED, Status.NOT_CONFIRMED, Status.RETRACTED, Status.NO_COMMENT})
"""Statuses of claims that nobody stands for."""


class Assertion(NamedTuple):
    """One clause of a claim. ``agent`` and ``owner`` are names as the story knows them, "" where
    none is named; ``theme`` is the class of what it is said of, or its name. ``when`` is the day
    (EDTF) on which it is said to be so, ``told`` the one as of which the claim speaks;
    ``persons`` and ``places`` are those that its claim names; ``displayed`` is set in a headline
    or caption."""

    said: Proposition
    claim: Claim
    span: Span
    agent: str
    owner: str
    theme: str
    place: str
    when: str
    told: str
    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    displayed: bool = False

    @property
    def named(self) -> bool:
        """Whether it is said of somebody or something with a name of its own."""
        return head_of(self.said.patient)[:1].isupper()

    @property
    def known(self) -> bool:
        """Whether it is said of one thing only: a name, or "the dam"."""
        return self.named or self.said.definite

    @property
    def single(self) -> bool:
        """Whether that one thing is in the singular; of "the soldiers" there may be others."""
        head = head_of(self.said.patient)
        return self.known and (self.named or not _plural(head).search(self.span.text))

    @property
    def ahead(self) -> bool:
        return bool(OPEN & set(self.said.aspect))

    @property
    def sourced(self) -> bool:
        return not unsourced(self.claim)

    @property
    def day(self) -> Window | None:
        """The one day on which it is said to have happened."""
        days = window(self.when)
        return days if days and days[0] == days[1] else None

    @property
    def as_of(self) -> str:
        return self.when or self.told


def assertions(
    claims: Mapping[str, Claim],
    propositions: Sequence[Proposition],
    told: Mapping[str, str],
    articles: Iterable[Article],
    entities: Sequence[Entity] = (),
    names: Sequence[Name] = (),
) -> list[Assertion]:
    """The clauses of claims that somebody stands for, in the order of their places."""
    shown = {article.id: _displays(article) for article in articles}
    known = _known(entities, names)
    persons = _mentioned(entities, names, MentionKind.PERSON)
    towns = _mentioned(entities, names, MentionKind.PLACE)
    made = list[Assertion]()
    for clause in propositions:
        claim = claims[clause.claim]
        p = _spoken(clause, claim)
        if not p.patient or not is_held(claim) or claim.text.rstrip("”\"'").endswith("?"):
            continue
        owner, _, head = p.patient.rpartition(": ")
        made.append(
            Assertion(
                said=p,
                claim=claim,
                span=tight(p, claim),
                agent=_name(p.agent, p.span.article, known),
                owner=_name(owner, p.span.article, known),
                theme=known.get((p.span.article, head)) or theme_of(head),
                place=p.place,
                when=p.time,
                told=told.get(p.claim, ""),
                persons=tuple(sorted({persons[m] for m in claim.mentions if m in persons})),
                places=tuple(sorted({towns[m] for m in claim.mentions if m in towns})),
                displayed=any(b.start <= p.span.start < b.end for b in shown[p.span.article]),
            )
        )
    spoken = {p.claim for p in propositions}
    for claim in claims.values():
        if claim.id not in spoken and is_held(claim) and (thing := _THING.match(claim.text)):
            made.append(_named(claim, thing["head"].lower(), thing, told.get(claim.id, "")))
    return sorted(made, key=lambda a: (a.span.article, a.span.start, a.span.end, a.said.id))


def _spoken(p: Proposition, claim: Claim) -> Proposition:
    """The clause with who speaks in the place of "I", or in indirect speech of "he", "it"."""
    if p.agent or narrated(claim) or not claim.hops or not p.words:
        return p
    words = _OWN if claim.method is Method.DIRECT else _THEIR
    if not words.match(tight(p, claim).text):
        return p
    name = claim.source
    return replace(p, agent=name) if p.patient else replace(p, agent=name, patient=name)


def _named(claim: Claim, head: str, thing: re.Match[str], told: str) -> Assertion:
    """That there is a thing, of which a claim without a verb speaks: "a breach in the wall"."""
    start, end = claim.span.start, claim.span.start + thing.end()
    span = Span(article=claim.span.article, start=start, end=end, text=thing.group())
    said = Proposition(
        span=claim.span, claim=claim.id, predicate="exist", negated=False, patient=head
    )
    return Assertion(said, claim, span, "", "", theme_of(head), "", "", told)


def _displays(article: Article) -> list[Block]:
    """The headlines and captions of an article."""
    return list(article.parts(*DISPLAYED))


def is_held(claim: Claim) -> bool:
    """Whether its source says so and has not taken it back; what others deny is still said."""
    return claim.status not in UNHELD and Status.RETRACTED not in claim.reserves


@lru_cache(maxsize=1 << 12)
def _plural(head: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(head)}e?s\b", re.IGNORECASE)


def by_source(a: Assertion) -> tuple[bool, str, int, str]:
    """The order in which assertions are taken: what somebody is cited for first, then by place."""
    return not a.sourced, a.span.article, a.span.start, a.said.id


@cache
def theme_of(head: str) -> str:
    """The class of a theme, by its head word; a name stands for itself, kin things are one."""
    if head[:1].isupper():
        return head
    if name := lexicon("predicates")["themes"].get(head, ""):
        return str(name)
    concept = next((name for name, _ in gist(head).concepts), head)
    kin: Mapping[str, Collection[str]] = lexicon("predicates")["kin"]
    return next((name for name, words in kin.items() if concept in words), concept)


def _known(entities: Iterable[Entity], names: Iterable[Name]) -> dict[tuple[str, str], str]:
    """The name that a story has for each name of an article."""
    whose = {id: entity.name for entity in entities for id in entity.names}
    return {
        (name.span.article, form): whose[name.id]
        for name in names
        if name.id in whose
        for form in {name.name, *name.spellings}
    }


def _mentioned(
    entities: Iterable[Entity], names: Iterable[Name], kind: MentionKind
) -> dict[str, str]:
    """Who or what of a kind is meant by each mention, by its id."""
    whose = {id: entity.name for entity in entities if entity.kind is kind for id in entity.names}
    return {id: whose[name.id] for name in names if name.id in whose for id in name.mentions}


def _name(side: str, article: str, known: Mapping[tuple[str, str], str]) -> str:
    """The name in a slot: "Kenya" in "Kenya: soldier", "" for "soldier"."""
    name, colon, _ = side.partition(": ")
    return known.get((article, name), name) if colon or name[:1].isupper() else ""


def tight(p: Proposition, claim: Claim) -> Span:
    """The words of the clause, as far as they stand in one piece of its claim."""
    for part in claim.content:
        if p.words and part.start <= p.words[0] < part.end:
            start, end = p.words[0], min(p.words[1], part.end)
            text = part.text[start - part.start : end - part.start]
            return Span(article=part.article, start=start, end=end, text=text)
    return claim.span


def clash(
    kind: ContradictionKind,
    one: Assertion,
    other: Assertion,
    verdict: Comparison,
    how: str,
    ground: Ground = Ground.NOTHING,
) -> Contradiction:
    """The pair, the one that stands first in order on the left."""
    p = one.said
    found = (one.owner or one.agent, head_of(p.patient))
    slots = dict.fromkeys((*found, p.predicate, one.place or other.place))
    return Contradiction(
        kind=kind,
        verdict=verdict,
        left=one.claim.id,
        right=other.claim.id,
        left_span=one.span,
        right_span=other.span,
        slots=tuple(slot for slot in slots if slot),
        how=how,
        ground=ground,
    )


def of_days(*when: str) -> Iterator[str]:
    """ "4 May 2026" for each day that is known."""
    return (in_words(days) for edtf in when if (days := window(edtf)))
