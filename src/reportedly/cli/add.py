"""``reportedly add``: read articles into the ledger."""

import sys
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fill, opened, print_json, sum_up

__all__ = ["add"]


@click.command()
@options.paths(required=True)
@options.ledger
@options.mapping
@options.extra
@click.option("--strict", is_flag=True, help="Exit with 3 if any input failed.")
@options.as_json
def add(
    paths: tuple[str, ...],
    ledger: Path,
    mapping: dict[str, str] | None,
    extra: tuple[Path, ...],
    strict: bool,
    as_json: bool,
) -> None:
    """Read articles into the ledger: files, folders, JSONL or CSV exports, "-" for standard input.

    Adding the same articles again changes nothing. The bytes of every file that holds an article
    are kept beside the ledger, by their SHA-256 (of news.db in the folder news.raw).
    """
    from reportedly.report.export import document

    with opened(ledger, create=True) as book:
        summary, seen = fill(book, paths, mapping, extra)
        if as_json:
            print_json(
                document(
                    book.view(),
                    "add",
                    added=summary.added,
                    known=summary.known,
                    articles=seen,
                    failures=summary.failures,
                )
            )
    sys.exit(sum_up(summary, strict))
