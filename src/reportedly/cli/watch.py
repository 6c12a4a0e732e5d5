"""``reportedly watch``: look at feeds, fetch what is new, read it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, opened, out, print_json
from reportedly.cli.fetching import Seconds, asking, client, fetched_folder
from reportedly.cli.watching import Desk

if TYPE_CHECKING:
    from reportedly.fetch.rounds import Rounds
    from reportedly.fetch.state import State
    from reportedly.store.sqlite import SQLiteLedger

__all__ = ["watch"]


_ONCE = 300.0
"""Seconds before a feed is looked at again with --once, where whoever calls it sets the pace."""


class _Times(Seconds):
    """Several lengths of time: "1h,1d"."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if isinstance(value, tuple):
            return value
        one = super().convert
        return tuple(one(part, param, ctx) for part in str(value).split(",") if part.strip())


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCES]...")
@options.ledger
@click.option("--once", is_flag=True, help="Fetch all that is due, then end: for cron.")
@click.option(
    "--every",
    type=Seconds(),
    default="15m",
    show_default=True,
    help="How often a feed is looked at, unless it asks for less.",
)
@click.option(
    "--since",
    type=Seconds(),
    default="2d",
    show_default=True,
    help="How old pages in sitemaps may be; 0 takes all, those without a date too.",
)
@click.option(
    "--about", metavar="WORDS", default="", help="Only pages whose entry has all these words."
)
@click.option(
    "--again",
    type=_Times(),
    default="",
    metavar="TIME,…",
    help="Fetch each page again after these times, as in 1h,1d: to see what was changed.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="Pages that are fetched before they are read.",
)
@click.option("--list", "listed", is_flag=True, help="Show what is watched; fetch nothing.")
@click.option("--forget", metavar="SOURCE", help="Leave off watching a source.")
@asking
@options.extra
@click.option("--strict", is_flag=True, help="Exit with 3 if anything failed.")
@options.as_json
def watch(
    sources: tuple[str, ...],
    ledger: Path,
    listed: bool,
    forget: str | None,
    **given: Any,
) -> None:
    """Watch SOURCES and read what is new: feeds, sitemaps, home pages, single pages ("https://…"),
    or files of these (OPML, any list of addresses). Without SOURCES, those named before.

    Robots.txt is obeyed, each site is asked one thing at a time, and what has not changed is not
    sent again. All answers are kept in web archives; articles point into them. It goes on where
    it was broken off, and ends with Ctrl-C.
    """
    sources = tuple(_whole(source) for source in sources)
    with _state(ledger, create=bool(sources)) as state:
        if forget is not None:
            if not state.forget(_whole(forget)):
                fail(f"{forget} is not watched: see 'reportedly watch --list'", 1)
            note(f"{forget} is not watched any more")
        elif listed:
            _show(state, given["as_json"])
        elif not sources and not state.sources():
            raise click.UsageError("nothing is watched yet: name a feed, a site or a file of them")
        else:
            with opened(ledger, create=True) as book:
                sys.exit(_watch(book, state, sources, ledger, given))


@contextmanager
def _state(ledger: Path, *, create: bool) -> Iterator["State"]:
    from sqlite3 import Error

    from reportedly.fetch.state import State

    path = ledger.with_suffix(".watch")
    if path == ledger:
        fail("the ledger's name may not end in .watch, which is where the watching is kept", 2)
    if not create and not path.exists():
        fail(f"nothing is watched for {ledger} yet: name a feed, a site or a file of them", 2)
    try:
        state = State(path)
    except (ValueError, Error) as error:
        fail(f"{path}: {error}", 2)
    try:
        yield state
    except Error as error:
        fail(f"{path}: {error}", 2)
    finally:
        state.close()


def _watch(
    book: "SQLiteLedger",
    state: "State",
    sources: Sequence[str],
    ledger: Path,
    given: dict[str, Any],
) -> int:
    from reportedly.fetch.rounds import Rounds
    from reportedly.fetch.state import Busy
    from reportedly.fetch.tallies import Wishes

    asker = client(private=given["allow_private"], contact=given["contact"], pause=given["pause"])
    wishes = Wishes(
        every=min(given["every"], _ONCE) if given["once"] else given["every"],
        most=given["most"],
        since=given["since"],
        about=tuple(given["about"].casefold().split()),
        again=given["again"],
    )
    try:
        rounds = Rounds(state, fetched_folder(ledger), asker, wishes)
    except (Busy, OSError) as error:
        fail(str(error), 2)
    try:
        named = _named(rounds, sources) if sources else _known(rounds, state)
        return Desk(book, rounds, named, given).work()
    finally:
        rounds.close()


def _named(rounds: "Rounds", sources: Sequence[str]) -> list[str]:
    for source in sources:
        try:
            rounds.name(source)
        except (OSError, ValueError) as error:
            fail(f"{source}: {getattr(error, 'strerror', None) or error}", 2)
    return list(sources)


def _whole(source: str) -> str:
    """What was named, so that it is found from any folder: an address, or the path of a file."""
    from reportedly.fetch.addresses import is_address

    return source if is_address(source) or "://" in source else str(Path(source).absolute())


def _known(rounds: "Rounds", state: "State") -> list[str]:
    """What was named before; files of feeds are read again, since people edit them."""
    from reportedly.fetch.addresses import is_address

    for source in state.sources():
        if not is_address(source):
            try:
                rounds.name(source)
            except (OSError, ValueError) as error:
                told = getattr(error, "strerror", None) or error
                note(f"{source}: {told}; what it named before is watched on")
    return state.sources()


_STANDINGS = ("read", "waiting", "refused", "gone", "failed")


def _show(state: "State", as_json: bool) -> None:
    from rich.table import Table

    from reportedly.fetch.watched import watched
    from reportedly.report.export import document
    from reportedly.report.safe import one_line
    from reportedly.store.memory import MemoryLedger

    rows = watched(state)
    if as_json:
        print_json(document(MemoryLedger().view(), "watched", rows=rows))
        return
    shown = [name for name in _STANDINGS if any(getattr(row, name) for row in rows)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("source", "looked at", "due"):
        table.add_column(name, overflow="fold")
    for name in shown:
        table.add_column(name, justify="right")
    for row in rows:
        counts = (getattr(row, name) for name in shown)
        table.add_row(one_line(row.source), "", "", *(f"{one:,}" if one else "" for one in counts))
        for feed in row.feeds:
            name = feed.title or (
                feed.url if feed.url != row.source else feed.kind or "not yet seen"
            )
            table.add_row(f"  {one_line(name)}", _short(feed.looked), _short(feed.due))
            if feed.note not in ("", "unchanged"):
                table.add_row(f"    {one_line(feed.note)}")
    out().print(table)


def _short(moment: str) -> str:
    return moment[:16].replace("T", " ")
