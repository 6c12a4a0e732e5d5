"""Figures that agree, were revised, or cannot both hold: "300 killed" against "40 killed"."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.reconcile.carriers import settled
from reportedly.reconcile.completions import completed
from reportedly.reconcile.figures import interval, is_former
from reportedly.reconcile.keys import same_measure
from reportedly.reconcile.pairs import named, pair
from reportedly.reconcile.scopes import apart_in_scope
from reportedly.reconcile.slots import Slots
from reportedly.reconcile.sums import checked
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.verdicts import verdict
from reportedly.reconcile.worth import informative, worth_a_series
from reportedly.text.windows import apart

__all__ = ["numeric"]

MAX_PAIRS = 40
"""Pairs shown of one measure; what is left out says nothing that these do not."""


def numeric(
    measures: Sequence[Measure],
    origins: Sequence[Origin],
    texts: Iterable[str] = (),
    parts: Container[str] = (),
    claims: Iterable[Claim] = (),
) -> Iterator[Contradiction]:
    """The pairs of comparable figures that differ, one for each two origins that give them; then
    sums against wholes, and figures that look alike and must not be compared.

    Figures that can both hold, or that only grew, are shown once, however many tell them.
    ``texts`` say which place lies in which, ``parts`` are ids of quantities that are a part,
    ``claims`` which figures were taken back.
    """
    read = completed(measures)
    measures = [m for m in measures if informative(read.get(m.id, m))]
    telling, texts = Telling.read(measures, origins, claims=claims), list(texts)
    cells = same_measure(measures, texts, parts, telling, read)
    cells = {
        slots: found
        for slots, found in cells.items()
        if worth_a_series([read.get(m.id, m) for m in found])
    }
    for slots, found in cells.items():
        yield from _of_measure(slots, found, settled(found, telling))
    yield from checked(cells, telling)
    yield from apart_in_scope(cells, telling, texts)


def _of_measure(
    slots: Slots, found: Sequence[Measure], telling: Telling
) -> Iterator[Contradiction]:
    voices = _voices([m for m in found if not is_former(m)], telling)
    days = sorted({telling.days[m.id] for m in voices})
    shown, count = set[tuple[object, ...]](), 0
    for one, other in combinations(voices, 2):
        if interval(one) == interval(other) or _told_together(one, other, found):
            continue
        said, how = verdict(one, other, telling)
        if said is Comparison.CONFLICTING and slots.counted == "soldier" and not slots.side:
            said, how = Comparison.NOT_COMPARABLE, "whose soldiers they are is not said"
        agreed = said in (Comparison.COMPATIBLE, Comparison.NOT_COMPARABLE)
        later = telling.days[one.id], telling.days[other.id]
        if agreed and apart(*later) and _between(days, *later):
            continue
        key = (said, *sorted((interval(one), interval(other))))
        if (agreed and key in shown) or count >= MAX_PAIRS:
            continue
        shown.add(key)
        count += 1
        yield pair(one, other, said, named(slots), how)


def _between(days: Sequence[str], first: str, last: str) -> bool:
    """Whether some other figure lies between two days, so that the growth is told by steps."""
    return any(apart(first, day) and apart(day, last) and first < day < last for day in days)


def _voices(found: Sequence[Measure], telling: Telling) -> list[Measure]:
    """One figure for each origin, value and day: its copies add nothing."""
    first = dict[tuple[object, ...], Measure]()
    for measure in sorted(found, key=lambda m: (telling.days[m.id] or "9999", *_place(m))):
        key = (telling.voice(measure), interval(measure), telling.days[measure.id])
        first.setdefault(key, measure)
    return list(first.values())


def _place(measure: Measure) -> tuple[str, int, str]:
    return measure.span.article, measure.span.start, measure.id


def _told_together(one: Measure, other: Measure, found: Sequence[Measure]) -> bool:
    """Whether some claim gives both figures: "two of its three terminals", "19 here, 8 there"."""
    left = {m.claim for m in found if interval(m) == interval(one) and not is_former(m)}
    return any(
        m.claim in left for m in found if interval(m) == interval(other) and not is_former(m)
    )
