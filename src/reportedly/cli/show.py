"""``reportedly show``: one record with the words that prove it."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fail, out, print_json, shown

__all__ = ["show"]


@click.command()
@click.argument("id")
@options.ledger
@options.as_of
@options.as_json
def show(id: str, ledger: Path, as_of: str | None, as_json: bool) -> None:
    """Show the record ID (its first characters will do): its words in context, which stage found
    it and when, what it rests on and what rests on it. With --json an article comes with all that
    is marked in it, claim by claim."""
    from reportedly.report.evidence import evidence
    from reportedly.report.evidence_view import EvidenceView
    from reportedly.report.reader_twin import show_document

    with shown(ledger, as_of) as view:
        found = evidence(view, id)
        if found is None:
            fail(f"no record, or more than one, has an id that starts with {id!r}", 1)
        if as_json:
            print_json(show_document(view, found))
        else:
            out().print(EvidenceView(found))
