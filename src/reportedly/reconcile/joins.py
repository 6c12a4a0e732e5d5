"""One measure told with a place here and without one there: "23 in the Philippines", "23"."""

from collections import defaultdict
from itertools import combinations

from reportedly.model.quantity import Measure
from reportedly.reconcile.carriers import number_named
from reportedly.reconcile.figures import disjoint, interval, is_former
from reportedly.reconcile.grains import grain
from reportedly.reconcile.slots import Cells, Slots
from reportedly.text.states import base_state
from reportedly.text.windows import apart

__all__ = ["joined"]

DIGITS = 10
"""A number of so many of its own units ("23", "8,916", not "300") is not met by chance."""


def joined(cells: Cells) -> Cells:
    """Put together what is one measure under different slots.

    That is, measures that differ in a side, place or kind that one of them does not say or says
    otherwise, or in mood ("to be dismissed", "dismissed"), and share an odd number as of days that
    can be one; not those that one article sets against each other. The one that most figures are
    of gives the name.
    """
    alike = defaultdict[tuple[str, ...], list[Slots]](list)
    for slots in cells:
        state = base_state(slots.state)
        alike[slots.counted, state, slots.unit, slots.per, slots.event].append(slots)
    home = {slots: slots for slots in cells}
    for group in alike.values():
        for one, other in combinations(group, 2):
            if home[one] != home[other] and _is_one(one, other, cells):
                first, second = sorted((home[one], home[other]), key=lambda s: _rank(s, cells))
                home.update({slots: first for slots, at in home.items() if at == second})
    made = dict[Slots, list[Measure]]()
    for slots, at in home.items():
        made.setdefault(at, []).extend(cells[slots])
    return dict(sorted(made.items()))


def _rank(slots: Slots, cells: Cells) -> tuple[int, bool, Slots]:
    return -len(cells[slots]), not slots.place, slots


def _is_one(one: Slots, other: Slots, cells: Cells) -> bool:
    if one.side and other.side and one.side != other.side:
        return False
    left, right = cells[one], cells[other]
    if not any(_meet(a, b) for a in left for b in right):
        return False
    return not any(_exclude(a, b) for a in left for b in right)


def _meet(one: Measure, other: Measure) -> bool:
    low, high = number_named(one)
    odd = low == high and low / grain(low) >= DIGITS
    same = odd and number_named(other) == (low, high)
    return same and not (is_former(one) or is_former(other)) and not apart(one.as_of, other.as_of)


def _exclude(one: Measure, other: Measure) -> bool:
    """Whether one article sets one against the other, as of one day."""
    if one.span.article != other.span.article or is_former(one) or is_former(other):
        return False
    return not apart(one.as_of, other.as_of) and disjoint(interval(one), interval(other))
