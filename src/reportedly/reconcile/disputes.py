"""Figures that agree, were revised, or cannot both hold: "300 killed" against "40 killed"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.figures import Slots, disjoint, interval, same_measure, words
from reportedly.text.windows import apart

__all__ = ["numeric", "sums"]

MAX_PAIRS = 40
"""Pairs shown of one measure; what is left out says nothing that these do not."""

Origins = Mapping[str, str]
"""The origin of each claim, by their ids."""


def numeric(measures: Sequence[Measure], origins: Origins) -> Iterator[Contradiction]:
    """The pairs of comparable figures that differ, one for each two origins that give them."""
    cells = same_measure(measures)
    for slots, found in cells.items():
        voices = _voices(found, origins)
        pairs = [
            (one, other)
            for one, other in combinations(voices, 2)
            if interval(one) != interval(other) and not _told_together(one, other, found)
        ]
        for one, other in pairs[:MAX_PAIRS]:
            verdict, how = _verdict(one, other, origins)
            yield _pair(one, other, verdict, _named(slots), how)
    yield from _other_place(cells)


def _voices(found: Sequence[Measure], origins: Origins) -> list[Measure]:
    """One figure for each origin, value and day: its copies add nothing."""
    first = dict[tuple[object, ...], Measure]()
    for measure in sorted(found, key=_when):
        origin = origins.get(measure.claim, measure.claim)
        first.setdefault((origin, interval(measure), measure.as_of), measure)
    return list(first.values())


def _told_together(one: Measure, other: Measure, found: Sequence[Measure]) -> bool:
    """Whether some claim gives both figures: "two of its three terminals", "to 27 from 31"."""
    left = {m.claim for m in found if interval(m) == interval(one)}
    return any(m.claim in left for m in found if interval(m) == interval(other))


def _when(measure: Measure) -> tuple[str, str]:
    return measure.as_of or "9999", measure.id


def _verdict(one: Measure, other: Measure, origins: Origins) -> tuple[Comparison, str]:
    """Compare two figures of one measure, ``one`` the earlier."""
    same_origin = origins.get(one.claim) is not None and (
        origins.get(one.claim) == origins.get(other.claim)
    )
    if not disjoint(interval(one), interval(other)):
        return Comparison.COMPATIBLE, f"“{words(one)}” and “{words(other)}” can both hold"
    if apart(one.as_of, other.as_of):
        days = f"as of {one.as_of} and as of {other.as_of}"
        running = one.kind in (MeasureKind.CUMULATIVE, MeasureKind.EVENT)
        grown = interval(one)[1] < interval(other)[0]
        if same_origin or (running and not grown):
            return Comparison.REVISED, f"{days}: from {words(one)} to {words(other)}"
        return Comparison.COMPATIBLE, f"other date: {days}"
    if same_origin:
        return Comparison.REVISED, f"one origin gives {words(one)} and {words(other)}"
    if not (one.as_of and other.as_of):
        return Comparison.NOT_COMPARABLE, "the day as of which one of them holds is not known"
    return Comparison.CONFLICTING, f"{words(one)} and {words(other)} exclude each other"


def _other_place(cells: Mapping[Slots, list[Measure]]) -> Iterator[Contradiction]:
    """One pair for each two places whose figures must not be merged."""
    for (one, left), (other, right) in combinations(cells.items(), 2):
        if one.place != other.place and replace(one, place="") == replace(other, place=""):
            if not (one.place and other.place):
                continue
            how = f"other place: {one.place} and {other.place}"
            slots = _named(replace(one, place=""))
            yield _pair(left[0], right[0], Comparison.NOT_COMPARABLE, slots, how)


def sums(measures: Sequence[Measure], origins: Origins) -> Iterator[Contradiction]:
    """Check "3,000 killed or wounded" against "300 killed" plus "2,700 wounded" of one source."""
    parts = [m for m in measures if m.state and " or " not in m.state]
    for whole in (m for m in measures if " or " in m.state):
        wanted = whole.state.split(" or ")
        for combined in _sets(parts, wanted, whole, origins):
            total = tuple(sum(interval(part)[side] for part in combined) for side in (0, 1))
            said = " + ".join(f"{words(part)} {part.state}" for part in combined)
            clash = disjoint(interval(whole), (total[0], total[1]))
            verdict = Comparison.CONFLICTING if clash else Comparison.COMPATIBLE
            how = f"{said} against {words(whole)} {whole.state}"
            slots = tuple(slot for slot in (whole.side, whole.counted, whole.state) if slot)
            for part in combined:
                yield _pair(whole, part, verdict, slots, how)


def _sets(
    parts: Sequence[Measure], wanted: Sequence[str], whole: Measure, origins: Origins
) -> Iterator[list[Measure]]:
    """For each origin, the figures it gives for all the wanted states, if it gives them all."""
    voices = dict[str, dict[str, Measure]]()
    for part in parts:
        fits = part.state in wanted and not part.unit and part.claim != whole.claim
        if fits and _compatible(part.side, whole.side) and _compatible(part.place, whole.place):
            voices.setdefault(origins.get(part.claim, part.claim), {}).setdefault(part.state, part)
    for _, voice in sorted(voices.items()):
        if set(voice) == set(wanted):
            yield [voice[state] for state in wanted]


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one == other


def _named(slots: Slots) -> tuple[str, ...]:
    named = (slots.counted, slots.state, slots.side, slots.place, slots.unit)
    return tuple(slot for slot in named if slot)


def _pair(
    one: Measure, other: Measure, verdict: Comparison, slots: tuple[str, ...], how: str
) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind.NUMERIC,
        verdict=verdict,
        left=one.claim,
        right=other.claim,
        left_span=one.span,
        right_span=other.span,
        slots=slots,
        how=how,
    )
