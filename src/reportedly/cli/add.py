"""``reportedly add``: read articles into the ledger."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.console import fail, fill, note, opened, print_json, progress, sum_up
from reportedly.cli.fetching import asking, client, fetched_folder

if TYPE_CHECKING:
    from reportedly.model.failure import Failure

__all__ = ["add"]


@click.command()
@options.paths(required=True)
@options.ledger
@options.mapping
@options.extra
@options.engine
@asking
@click.option(
    "--ignore-robots",
    is_flag=True,
    help="Fetch addresses that robots.txt asks robots to leave alone: you ask, page by page.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if any input failed.")
@options.as_json
def add(
    paths: tuple[str, ...],
    ledger: Path,
    mapping: dict[str, str] | None,
    extra: tuple[Path, ...],
    strict: bool,
    as_json: bool,
    jobs: int | None,
    timeout: float | None,
    **asked: Any,
) -> None:
    """Read articles into the ledger: files, folders, archives, exports, "-" for standard input, or
    addresses of pages ("https://…"), which are fetched and archived as they come.

    Adding the same articles again changes nothing. The bytes of every file that holds an article
    are kept beside the ledger, by their SHA-256 (of news.db in the folder news.raw). It ends with
    Ctrl-C, and goes on where it was broken off when it is called again.
    """
    from reportedly.report.export import document
    from reportedly.report.languages import unread_among

    files = [path for path in paths if not _is_address(path)]
    urls = [path for path in paths if _is_address(path)]
    with opened(ledger, create=True) as book:
        archive, failed = _fetch(urls, ledger, asked) if urls else (None, [])
        archives = [archive] if archive and len(failed) < len(urls) else []
        summary, seen = fill(
            book, files, mapping, extra, archives, failed, jobs=jobs, timeout=timeout
        )
        if archive:
            _clear(archive)
        unread = unread_among(book.view(), seen)
        if as_json:
            print_json(
                document(
                    book.view(),
                    "add",
                    added=summary.added,
                    known=summary.known,
                    articles=seen,
                    unread=unread,
                    failures=summary.failures,
                )
            )
    for told in unread:
        note(told)
    sys.exit(sum_up(summary, strict))


def _is_address(path: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]*://", path, re.I) is not None


def _fetch(
    urls: Sequence[str], ledger: Path, asked: dict[str, Any]
) -> "tuple[Path | None, list[Failure]]":
    from reportedly.fetch.single import fetched

    asker = client(
        private=asked["allow_private"],
        contact=asked["contact"],
        pause=asked["pause"],
        obey=not asked["ignore_robots"],
    )
    folder = fetched_folder(ledger)
    try:
        with progress() as step:
            return fetched(urls, folder, asker, step.say)
    except OSError as error:
        fail(f"nothing can be kept in {folder}: {error.strerror or error}", 2)


def _clear(archive: Path) -> None:
    """The ledger keeps the archive among its raw bytes now; one without articles nobody needs."""
    archive.unlink(missing_ok=True)
    if not any(archive.parent.iterdir()):
        archive.parent.rmdir()
