"""Figures that agree, were revised, or cannot both hold: "300 killed" against "40 killed"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.reconcile.figures import (
    disjoint,
    interval,
    is_former,
    number,
    words,
)
from reportedly.reconcile.keys import Slots, same_measure
from reportedly.reconcile.telling import Telling
from reportedly.text.states import measure_words
from reportedly.text.windows import apart, in_words, window

__all__ = ["numeric", "sums"]

MAX_PAIRS = 40
"""Pairs shown of one measure; what is left out says nothing that these do not."""

LOOSE = 31
"""Days that a figure's as-of may span to be held against one of a day."""


def numeric(
    measures: Sequence[Measure], origins: Sequence[Origin], texts: Iterable[str] = ()
) -> Iterator[Contradiction]:
    """The pairs of comparable figures that differ, one for each two origins that give them.

    Figures that can both hold, or that only grew, are shown once, however many tell them.
    """
    telling = Telling.read(measures, origins)
    cells = same_measure(measures, texts)
    for slots, found in cells.items():
        yield from _of_measure(slots, found, telling)
    yield from _other_place(cells)


def _of_measure(
    slots: Slots, found: Sequence[Measure], telling: Telling
) -> Iterator[Contradiction]:
    voices = _voices([m for m in found if not is_former(m)], telling)
    days = sorted({telling.days[m.id] for m in voices})
    shown, count = set[tuple[object, ...]](), 0
    for one, other in combinations(voices, 2):
        if interval(one) == interval(other) or _told_together(one, other, found):
            continue
        verdict, how = _verdict(one, other, telling)
        agreed = verdict in (Comparison.COMPATIBLE, Comparison.NOT_COMPARABLE)
        later = telling.days[one.id], telling.days[other.id]
        if agreed and apart(*later) and _between(days, *later):
            continue
        key = (verdict, *sorted((interval(one), interval(other))))
        if (agreed and key in shown) or count >= MAX_PAIRS:
            continue
        shown.add(key)
        count += 1
        yield _pair(one, other, verdict, _named(slots), how)


def _between(days: Sequence[str], first: str, last: str) -> bool:
    """Whether some other figure lies between two days, so that the growth is told by steps."""
    return any(apart(first, day) and apart(day, last) and first < day < last for day in days)


def _voices(found: Sequence[Measure], telling: Telling) -> list[Measure]:
    """One figure for each origin, value and day: its copies add nothing."""
    first = dict[tuple[object, ...], Measure]()
    for measure in sorted(found, key=lambda m: (telling.days[m.id] or "9999", m.id)):
        key = (telling.voice(measure), interval(measure), telling.days[measure.id])
        first.setdefault(key, measure)
    return list(first.values())


def _told_together(one: Measure, other: Measure, found: Sequence[Measure]) -> bool:
    """Whether some claim gives both figures: "two of its three terminals", "19 here, 8 there"."""
    left = {m.claim for m in found if interval(m) == interval(one) and not is_former(m)}
    return any(
        m.claim in left for m in found if interval(m) == interval(other) and not is_former(m)
    )


def _verdict(one: Measure, other: Measure, telling: Telling) -> tuple[Comparison, str]:
    """Compare two figures of one measure, ``one`` the earlier."""
    first, last = telling.days[one.id], telling.days[other.id]
    same = telling.one_voice(one, other)
    left, right = words(one), words(other)
    if not disjoint(interval(one), interval(other)):
        if not same and not apart(first, last) and (ruled := _ruled_out(one, other)):
            return Comparison.CONFLICTING, ruled
        retold = same or one.span.article == other.span.article
        if retold and _lost(one, other):
            who = "one origin is told" if same else "one article tells it"
            how = f"{who} both as “{left}” and as “{right}”: a bound was lost"
            return Comparison.COMPATIBLE, how
        return Comparison.COMPATIBLE, f"“{left}” and “{right}” can both hold"
    if (number(other), number(one)) in telling.changes:
        how = f"“{right}” is the figure that was replaced by “{left}”; it is still told"
        return Comparison.CONFLICTING, how
    if apart(first, last):
        return _over_time(one, other, same, telling)
    if (number(one), number(other)) in telling.changes:
        how = f"“{left}” is the figure that was replaced by “{right}”; it is still told"
        return Comparison.CONFLICTING, how
    if same and first and last:
        return Comparison.REVISED, f"one source gives “{left}” and “{right}”"
    if not (first and last):
        return Comparison.NOT_COMPARABLE, "the day as of which one of them holds is not known"
    if (loose := _loose(first, last)) is not None:
        return Comparison.NOT_COMPARABLE, f"one of them is given only for {loose}"
    return Comparison.CONFLICTING, f"“{left}” and “{right}” exclude each other{_on(first, last)}"


def _over_time(
    one: Measure, other: Measure, same: bool, telling: Telling
) -> tuple[Comparison, str]:
    """Two figures of two days: growth, a revision, or a total that fell though nobody says so."""
    dates = f"{_day(telling.days[one.id])} and {_day(telling.days[other.id])}"
    left, right = words(one), words(other)
    running = one.kind in (MeasureKind.CUMULATIVE, MeasureKind.EVENT)
    if not running or interval(one)[1] < interval(other)[0]:
        return Comparison.COMPATIBLE, f"other date: as of {dates}, “{left}” and “{right}”"
    if same or (number(one), number(other)) in telling.changes:
        return Comparison.REVISED, f"as of {dates}: corrected from “{left}” to “{right}”"
    how = f"a total does not fall: as of {dates}, “{left}” and “{right}”, from two sources"
    return Comparison.CONFLICTING, how


def _ruled_out(one: Measure, other: Measure) -> str:
    """ "as many as 3,200" says that it may be so many; "fewer than 2,000" rules that out."""
    for loose, strict in ((one, other), (other, one)):
        if loose.bound is not Bound.UP_TO or strict.bound is Bound.UP_TO:
            continue
        if strict.low is None and interval(strict)[1] < interval(loose)[1]:
            return f"“{words(strict)}” rules out what “{words(loose)}” allows"
    return ""


def _lost(one: Measure, other: Measure) -> bool:
    exact = Bound.EXACT in (one.bound, other.bound) and one.bound is not other.bound
    return exact and one.value is not None and one.value == other.value


def _loose(first: str, last: str) -> str | None:
    """The longer of two stretches of time, in words, where it is much longer than the other."""
    one, other = window(first), window(last)
    if one is None or other is None:
        return None
    short, long = sorted((one, other), key=lambda days: days[1] - days[0])
    wide = (long[1] - long[0]).days > LOOSE and (short[1] - short[0]).days <= LOOSE
    return in_words(long) if wide else None


def _on(first: str, last: str) -> str:
    days = window(first), window(last)
    return f" on {in_words(days[0])}" if days[0] and days[0] == days[1] else ""


def _day(edtf: str) -> str:
    """An as-of in words; open and odd ones as "an unknown day"."""
    days = window(edtf)
    return in_words(days) if days else "an unknown day"


def _other_place(cells: Mapping[Slots, list[Measure]]) -> Iterator[Contradiction]:
    """One pair for each two places whose figures must not be merged; parts that add up to what is
    given for the whole are said to do so."""
    for (one, left), (other, right) in combinations(cells.items(), 2):
        if one.place != other.place and replace(one, place="") == replace(other, place=""):
            if not (one.place and other.place):
                continue
            how = f"other place: {one.place} and {other.place}"
            slots = _named(replace(one, place=""))
            event = one.state in measure_words().kinds["event"]
            told = _sum(left, right, cells, one)
            together = {m.span.article for m in left} & {m.span.article for m in right}
            if event and together and told is None:
                continue
            if told is not None:
                verdict, how = Comparison.COMPATIBLE, told
            else:
                verdict = Comparison.NOT_COMPARABLE
            yield _pair(*_nearest(left, right), verdict, slots, how)


def _nearest(left: Sequence[Measure], right: Sequence[Measure]) -> tuple[Measure, Measure]:
    """The pair that a reader would hold against each other: of one article, with both sides."""
    pairs = [(one, other) for one in left[:12] for other in right[:12]]
    return min(
        pairs,
        key=lambda pair: (
            pair[0].span.article != pair[1].span.article,
            sum(side is None for m in pair for side in (m.low, m.high)),
            pair[0].id,
            pair[1].id,
        ),
    )


def _sum(
    left: Sequence[Measure],
    right: Sequence[Measure],
    cells: Mapping[Slots, list[Measure]],
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


def sums(measures: Sequence[Measure], origins: Sequence[Origin]) -> Iterator[Contradiction]:
    """Check "3,000 killed or wounded" against "300 killed" plus "2,700 wounded" of one source."""
    telling = Telling.read(measures, origins)
    parts = [m for m in measures if m.state and " or " not in m.state]
    for whole in (m for m in measures if " or " in m.state):
        wanted = whole.state.split(" or ")
        for combined in _sets(parts, wanted, whole, telling):
            total = tuple(sum(interval(part)[side] for part in combined) for side in (0, 1))
            said = " + ".join(f"{words(part)} {part.state}" for part in combined)
            clash = disjoint(interval(whole), (total[0], total[1]))
            verdict = Comparison.CONFLICTING if clash else Comparison.COMPATIBLE
            how = f"{said} against {words(whole)} {whole.state}"
            slots = tuple(slot for slot in (whole.side, whole.counted, whole.state) if slot)
            for part in combined:
                yield _pair(whole, part, verdict, slots, how)


def _sets(
    parts: Sequence[Measure], wanted: Sequence[str], whole: Measure, telling: Telling
) -> Iterator[list[Measure]]:
    """For each origin, the figures it gives for all the wanted states, if it gives them all."""
    voices = dict[str, dict[str, Measure]]()
    for part in parts:
        fits = part.state in wanted and not part.unit and part.claim != whole.claim
        fits = fits and part.counted == whole.counted
        if fits and _compatible(part.side, whole.side) and _compatible(part.place, whole.place):
            voices.setdefault(telling.voice(part), {}).setdefault(part.state, part)
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
