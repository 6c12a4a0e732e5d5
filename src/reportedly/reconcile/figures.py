"""Figures as numbers and in words: "at least 12" is 12 and up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import inf

from reportedly.model.quantity import Bound, Measure

__all__ = ["days_of", "disjoint", "id_of", "interval", "is_former", "number", "words"]


@lru_cache(maxsize=1 << 15)
def id_of(measure: Measure) -> str:
    """The id of a measure, reckoned once: it is asked for each pair of figures of a story."""
    return measure.id


def number(measure: Measure) -> tuple[float, float]:
    """The number itself, whatever its bound: "31" and "at least 31" are one."""
    return interval(measure) if measure.value is None else (measure.value, measure.value)


def is_former(measure: Measure) -> bool:
    """Whether a figure is the level that another replaces: "to 27 from 31"."""
    return measure.as_of.startswith("../")


def interval(measure: Measure) -> tuple[float, float]:
    """Low and high with open sides at infinity (a count's low side at nought)."""
    floor = -inf if measure.unit else 0.0
    low = measure.low if measure.low is not None else floor
    return low, measure.high if measure.high is not None else inf


def days_of(measures: Sequence[Measure], origin_of: Mapping[str, str]) -> dict[str, str]:
    """The as-of (EDTF) of each measure by its id; one without a day takes that of the same figure
    of its origin, where other carriers name one and only one."""
    given = defaultdict[tuple[str, tuple[float, float], str], set[str]](set)
    for m in measures:
        if m.as_of and m.claim in origin_of:
            given[origin_of[m.claim], interval(m), m.state].add(m.as_of)
    days = dict[str, str]()
    for m in measures:
        known = given.get((origin_of.get(m.claim, ""), interval(m), m.state), set())
        days[m.id] = m.as_of or (next(iter(known)) if len(known) == 1 else "")
    return days


def disjoint(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def words(measure: Measure) -> str:
    """A figure with its bound, as a reader would say it: "more than 3,000"."""
    numbers = sorted({side for side in (measure.low, measure.high) if side is not None})
    shown = " to ".join(f"{number:,.15g}" for number in numbers) or "an unknown number"
    plain = measure.bound in (Bound.EXACT, Bound.BETWEEN)
    if measure.bound is Bound.VAGUE:
        return measure.span.text
    return shown if plain else f"{measure.bound} {shown}"
