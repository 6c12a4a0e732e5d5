"""What the growth curves are drawn and fitted with."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.drawn import Chart, Line, page
from benchmarks.slopes import slope

MEASURED = st.one_of(st.just(0.0), st.floats(1e-6, 1e9))
SIZES = (100.0, 300.0, 1000.0, 3000.0)


@given(st.floats(-1, 3), st.floats(0.01, 100))
def test_the_slope_of_a_power_law_is_its_exponent(exponent: float, factor: float) -> None:
    found = slope(SIZES, [factor * size**exponent for size in SIZES])
    assert found == pytest.approx(exponent, abs=0.01)


def test_what_cost_nothing_says_nothing() -> None:
    assert slope(SIZES, [0, 1, 0, 0]) is None
    assert slope(SIZES, [0, 3, 10, 30]) == 1.0


@given(st.lists(st.tuples(MEASURED, MEASURED), max_size=4), st.booleans())
def test_any_points_make_a_drawing(points: list[tuple[float, float]], log: bool) -> None:
    chart = Chart("a < b", "articles", "s", [Line("one", points), Line("two", points)], log=log)
    assert "nan" not in page([chart])
    ElementTree.fromstring(page([chart]))
