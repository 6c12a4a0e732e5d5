"""How pages are fetched, for the commands that go out: "--contact desk@example.org"."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.fetch.client import Client
    from reportedly.fetch.warcs import Warc

__all__ = ["Seconds", "asking", "client", "fetched_folder"]

F = TypeVar("F", bound=Callable[..., Any])
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


class Seconds(click.ParamType[Any]):
    """A length of time: "90s", "15m", "2h", "3d"; in seconds where no unit is given."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if isinstance(value, int | float):
            return float(value)
        found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*([smhdw]?)\s*", str(value).lower())
        if not found:
            self.fail(f"{value!r} is no length of time: write 90s, 15m, 2h or 3d", param, ctx)
        return float(found[1]) * _UNITS[found[2] or "s"]


def asking(command: F) -> F:
    """The options of all that goes out."""
    for option in (
        click.option(
            "--allow-private",
            is_flag=True,
            help="Fetch from this machine and private networks too, on any port; else refused.",
        ),
        click.option(
            "--contact",
            metavar="TEXT",
            default="",
            envvar="REPORTEDLY_CONTACT",
            help="An address or page by which sites can reach you; it is sent with each request.",
        ),
        click.option(
            "--pause",
            type=Seconds(),
            default="2s",
            show_default=True,
            help="Time between two requests to one site; more where its robots.txt asks for it.",
        ),
    ):
        command = option(command)
    return command


def client(
    *, private: bool, contact: str, pause: float, obey: bool = True
) -> Callable[["Warc"], "Client"]:
    """Who asks, given the archive that the answers go to."""
    from reportedly.fetch.client import Client
    from reportedly.fetch.guard import Guard
    from reportedly.fetch.hosts import Hosts

    guard, hosts = Guard(private=private), Hosts(pause=pause)
    return lambda warc: Client(warc, guard=guard, hosts=hosts, obey=obey, contact=contact)


def fetched_folder(ledger: Path) -> Path:
    """Where archives wait to be read: the folder "news.fetched" of "news.db"."""
    return ledger.with_suffix(".fetched")
