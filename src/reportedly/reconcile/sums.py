"""Parts and wholes: "about 300 killed and another 2,700 wounded" is 3,000 killed or wounded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.quantity import Measure
from reportedly.model.series import Vote
from reportedly.reconcile.figures import interval, is_former, words
from reportedly.reconcile.keys import Slots
from reportedly.reconcile.pairs import named, pair
from reportedly.reconcile.telling import Telling
from reportedly.text.windows import apart

__all__ = ["Sum", "checked", "sums"]

Cells = Mapping[Slots, Sequence[Measure]]
OR = " or "
"""Joins the states of a whole: "killed or wounded"."""


@dataclass(frozen=True)
class Sum:
    """A figure that an origin does not give, but whose parts it gives; ``how`` is the addition."""

    as_of: str
    vote: Vote
    how: str


def sums(whole: Slots, cells: Cells, telling: Telling) -> list[Sum]:
    """What the parts of a whole add up to, for each origin and day that gives all of them."""
    made = list[Sum]()
    for parts in _sets(whole, cells, telling):
        low = sum(interval(part)[0] for part in parts)
        high = sum(interval(part)[1] for part in parts)
        vote = Vote(
            origin=telling.voice(parts[0]),
            low=None if any(part.low is None for part in parts) else low,
            point=low if low == high else None,
            high=None if high == inf else high,
            measures=tuple(part.id for part in parts),
            computed=True,
        )
        said = " + ".join(f"{words(part)} {part.state}" for part in parts)
        total = f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"
        made.append(Sum(telling.days[parts[0].id], vote, f"{said} = {total.replace('inf', '…')}"))
    return made


def checked(cells: Cells, telling: Telling) -> Iterator[Contradiction]:
    """Wholes held against the sums of their parts, and parts against wholes they cannot exceed.

    300 killed are never held against 3,000 killed or wounded, but with the 2,700 wounded that the
    same source gives.
    """
    for slots, found in cells.items():
        if OR not in slots.state or slots.unit:
            continue
        wholes = [m for m in found if not is_former(m)]
        for parts in _sets(slots, cells, telling):
            for whole in wholes:
                if whole.claim not in {part.claim for part in parts}:
                    yield from _against(whole, parts, slots, telling)
        for part in _parts(slots, cells):
            for whole in wholes:
                yield from _too_large(part, whole, slots, telling)


def _against(
    whole: Measure, parts: Sequence[Measure], slots: Slots, telling: Telling
) -> Iterator[Contradiction]:
    low, high = (sum(interval(part)[side] for part in parts) for side in (0, 1))
    least, most = interval(whole)
    same_time = not apart(telling.days[whole.id], telling.days[parts[0].id])
    clash = same_time and (high < least or most < low)
    said = " + ".join(f"{words(part)} {part.state}" for part in parts)
    total = f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"
    how = f"{said} = {total.replace('inf', '…')} against {words(whole)} {whole.state}"
    verdict = Comparison.CONFLICTING if clash else Comparison.COMPATIBLE
    for part in parts:
        yield pair(whole, part, verdict, named(slots), how)


def _too_large(
    part: Measure, whole: Measure, slots: Slots, telling: Telling
) -> Iterator[Contradiction]:
    least, most = interval(part)[0], interval(whole)[1]
    if least > most and not apart(telling.days[part.id], telling.days[whole.id]):
        how = (
            f"{words(part)} {part.state} are more than {words(whole)} {whole.state}: "
            f"{least:,.15g} > {most:,.15g}"
        )
        yield pair(whole, part, Comparison.CONFLICTING, named(slots), how)


def _sets(whole: Slots, cells: Cells, telling: Telling) -> Iterator[list[Measure]]:
    """For each origin and day the figures it gives for all states of a whole, if it gives all."""
    wanted = whole.state.split(OR)
    voices = dict[tuple[str, str], dict[str, Measure]]()
    for part in _parts(whole, cells):
        key = telling.voice(part), telling.days[part.id]
        voices.setdefault(key, {}).setdefault(part.state, part)
    for _, voice in sorted(voices.items()):
        if set(voice) == set(wanted):
            yield [voice[state] for state in wanted]


def _parts(whole: Slots, cells: Cells) -> Iterator[Measure]:
    """The figures for one state of a whole, in the order of the text."""
    wanted = whole.state.split(OR) if OR in whole.state else []
    found = [
        measure
        for slots, given in cells.items()
        if slots.state in wanted and slots.counted == whole.counted and not slots.unit
        if _agree(slots.side, whole.side) and _agree(slots.place, whole.place)
        for measure in given
        if not is_former(measure)
    ]
    yield from sorted(found, key=lambda m: (m.span.article, m.span.start))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
