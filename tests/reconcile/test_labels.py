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
            "payment, USD a month per person",
        ),
        ({"counted": "case", "kind": "rate", "per": "100000"}, "case, per 100000"),
        ({"counted": "shell", "state": "fired", "kind": "rate"}, "shell fired, (rate)"),
        ({"counted": "pay rise", "unit": "percent", "kind": "share"}, "pay rise, percent"),
        (
            {"counted": "tram", "state": "cancelled", "unit": "percent", "kind": "share"},
            "trams cancelled, percent",
        ),
        ({"counted": "offer", "unit": "percent", "kind": "share"}, "pay offer, percent"),
        (
            {"counted": "oil price", "state": "up", "unit": "percent", "kind": "change"},
            "rise in oil price, percent",
        ),
        (
            {"counted": "coal", "state": "shipped", "place": "Oman", "unit": "tonne"},
            "coal shipped to Oman, tonnes",
        ),
        ({"counted": "seat", "state": "won", "side": "Harbour List"}, "seats (Harbour List)"),
        ({"state": "expected paid", "unit": "EUR"}, "expected payment, EUR"),
        (
            {"counted": "bridge", "state": "expected cost", "unit": "EUR"},
            "bridge expected to cost, EUR",
        ),
        (
            {"counted": "earthquake", "unit": "magnitude", "aside": "about 5.2"},
            "earthquake of about 5.2, magnitude",
        ),
    ],
)
def test_a_label_says_what_is_measured(slots: dict[str, str], named: str) -> None:
    assert label(Slots(**{**BARE, **slots})) == named


def test_what_is_planned_by_some_and_done_by_others_says_both() -> None:
    slots = Slots(**{**BARE, "counted": "worker", "state": "expected dismissed"})
    assert label(slots, mixed=True) == "workers dismissed or to be dismissed"
