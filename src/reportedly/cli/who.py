"""``reportedly who``: one person or body, and all it said: "who Quispe"."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fail, opened, out, print_json, shown

__all__ = ["who"]


@click.command()
@click.argument("name")
@click.option("--story", metavar="WORDS", help="Only in this story: its id or words of it.")
@options.ledger
@options.as_of
@options.as_json
def who(name: str, story: str | None, ledger: Path, as_of: str | None, as_json: bool) -> None:
    """Show a person, body or place: its names, roles as stated, and all it said.

    NAME is a name in any spelling, or an id from 'reportedly names'. What it said comes by the day
    on which it was said; then what it denies, who denies it, where it was silent, its figures, who
    passes its words on, and what is not sure about who it is.
    """
    from reportedly.report.export import document
    from reportedly.report.who_found import found_then
    from reportedly.report.who_of import who_of
    from reportedly.report.who_view import WhoView

    with shown(ledger, as_of, story=story) as view, opened(ledger) as book:
        try:
            row = who_of(view, found_then(view, book.view(), name), story)
        except LookupError as error:
            fail(str(error.args[0]), 1)
        if as_json:
            print_json(document(view, "who", as_of=as_of, total=1, rows=[row]))
        else:
            out().print(WhoView(row))
