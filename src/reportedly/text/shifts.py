"""Moves on the calendar by units of time: "three weeks" back from a day or from a vaguer time."""

from collections.abc import Callable
from datetime import date

from reportedly.model.time import Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import year_step

__all__ = ["from_focus", "kind_of", "moved", "unit_at", "unknown"]

_COARSE = (Grain.YEAR, Grain.QUARTER, Grain.SEASON, Grain.DECADE, Grain.CENTURY)
_YEARS = {"Y": 1, "DE": 10, "CE": 100}


def unit_at(when: date, unit: str) -> Value | None:
    """The day, week, month … that a day lies in."""
    made: dict[str, Callable[[], Value]] = {
        "D": lambda: calendar.on(when),
        "N": lambda: calendar.part_of_day(calendar.on(when), "NI"),
        "WE": lambda: calendar.weekend(when),
        "W": lambda: calendar.week(when),
        "M": lambda: calendar.month(when.year, when.month),
        "Q": lambda: calendar.quarter(when.year, (when.month + 2) // 3),
        "Y": lambda: calendar.year(when.year),
        "DE": lambda: calendar.decade(when.year),
        "CE": lambda: calendar.century((when.year - 1) // 100 + 1),
    }
    return made[unit]() if unit in made else None


def moved(when: date, count: int, unit: str) -> date | None:
    """``when`` so many units on (back, if negative)."""
    sign, size = {
        "D": ("D", 1), "N": ("D", 1), "WE": ("W", 1), "W": ("W", 1), "FN": ("W", 2),
        "M": ("M", 1), "Q": ("M", 3), "Y": ("Y", 1), "DE": ("Y", 10), "CE": ("Y", 100),
    }.get(unit, ("", 0))  # fmt: skip
    return calendar.shifted(when, count * size, sign) if sign else None


def from_focus(focus: Value, count: int, unit: str, *, exact: bool = True) -> Value | None:
    """A time counted from another one, no finer than both: a year after May 1940 is 1941. A week
    later is a day (``exact``), the following week seven."""
    y = focus.ymd[0]
    if unit in ("Y", "DE", "CE") and y is not None:
        there = year_step(y, count * _YEARS[unit])
        if unit == "CE":
            return calendar.century((abs(there) - 1) // 100 + 1, there < 0)
        return calendar.decade(there) if unit == "DE" else calendar.year(there)
    if unit == "CE" or focus.first is None:
        return None
    fine = {"D": ("D",), "N": ("D",), "W": ("D", "W"), "WE": ("D", "W"), "FN": ("D", "W")}
    if unit in fine and focus.grain not in (Grain.DAY, Grain.HOUR, Grain.WEEK):
        return None
    if unit == "M" and focus.grain in _COARSE:
        return None
    there_day = moved(focus.first, count, unit)
    if there_day is None:
        return None
    to_day = exact and unit in ("W", "FN") and focus.grain is Grain.DAY
    return unit_at(there_day, "D" if to_day else unit)


def unknown(unit: str) -> str:
    return {
        "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX", "Q": "XXXX-QX", "DE": "XXX", "CE": "XX",
    }.get(unit, "XXXX")  # fmt: skip


def kind_of(unit: str) -> TimeKind:
    return TimeKind.TIME if unit == "N" else TimeKind.DATE
