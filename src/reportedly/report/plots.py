"""Where things stand on a plot, in percent of its width: "at least 40" starts here, open right."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.rows import EventRow
from reportedly.report.wording import amount
from reportedly.text.windows import window

__all__ = ["Bar", "Dot", "Scale", "Tick", "bar_of", "days_of", "dots_of", "scale_of"]

_EDGE = 4.0
_ARROW = 9.0
_STEPS = (1, 2, 2.5, 5, 10)


@record
class Tick:
    x: float
    label: str


@record
class Scale:
    """Maps values onto 4 to 96 percent of the width; by logarithm where ``log`` is set."""

    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...] = ()

    def at(self, value: float) -> float:
        low, high, here = self.low, self.high, value
        if self.log:
            low, high, here = (math.log10(max(part, 1e-9)) for part in (low, high, value))
        share = (here - low) / (high - low) if high > low else 0.5
        return round(_EDGE + share * (100 - 2 * _EDGE), 2)


@record
class Bar:
    """An interval: ``start`` and ``end`` in percent, ``mid`` the best value if there is one; an
    open side carries an arrow."""

    start: float
    end: float
    mid: float | None
    open_low: bool
    open_high: bool


def scale_of(figure: FigureRow) -> Scale:
    """The scale that all points and estimates of a series share. Values start at 0 unless several
    lie close together far from it; more than two orders of magnitude make it logarithmic."""
    sides = [side for point in figure.points for side in (point.low, point.value, point.high)]
    sides += [side for one in figure.estimates for side in (one.low, one.best, one.high)]
    values = sorted(side for side in sides if side is not None) or [0.0, 1.0]
    low, high = values[0], values[-1]
    if low > 0 and high / low > 100:
        return _with_ticks(Scale(low=low / 1.5, high=high * 1.5, log=True), figure.unit)
    room = (high - low) or abs(high) or 1.0
    start = 0.0 if 0 <= low < 0.6 * high or 0 <= low == high else low - 0.35 * room
    return _with_ticks(Scale(low=start, high=high + 0.15 * room, log=False), figure.unit)


def _with_ticks(scale: Scale, unit: str) -> Scale:
    if scale.log:
        first, last = math.ceil(math.log10(scale.low)), math.floor(math.log10(scale.high))
        values = [10.0**power for power in range(first, last + 1)]
    else:
        values = list(_steps(scale.low, scale.high))
    ticks = tuple(Tick(x=scale.at(value), label=amount(value, unit)) for value in values)
    return Scale(low=scale.low, high=scale.high, log=scale.log, ticks=ticks)


def _steps(low: float, high: float, most: int = 4) -> Iterable[float]:
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * step for step in _STEPS if power * step >= raw - 1e-12)
    at = math.ceil(low / step) * step
    while at <= high:
        yield round(at, 10)
        at += step


def bar_of(scale: Scale, row: PointRow | Estimate) -> Bar | None:
    """The interval of a point or an estimate; None where it has no side at all."""
    mid = row.value if isinstance(row, PointRow) else row.best
    low, high = row.low, row.high
    if low is None and high is None:
        return None
    start = scale.at(low) if low is not None else None
    end = scale.at(high) if high is not None else None
    if start is None:
        assert end is not None
        start = max(end - _ARROW, 0.5)
    if end is None:
        end = min(start + _ARROW, 99.5)
    return Bar(
        start=start,
        end=end,
        mid=scale.at(mid) if mid is not None else None,
        open_low=low is None,
        open_high=high is None,
    )


@record
class Dot:
    """An event on the strip of days: ``level`` is its place in the pile on its day, 0 lowest."""

    event: str
    start: float
    end: float
    level: int
    label: str


def days_of(events: Sequence[EventRow]) -> tuple[Tick, ...]:
    """Ticks for the strip of days: days, months or years, whichever fit."""
    first, last = _ends(events)
    span = (last - first).days
    if span <= 14:
        step = 1 if span <= 7 else 2
        days = [first + timedelta(days=n) for n in range(0, span + 1, step)]
        return tuple(Tick(x=_day_at(d, first, last), label=f"{d.day} {d:%b}") for d in days)
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    every = max(1, -(-len(months) // 8))
    shown = [m for m in months if (m.month - 1) % every == 0] if every <= 6 else []
    if not shown:
        years = [m for m in months if m.month == 1]
        shown = years[:: max(1, -(-len(years) // 8))]
    label = "%b %Y" if every <= 6 else "%Y"
    return tuple(Tick(x=_day_at(m, first, last), label=f"{m:{label}}") for m in shown)


def dots_of(events: Sequence[EventRow]) -> tuple[Dot, ...]:
    """One dot an event whose day the calendar knows, piled where they share a place."""
    if not any(window(event.day) for event in events):
        return ()
    first, last = _ends(events)
    piles, dots = dict[int, int](), list[Dot]()
    for event in events:
        if not (found := window(event.day)):
            continue
        start, end = (_day_at(day, first, last) for day in found)
        pile = round((start + end) / 4)
        level = piles.get(pile, 0)
        piles[pile] = level + 1
        if level < 5:
            label = f"{event.day}: {event.text}"
            dots.append(Dot(event=event.id, start=start, end=end, level=level, label=label))
    return tuple(dots)


def _ends(events: Sequence[EventRow]) -> tuple[date, date]:
    found = [both for event in events if (both := window(event.day))]
    return min(first for first, _ in found), max(last for _, last in found)


def _day_at(day: date, first: date, last: date) -> float:
    share = (day - first).days / ((last - first).days or 1)
    return round(_EDGE + share * (100 - 2 * _EDGE), 2)
