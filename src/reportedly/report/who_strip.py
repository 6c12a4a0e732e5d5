"""What somebody said, laid out along the days: "three dots on 10 March, one of them denied"."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.model.record import record
from reportedly.report.days import day as worded
from reportedly.text.windows import window

__all__ = ["Dot", "Strip", "Tick", "strip"]

_LANES = 12
"""Dots above each other on one day; the others share the last lane."""
_TICKS = 6


@record
class Dot:
    """One statement (by its number in what was handed in): ``x`` is the place of its day in
    percent of the width, ``lane`` its row from below."""

    n: int
    x: float
    lane: int


@record
class Tick:
    x: float
    label: str


@record
class Strip:
    """``lanes`` is how many rows the dots take, ``undated`` how many statements have no day."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    lanes: int
    undated: int


def strip(days: Sequence[str]) -> Strip | None:
    """The layout of statements by their days (EDTF, "" where unknown), those of one day above each
    other; None where no day is known. Of a stretch of days the first counts."""
    dated = [(n, found[0]) for n, one in enumerate(days) if (found := window(one))]
    if not dated:
        return None
    first, last = min(on for _, on in dated), max(on for _, on in dated)
    length = max((last - first).days, 1)
    lanes = Counter[date]()
    dots = list[Dot]()
    for n, on in dated:
        dots.append(Dot(n=n, x=_place(on, first, length), lane=min(lanes[on], _LANES - 1)))
        lanes[on] += 1
    return Strip(
        dots=tuple(dots),
        ticks=tuple(_ticks(first, last, length)),
        lanes=min(max(lanes.values()), _LANES),
        undated=len(days) - len(dated),
    )


def _place(on: date, first: date, length: int) -> float:
    """Percent of the width, with a margin on either side."""
    return round(3 + 94 * (on - first).days / length, 2)


def _ticks(first: date, last: date, length: int) -> list[Tick]:
    """A few days at even distances, the first and the last among them."""
    if first == last:
        return [Tick(x=_place(first, first, 1), label=worded(first.isoformat()))]
    count = min(_TICKS, length + 1)
    steps = {round(length * n / (count - 1)) for n in range(count)}
    on = [first + timedelta(days=step) for step in sorted(steps)]
    year = first.year == last.year
    return [
        Tick(x=_place(one, first, length), label=_label(one, short=year and n < len(on) - 1))
        for n, one in enumerate(on)
    ]


def _label(on: date, *, short: bool) -> str:
    words = worded(on.isoformat())
    return words.rsplit(" ", 1)[0] if short else words
