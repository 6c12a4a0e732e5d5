"""The pace at which one site is asked."""

from datetime import UTC, datetime

import pytest

from reportedly.fetch.hosts import LONGEST_WAIT, Hosts, Later, retry_after

NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Tue, 10 Mar 2026 08:02:00 GMT", 120),
        ("Tue, 10 Mar 2026 07:00:00 GMT", 0),
        ("999999999", LONGEST_WAIT),
        ("soon", 0),
        ("", 0),
        ("-5", 0),
    ],
)
def test_how_long_a_site_puts_us_off(told: str, seconds: float) -> None:
    assert retry_after(told, NOW) == seconds


def test_each_site_has_its_turn_and_its_own_pace() -> None:
    hosts = Hosts(pause=0.01, patience=1, clock=lambda: 100.0)
    hosts.paced("slow", 60)
    hosts.turn("slow")
    hosts.turn("other")
    hosts.turn("other")
    with pytest.raises(Later) as told:
        hosts.turn("slow")
    assert told.value.seconds == 60
    hosts.put_off("other", 3600)
    assert hosts.waits() == {"other": 3600.0}


def test_nobody_is_let_through_once_all_is_to_stop() -> None:
    hosts = Hosts()
    hosts.stop()
    with pytest.raises(Later):
        hosts.turn("site")
