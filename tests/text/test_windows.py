"""The days that EDTF values can mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text import calendar
from reportedly.text.windows import apart, in_words, meet, months, window


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2024-05-06T14:30:00+02:00", "2024-05-06", "2024-05-06"),
        ("1997/1999", "1997-01-01", "1999-12-31"),
        ("2026-05/2026-08", "2026-05-01", "2026-08-31"),
    ],
)
def test_windows(edtf: str, first: str, last: str) -> None:
    assert window(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "../2024", "2024/..", "XXXX-08", "2024-13", "-0489", "2024-02-30", "nonsense"],
)
def test_open_and_odd_values_have_none(edtf: str) -> None:
    assert window(edtf) is None


@given(st.dates(date(1, 1, 1), date(9990, 1, 1)), st.integers(0, 900))
def test_an_interval_is_its_own_window(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert window(calendar.interval(first, last).edtf) == (first, last)
    assert window(f"{last}/{first}") is None or days == 0


@given(st.integers(1, 9000), st.integers(1, 12))
def test_values_of_the_calendar_come_back(y: int, m: int) -> None:
    made = [
        calendar.year(y),
        calendar.month(y, m),
        calendar.decade(y),
        calendar.half(y, 1 + m % 2),
    ]
    made += [calendar.season(y, which) for which in ("SP", "SU", "FA", "WI")]
    made += [calendar.quarter(y, q) for q in (1, 2, 3, 4)]
    made += [
        calendar.narrowed(value, where) for value in made for where in ("START", "MID", "END")
    ]
    for value in made:
        if y >= 10:  # the decade before the year 10 has no year 0
            assert window(value.edtf) == (value.first, value.last), value


def test_meeting_and_standing_apart() -> None:
    assert apart("2024-10", "2025-01-11")
    assert not apart("2024", "2024-10")
    assert meet(None, window("2024"))


def test_months_and_words() -> None:
    winter = window("2024-24")
    assert winter is not None
    assert months(winter) == ["2024-12", "2025-01", "2025-02"]
    assert in_words((date(2024, 8, 1), date(2024, 8, 10))) == "1 to 10 August 2024"
