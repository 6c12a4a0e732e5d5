"""What one origin counts for: "at least 12" that one carrier prints as "12" is at least 12."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import inf

from reportedly.model.quantity import Bound, Measure
from reportedly.model.series import Drift, DriftKind, Vote
from reportedly.reconcile.figures import number, words
from reportedly.reconcile.grains import grain
from reportedly.reconcile.vague import coded

__all__ = ["drifts", "vote"]

Nearness = Callable[[Measure], tuple[object, ...]]
"""Sorts the carriers of an origin, those nearest to its root first; equal ones are as near."""

FLOOR, CEILING, NEAR, PLAIN = "floor", "ceiling", "near", "plain"
_SENSES = {
    Bound.AT_LEAST: FLOOR,
    Bound.MORE_THAN: FLOOR,
    Bound.AT_MOST: CEILING,
    Bound.UP_TO: CEILING,
    Bound.LESS_THAN: CEILING,
    Bound.NEARLY: CEILING,
    Bound.ABOUT: NEAR,
    Bound.EXACT: PLAIN,
}
"""Bounds that say the same of where the number lies."""


def drifts(voice: Iterable[Measure], near: Nearness) -> tuple[Drift, ...]:
    """The bounds that carriers of one origin tell otherwise than its root, in order of ids.

    Only figures of one number are held against each other. Where the days and the chain do not
    tell which carrier is nearest to the root, it is the most cautious of the nearest.
    """
    found = list[Drift]()
    for told in _by_number(voice).values():
        root = _root(told, near)
        for other in told:
            was, now = _SENSES[root.bound], _SENSES[other.bound]
            if was == now:
                continue
            kind = DriftKind.DROPPED if now == PLAIN else DriftKind.CHANGED
            kind = DriftKind.ADDED if was == PLAIN else kind
            said = {"was": words(root), "now": words(other)}
            found.append(Drift(kind=kind, root=root.id, measure=other.id, **said))
    return tuple(sorted(found, key=lambda drift: (drift.root, drift.measure)))


def vote(origin: str, voice: Sequence[Measure], near: Nearness) -> Vote:
    """The bounds of one origin on one day: those of its root, however carriers tell them.

    What all its figures allow, if they go together; else the stretch that holds them all. A vague
    count or a rounding gives way to a more exact figure of the same origin.
    """
    roots = [_root(told, near) for told in _by_number(voice).values()]
    roots += [m for m in voice if m.bound not in _SENSES]
    exact = [m for m in roots if not any(_gives_way(m, other) for other in roots)]
    low, high = _together([_sides(m) for m in exact])
    vague = [code for m in exact if (code := coded(m)) is not None]
    return Vote(
        origin=origin,
        low=None if low == -inf else low,
        point=_point(exact, low, high),
        high=None if high == inf else high,
        measures=tuple(sorted(m.id for m in voice)),
        coded=min(vague) if len(vague) == len(exact) else None,
    )


def _by_number(voice: Iterable[Measure]) -> dict[tuple[float, float], list[Measure]]:
    """The figures that give one number, whatever their bound; ranges and vague counts are none."""
    told = defaultdict[tuple[float, float], list[Measure]](list)
    for measure in voice:
        if measure.bound in _SENSES:
            told[number(measure) if measure.value is not None else _ends(measure)].append(measure)
    return told


def _ends(measure: Measure) -> tuple[float, float]:
    """The number of a bound that has no value: "at least 12" gives 12."""
    given = [side for side in (measure.low, measure.high) if side is not None]
    return (given[0], given[-1]) if given else (-inf, inf)


def _root(told: Sequence[Measure], near: Nearness) -> Measure:
    """The carrier nearest to the origin; of equally near ones the most cautious."""
    first = min(near(m) for m in told)
    return min((m for m in told if near(m) == first), key=lambda m: (_caution(m), m.id))


def _caution(measure: Measure) -> int:
    """An open side first, then "about", then the plain number."""
    return (FLOOR, CEILING, NEAR, PLAIN).index(_SENSES[measure.bound])


def _gives_way(measure: Measure, other: Measure) -> bool:
    """Whether a figure only says more loosely what another of the same mouth says: "thousands"
    beside "more than 10,000", "about 2,700" beside "2,743"."""
    if other is measure or other.bound is Bound.VAGUE:
        return False
    low, high = _sides(measure)
    if measure.bound is Bound.VAGUE:
        return low <= _sides(other)[0] and _sides(other)[1] <= high
    if measure.bound is not Bound.ABOUT or other.value is None or measure.value is None:
        return False
    step = grain(measure.value)
    return grain(other.value) < step and abs(other.value - measure.value) <= step / 2


def _together(ranges: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """What all ranges have in common; else the stretch from the lowest to the highest of them."""
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    if low <= high:
        return low, high
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _sides(measure: Measure) -> tuple[float, float]:
    low = -inf if measure.low is None else measure.low
    return low, inf if measure.high is None else measure.high


def _point(exact: Sequence[Measure], low: float, high: float) -> float | None:
    """One number where there is one; "nearly 16,000" means a little less than it, but it."""
    if low == high:
        return low
    near = {m.value for m in exact if m.bound is Bound.NEARLY}
    return near.pop() if len(near) == 1 and len(exact) == 1 else None
