import pytest

from reportedly.report.days import day, order


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-05-06", "6 May 2024"),
        ("2024-08", "Aug 2024"),
        ("2024-22", "summer 2024"),
        ("2024-34", "Q2 2024"),
        ("2024-40", "first half 2024"),
        ("2024", "2024"),
        ("2024-09-01/2025-03-31", "1 Sep 2024 to 31 Mar 2025"),
        ("../2024-12-31", "31 Dec 2024 or before"),
        ("2024-12-31/..", "31 Dec 2024 or later"),
        ("2024-05-06/2024-05-06", "6 May 2024"),
        ("2024-05~", "about May 2024"),
        ("2024-05-06T14:30", "6 May 2024, 14:30"),
        ("2024-05-06T14:30:00", "6 May 2024, 14:30"),
        ("2024-05-06T14:30:00Z", "6 May 2024, 14:30 UTC"),
        ("2024-05-06T14:30:00-05:00", "6 May 2024, 14:30 UTC-5"),
        ("2024-05-06T14:30:00+05:30", "6 May 2024, 14:30 UTC+5:30"),
        ("2026-05/2026-08", "May to Aug 2026"),
        ("199X", "1990s"),
        ("18XX", "1800s"),
        ("XXXX-08", "XXXX-08"),
        ("", ""),
    ],
)
def test_days_in_words(edtf: str, words: str) -> None:
    assert day(edtf) == words


def test_open_beginnings_come_first_and_unknown_days_last() -> None:
    days = ["2024-11", "2024-22", "", "../2024", "2023-12-31"]
    assert sorted(days, key=order) == ["../2024", "2023-12-31", "2024-22", "2024-11", ""]
