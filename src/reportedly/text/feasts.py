"""Feasts that fall on a fixed or a computable day: "Christmas Eve", "Easter Monday 2026"."""

from datetime import date, timedelta

from reportedly.model.time import Anchor
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import Known, Meaning, Reader, explicit_year, relation_in, single
from reportedly.text.timex import Phrase

__all__ = ["FEASTS", "easter", "feast", "orthodox_easter"]


def easter(y: int) -> date:
    """Western Easter Sunday of a year from 1583 on (the "anonymous Gregorian" computus that
    Meeus, Astronomical Algorithms, gives).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(y, month, day + 1)


def orthodox_easter(y: int) -> date:
    """Eastern Easter Sunday as a Gregorian day (Meeus's Julian computus, moved by the days the
    calendars are apart).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (y % 19) + 15) % 30
    e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(y, month, day + 1) + timedelta(days=y // 100 - y // 400 - 2)


def feast(rule: str, y: int) -> Value | None:
    """The day of a feast in a year, by its rule in ``lexicon/times.toml``: "12-25"; "easter-2"
    (days from Easter); "11-thu-4" and "5-mon--1" (the fourth, the last such weekday of a month),
    "11-thu-4+1" (the day after it). None where the rule or the calendar has no such day."""
    if not 1 <= y <= 9998:
        return None
    rule, _, more = rule.partition("+")
    name = rule.rstrip("-0123456789")
    if name in ("easter", "orthodox"):
        sunday = easter(y) if name == "easter" else orthodox_easter(y)
        return calendar.on(sunday + timedelta(days=int(rule[len(name) :] or 0) + int(more or 0)))
    if rule.count("-") == 1:
        m, d = rule.split("-")
        return calendar.day(y, int(m), int(d))
    if not name:
        return None
    m, weekday, nth = rule.split("-", 2)
    made = calendar.nth_weekday(y, int(m), _WEEKDAYS.index(weekday), int(nth))
    if made is None or made.first is None:
        return None
    return calendar.on(made.first + timedelta(days=int(more or 0)))


_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NEAR, HALF = 31, 182
"""Days ahead that a feast may lie for the past and for the present tense."""


def _holiday(phrase: Phrase, known: Known) -> list[Meaning]:
    rule, y = str(phrase.need("h").value), explicit_year(phrase, known)
    if rule == "moon":
        return _movable(phrase, y)
    if y is not None:
        return single(phrase, feast(rule, y)) if 1 <= y <= 9998 else []
    if known.narrative and known.year is not None and known.year > 0:
        return single(phrase, feast(rule, known.year), anchor=Anchor.TIME, assumed="year")
    if known.day is None:
        return single(phrase, None, timex=f"XXXX-{rule}" if rule[0].isdigit() else "XXXX")
    y = known.day.year
    here = feast(rule, y)
    if here is None or here.first is None:
        return []
    ahead, relation = (here.first - known.day).days, relation_in(phrase)
    if relation in ("last", "past", "previous"):
        y -= ahead >= 0
    elif relation in ("next", "coming", "following"):
        y += ahead <= 0
    elif known.tense == "future":
        y += ahead < 0
    elif known.tense == "present":
        y += (ahead < -HALF) - (ahead > HALF)
    elif ahead > (0 if known.tense == "gone" else NEAR):
        y -= 1
    return single(phrase, feast(rule, y), anchor=known.anchor, assumed="year")


def _movable(phrase: Phrase, y: int | None) -> list[Meaning]:
    """Feasts of the moon are set by sightings and councils: at most their year is known."""
    return single(phrase, calendar.year(y) if y is not None else None, timex="XXXX")


FEASTS: dict[str, Reader] = {"holiday": _holiday}
"""The reader of the rule of ``lexicon/times.toml`` for feasts."""
