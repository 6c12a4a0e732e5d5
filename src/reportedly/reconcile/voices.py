"""What one origin counts for: "at least 12" that one carrier prints as "12" is at least 12."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from math import inf

from reportedly.model.quantity import Bound, Measure
from reportedly.model.series import Drift, DriftKind, Vote
from reportedly.reconcile.carriers import Number, number_named
from reportedly.reconcile.figures import id_of, words
from reportedly.reconcile.grains import grain
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.vague import coded
from reportedly.text.windows import apart

__all__ = ["drifts", "roots_of", "vote"]

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


def roots_of(found: Iterable[Measure], telling: Telling) -> dict[str, Measure]:
    """The figure that each carrier goes back to, by the carrier's id (often itself).

    Carriers of one number are held against each other if they are of one origin or, as of days
    that can be one, of one person or office. The root is the one with the shortest chain and the
    earliest print; in its article the most cautious. Ranges and vague counts are their own roots.
    """
    root = dict[str, Measure]()
    for told in _by_number(found).values():
        for measure in told:
            same = [m for m in told if m is measure or _one_word(m, measure, telling)]
            first = min(telling.near(m) for m in same)
            near = {m.span.article for m in same if telling.near(m) == first}
            nearest = (m for m in same if m.span.article in near)
            root[id_of(measure)] = min(nearest, key=lambda m: (_caution(m), id_of(m)))
    return root


def _one_word(one: Measure, other: Measure, telling: Telling) -> bool:
    if telling.voice(one) == telling.voice(other):
        return True
    together = not apart(telling.day(one), telling.day(other))
    return together and telling.one_voice(one, other)


def drifts(
    voice: Iterable[Measure], roots: Mapping[str, Measure], titles: Container[str] = ()
) -> tuple[Drift, ...]:
    """The bounds that carriers of an origin tell otherwise than its root, in order of ids; not
    what a headline (``titles``, ids of measures) leaves out that its own article says."""
    found = list[Drift]()
    for carrier in voice:
        root = roots.get(id_of(carrier), carrier)
        was, now = _SENSES.get(root.bound), _SENSES.get(carrier.bound)
        headline = id_of(carrier) in titles or id_of(root) in titles
        if was == now or (headline and carrier.span.article == root.span.article):
            continue
        kind = DriftKind.DROPPED if now == PLAIN else DriftKind.CHANGED
        kind = DriftKind.ADDED if was == PLAIN else kind
        said = {"was": words(root), "now": words(carrier)}
        found.append(Drift(kind=kind, root=root.id, measure=carrier.id, **said))
    return tuple(sorted(found, key=lambda drift: (drift.root, drift.measure)))


def vote(origin: str, voice: Sequence[Measure], roots: Mapping[str, Measure]) -> Vote:
    """The bounds of one origin on one day: those of its roots, however carriers tell them.

    What all its figures allow, if they go together; else the stretch that holds them all. A vague
    count or a rounding gives way to a more exact figure of the same origin.
    """
    given = list({root.id: root for m in voice for root in (roots.get(id_of(m), m),)}.values())
    exact = [m for m in given if not any(_gives_way(m, other) for other in given)]
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


def _by_number(voice: Iterable[Measure]) -> dict[Number, list[Measure]]:
    """The figures that give one number, whatever their bound; ranges and vague counts are none."""
    told = defaultdict[Number, list[Measure]](list)
    for measure in voice:
        if measure.bound in _SENSES:
            told[number_named(measure)].append(measure)
    return told


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
    """One number where there is one; "nearly 16,000" means a little less than it, but it. Of
    figures that exclude each other the lowest."""
    if low == high:
        return low
    if max(_sides(m)[0] for m in exact) > min(_sides(m)[1] for m in exact) and low > -inf:
        return low
    near = {m.value for m in exact if m.bound is Bound.NEARLY}
    return near.pop() if len(near) == 1 and len(exact) == 1 else None
