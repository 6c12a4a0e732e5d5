"""``reportedly ledger``: how large it is, whether it is sound, written smaller, copied."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, opened, out, print_json, progress

__all__ = ["ledger"]


@click.group()
def ledger() -> None:
    """Look after a ledger: its size, its soundness, backups."""


@ledger.command()
@options.limit
@options.ledger
@options.as_json
def info(ledger: Path, limit: int | None, as_json: bool) -> None:
    """How large the ledger is, and what takes the room."""
    from reportedly.report.export import document
    from reportedly.report.sizes_view import megabytes, sizes_table
    from reportedly.store.sizes import sizes

    with _held(ledger), opened(ledger) as book, progress() as step:
        step.say("measuring")
        found = sizes(ledger)
        if as_json:
            print_json(document(book.view(), "ledger", path=str(ledger), sizes=found))
            return
    out().print(sizes_table(found, limit))
    each = f", {found.each / 1e3:,.0f} KB each" if found.articles else ""
    click.echo(f"{found.articles:,} articles in {megabytes(found.file)}{each}")
    if found.free:
        click.echo(
            f"{megabytes(found.free)} of it empty: 'reportedly ledger vacuum' gives it back"
        )
    if found.kept:
        click.echo(f"{megabytes(found.kept)} of raw bytes beside it")
    if found.lines:
        click.echo(f"{found.lines:,} lines of log, the last of {_at(found.moment)}")


@ledger.command()
@options.limit
@options.ledger
@options.as_json
def check(ledger: Path, limit: int | None, as_json: bool) -> None:
    """Whether the file is whole, and every row is as the log says.

    Quicker than audit, which reads every span and the raw bytes again, too. Exits with 1 where
    anything is wrong, naming what.
    """
    from reportedly.report.export import document
    from reportedly.report.soundness import soundness
    from reportedly.report.wording import count

    with _held(ledger), opened(ledger) as book, progress() as step:
        found = soundness(ledger, book, step.say)
        if as_json:
            print_json(document(book.view(), "check", path=str(ledger), check=found))
    for fault in found.faults[:limit]:
        note(" ".join(filter(None, (fault.kind, fault.id, fault.what))))
    if left := len(found.faults[limit:] if limit else ()):
        note(f"and {left:,} more")
    if not as_json:
        faults = count(len(found.faults), "fault") if found.faults else "sound"
        click.echo(f"{ledger}: {faults}; {count(found.lines, 'line')} of log")
        if found.head:
            click.echo(f"head {found.head}")
    sys.exit(1 if found.faults else 0)


@ledger.command()
@options.ledger
@options.as_json
def vacuum(ledger: Path, as_json: bool) -> None:
    """Write the file anew without what is empty in it.

    Rows that older versions wrote become shorter, too. Nothing is lost: no struck record, no line
    of the log. It takes up to twice as much room again while it runs, and nobody can write
    meanwhile.
    """
    from reportedly.report.export import document
    from reportedly.report.sizes_view import megabytes
    from reportedly.store.vacuum import vacuum as written_anew

    with _held(ledger), opened(ledger):
        pass  # there, and no other's: said before anything is done
    with _held(ledger), progress() as step:
        before, after = written_anew(ledger, step.say)
    if as_json:
        with opened(ledger) as book:
            told = {"path": str(ledger), "before": before, "after": after}
            print_json(document(book.view(), "vacuum", **told))
        return
    saved = f"{100 * (before - after) / before:.0f} % saved" if after < before else "nothing saved"
    click.echo(f"{megabytes(before)} before, {megabytes(after)} now: {saved}")


@ledger.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@options.ledger
@options.as_json
def backup(target: Path, replace: bool, ledger: Path, as_json: bool) -> None:
    """Copy the ledger, and the raw bytes beside it, while others use it.

    The copy is of one moment, whatever others write meanwhile; it is read again before it gets
    its name. Raw bytes that are there already are not copied again.
    """
    from reportedly.report.export import document
    from reportedly.report.sizes_view import megabytes
    from reportedly.report.wording import count
    from reportedly.store.backup import Unlike
    from reportedly.store.backup import backup as copied

    if target.absolute() == ledger.absolute():
        fail("a backup needs a name of its own", 2)
    if target.exists() and not replace:
        fail(f"{target} is there already: give another name, or --replace", 2)
    with _held(ledger), opened(ledger) as book, progress() as step:
        try:
            made = copied(ledger, target, step.say)
        except Unlike as error:
            fail(str(error), 1)
        if as_json:
            print_json(document(book.view(), "backup", path=str(target), backup=made))
            return
    files = f" and {count(made.files, 'file')} of raw bytes" if made.files else ""
    click.echo(f"{target}: {megabytes(made.bytes)}{files}, as of {_at(made.moment)}")
    click.echo(f"head {made.head}")


@contextmanager
def _held(ledger: Path) -> Iterator[None]:
    """Ends the program with code 2 where the disk or another process stands in the way, 1 where
    the file is broken."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        fail(f"{ledger}: {error}; another process may be writing to it: try again later", 2)
    except OSError as error:
        fail(f"{ledger}: {error}", 2)
    except sqlite3.DatabaseError as error:
        fail(f"{ledger}: {error}", 1)


def _at(moment: str) -> str:
    return f"{moment[:10]} {moment[11:16]} UTC" if moment else "nothing"
