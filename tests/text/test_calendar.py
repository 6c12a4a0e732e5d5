"""Bounds, EDTF and TIMEX3 of stretches of the calendar."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportedly.text import calendar
from reportedly.text.windows import window


def test_a_month_and_a_season() -> None:
    leap = calendar.month(2024, 2)
    assert (leap.timex, leap.edtf, leap.last) == ("2024-02", "2024-02", date(2024, 2, 29))
    winter = calendar.season(2023, "WI")
    assert (winter.timex, winter.edtf) == ("2023-WI", "2023-24")
    assert (winter.first, winter.last) == (date(2023, 12, 1), date(2024, 2, 29))


def test_years_before_christ_are_astronomical_in_edtf() -> None:
    assert (calendar.year(-490).timex, calendar.year(-490).edtf) == ("BC0490", "-0489")
    assert calendar.year(-1).edtf == "0000"


def test_no_such_day() -> None:
    assert calendar.day(2023, 2, 29) is None
    assert calendar.day(2024, 13, 1) is None


def test_iso_weeks_cross_years() -> None:
    assert calendar.week(date(2024, 12, 31)).timex == "2025-W01"
    assert calendar.weekend(date(2024, 12, 31)).first == date(2025, 1, 4)


def test_shifts_keep_the_day_where_it_exists() -> None:
    assert calendar.shifted(date(2024, 3, 31), -1, "M") == date(2024, 2, 29)
    assert calendar.shifted(date(2024, 2, 29), 1, "Y") == date(2025, 2, 28)
    assert calendar.shifted(date(9999, 1, 1), 1, "Y") is None


@given(st.integers(1, 9000), st.integers(1, 12), st.sampled_from(["START", "MID", "END"]))
def test_a_third_lies_inside(y: int, m: int, where: str) -> None:
    whole = calendar.month(y, m)
    third = calendar.narrowed(whole, where)
    assert whole.first is not None
    assert whole.last is not None
    assert third.first is not None
    assert third.last is not None
    assert whole.first <= third.first <= third.last <= whole.last
    assert third.timex == whole.timex
    assert window(third.edtf) == (third.first, third.last)
