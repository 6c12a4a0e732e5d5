"""A ledger for other tools: "reportedly export --as jsonl --out tables/ --story ferry"."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import (
    fail,
    known_then,
    note,
    opened,
    print_json,
    print_text,
    progress,
)

if TYPE_CHECKING:
    from reportedly.exports.base import Export, Pile, Written
    from reportedly.store.base import View

__all__ = ["export"]


@click.command()
@click.option("--as", "form", metavar="NAME", help="In which form; --list names them.")
@click.option("--list", "listing", is_flag=True, help="Name the forms there are; write nothing.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file or folder to write, - for standard output; else it is named after the form.",
)
@options.ledger
@options.as_of
@options.profile
@click.option("--story", metavar="WORDS", help="Only this story: its id or words of it.")
@click.option("--outlet", metavar="WORDS", help="Only articles of this outlet.")
@click.option("--article", metavar="ID", help="Only this article: its id, or file name.")
@options.extra
@options.as_json
def export(
    form: str | None,
    listing: bool,
    out: Path | None,
    ledger: Path,
    as_of: str | None,
    profile: str,
    story: str | None,
    outlet: str | None,
    article: str | None,
    extra: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Write the ledger, or a part of it, in a form that other tools read.

    Files of the same name are replaced; others in a folder are left alone. The same ledger gives
    the same bytes.
    """
    if listing:
        _list(as_json)
        return
    if not form:
        raise click.UsageError("say in which form: --as NAME; --list names the forms there are")
    chosen = _chosen(form)
    piped = str(out) == "-"
    if piped and not chosen.suffix:
        fail(f"{form} is a folder of files: name one with --out", 2)
    if piped and as_json:
        raise click.UsageError("--json and --out - both want standard output")
    from reportedly.exports.base import Pile
    from reportedly.report.scope import articles_of

    with (
        opened(ledger) as book,
        known_then(book, as_of, story=story, article=article) as view,
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
        if piped:
            _pipe(chosen, pile)
        else:
            place = out or Path(f"reportedly-{form}{chosen.suffix}")
            _tell(view, chosen, _written(chosen, pile, place), as_json)


def _chosen(form: str) -> "Export":
    from reportedly.exports.base import export_of

    try:
        return export_of(form)
    except LookupError as error:
        fail(str(error), 2)
    except Exception as error:  # one of another package
        fail(f"the export {form!r} cannot be loaded: {type(error).__name__}: {error}", 2)


def _list(as_json: bool) -> None:
    from reportedly.exports.base import listed
    from reportedly.report.export import document
    from reportedly.store.memory import MemoryLedger

    found = listed()
    if as_json:
        print_json(document(MemoryLedger().view(), "exports", rows=found))
        return
    for one in found:
        print_text(f"{one.name:<12} {one.broken or one.says}\n")


def _written(chosen: "Export", pile: "Pile", place: Path) -> "list[Written]":
    """What was written, told file by file while it goes on."""
    from reportedly.exports.base import EXPORTS

    done = list["Written"]()
    try:
        with progress() as step:
            step.say(f"writing {chosen.name}")
            for file in chosen.write(pile, place):
                done.append(file)
                step.say(f"written: {file.rows:,} {file.what}")
    except ImportError as error:
        fail(str(error), 2)
    except OSError as error:
        fail(f"cannot write {error.filename or place}: {error.strerror or error}", 2)
    except Exception as error:
        if chosen.name in EXPORTS:
            raise
        fail(f"the export {chosen.name!r} broke off: {type(error).__name__}: {error}", 2)
    return done


def _pipe(chosen: "Export", pile: "Pile") -> None:
    with tempfile.TemporaryDirectory() as drafts:
        draft = Path(drafts) / f"out{chosen.suffix}"
        _written(chosen, pile, draft)
        with draft.open("rb") as made:
            shutil.copyfileobj(made, sys.stdout.buffer)


def _tell(view: "View", chosen: "Export", done: "list[Written]", as_json: bool) -> None:
    from reportedly.report.export import document

    if as_json:
        print_json(document(view, "export", form=chosen.name, files=done))
        return
    for file in done:
        note(f"{file.path}: {file.rows:,} {file.what}, {file.bytes:,} bytes")
