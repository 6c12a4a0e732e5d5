"""A ledger for other tools: "reportedly export --as jsonl --out tables/ --story ferry"."""

import shutil
import sys
import tempfile
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fail, known_then, note, opened, print_json, print_text

__all__ = ["export"]


@click.command()
@click.option("--as", "form", metavar="NAME", help="In which form; --list names them.")
@click.option(
    "--list", "listed", is_flag=True, help="Name the forms there are; write nothing."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file or folder to write; - is standard output. Else one named after the form.",
)
@options.ledger
@options.as_of
@options.profile
@click.option("--story", metavar="WORDS", help="Only this story: its id or words of it.")
@click.option("--outlet", metavar="WORDS", help="Only articles of this outlet.")
@click.option("--article", metavar="ID", help="Only this article: its id, or file name.")
@options.as_json
def export(
    form: str | None,
    listed: bool,
    out: Path | None,
    ledger: Path,
    as_of: str | None,
    profile: str,
    story: str | None,
    outlet: str | None,
    article: str | None,
    as_json: bool,
) -> None:
    """Write the ledger, or a part of it, in a form that other tools read."""
    from reportedly.exports.base import Pile, export_of, names
    from reportedly.report.export import document
    from reportedly.report.scope import articles_of

    if listed or not form:
        for name in names():
            print_text(f"{name:<12} {export_of(name).says}\n")
        sys.exit(0 if listed else 2)
    try:
        chosen = export_of(form)
    except LookupError as error:
        fail(str(error), 2)
    with (
        opened(ledger) as book,
        known_then(book, as_of, story=story, article=article) as view,
        tempfile.TemporaryDirectory() as drafts,
    ):
        among = articles_of(view, article=article, outlet=outlet, story=story)
        if among is not None and not among:
            fail("no article fits", 1)
        pile = Pile(
            view=view,
            archive=book.archive,
            ledger=ledger,
            articles=None if among is None else frozenset(among),
            profile=profile,
        )
        piped = str(out) == "-"
        if piped and not chosen.suffix:
            fail(f"{form} is a folder of files: name one with --out", 2)
        place = out or Path(f"reportedly-{form}{chosen.suffix}")
        draft = Path(drafts) / f"out{chosen.suffix}" if piped else place
        try:
            written = list(chosen.write(pile, draft))
        except OSError as error:
            fail(f"cannot write {error.filename or place}: {error.strerror or error}", 2)
        if piped:
            with draft.open("rb") as made:
                shutil.copyfileobj(made, sys.stdout.buffer)
        elif as_json:
            print_json(document(view, "export", form=form, files=written))
        for file in () if piped or as_json else written:
            note(f"{file.path}: {file.rows:,} {file.what}, {file.bytes:,} bytes")
