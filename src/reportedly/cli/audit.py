"""``reportedly audit``: read every span again and compare."""

import sys
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import note, print_json, shown

__all__ = ["audit"]


@click.command()
@options.ledger
@options.as_of
@options.as_json
def audit(ledger: Path, as_of: str | None, as_json: bool) -> None:
    """Read every span of every record again and compare it with the article's text.

    Exits with 1 where a span does not say what its article says there, or points at nothing.
    """
    from reportedly.report.audit import audit as read_again
    from reportedly.report.export import document

    with shown(ledger, as_of) as view:
        found = read_again(view)
        if as_json:
            print_json(document(view, "audit", as_of=as_of, audit=found))
    for fault in found.faults:
        at = f" ({fault.span.article} {fault.span.start}:{fault.span.end})" if fault.span else ""
        note(f"{fault.kind} {fault.id} {fault.what}{at}")
    verdict = f"{len(found.faults)} do not fit" if found.faults else "every span equals its text"
    if not as_json:
        click.echo(f"{found.records:,} records, {found.spans:,} spans: {verdict}")
    sys.exit(1 if found.faults else 0)
