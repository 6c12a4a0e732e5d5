"""One measure told with a place here and without one there: "23 in the Philippines", "23"."""

from collections import defaultdict
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Bound, Measure
from reportedly.reconcile.carriers import number_named
from reportedly.reconcile.figures import disjoint, interval, is_former
from reportedly.reconcile.grains import grain
from reportedly.reconcile.slots import Cells, Slots
from reportedly.reconcile.telling import Telling
from reportedly.text.states import base_state
from reportedly.text.windows import apart

__all__ = ["joined"]

DIGITS = 10
"""A number of so many of its own units ("23", "8,916", not "300") is not met by chance."""
FEW = 3
"""A number from here on, given twice in an article by one mouth, is one count."""


def joined(cells: Cells, telling: Telling | None = None) -> Cells:
    """Put together what is one measure under different slots.

    That is, measures that differ in a side, place or kind that one of them does not say or says
    otherwise, or in mood ("to be dismissed", "dismissed"), and share an odd number as of days that
    can be one, or any number in one article by one mouth, or its rounding there; not those that
    one article sets against each other. The one that most figures are of gives the name.
    """
    told = telling or Telling()
    alike = defaultdict[tuple[str, ...], list[Slots]](list)
    for slots in cells:
        state = base_state(slots.state)
        alike[slots.counted, state, slots.unit, slots.per, slots.event].append(slots)
    home = {slots: slots for slots in cells}
    for group in alike.values():
        for one, other in combinations(group, 2):
            if home[one] != home[other] and _is_one(one, other, cells, told):
                first, second = sorted((home[one], home[other]), key=lambda s: _rank(s, cells))
                home.update({slots: first for slots, at in home.items() if at == second})
    made = dict[Slots, list[Measure]]()
    for slots, at in home.items():
        made.setdefault(at, []).extend(cells[slots])
    return dict(sorted(made.items()))


def _rank(slots: Slots, cells: Cells) -> tuple[int, bool, Slots]:
    return -len(cells[slots]), not slots.place, slots


def _is_one(one: Slots, other: Slots, cells: Cells, telling: Telling) -> bool:
    if one.side and other.side and one.side != other.side:
        return False
    left, right = cells[one], cells[other]
    blank = not (one.place and other.place) and one.aside == other.aside
    if not _is_decision(one, other) and not any(
        _meet(a, b) or (blank and _again(a, b, telling)) for a in left for b in right
    ):
        return False
    return not any(_exclude(a, b) for a in left for b in right)


def _is_decision(one: Slots, other: Slots) -> bool:
    """Whether two measures are of one thing that somebody decides, as planned and as done: jobs
    "to be cut" are those that are cut; a feared toll is not a toll."""
    states = {one.state, other.state}
    base = base_state(one.state)
    plain = not (one.unit or one.aside or other.aside) and one.place == other.place
    return plain and len(states) == 2 and base in lexicon("series")["states"]["decided"]


def _meet(one: Measure, other: Measure) -> bool:
    low, high = number_named(one)
    odd = low == high and low / grain(low) >= DIGITS
    same = odd and number_named(other) == (low, high)
    return same and not (is_former(one) or is_former(other)) and not apart(one.as_of, other.as_of)


def _again(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether one article tells a number twice, by one mouth or in its own words the second time
    rounded: "more than 1,300 killed", "at least 1,310"."""
    if one.span.article != other.span.article or is_former(one) or is_former(other):
        return False
    (least, most), (low, high) = sorted((number_named(one), number_named(other)))
    if least != most or low != high or apart(one.as_of, other.as_of):
        return False
    if least == low:
        mouth = telling.voice(one) == telling.voice(other)
        return low >= FEW and (mouth or telling.is_own(one) or telling.is_own(other))
    step = max(grain(least), grain(low))
    return least >= step * DIGITS and low - least < step and not one.unit


def _exclude(one: Measure, other: Measure) -> bool:
    """Whether one article sets one against the other, as of one day."""
    if one.span.article != other.span.article or is_former(one) or is_former(other):
        return False
    if Bound.VAGUE in (one.bound, other.bound):
        return False
    return not apart(one.as_of, other.as_of) and disjoint(interval(one), interval(other))
