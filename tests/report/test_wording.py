import pytest

from reportedly.model.quantity import Bound
from reportedly.report.wording import amount, count, number, range_of, withheld_by


def test_one_origin_two_origins() -> None:
    assert (count(1, "origin"), count(2, "origin")) == ("1 origin", "2 origins")
    assert count(2, "story", "stories") == "2 stories"


@pytest.mark.parametrize(
    ("value", "words"),
    [(12000, "12,000"), (2_300_000, "2.3 million"), (0.5, "0.5"), (64.0, "64"), (-3, "-3")],
)
def test_numbers(value: float, words: str) -> None:
    assert number(value) == words


def test_units_stand_where_they_belong() -> None:
    assert amount(50, "percent") == "50%"
    assert amount(2000, "USD") == "US$2,000"
    assert amount(15, "km") == "15 km"


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (40, None, Bound.AT_LEAST, "at least 40"),
        (40, None, Bound.MORE_THAN, "more than 40"),
        (None, 62, Bound.UP_TO, "up to 62"),
        (None, 62, Bound.NEARLY, "nearly 62"),
        (55, 60, Bound.BETWEEN, "55 to 60"),
        (12, 12, Bound.ABOUT, "about 12"),
        (12, 12, Bound.EXACT, "12"),
        (None, None, Bound.VAGUE, "no figure"),
    ],
)
def test_open_sides_are_said_to_be_open(
    low: float | None, high: float | None, bound: Bound, words: str
) -> None:
    assert range_of(low, high, "", bound) == words


def test_nobody_confirms_by_counting() -> None:
    assert withheld_by("unverified by outlet") == "not verified by"
