"""What a calendar knows: "August 2024" runs from the 1st to the 31st."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.model.time import Grain

__all__ = [
    "SEASONS",
    "Value",
    "century",
    "day",
    "decade",
    "half",
    "interval",
    "month",
    "narrowed",
    "on",
    "part_of_day",
    "quarter",
    "season",
    "shifted",
    "week",
    "weekend",
    "year",
]

SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
"""TIMEX3 season to its EDTF code (ISO 8601-2, 4.8) and first (meteorological, northern) month."""


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of the calendar. ``first`` and ``last`` are its first and last day, both included
    (None where open or before the year 1). ``timex`` and ``edtf`` are as in `Time`; ``ymd`` keeps
    the year (negative before Christ), month and day as far as they are known."""

    timex: str
    edtf: str
    grain: Grain
    first: date | None = None
    last: date | None = None
    ymd: tuple[int | None, int | None, int | None] = (None, None, None)


def _stem(y: int) -> str:
    return f"{y:04d}" if y > 0 else f"BC{-y:04d}"


def _edtf_year(y: int) -> str:
    """Astronomical years: 1 BC is the year 0."""
    return f"{y:04d}" if y > 0 else ("0000" if y == -1 else f"-{-y - 1:04d}")


def _bounds(y: int, m1: int, m2: int) -> tuple[date | None, date | None]:
    """First day of month ``m1`` and last of ``m2`` (13 and more belong to the next year)."""
    if not 1 <= y <= 9998:
        return None, None
    y2, m2 = y + (m2 - 1) // 12, (m2 - 1) % 12 + 1
    return date(y, m1, 1), date(y2, m2, monthrange(y2, m2)[1])


def year(y: int) -> Value:
    return Value(_stem(y), _edtf_year(y), Grain.YEAR, *_bounds(y, 1, 12), (y, None, None))


def month(y: int, m: int) -> Value:
    stem, first_last = f"{_stem(y)}-{m:02d}", _bounds(y, m, m)
    return Value(stem, f"{_edtf_year(y)}-{m:02d}", Grain.MONTH, *first_last, (y, m, None))


def day(y: int, m: int, d: int) -> Value | None:
    """None where there is no such day (31 June)."""
    if not 1 <= m <= 12 or not 1 <= d <= monthrange(max(y, 4) if y > 0 else 4, m)[1]:
        return None
    on = date(y, m, d) if 1 <= y <= 9998 else None
    edtf = f"{_edtf_year(y)}-{m:02d}-{d:02d}"
    return Value(f"{_stem(y)}-{m:02d}-{d:02d}", edtf, Grain.DAY, on, on, (y, m, d))


def on(when: date) -> Value:
    made = day(when.year, when.month, when.day)
    assert made is not None
    return made


def week(when: date) -> Value:
    """The ISO week of a day, Monday to Sunday."""
    y, w, weekday = when.isocalendar()
    first = when - timedelta(days=weekday - 1)
    last = first + timedelta(days=6)
    return Value(f"{y}-W{w:02d}", f"{first}/{last}", Grain.WEEK, first, last)


def weekend(when: date) -> Value:
    """Saturday and Sunday of the ISO week of a day."""
    y, w, weekday = when.isocalendar()
    first = when + timedelta(days=6 - weekday)
    last = first + timedelta(days=1)
    return Value(f"{y}-W{w:02d}-WE", f"{first}/{last}", Grain.RANGE, first, last)


def season(y: int, which: str) -> Value:
    code, start = SEASONS[which]
    bounds = _bounds(y, start, start + 2)
    edtf = f"{_edtf_year(y)}-{code}"
    return Value(f"{_stem(y)}-{which}", edtf, Grain.SEASON, *bounds, (y, start, None))


def quarter(y: int, q: int) -> Value:
    """Quarter ``q`` (1 to 4) of a calendar year; EDTF codes 33 to 36."""
    bounds = _bounds(y, 3 * q - 2, 3 * q)
    return Value(f"{_stem(y)}-Q{q}", f"{_edtf_year(y)}-{32 + q}", Grain.QUARTER, *bounds)


def half(y: int, h: int) -> Value:
    """Half ``h`` (1 or 2) of a calendar year; EDTF codes 40 and 41."""
    bounds = _bounds(y, 6 * h - 5, 6 * h)
    return Value(f"{_stem(y)}-H{h}", f"{_edtf_year(y)}-{39 + h}", Grain.RANGE, *bounds)


def decade(y: int) -> Value:
    """The decade that holds year ``y``: 1990 and 1994 both give the 1990s."""
    first = y // 10 * 10 if y > 0 else -((-y) // 10 * 10 + 9)
    if y <= 0:
        return Value(f"BC{-y // 10:03d}", "", Grain.DECADE, None, None, (y, None, None))
    bounds = (date(max(first, 1), 1, 1), date(first + 9, 12, 31))
    return Value(f"{first // 10:03d}", f"{first // 10:03d}X", Grain.DECADE, *bounds)


def century(number: int, before_christ: bool = False) -> Value:
    """The 20th century is number 20 and, in TIMEX3, "19"."""
    if before_christ:
        return Value(f"BC{number - 1:02d}", "", Grain.CENTURY)
    first = (number - 1) * 100
    bounds = (date(max(first, 1), 1, 1), date(first + 99, 12, 31))
    return Value(f"{number - 1:02d}", f"{number - 1:02d}XX", Grain.CENTURY, *bounds)


def interval(first: date | None, last: date | None) -> Value:
    """From one day to another; None is an open end ("..")."""
    edtf = f"{first or '..'}/{last or '..'}"
    return Value(edtf, edtf, Grain.RANGE, first, last)


def part_of_day(value: Value, part: str) -> Value:
    """A day's morning ("MO"), night ("NI") or hour ("T15:00")."""
    suffix = part if part.startswith("T") else f"T{part}"
    clock = len(suffix) > 3 and value.grain is Grain.DAY
    edtf = f"{value.edtf}{suffix}:00" if clock and len(suffix) == 6 else value.edtf
    grain = Grain.HOUR if clock else value.grain
    return replace(value, timex=value.timex + suffix, edtf=edtf, grain=grain)


def narrowed(value: Value, where: str) -> Value:
    """The START, MID or END third of a stretch: "early August" is its first ten days. Only the
    bounds move: TIMEX3 keeps the value (and says so in ``mod``), and EDTF has no sign for it."""
    if value.first is None or value.last is None or value.first == value.last:
        return value
    days = (value.last - value.first).days + 1
    third = timedelta(days=max(1, days // 3))
    first, last = value.first, value.last
    if where == "START":
        last = first + third - timedelta(days=1)
    elif where == "END":
        first = last - third + timedelta(days=1)
    else:
        first, last = first + third, last - third
    return replace(value, first=first, last=last)


def shifted(when: date, count: int, unit: str) -> date | None:
    """A day so many units (D, W, M, Y) away; the day of the month is kept where it exists."""
    try:
        if unit in "DW":
            return when + timedelta(days=count * (7 if unit == "W" else 1))
        months = when.year * 12 + when.month - 1 + count * (12 if unit == "Y" else 1)
        y, m = months // 12, months % 12 + 1
        return date(y, m, min(when.day, monthrange(y, m)[1]))
    except (OverflowError, ValueError):
        return None
