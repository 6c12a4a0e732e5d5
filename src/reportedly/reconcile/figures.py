"""Figures that measure the same thing, put side by side: "at least 12" and "31" killed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

from reportedly.model.quantity import Bound, Measure, MeasureKind

__all__ = ["Slots", "disjoint", "informative", "interval", "same_measure", "words"]


@dataclass(frozen=True, slots=True, order=True)
class Slots:
    """What must agree before two figures may be compared at all."""

    counted: str
    state: str
    side: str
    place: str
    unit: str
    kind: str


def informative(measure: Measure) -> bool:
    """Whether a figure says anything that another could agree or disagree with."""
    known = measure.low is not None or measure.high is not None
    return known and bool(measure.state or measure.unit)


def interval(measure: Measure) -> tuple[float, float]:
    """Low and high with open sides at infinity (a count's low side at nought)."""
    floor = -inf if measure.unit else 0.0
    low = measure.low if measure.low is not None else floor
    return low, measure.high if measure.high is not None else inf


def disjoint(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def same_measure(measures: Iterable[Measure]) -> dict[Slots, list[Measure]]:
    """Group comparable figures. A side, then a place, that is left out is taken to be the one
    that all the others of this measure name, if these are as many; else it is "not stated"."""
    cells = defaultdict[Slots, list[Measure]](list)
    for measure in sorted(measures, key=lambda m: m.id):
        cells[_slots(measure)].append(measure)
    for blank in ("side", "place"):
        cells = _filled(cells, blank)
    return dict(sorted(cells.items()))


def _slots(measure: Measure) -> Slots:
    """The slots of a figure; a stock and a running total are told apart, an event is a total."""
    kind = MeasureKind.CUMULATIVE if measure.kind is MeasureKind.EVENT else measure.kind
    counted = measure.counted
    return Slots(counted, measure.state, measure.side, measure.place, measure.unit, kind.value)


def _filled(cells: dict[Slots, list[Measure]], blank: str) -> defaultdict[Slots, list[Measure]]:
    named = defaultdict[Slots, list[Slots]](list)
    for slots in cells:
        if getattr(slots, blank):
            named[replace(slots, **{blank: ""})].append(slots)
    filled = defaultdict[Slots, list[Measure]](list)
    for slots, found in cells.items():
        others = named[slots]
        alone = len(others) == 1 and len(cells[others[0]]) >= len(found)
        filled[others[0] if alone else slots] += found
    return filled


def words(measure: Measure) -> str:
    """A figure with its bound, as a reader would say it: "more than 3,000"."""
    numbers = sorted({side for side in (measure.low, measure.high) if side is not None})
    shown = " to ".join(f"{number:,.15g}" for number in numbers) or "an unknown number"
    plain = measure.bound in (Bound.EXACT, Bound.BETWEEN)
    if measure.bound is Bound.VAGUE:
        return f"“{measure.span.text}”"
    return shown if plain else f"{measure.bound} {shown}"
