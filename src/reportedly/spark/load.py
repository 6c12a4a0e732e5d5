"""``reportedly load``: a ledger of tables that Spark made, or of one story in them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from reportedly.model.story import Story
    from reportedly.spark.ledgers import Folder, Loaded

__all__ = ["load"]


@click.command()
@click.argument("tables", metavar="FOLDER")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("reportedly.db"),
    show_default=True,
    envvar="REPORTEDLY_LEDGER",
    help="The ledger file to be made.",
)
@click.option("--story", metavar="WORDS", help="Only this story: its id or words of it.")
@click.option(
    "--raw",
    multiple=True,
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A file or folder of what was read: the files that the ledger's articles were read from"
    " are kept beside it, as 'add' keeps them; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def load(
    tables: str, ledger: Path, story: str | None, raw: tuple[Path, ...], as_json: bool
) -> None:
    """Make a ledger of the tables in FOLDER, which 'spark' has written.

    It is the ledger that 'add' makes of the same articles; the bytes that these were read from are
    kept beside it where --raw says where they lie. FOLDER may lie in an object store (s3://…, gs://…).
    """
    from reportedly.exports.arrow import Missing
    from reportedly.spark.ledgers import Folder, Unfinished, stories

    if ledger.exists():
        _fail(f"{ledger} is there already: name a new file with --ledger", 2)
    try:
        folder = Folder(tables)
    except (Unfinished, Missing, OSError, ValueError) as error:
        _fail(str(error), 2)
    chosen = stories(folder, story) if story else []
    if story and not chosen:
        _fail(f"no story fits {story!r}", 1)
    made = _loaded(folder, ledger, chosen, raw)
    if as_json:
        from reportedly.report.export import document
        from reportedly.store.memory import MemoryLedger

        view = MemoryLedger().view()
        told = document(view, "load", ledger=str(ledger), **made._asdict())
        sys.stdout.buffer.write(f"{told}\n".encode())
    _note(f"{ledger}: {made.articles:,} articles, {made.records:,} records")
    if made.without:
        _note(
            f"the bytes that {made.without:,} were read from are not beside it: 'add' of the same"
            " files brings them, as does 'load' with --raw"
        )


def _loaded(
    folder: "Folder", ledger: Path, chosen: "list[Story]", raw: tuple[Path, ...]
) -> "Loaded":
    """The ledger appears under its name when it is whole."""
    from reportedly.pipeline import compared
    from reportedly.spark.ledgers import keep, load
    from reportedly.store.archive import FolderArchive
    from reportedly.store.sqlite import SQLiteLedger

    draft = ledger.with_name(f".{ledger.name}.part")
    try:
        draft.unlink(missing_ok=True)
        book = SQLiteLedger(draft)
        try:
            articles = {id for story in chosen for id in story.articles} if chosen else None
            with book.filling():
                made = load(folder, book, articles, lambda kind: _note(f"writing: {kind}"))
            kept = FolderArchive(ledger.with_suffix(".raw"))
            made = made._replace(without=keep(raw, book, kept))
            if articles is None and folder.up_to_date():
                _note("preparing for articles to come")
                compared(book)
        finally:
            book.close()
        draft.rename(ledger)
    except OSError as error:
        _fail(f"{error.filename or ledger}: {error.strerror or error}", 2)
    finally:
        draft.unlink(missing_ok=True)
    return made


def _note(words: str) -> None:
    click.echo(words, err=True)


def _fail(words: str, code: int) -> NoReturn:
    _note(f"reportedly: {words}")
    sys.exit(code)
