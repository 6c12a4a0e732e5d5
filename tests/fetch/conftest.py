"""Fixtures of fetching: a site on loopback, and a client that may go there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.fetch.site import Site, serving

from reportedly.fetch.client import Client
from reportedly.fetch.guard import Guard
from reportedly.fetch.hosts import Hosts
from reportedly.fetch.warcs import Warc
from reportedly.fetch.wires import Budget


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def asker() -> Callable[[Warc], Client]:
    """Who asks without a pause, and gives up soon."""
    hosts = Hosts(pause=0, patience=0.5)

    def made(warc: Warc) -> Client:
        return Client(
            warc,
            guard=Guard(private=True),
            hosts=hosts,
            budget=lambda largest: Budget(
                largest=min(largest, 300_000), patience=0.4, seconds=0.8
            ),
        )

    return made


@pytest.fixture
def client(asker: Callable[[Warc], Client], tmp_path: Path) -> Client:
    return asker(Warc(tmp_path / "x.warc.gz", {"software": "reportedly"}))
