"""The figure that an article gives for the whole, among those for parts and for other events."""

from collections import defaultdict
from collections.abc import Container, Sequence

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure
from reportedly.reconcile.figures import disjoint, id_of, interval, is_former, number
from reportedly.reconcile.slots import Cells, Slots
from reportedly.reconcile.telling import Telling
from reportedly.text.states import base_state
from reportedly.text.windows import apart

__all__ = ["Repeats", "wholes"]


class Repeats:
    """Which claims of a story give each number of a class and state, whatever side or place they
    name and whether they hold it for done or expected."""

    def __init__(self, cells: Cells) -> None:
        self._claims = defaultdict[tuple[object, ...], set[str]](set)
        for slots, found in cells.items():
            for measure in found:
                self._claims[self._key(slots, measure)].add(measure.claim)

    def told(self, slots: Slots, measure: Measure) -> bool:
        """Whether a second claim gives the number too."""
        return len(self._claims[self._key(slots, measure)]) > 1

    def _key(self, slots: Slots, measure: Measure) -> tuple[object, ...]:
        return slots.counted, base_state(slots.state), slots.unit, number(measure)


def wholes(
    slots: Slots,
    found: Sequence[Measure],
    parts: Container[str],
    telling: Telling,
    repeats: Repeats,
    *,
    anywhere: bool = False,
) -> list[Measure]:
    """The figures of one measure without those that only look like it.

    Nobody gives two figures of one thing, day and place in one breath. Where one claim, or one
    voice in one article, does ("58 were killed. Two off-duty officers were killed"; "88.6 percent
    for, 11.4 against"), or where an article gives a figure on its own word after somebody else's
    ("a shooting in 1998 that killed five"), the figure that a second claim repeats is the one that
    counts; else, of things counted, the largest, and of amounts, and of what somebody decides, the
    first ("960 jobs will go, fewer than the 1,150 first announced"). Figures that are a
    part of another by the text (``parts``, ids of quantities), and single persons told one by one
    beside a count, go first. ``anywhere`` says that the places have been looked at already.
    """
    given = {number(m) for m in found if m.quantity not in parts}
    whole = [m for m in found if m.quantity not in parts or number(m) in given] or list(found)
    counts = [m for m in whole if m.quantity and not is_former(m)]
    whole = [m for m in whole if m.quantity or not any(_larger(c, m) for c in counts)]
    again = {id_of(m) for m in whole if repeats.told(slots, m)}
    decided = base_state(slots.state) in lexicon("series")["states"]["decided"]
    first = decided or bool(slots.unit)
    return [m for m in whole if _stands(m, whole, telling, again, first=first, anywhere=anywhere)]


def _larger(one: Measure, other: Measure) -> bool:
    return interval(one)[0] > interval(other)[0]


def _stands(
    measure: Measure,
    found: Sequence[Measure],
    telling: Telling,
    again: Container[str],
    *,
    first: bool,
    anywhere: bool,
) -> bool:
    rivals = [
        m
        for m in found
        if _beside(measure, m, telling)
        if anywhere or (measure.place, measure.event_place) == (m.place, m.event_place)
    ]
    if not rivals or id_of(measure) in again:
        return True
    leads = all(measure.span.start < rival.span.start for rival in rivals)
    if first and leads and not measure.unit:
        return True
    if any(id_of(rival) in again for rival in rivals):
        return False
    if first:
        return bool(measure.counted) and leads
    return all(number(rival) < number(measure) for rival in rivals)


def _beside(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether an article gives both in one breath, for one day and event, and they exclude each
    other; a figure that was replaced or taken back is no rival."""
    if one.span.article != other.span.article or is_former(one) or is_former(other):
        return False
    if id_of(one) in telling.void or id_of(other) in telling.void:
        return False
    breath = one.claim == other.claim or telling.voice(one) == telling.voice(other)
    after = telling.is_own(one) and other.span.start < one.span.start
    if not (breath or after) or not disjoint(interval(one), interval(other)):
        return False
    return not apart(one.as_of, other.as_of) and not apart(one.event_day, other.event_day)
