"""Series are called what a reporter would call them: "cost, EUR a day"."""

import pytest

from reportedly.reconcile.labels import label
from reportedly.reconcile.slots import Slots

BARE = {"counted": "", "state": "", "side": "", "place": "", "unit": "", "kind": "stock"}


@pytest.mark.parametrize(
    ("slots", "named"),
    [
        ({"counted": "person", "state": "killed", "place": "Peru"}, "people killed in Peru"),
        ({"counted": "vessel", "state": "waiting"}, "ships waiting"),
        ({"counted": "worker", "state": "expected on strike"}, "workers expected on strike"),
        ({"counted": "cost", "unit": "EUR", "kind": "rate", "per": "day"}, "cost, EUR a day"),
        ({"state": "cost", "unit": "EUR", "kind": "rate", "per": "hour"}, "cost, EUR an hour"),
        (
            {"state": "paid", "unit": "USD", "kind": "rate", "per": "month person"},
            "paid, USD a month per person",
        ),
        ({"counted": "case", "kind": "rate", "per": "100000"}, "case, per 100000"),
        ({"counted": "shell", "state": "fired", "kind": "rate"}, "shell fired, (rate)"),
        ({"counted": "pay rise", "unit": "percent", "kind": "share"}, "pay rise, percent"),
    ],
)
def test_a_label_says_what_is_measured(slots: dict[str, str], named: str) -> None:
    assert label(Slots(**{**BARE, **slots})) == named
