"""Which pairs are worth a human's judgement: "is the Okoro of these two papers one man?"."""

from collections.abc import Collection, Iterable, Iterator
from math import sqrt
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name
from reportedly.model.record import record
from reportedly.reconcile.decisions import Outcome, Settled
from reportedly.report.ground import SURE, Ground, Roots
from reportedly.resolve.voices import narrated

__all__ = ["Known", "Pair", "pairs"]

WITHIN = 0.5
"""What a question is worth that is about one article only, where one about two is worth 1."""


@record
class Pair:
    """Two records to be judged, what the machine makes of them, and how much the answer is worth:
    the surer, and the more articles would be joined (or parted, where they are one now).
    ``sides`` is what the two stand for, and what the answer is about."""

    matter: Matter
    left: str
    right: str
    verdict: Verdict
    score: float
    why: str
    worth: float
    joined: bool
    sides: frozenset[str]


def pairs(
    ground: Ground,
    *,
    everything: bool = False,
    about: str = "",
    within: Collection[str] | None = None,
    reopened: Collection[frozenset[str]] = (),
) -> tuple[Pair, ...]:
    """The pairs that the machine is not sure of, what is worth most first: undecided ones, those
    joined with a low score, and names that are alike and kept apart by a "different" of others.

    What two pairs have the same sides is asked once, by the one that is most worth. ``everything``
    adds what the machine is sure of, at the end, and every pair; ``about`` keeps those that hold
    these words, ``within`` those inside these articles. ``reopened`` are in question whatever is
    held of them now: their decisions were taken back.
    """
    asked = {id for id, one in ground.records.items() if _held(one, about, within)}
    found = list[tuple[bool, Pair]]()
    for link in ground.links:
        ends = {link.left, link.right}
        if not asked & ends or (within is not None and not _inside(ground, ends, within)):
            continue
        sure = ends not in reopened and _sure(ground, link)
        if everything or not sure:
            found.append((sure, _pair(ground, link)))
    found.sort(key=lambda row: (row[0], -row[1].worth, row[1].left, row[1].right))
    asking = [pair for _, pair in found]
    return tuple(asking if everything else _once(asking))


def _once(asking: Iterable[Pair]) -> Iterator[Pair]:
    seen = set[frozenset[str]]()
    for pair in asking:
        if pair.sides not in seen:
            yield pair
        seen.add(pair.sides)


def _inside(ground: Ground, ids: Iterable[str], within: Collection[str]) -> bool:
    return all(ground.records[id].span.article in within for id in ids)


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


def _pair(ground: Ground, link: Judgement) -> Pair:
    joined = ground.joined(link)
    doubt = 1 - link.score if joined else link.score
    one, other = ground.units[link.left], ground.units[link.right]
    return Pair(
        matter=ground.matter,
        left=link.left,
        right=link.right,
        verdict=link.verdict,
        score=link.score,
        why=link.why,
        worth=round(doubt * _weight({*one.articles}, {*other.articles}), 3),
        joined=joined,
        sides=frozenset(ground.side(id, joined=joined) for id in (link.left, link.right)),
    )


def _weight(one: set[str], other: set[str]) -> float:
    """What lies within one article is of less interest than what articles have in common."""
    return sqrt(len(one) * len(other)) if len(one | other) > 1 else WITHIN


def _sure(ground: Ground, link: Judgement) -> bool:
    """Whether the machine is sure, or what it is unsure of follows from what it is sure of."""
    if link.verdict is Verdict.DIFFERENT or _trivial(ground, link):
        return True
    if link.verdict is Verdict.UNSURE:
        return ground.joined(link)
    if ground.matter is Matter.NAMES and not ground.joined(link):
        return False  # alike, and kept apart by what is known of others between them
    if link.score >= SURE[ground.matter]:
        return True
    firm = {ground.side(id, joined=True) for id in (link.left, link.right)}
    return ground.joined(link) and len(firm) == 1


def _trivial(ground: Ground, link: Judgement) -> bool:
    """Whether one article makes both statements itself."""
    if ground.matter is not Matter.ORIGINS:
        return False
    one, other = ground.records[link.left], ground.records[link.right]
    return one.span.article == other.span.article and narrated(one) and narrated(other)


class Known:
    """What follows from the decisions that count."""

    def __init__(self, ground: Ground, settled: Iterable[Settled]) -> None:
        self._roots = Roots()
        self._pairs = set[frozenset[str]]()
        self._apart = set[frozenset[str]]()
        told = [
            (one.left, one.right, one.decision.verdict)
            for one in settled
            if one.outcome is Outcome.APPLIED
            and one.decision.matter is ground.matter
            and {one.left, one.right} <= ground.records.keys()
        ]
        for left, right, verdict in told:
            self._pairs.add(frozenset((left, right)))
            if verdict is Verdict.SAME:
                for joined in (True, False):
                    self._roots.join(
                        ground.side(left, joined=joined), ground.side(right, joined=joined)
                    )
        for left, right, verdict in told:
            if verdict is not Verdict.SAME:
                for joined in (True, False):
                    ends = {ground.side(id, joined=joined) for id in (left, right)}
                    self._apart.add(frozenset(map(self._roots.of, ends)))

    def follows(self, pair: Pair) -> bool:
        """Whether the pair has been decided, or its answer follows from others: what two names
        are decided to be, all that they cover is."""
        if frozenset((pair.left, pair.right)) in self._pairs:
            return True
        sides = frozenset(map(self._roots.of, pair.sides))
        return len(sides) == 1 or sides in self._apart
