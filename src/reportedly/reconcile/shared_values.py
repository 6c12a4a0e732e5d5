"""Odd figures that travel: two sources that both tell of 2,743 dead and 412 missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.model.attribution import HopKind
from reportedly.model.quantity import Measure
from reportedly.model.series import Vote
from reportedly.reconcile.dependence import dependence, discounts
from reportedly.reconcile.figures import is_former, number
from reportedly.reconcile.slots import Cells, Slots
from reportedly.reconcile.telling import Telling
from reportedly.text.windows import apart

__all__ = ["SharedValues"]

Thing = tuple[Slots, str]
"""What several sources can give a value for: a measure as of a day."""

TELLING = 0.5
"""Posterior from which a reader is told that a source seems to have copied."""


@dataclass
class SharedValues:
    """How likely each two sources of a story are to have copied (names in order, 0 to 1)."""

    telling: Telling
    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def read(cls, cells: Cells, telling: Telling) -> "SharedValues":
        told = defaultdict[str, dict[Thing, float]](dict)
        wrong = dict[Thing, frozenset[float]]()
        for slots, found in cells.items():
            for measure in found:
                value = _value(measure)
                if value is not None and not is_former(measure):
                    thing = slots, telling.day(measure)
                    told[_source(measure, telling)].setdefault(thing, value)
                    wrong[thing] = _replaced(thing[1], found)
        return cls(telling, dependence(told, wrong))

    def weigh(self, votes: Sequence[Vote], voices: Mapping[str, Sequence[Measure]]) -> list[Vote]:
        """The votes of one day with what each counts for, in the order in which they were told."""
        first = {vote.origin: min(voices[vote.origin], key=self._when) for vote in votes}
        votes = sorted(votes, key=lambda vote: (*self._when(first[vote.origin]), vote.origin))
        sources = [_source(first[vote.origin], self.telling) for vote in votes]
        values = [_single(vote) for vote in votes]
        weights = discounts(sources, values, self.pairs)
        return [replace(v, weight=w) if w < 1 else v for v, w in zip(votes, weights, strict=True)]

    def why(self, votes: Sequence[Vote], voices: Mapping[str, Sequence[Measure]]) -> list[str]:
        """In words, which votes count for less and how surely."""
        said = list[str]()
        for later, vote in enumerate(votes):
            value, mine = _single(vote), voices[vote.origin][0]
            likely = [
                (self._likely(mine, theirs), self._name(theirs))
                for other in votes[:later]
                if _single(other) == value and (theirs := voices[other.origin][0])
            ]
            sure, name = max(likely, default=(0.0, ""))
            if vote.weight < 1 and sure >= TELLING:
                said.append(
                    f"{self._name(mine)} counts for {vote.weight:.2g}: {value:,.15g} is also what "
                    f"{name} gives, to the digit (copied with probability {sure:.2f})"
                )
        return said

    def _likely(self, one: Measure, other: Measure) -> float:
        pair = sorted((_source(one, self.telling), _source(other, self.telling)))
        return self.pairs.get((pair[0], pair[1]), 0.0)

    def _name(self, measure: Measure) -> str:
        origin = self.telling.of.get(measure.claim)
        return origin.name if origin is not None else "a claim without an origin"

    def _when(self, measure: Measure) -> tuple[str, str]:
        return self.telling.printed.get(measure.span.article, "9999"), measure.id


def _value(measure: Measure) -> float | None:
    low, high = number(measure)
    given = {side for side in (low, high) if abs(side) not in (0.0, float("inf"))}
    return given.pop() if len(given) == 1 else None


def _single(vote: Vote) -> float | None:
    given = {vote.point} if vote.point is not None else {vote.low, vote.high} - {None}
    return given.pop() if len(given) == 1 else None


def _source(measure: Measure, telling: Telling) -> str:
    """Who gives a figure, by name on whatever occasion; the origin's id where nobody is named."""
    origin = telling.of.get(measure.claim)
    nameless = (HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS)
    if origin is None or not origin.source.name or origin.source.kind in nameless:
        return telling.voice(measure)
    return origin.source.name


def _replaced(day: str, found: Sequence[Measure]) -> frozenset[float]:
    """The figures that were known to be replaced before a day: told then, they are mistakes."""
    gone = (m for m in found if is_former(m) and apart(m.as_of.removeprefix("../"), day))
    earlier = (m for m in gone if m.as_of.removeprefix("../") < day)
    return frozenset(value for m in earlier if (value := _value(m)) is not None)
