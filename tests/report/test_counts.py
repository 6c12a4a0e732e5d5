"""How many origins, in words: "3 independent origins (perhaps 1 to 4)"."""

import pytest

from reportedly.report.counts import Counted


@pytest.mark.parametrize(
    ("low", "best", "high", "profile", "words"),
    [
        (2, 2, 2, "best", "2 independent origins"),
        (1, 1, 1, "best", "1 independent origin"),
        (1, 2, 2, "best", "2 independent origins (perhaps 1)"),
        (2, 2, 3, "best", "2 independent origins (perhaps 3)"),
        (1, 3, 4, "best", "3 independent origins (perhaps 1 to 4)"),
        (1, 3, 4, "conservative", "1 independent origin (perhaps 3)"),
        (1, 3, 4, "generous", "4 independent origins (perhaps 3)"),
        (3, 3, 4, "conservative", "3 independent origins"),
        (900, 1200, 1200, "best", "1,200 independent origins (perhaps 900)"),
    ],
)
def test_the_number_of_the_profile_first_then_what_else_it_may_be(
    low: int, best: int, high: int, profile: str, words: str
) -> None:
    assert Counted(low=low, best=best, high=high, profile=profile).told() == words
