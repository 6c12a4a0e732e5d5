"""Parts and wholes: "about 300 killed and another 2,700 wounded" is 3,000 killed or wounded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, Ground
from reportedly.model.quantity import Bound, Measure
from reportedly.model.series import Vote
from reportedly.reconcile.completions import ARMED
from reportedly.reconcile.figures import interval, is_former, words
from reportedly.reconcile.pairs import Ruling, named, pair
from reportedly.reconcile.slots import Slots
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


ORDER = 10
"""How many times larger a part may be that is still taken for one of the whole."""

Part = tuple[str, Measure]
"""A state of the whole and the figure for it."""


def sums(whole: Slots, cells: Cells, telling: Telling) -> list[Sum]:
    """What the parts of a whole add up to, for each origin and day that gives all of them."""
    made = list[Sum]()
    for parts in _sets(whole, cells, telling):
        low, high, how = _added(parts)
        vote = Vote(
            origin=telling.voice(parts[0][1]),
            low=None if any(part.low is None for _, part in parts) else low,
            point=low if low == high else None,
            high=None if high == inf else high,
            measures=tuple(part.id for _, part in parts),
            computed=True,
        )
        made.append(Sum(telling.day(parts[0][1]), vote, how))
    return made


def checked(cells: Cells, telling: Telling) -> Iterator[Contradiction]:
    """Wholes held against the sums of their parts, and parts against wholes they cannot exceed.

    300 killed are never held against 3,000 killed or wounded, but with the 2,700 wounded that the
    same source gives.
    """
    yield from _classes(cells, telling)
    for slots, found in cells.items():
        if OR not in slots.state or slots.unit:
            continue
        wholes = [m for m in found if not is_former(m)]
        for parts in _sets(slots, cells, telling):
            for whole in wholes:
                if whole.claim not in {part.claim for _, part in parts}:
                    yield from _against(whole, parts, slots, telling)
        for state, part in _parts(slots, cells):
            for whole in wholes:
                yield from _too_large(whole, (state, part), slots, telling)


def _classes(cells: Cells, telling: Telling) -> Iterator[Contradiction]:
    """Generals are soldiers and children are people: one mouth cannot give more of the part than
    of the whole in one article. What another article tells of the part later has grown."""
    part_of: Mapping[str, str] = lexicon("measures")["parts"]
    for slots, found in cells.items():
        if slots.unit or slots.counted not in part_of or slots.aside:
            continue
        wholes = [
            other
            for whole, others in cells.items()
            if whole.counted == part_of[slots.counted] and whole.state == slots.state
            if not (whole.unit or whole.aside) and whole.place in ("", slots.place)
            if _agree(whole.side, slots.side)
            for other in others
        ]
        for part in found:
            for other in wholes:
                if (ruling := _part_too_large(part, other, telling)) is not None:
                    yield pair(other, part, ruling, named(slots))


def _part_too_large(part: Measure, whole: Measure, telling: Telling) -> Ruling | None:
    least, most = interval(part)[0], interval(whole)[1]
    vague = Bound.VAGUE in (part.bound, whole.bound)
    if not most < least <= most * ORDER or vague or is_former(part) or is_former(whole):
        return None
    here = part.span.article == whole.span.article
    said = f"“{words(part)}” ({part.counted}), “{words(whole)}” ({whole.counted})"
    days = telling.day(part), telling.day(whole)
    if apart(*days):
        if here or days[0] < days[1] or part.counted in ARMED:
            return None
        how = f"other date: {said}, told later of a part"
        return Ruling(Comparison.COMPATIBLE, how, Ground.DATE)
    if not here or not telling.one_voice(part, whole):
        return None
    return _clash(f"a part is larger than its whole: {said}: {least:,.15g} > {most:,.15g}")


def _added(parts: Sequence[Part]) -> tuple[float, float, str]:
    """The lowest and highest sum of parts, and the addition in words."""
    low, high = (sum(interval(part)[side] for _, part in parts) for side in (0, 1))
    said = " + ".join(f"{words(part)} {state}" for state, part in parts)
    top = "…" if high == inf else f"{high:,.15g}"
    return low, high, f"{said} = {low:,.15g}" + ("" if low == high else f" to {top}")


def _against(
    whole: Measure, parts: Sequence[Part], slots: Slots, telling: Telling
) -> Iterator[Contradiction]:
    low, high, said = _added(parts)
    least, most = interval(whole)
    same_time = not apart(telling.day(whole), telling.day(parts[0][1]))
    clash = same_time and (high < least or most < low)
    verdict = Comparison.CONFLICTING if clash else Comparison.COMPATIBLE
    for _, part in parts:
        how = f"{said} against {words(whole)} {slots.state}"
        yield pair(whole, part, Ruling(verdict, how, Ground.SUM), named(slots))


def _too_large(
    whole: Measure, found: Part, slots: Slots, telling: Telling
) -> Iterator[Contradiction]:
    """A part cannot be larger than its whole at the same time."""
    state, part = found
    least, most = interval(part)[0], interval(whole)[1]
    if least > most and not apart(telling.day(part), telling.day(whole)):
        how = (
            f"{words(part)} {state} are more than {words(whole)} {slots.state}: "
            f"{least:,.15g} > {most:,.15g}"
        )
        yield pair(whole, part, _clash(how), named(slots))


def _clash(how: str) -> Ruling:
    return Ruling(Comparison.CONFLICTING, how, Ground.SUM)


def _sets(whole: Slots, cells: Cells, telling: Telling) -> Iterator[list[Part]]:
    """For each origin and day the figures it gives for all states of a whole, if it gives all."""
    wanted = whole.state.split(OR)
    voices = dict[tuple[str, str], dict[str, Measure]]()
    for state, part in _parts(whole, cells):
        key = telling.voice(part), telling.day(part)
        voices.setdefault(key, {}).setdefault(state, part)
    for _, voice in sorted(voices.items()):
        if set(voice) == set(wanted):
            yield [(state, voice[state]) for state in wanted]


def _parts(whole: Slots, cells: Cells) -> Iterator[Part]:
    """The figures for single states of a whole, in the order of the text."""
    wanted = whole.state.split(OR) if OR in whole.state else []
    found = [
        (slots.state, measure)
        for slots, given in cells.items()
        if slots.state in wanted and slots.counted == whole.counted and not slots.unit
        if _agree(slots.side, whole.side) and _agree(slots.place, whole.place)
        for measure in given
        if not is_former(measure)
    ]
    yield from sorted(found, key=lambda row: (row[1].span.article, row[1].span.start))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
