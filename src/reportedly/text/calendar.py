"""What a calendar knows: "August 2024" runs from the 1st to the 31st."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.model.time import Grain

__all__ = [
    "SEASONS",
    "Value",
    "about",
    "century",
    "day",
    "decade",
    "half",
    "hull",
    "interval",
    "like",
    "month",
    "narrowed",
    "nth_weekday",
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
    edtf = f"{_edtf_year(y)}-{32 + q}"
    return Value(f"{_stem(y)}-Q{q}", edtf, Grain.QUARTER, *bounds, (y, None, None))


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


def narrowed(value: Value, where: str, today: date | None = None) -> Value:
    """The START, MID or END third of a stretch: "early August" is its first ten days, "mid-2026"
    runs from May to August, "the late 1990s" from 1997. EARLIER and LATER are what lies on either
    side of ``today`` ("later this year"), or the same thirds where it lies outside.

    TIMEX3 keeps the value of the whole (and would say the rest in ``mod``); EDTF has no sign for
    thirds, so it becomes the interval, no finer than years, months or days call for.
    """
    if value.first is None or value.last is None or value.first == value.last:
        return value
    if where in ("EARLIER", "LATER"):
        if today is not None and value.first <= today <= value.last:
            sides = (value.first, today) if where == "EARLIER" else (today, value.last)
            return _within(value, *sides, f"{sides[0]}/{sides[1]}")
        where = "START" if where == "EARLIER" else "END"
    third = ("START", "MID", "END").index(where)
    if value.grain in (Grain.DECADE, Grain.CENTURY):
        size = value.last.year - value.first.year + 1
        cuts = [0, round(size * 0.34 + 0.5), round(size * 0.67), size]
        one, end = value.first.year + cuts[third], value.first.year + cuts[third + 1] - 1
        return _within(value, date(one, 1, 1), date(end, 12, 31), f"{one:04d}/{end:04d}")
    months = _whole_months(value.first, value.last)
    if months % 3 == 0:
        begin = shifted(value.first, months // 3 * third, "M") or value.first
        after = shifted(value.first, months // 3 * (third + 1), "M")
        last = after - timedelta(days=1) if after is not None else value.last
        edtf = "/".join(dict.fromkeys((f"{begin}"[:7], f"{last}"[:7])))
        return _within(value, begin, last, edtf)
    return _third_of_days(value, value.first, value.last, third)


def _third_of_days(value: Value, first: date, last: date, third: int) -> Value:
    """Ten days of a month each (its last third is longer), two to four of a week."""
    days = (last - first).days + 1
    size = 10 if value.grain is Grain.MONTH else max(1, days // 3)
    cuts = [(0, size), (size, 2 * size), (2 * size, days)]
    if days == 7:
        cuts = [(0, 2), (1, 4), (3, 7)]
    begin, end = (first + timedelta(days=cut) for cut in cuts[third])
    end = max(begin, end - timedelta(days=1))
    return _within(value, begin, end, f"{begin}/{end}" if begin != end else f"{begin}")


def _within(value: Value, first: date, last: date, edtf: str) -> Value:
    return replace(value, first=first, last=last, edtf=edtf)


def _ends_month(when: date) -> bool:
    return when.day == monthrange(when.year, when.month)[1]


def _whole_months(first: date, last: date) -> int:
    """How many months the days are, 1 where they are not whole months."""
    whole = first.day == 1 and _ends_month(last)
    return (last.year - first.year) * 12 + last.month - first.month + 1 if whole else 1


def about(value: Value) -> Value:
    """The same, marked as approximate (EDTF "~")."""
    return replace(value, edtf=f"{value.edtf}~")


def like(model: Value, first: date, last: date) -> Value:
    """A stretch of the same kind as another one, from ``first`` to about ``last``."""
    if model.last is not None and _ends_month(model.last):
        last = last.replace(day=monthrange(last.year, last.month)[1])
    months = _whole_months(first, last)
    if model.grain is Grain.MONTH:
        return month(first.year, first.month)
    if model.grain is Grain.QUARTER:
        return quarter(first.year, (first.month + 2) // 3)
    if model.grain is Grain.YEAR:
        return year(first.year)
    if first == last:
        return on(first)
    return half(first.year, (first.month + 5) // 6) if months == 6 else interval(first, last)


def hull(one: Value, other: Value) -> Value:
    """From the beginning of one value to the end of the other: "mid- to late March"."""
    if one.first is None or other.last is None:
        return one
    return _within(one, one.first, other.last, f"{one.first}/{other.last}")


def nth_weekday(y: int, m: int, weekday: int, nth: int) -> Value | None:
    """The third Monday (0) of a month; with ``nth`` -1 the last; None where there is no fifth."""
    start = date(y, m, 1)
    if nth < 0:
        end = date(y, m, monthrange(y, m)[1])
        return on(end - timedelta(days=(end.weekday() - weekday) % 7))
    there = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))
    return on(there) if there.month == m else None


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
