"""Days, months and open stretches against a range of days; the calendar cut for a strip."""

import pytest

from reportedly.report.day_ranges import stretches, within


@pytest.mark.parametrize(
    ("edtf", "since", "until", "holds"),
    [
        ("2024-05-06", None, None, True),
        ("", None, None, True),
        ("", "2024-05-06", None, False),
        ("2024-05-06", "2024-05-06", "2024-05-06", True),
        ("2024-05-06", "2024-05-07", None, False),
        ("2024-05-06", None, "2024-05-05", False),
        ("2024-05", "2024-05-07", "2024-05-09", True),
        ("2024-09-01/2025-03-31", "2025-01", None, True),
        ("2024-09-01/2025-03-31", "2025-04", None, False),
        ("2024-05-06", "2024", "2024", True),
        ("../2024-05", "2023", None, True),
        ("../2024-05", "2024-06", None, False),
        ("2024-05/..", "2030", None, True),
        ("2024-05/..", None, "2024-04-30", False),
        ("no day", "2024", None, False),
    ],
)
def test_a_range_holds_whatever_may_lie_in_it(
    edtf: str, since: str | None, until: str | None, holds: bool
) -> None:
    assert within(edtf, since, until) is holds


@pytest.mark.parametrize(
    ("last", "first_two"),
    [
        ("2024-05-08", [("2024-05-06", "2024-05-06"), ("2024-05-07", "2024-05-07")]),
        ("2024-08-01", [("2024-05-06", "2024-05-12"), ("2024-05-13", "2024-05-19")]),
        ("2025-12-01", [("2024-05-01", "2024-05-31"), ("2024-06-01", "2024-06-30")]),
        ("2034-12-01", [("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31")]),
        ("2124-12-01", [("2024-01-01", "2026-12-31"), ("2027-01-01", "2029-12-31")]),
    ],
)
def test_the_longer_the_time_the_wider_a_stretch(
    last: str, first_two: list[tuple[str, str]]
) -> None:
    found = stretches([("one", "2024-05-06"), ("other", last)])
    assert [(one.first, one.last) for one in found[:2]] == first_two
    assert found[0].ids == ("one",)
    assert found[-1].first <= last <= found[-1].last
    assert len(found) <= 42


def test_what_reaches_beyond_a_stretch_is_marked() -> None:
    found = stretches([("day", "2024-05-06"), ("month", "2024-05"), ("never", "")])
    assert len(found) == 31
    assert all(one.ids[-1:] == one.wide == ("month",) for one in found)
    assert [one.first for one in found if len(one.ids) == 2] == ["2024-05-06"]
    assert stretches([("never", "")]) == ()
