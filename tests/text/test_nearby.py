"""What stands near some words is found without holding everything against everything."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.nearby import CELL, Nearby

PLACES = st.tuples(st.integers(0, 6000), st.integers(0, 3000)).map(lambda p: (p[0], sum(p)))


@given(st.lists(st.lists(PLACES, max_size=3), max_size=20), st.lists(PLACES, max_size=3))
def test_all_that_touches_a_place_is_found_in_its_order(
    things: list[list[tuple[int, int]]], asked: list[tuple[int, int]]
) -> None:
    found = Nearby(enumerate(things)).of(asked)
    touching = [
        number
        for number, places in enumerate(things)
        if any(a <= stop + CELL and start <= b + CELL for a, b in places for start, stop in asked)
    ]
    assert found == sorted(set(found))
    assert set(touching) <= set(found)


def test_what_is_far_off_is_not_looked_at() -> None:
    places = Nearby((n, [(200 * n, 200 * n + 100)]) for n in range(5000))
    assert len(places.of([(500_000, 500_100)])) < 20
