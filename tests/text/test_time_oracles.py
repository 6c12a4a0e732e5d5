"""Times against what Python's calendar says of every day of some years."""

import calendar as oracle
from datetime import date, timedelta

import pytest

from reportedly.lexicon.load import lexicon
from reportedly.text import calendar
from reportedly.text.feasts import easter, orthodox_easter
from reportedly.text.readers import READERS
from reportedly.text.reckoning import Known, Meaning
from reportedly.text.timex import Grammar

GRAMMAR = Grammar(lexicon("times"))
DAYS = [date(2023, 12, 20) + timedelta(days=n) for n in range(500)]
ORDINALS = ["first", "second", "third", "fourth", "fifth"]


def read(text: str, day: date, tense: str = "past") -> Meaning:
    [phrase] = GRAMMAR.phrases(text)
    [meaning] = READERS[phrase.rule](phrase, Known(day, tense=tense))
    return meaning


def days_of(text: str, day: date, tense: str = "past") -> tuple[date | None, date | None]:
    value = read(text, day, tense).value
    assert value is not None
    return value.first, value.last


def test_weekdays_around_every_day() -> None:
    for day in DAYS:
        for number, name in enumerate(oracle.day_name):
            last = next(d for n in range(1, 8) if (d := day - timedelta(n)).weekday() == number)
            coming = next(d for n in range(1, 8) if (d := day + timedelta(n)).weekday() == number)
            monday = day - timedelta(day.weekday())
            assert days_of(f"last {name}", day) == (last, last)
            assert days_of(f"next {name}", day) == (coming, coming)
            bare = day if day.weekday() == number else last
            assert days_of(name, day) == (bare, bare)
            week_before = monday + timedelta(number - 7)
            assert days_of(f"{name} last week", day) == (week_before, week_before)
            assert days_of(f"the {name} before last", day)[0] == last - timedelta(7)


def test_parts_of_every_month() -> None:
    for y, m in [(y, m) for y in (2023, 2024) for m in range(1, 13)]:
        length = oracle.monthrange(y, m)[1]
        name = f"{oracle.month_name[m]} {y}"
        day = date(2025, 6, 1)
        assert days_of(f"the first week of {name}", day) == (date(y, m, 1), date(y, m, 7))
        ends = date(y, m, length - 6), date(y, m, length)
        assert days_of(f"the last week of {name}", day) == ends
        assert days_of(f"early {name}", day) == (date(y, m, 1), date(y, m, 10))
        assert days_of(f"late {name}", day)[1] == date(y, m, length)
        weeks = oracle.monthcalendar(y, m)
        for number, weekday in enumerate(oracle.day_name):
            there = [week[number] for week in weeks if week[number]]
            for nth, d in zip(ORDINALS, there, strict=False):
                there_day = date(y, m, d)
                assert days_of(f"the {nth} {weekday} of {name}", day) == (there_day, there_day)
            last = date(y, m, there[-1])
            assert days_of(f"the last {weekday} in {name}", day) == (last, last)


@pytest.mark.parametrize("q", [1, 2, 3, 4])
def test_quarters_around_every_day(q: int) -> None:
    """For the past the last one begun; for the future one that has not been over for long."""
    for day in DAYS:
        name = f"the {ORDINALS[q - 1]} quarter"
        first, last = days_of(name, day)
        assert first is not None
        assert last is not None
        assert first <= day < first + timedelta(366)
        assert (first.month, last.month) == (3 * q - 2, 3 * q)
        coming, end = days_of(name, day, "future")
        assert coming is not None
        assert end is not None
        assert -timedelta(45) <= end - day < timedelta(366)


def test_seasons_around_every_day() -> None:
    for day in DAYS:
        for name in ("spring", "summer", "autumn", "winter"):
            first, last = days_of(f"last {name}", day)
            assert first is not None
            assert last is not None
            assert last < day <= last + timedelta(366)
            begun = days_of(f"the {name}", day)[0]
            assert begun is not None
            assert begun <= day


def test_easter_by_tables() -> None:
    """Days as the Astronomical Applications Department of the US Naval Observatory and the
    Greek Orthodox Archdiocese list them."""
    western = {2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2024: (3, 31), 2025: (4, 20)}
    eastern = {2000: (4, 30), 2008: (4, 27), 2011: (4, 24), 2024: (5, 5), 2025: (4, 20)}
    assert {y: (easter(y).month, easter(y).day) for y in western} == western
    assert {y: (orthodox_easter(y).month, orthodox_easter(y).day) for y in eastern} == eastern
    assert all(easter(y).weekday() == orthodox_easter(y).weekday() == 6 for y in range(1583, 2400))


def test_weeks_by_iso() -> None:
    for day in DAYS:
        y, w, _ = day.isocalendar()
        assert calendar.week(day).timex == f"{y}-W{w:02d}"
        assert calendar.week(day).first == date.fromisocalendar(y, w, 1)
