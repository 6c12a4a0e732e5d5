"""``reportedly verify``: hold every sentence of a brief against the ledger and the kept bytes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, known_then, note, opened, print_json

if TYPE_CHECKING:
    from reportedly.report.verify import Verified

__all__ = ["verify"]

_PAGES = (".html", ".htm", ".xhtml")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.limit
@options.ledger
@options.as_of
@options.as_json
def verify(file: Path, limit: int | None, ledger: Path, as_of: str | None, as_json: bool) -> None:
    """Check that a brief (Markdown, or HTML by the name of FILE) says what the ledger says.

    Every sentence must be the ledger's own, or be borne out by what it cites: quotations word for
    word, figures with their bounds, speakers, days, counts of origins and articles, reserves, and
    every word of content. Cited passages are read again where they stand, and their text out of
    the kept bytes. Wrapping, headings, order and emphasis are free, and sentences may be left out.

    A note [^1] cites what its footnote names ([^1]: clm-…); so does [clm-…] in the text itself.
    What is not supported is named on standard output with its line and why, and the exit code is
    then 1.
    """
    from reportedly.report.export import document
    from reportedly.report.verify import verify as check

    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"cannot read {file}: {error}", 2)
    page = file.suffix.lower() in _PAGES
    as_of = as_of or _its_moment(text, page)
    with opened(ledger) as book, known_then(book, as_of) as view:
        found = check(text, view, book.archive, page=page)
        if as_json:
            print_json(document(view, "verify", as_of=as_of, file=str(file), verified=found))
    if not as_json:
        _name(file, found, limit)
    sys.exit(0 if found.holds else 1)


def _its_moment(text: str, page: bool) -> str | None:
    """The moment of which the brief says that it is, and how it was read."""
    from reportedly.report.moments import AsOf, moment
    from reportedly.report.verify_html import html_document
    from reportedly.report.verify_markdown import markdown_document

    scopes = html_document(text).scopes if page else markdown_document(text).scopes
    said = next((scope for scope in scopes if scope.get("as_of")), None)
    if said is None:
        return None
    try:
        moment(said["as_of"])
    except ValueError:
        note(f"the brief is of no known moment: {said['as_of'][:40]!r}")
        return None
    when = AsOf(said["as_of"])
    when.reading = said.get("reading", "")
    note(f"held against the ledger as of {when}, of which the brief is")
    return when


def _name(file: Path, found: "Verified", limit: int | None) -> None:
    from reportedly.report.safe import one_line
    from reportedly.report.wording import count

    for wrong in found.unsupported[:limit]:
        click.echo(f"{file}:{wrong.line}: {one_line(wrong.sentence)}")
        for why in wrong.why:
            click.echo(f"    {one_line(why)}")
    if left := len(found.unsupported[limit:] if limit else ()):
        click.echo(f"and {left:,} more")
    held = count(found.sentences, "sentence")
    own = f"{found.as_written:,} of them the ledger's own words"
    cited = f"{count(found.citations, 'record')} cited"
    wrong_ones = count(len(found.unsupported), "sentence")
    verdict = f"{wrong_ones} not supported" if found.unsupported else "all supported"
    note(f"{held} ({own}), {cited}: {verdict}")
