"""Figures that must not be merged: of another place, another scope, or flow against stock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.model.contradiction import Comparison, Contradiction, Ground
from reportedly.model.quantity import Measure
from reportedly.reconcile.figures import interval, is_former, words
from reportedly.reconcile.pairs import Ruling, named, pair
from reportedly.reconcile.slots import Slots
from reportedly.reconcile.telling import Telling
from reportedly.text.states import base_state, measure_words
from reportedly.text.territories import lying_in
from reportedly.text.windows import apart, days_apart, window

__all__ = ["apart_in_scope"]

Cells = Mapping[Slots, Sequence[Measure]]

FLOWS = {"deployed": ("sent", "arrived", "mobilised", "transferred")}
"""Stocks and the movements that fill them: those who were sent are not all there now."""


CODE = 3
"""Letters of a currency (ISO 4217)."""
PERSON = "person"

UNKNOWN = 1200
"""Months taken for an as-of that is not known."""


def apart_in_scope(
    cells: Cells, telling: Telling, texts: Iterable[str]
) -> Iterator[Contradiction]:
    """One pair for each two measures that look alike and are not, with the reason."""
    texts = list(texts)
    for (one, left), (other, right) in combinations(cells.items(), 2):
        if one.place and other.place and replace(one, place="") == replace(other, place=""):
            yield from _other_place((one, left), (other, right), cells, telling, texts)
        elif one.counted == other.counted and one.unit == other.unit and one.counted:
            yield from _other_scope((one, left), (other, right), telling)
        elif _is_money(one.unit) and _is_money(other.unit):
            yield from _other_money((one, left), (other, right))


Cell = tuple[Slots, Sequence[Measure]]


def _other_place(
    small: Cell, large: Cell, cells: Cells, telling: Telling, texts: Sequence[str]
) -> Iterator[Contradiction]:
    """Parts that add up are said to do so; a stock in a part of a country is a part of the stock
    there, and cannot be larger; other places are not comparable."""
    (one, left), (other, right) = small, large
    inside = lying_in((one.place, other.place), texts)
    if (other.place, one.place) in inside:
        (one, left), (other, right) = large, small
    slots = named(replace(one, place=""))
    if (told := _sum(left, right, cells, one)) is not None:
        ruling = Ruling(Comparison.COMPATIBLE, told, Ground.SUM)
        yield pair(*_nearest(left, right), ruling, slots)
        return
    together = {m.span.article for m in left} & {m.span.article for m in right}
    if one.state in measure_words().kinds["event"] and together:
        return
    if inside and not one.unit:
        part, whole = _nearest(left, right)
        yield pair(part, whole, _within(part, whole, one.place, other.place, telling), slots)
        return
    how = f"other place: {one.place} and {other.place}"
    ruling = Ruling(Comparison.NOT_COMPARABLE, how, Ground.PLACE)
    yield pair(*_nearest(left, right), ruling, slots)


def _within(part: Measure, whole: Measure, where: str, around: str, telling: Telling) -> Ruling:
    """low(part) <= high(whole), at one time."""
    least, most = interval(part)[0], interval(whole)[1]
    said = f"“{words(part)}” in {where} and “{words(whole)}” in {around}"
    if least > most and not apart(telling.day(part), telling.day(whole)):
        how = f"{where} lies in {around}, yet {said}: {least:,.15g} > {most:,.15g}"
        return Ruling(Comparison.CONFLICTING, how, Ground.PLACE)
    how = f"{where} lies in {around}: {said}, part and whole"
    return Ruling(Comparison.COMPATIBLE, how, Ground.PLACE)


def _is_money(unit: str) -> bool:
    """Whether a unit is a currency: "USD"."""
    return len(unit) == CODE and unit.isupper()


def _other_money(one: Cell, other: Cell) -> Iterator[Contradiction]:
    """One thing in two currencies, and one currency paid to people for two things."""
    (left_slots, left), (right_slots, right) = one, other
    same = replace(left_slots, unit="", side="") == replace(right_slots, unit="", side="")
    sides = {left_slots.side, right_slots.side} - {""}
    told = tuple(s for s in (left_slots.counted, left_slots.state, *sides) if s)
    if same and left_slots.unit != right_slots.unit and left_slots.counted and len(sides) < 2:
        how = f"two currencies: {left_slots.unit} and {right_slots.unit}"
    elif (
        left_slots.unit == right_slots.unit
        and left_slots.per != right_slots.per
        and all(PERSON in slots.per.split() for slots in (left_slots, right_slots))
        and {m.span.article for m in left} & {m.span.article for m in right}
    ):
        how = f"paid for other things: {_by(left_slots.per)} and {_by(right_slots.per)}"
    else:
        return
    shared = (*told, left_slots.unit) if not same else told
    yield pair(
        *_nearest(left, right), Ruling(Comparison.NOT_COMPARABLE, how, Ground.SCOPE), shared
    )


def _by(per: str) -> str:
    return "per " + " per ".join(per.split())


def _other_scope(one: Cell, other: Cell, telling: Telling) -> Iterator[Contradiction]:
    """Stock against flow, share of one thing against share of another, level against change; only
    what different articles tell, since one article sets them apart itself."""
    (left_slots, left), (right_slots, right) = one, other
    sides = {left_slots.side, right_slots.side} - {""}
    if len(sides) > 1 or {m.span.article for m in left} & {m.span.article for m in right}:
        return
    reason = _reason(left_slots, right_slots)
    if reason:
        shared = tuple(slot for slot in (left_slots.counted, *sides, left_slots.unit) if slot)
        ruling = Ruling(Comparison.NOT_COMPARABLE, reason, Ground.SCOPE)
        yield pair(*_nearest(left, right), ruling, shared)


def _reason(one: Slots, other: Slots) -> str:
    states = base_state(one.state), base_state(other.state)
    if one.unit:
        if one.unit == "percent" and states[0] != states[1] and one.place == other.place:
            shown = [state or "level" for state in states]
            return f"other scope: {shown[0]} and {shown[1]}"
        return ""
    for stock, flow in (states, states[::-1]):
        if flow in FLOWS.get(stock, ()) and one.kind != other.kind:
            return f"a stock ({stock}) and a running total ({flow})"
    return ""


def _nearest(left: Sequence[Measure], right: Sequence[Measure]) -> tuple[Measure, Measure]:
    """The pair that a reader would hold against each other: of one article, of one time, with both
    sides."""
    pairs = [(one, other) for one in left[:12] for other in right[:12]]
    return min(
        pairs,
        key=lambda pair: (
            pair[0].span.article != pair[1].span.article,
            _months_between(*pair),
            sum(side is None for m in pair for side in (m.low, m.high)),
            *(m.span.start for m in pair),
            *(m.id for m in pair),
        ),
    )


def _months_between(one: Measure, other: Measure) -> int:
    """Months of 30 days from one as-of to the other; many where one is not known."""
    left, right = window(one.as_of), window(other.as_of)
    if left is None or right is None:
        return UNKNOWN
    return days_apart(left, right) // 30


def _sum(
    left: Sequence[Measure],
    right: Sequence[Measure],
    cells: Cells,
    slots: Slots,
) -> str | None:
    """ "19 in Santa Aldea + 8 in Yanque = 27", where one article gives all three."""
    wholes = [
        m
        for other, found in cells.items()
        if replace(other, place="", event="") == replace(slots, place="", event="")
        for m in found
        if not is_former(m)
    ]
    for one in left:
        for other in (m for m in right if m.span.article == one.span.article):
            total = tuple(a + b for a, b in zip(interval(one), interval(other), strict=True))
            for whole in wholes:
                if whole.span.article == one.span.article and interval(whole) == total:
                    parts = (f"{words(m)} in {m.place}" for m in (one, other))
                    return f"{' + '.join(parts)} = {words(whole)}"
    return None
