"""What commands do alike: open the ledger, fill it, sum up what failed."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reportedly.cli.expected import expected
from reportedly.cli.progress import progress
from reportedly.cli.stopping import STOPPED, stoppable

if TYPE_CHECKING:
    # Imported where they are used: `reportedly --help` must not wait for them.
    from rich.console import Console

    from reportedly.engine.base import Engine
    from reportedly.model.article import Article
    from reportedly.model.failure import Failure
    from reportedly.pipeline import Summary
    from reportedly.store.base import Ledger, View
    from reportedly.store.sqlite import SQLiteLedger

__all__ = [
    "fail",
    "fill",
    "known_then",
    "note",
    "opened",
    "out",
    "print_json",
    "print_text",
    "progress",
    "shown",
    "sum_up",
]


def note(words: str) -> None:
    """A line for people, on standard error."""
    click.echo(words, err=True)


def fail(words: str, code: int) -> NoReturn:
    note(f"reportedly: {words}")
    sys.exit(code)


def out() -> "Console":
    """Standard output as rich sees it; 100 columns where it is no terminal."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 100, highlight=False, soft_wrap=False)


def print_json(document: str) -> None:
    print_text(f"{document}\n")


def print_text(text: str) -> None:
    """``text`` as it stands, in UTF-8, whatever the platform makes of line ends."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator["SQLiteLedger"]:
    """The ledger in this file; ends the program with code 2 where there is none."""
    from sqlite3 import OperationalError

    from reportedly.store.sqlite import SQLiteLedger

    if str(path) in ("", ":memory:"):
        fail("a ledger is a file: what is in memory alone would be lost", 2)
    if not create and not path.exists():
        fail(f"there is no ledger at {path}: fill one with 'reportedly add PATHS'", 2)
    try:
        ledger = SQLiteLedger(path)
    except (ValueError, OSError) as error:
        fail(str(error), 2)
    except OperationalError as error:  # a folder that is missing or locked
        fail(f"cannot open {path}: {error}", 2)
    try:
        yield ledger
    except OperationalError as error:
        fail(f"{path}: {error}; another process may be writing to it: try again later", 2)
    finally:
        ledger.close()


@contextmanager
def shown(
    path: Path, as_of: str | None, *, story: str | None = None, article: str | None = None
) -> Iterator["View"]:
    """The ledger as it stands, or what was known then (`known_then`); says so where decisions are
    not worked in yet."""
    from reportedly.model.decision import Decision

    with opened(path) as ledger, known_then(ledger, as_of, story=story, article=article) as view:
        if as_of is None and next(view.all(Decision), None) is not None:
            _remind(view)
        yield view


@contextmanager
def known_then(
    ledger: "Ledger", as_of: str | None, *, story: str | None = None, article: str | None = None
) -> Iterator["View"]:
    """The ledger as it stands, or what was known then (`moments.standing`), with a line that says
    what is left out and one that moves while it is worked out."""
    from reportedly.report.moments import standing

    asked = standing(ledger, as_of, story=story, article=article, say=note, progress=progress)
    with asked as view:
        yield view


def _remind(view: "View") -> None:
    from reportedly.reconcile.decisions import pending
    from reportedly.report.wording import count

    if waiting := pending(view):
        note(
            f"{count(waiting, 'decision')} to be worked in: the next 'reportedly judge' or 'add'"
            " does it"
        )


def fill(
    ledger: "SQLiteLedger",
    paths: Sequence[str],
    mapping: dict[str, str] | None,
    extra: Sequence[Path] = (),
    fetched: Sequence[Path] = (),
    failed: Sequence["Failure"] = (),
    *,
    jobs: int | None = None,
    timeout: float | None = None,
) -> tuple["Summary", list[str]]:
    """Read what is new under ``paths`` and in the web archives ``fetched``, with the stages of the
    files ``extra`` beside the default ones; ``failed`` are inputs that did not get so far. Also
    returns the ids of all articles found there. ``jobs`` and ``timeout`` as `options.engine` has
    them. Ends the program with code 130 where Ctrl-C is pressed."""
    from itertools import chain

    from reportedly.engine.crew import CrewDies
    from reportedly.model.article import Article
    from reportedly.pipeline import all_stages, derive, read_new
    from reportedly.read.inputs import read_inputs, read_named
    from reportedly.text.tagger import missing

    try:
        ledger.archive.ready()
    except OSError as error:
        fail(f"raw bytes cannot be kept in {error.filename}: {error.strerror}", 2)
    seen = list[str]()

    def inputs() -> Iterator["Article | Failure"]:
        archives = read_named(((path, path.name) for path in fetched), keeper=ledger.archive)
        # That feeds and robots.txt are no articles needs no telling where we fetched them.
        ours = (item for item in archives if not getattr(item, "left_out", False))
        named = read_inputs(paths, mapping, keeper=ledger.archive, own=ledger.own)
        for item in chain(named, ours, failed):
            if isinstance(item, Article):
                seen.append(item.id)
            yield item

    engine, stages = _engine(jobs, timeout), all_stages(extra)
    of = None if fetched else expected(paths)
    try:
        with progress(of) as step, stoppable("the articles that are being read") as stopped:
            summary = read_new(inputs(), ledger, engine, stages, step, stopped)
        if summary.stopped:
            raise KeyboardInterrupt
        with progress() as step:
            derive(ledger, engine, stages, step)
    except KeyboardInterrupt:
        fail("stopped; what is read is kept, and the same command goes on from there", STOPPED)
    except CrewDies as error:
        fail(f"{error}; what is read is kept. Try it with --jobs 1", 1)
    if summary.added and (why := missing()):
        note(f"read without the attribution tagger, by rules alone: {why}")
    return summary, seen


def _engine(jobs: int | None, timeout: float | None) -> "Engine":
    from reportedly.engine.pool import LIMIT, Pool

    try:
        return Pool(jobs or 0, limit=LIMIT if timeout is None else timeout)
    except ValueError as error:
        fail(str(error), 2)


def sum_up(summary: "Summary", strict: bool) -> int:
    """Name what failed and return the exit code: 0, 1 (nothing could be read), 3 (strict)."""
    failed = [one for one in summary.failures if not one.left_out]
    note(_counted(summary, len(failed)))
    _name(summary.failures)
    if failed and not summary.added and not summary.known:
        return 1
    return 3 if strict and failed else 0


def _counted(summary: "Summary", failed: int) -> str:
    parts = [f"{summary.added} read"]
    if summary.known:
        parts.append(f"{summary.known} known already")
    if failed:
        parts.append(f"{failed} failed")
    return ", ".join(parts)


def _name(failures: Iterable["Failure"]) -> None:
    from reportedly.report.safe import one_line

    for failure in failures:
        note(f"  {one_line(failure.source)}: {one_line(failure.reason)}")
