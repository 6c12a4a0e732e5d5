"""Which pairs are worth a human's judgement: "is the Okoro of these two papers one man?"."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from math import sqrt
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Entity, Name
from reportedly.model.origin import Origin
from reportedly.model.record import record
from reportedly.model.story import ClaimGroup, Sketch, Story
from reportedly.reconcile.anchors import KINDS_OF
from reportedly.reconcile.decisions import QUESTIONS, Outcome, Settled
from reportedly.resolve.claims import SURE as SURE_CLAIM
from reportedly.resolve.origins import CERTAIN
from reportedly.resolve.voices import narrated
from reportedly.store.base import View

__all__ = ["Known", "Pair", "Unit", "pairs", "units"]

SURE = {
    Matter.NAMES: 0.8,
    Matter.ORIGINS: CERTAIN,
    Matter.CLAIMS: SURE_CLAIM,
    Matter.STORIES: 0.6,
}
"""The score from which the machine's "same" is worth no question."""


@record
class Unit:
    """What is held to be one now: an entity, an origin, a group of statements, or a story; a
    record that belongs to none is one by itself. ``size`` is how often it stands in the text."""

    id: str
    title: str
    articles: tuple[str, ...]
    members: tuple[str, ...]
    size: int


@record
class Pair:
    """Two records to be judged, what the machine makes of them, and how much the answer is worth:
    the surer and the larger what would be joined (or parted, where they are one now)."""

    matter: Matter
    left: str
    right: str
    verdict: Verdict
    score: float
    why: str
    worth: float
    joined: bool


def units(view: View, matter: Matter, records: Mapping[str, Any]) -> dict[str, Unit]:
    """What each record belongs to, by its id."""
    found = dict[str, Unit]()
    for unit in _UNITS[matter](view, records):
        found.update(dict.fromkeys(unit.members, unit))
    for id, one in records.items():
        if id not in found:
            there = (one.span.article,)
            found[id] = Unit(id=id, title="", articles=there, members=(id,), size=1)
    return found


def _entities(view: View, names: Mapping[str, Name]) -> Iterator[Unit]:
    for entity in view.all(Entity):
        size = sum(len(names[id].mentions) for id in entity.names if id in names)
        yield _unit(entity, entity.name, entity.names, size)


def _origins(view: View, claims: Mapping[str, Claim]) -> Iterator[Unit]:
    return (_unit(o, o.name, o.claims, len(o.claims)) for o in view.all(Origin))


def _groups(view: View, claims: Mapping[str, Claim]) -> Iterator[Unit]:
    return (_unit(g, g.text, g.claims, len(g.claims)) for g in view.all(ClaimGroup))


def _stories(view: View, sketches: Mapping[str, Sketch]) -> Iterator[Unit]:
    of = {sketch.span.article: id for id, sketch in sketches.items()}
    for story in view.all(Story):
        members = tuple(of[article] for article in story.articles if article in of)
        yield _unit(story, story.title, members, len(story.articles))


def _unit(found: Any, title: str, members: tuple[str, ...], size: int) -> Unit:
    return Unit(
        id=found.id, title=title, articles=found.articles, members=members, size=max(size, 1)
    )


_UNITS: Mapping[Matter, Callable[[View, Mapping[str, Any]], Iterator[Unit]]] = {
    Matter.NAMES: _entities,
    Matter.ORIGINS: _origins,
    Matter.CLAIMS: _groups,
    Matter.STORIES: _stories,
}


def pairs(
    view: View,
    matter: Matter,
    *,
    everything: bool = False,
    about: str = "",
    within: Collection[str] | None = None,
) -> tuple[Pair, ...]:
    """The pairs that the machine is not sure of, what is worth most first: undecided ones, those
    joined with a low score, and names that a "different" has torn apart.

    Two units that are not one are asked about once, by the pair that is most alike. ``everything``
    adds what the machine is sure of, at the end, and every pair; ``about`` keeps those that hold
    these words, ``within`` those inside these articles.
    """
    records = {one.id: one for one in view.all(KINDS_OF[matter])}
    of = units(view, matter, records)
    asked = {id for id, one in records.items() if _held(one, about, within)}
    links = list(view.all(Judgement, by=(QUESTIONS[matter],)))
    links = [link for link in links if link.left in records and link.right in records]
    torn = _torn(links, of) if matter is Matter.NAMES else frozenset()
    found = list[tuple[bool, Pair]]()
    for link in links:
        if not asked & {link.left, link.right}:
            continue
        ends = records[link.left], records[link.right]
        if within is not None and not {end.span.article for end in ends} <= set(within):
            continue
        one, other = of[link.left], of[link.right]
        pair = _pair(matter, link, one, other)
        open_ = link.verdict is Verdict.SAME and {one.id, other.id} <= torn
        sure = not open_ and (_sure(pair) or _trivial(matter, ends))
        if everything or not sure:
            found.append((sure, pair))
    found.sort(key=lambda row: (row[0], -row[1].worth, row[1].left, row[1].right))
    asking = [pair for _, pair in found]
    return tuple(asking if everything else _once(asking, of))


def _torn(links: Iterable[Judgement], of: Mapping[str, Unit]) -> frozenset[str]:
    """The units between which a "same" was not heard, since a "different" stands against it: which
    of the two what lies between belongs to is anybody's guess."""
    cut = (link for link in links if link.verdict is Verdict.SAME)
    sides = ((of[link.left].id, of[link.right].id) for link in cut)
    return frozenset(id for one, other in sides if one != other for id in (one, other))


def _once(asking: Iterable[Pair], of: Mapping[str, Unit]) -> Iterator[Pair]:
    seen = set[frozenset[str]]()
    for pair in asking:
        sides = frozenset((of[pair.left].id, of[pair.right].id))
        if pair.joined or sides not in seen:
            yield pair
        seen.add(sides)


def _held(one: Any, about: str, within: Collection[str] | None) -> bool:
    if within is not None and one.span.article not in within:
        return False
    words = about.casefold()
    return not words or any(words in text.casefold() for text in _words(one))


def _words(one: Any) -> tuple[str, ...]:
    match one:
        case Name():
            return (one.name, *one.spellings, *(role.text for role in one.roles))
        case Claim():
            return (one.text, one.source)
    return (one.title, one.span.text, *one.names)


def _pair(matter: Matter, link: Judgement, one: Unit, other: Unit) -> Pair:
    joined = one.id == other.id
    doubt = 1 - link.score if joined else link.score
    return Pair(
        matter=matter,
        left=link.left,
        right=link.right,
        verdict=link.verdict,
        score=link.score,
        why=link.why,
        worth=round(doubt * sqrt(one.size * other.size), 3),
        joined=joined,
    )


def _sure(pair: Pair) -> bool:
    """Whether the machine is sure, or what it is unsure of follows from what it is sure of."""
    if pair.verdict is Verdict.UNSURE:
        return pair.joined
    return pair.verdict is Verdict.DIFFERENT or pair.score >= SURE[pair.matter]


def _trivial(matter: Matter, ends: Iterable[Any]) -> bool:
    """Whether one article makes both statements itself."""
    if matter is not Matter.ORIGINS:
        return False
    one, other = ends
    return one.span.article == other.span.article and narrated(one) and narrated(other)


class Known:
    """What follows from decisions that count, about records that belong to these units."""

    def __init__(self, of: Mapping[str, Unit], settled: Iterable[Settled]) -> None:
        self._of = of
        self._root = dict[str, str]()
        self._pairs = set[frozenset[str]]()
        self._apart = set[frozenset[str]]()
        kept = [one for one in settled if one.outcome is Outcome.APPLIED]
        ends = [(one.left, one.right, one.decision.verdict) for one in kept]
        ends = [(left, right, v) for left, right, v in ends if left in of and right in of]
        for left, right, verdict in ends:
            self._pairs.add(frozenset((left, right)))
            if verdict is Verdict.SAME:
                self._join(of[left].id, of[right].id)
                self._join(left, right)
        for left, right, verdict in ends:
            if verdict is not Verdict.SAME:
                self._apart.add(self._sides(of[left].id, of[right].id))

    def follows(self, pair: Pair) -> bool:
        """Whether the pair has been decided, or its answer follows from others: what two names
        are decided to be, all that they cover is."""
        if frozenset((pair.left, pair.right)) in self._pairs:
            return True
        if pair.joined:
            return self._find(pair.left) == self._find(pair.right)
        sides = self._sides(self._of[pair.left].id, self._of[pair.right].id)
        return len(sides) == 1 or sides in self._apart

    def _sides(self, one: str, other: str) -> frozenset[str]:
        return frozenset((self._find(one), self._find(other)))

    def _find(self, id: str) -> str:
        while (above := self._root.get(id, id)) != id:
            id = above
        return id

    def _join(self, one: str, other: str) -> None:
        one, other = sorted((self._find(one), self._find(other)))
        if one != other:
            self._root[other] = one
