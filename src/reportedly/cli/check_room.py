"""``reportedly check-room``: hold an evidence room from somebody else against itself."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli import options
from reportedly.cli.console import fail, note, print_text, progress

if TYPE_CHECKING:
    from reportedly.exports.room_check import Checked

__all__ = ["check_room"]


@click.command(name="check-room")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--expect",
    metavar="HASH",
    callback=options.line_hash,
    help="The log must have a line with this hash, which the sender told you by other means.",
)
@click.option(
    "--unpack",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="If all holds, put its ledger and bytes here, to work on with.",
)
@options.limit
@options.as_json
def check_room(
    file: Path, expect: str | None, unpack: Path | None, limit: int | None, as_json: bool
) -> None:
    """Check an evidence room ('reportedly export --as room').

    Every file must be the one that was packed; the kept bytes must be those that were read, and
    every article's text is made again from them; every passage must stand where the ledger says;
    the log must be unbroken, and no row may be other than it was put down. Of a part of a ledger,
    the rows that are there are held against the whole log. Exits with 1 where any of this fails,
    naming what, and with 2 for a file that is no room.

    Nothing is written but to the FOLDER that you name, which must not hold a ledger yet.
    """
    from reportedly.exports.room_check import check, unpacked
    from reportedly.exports.room_open import Broken

    if unpack is not None and (unpack / "ledger.db").exists():
        raise click.UsageError(f"there is a ledger in {unpack} already")
    try:
        with progress() as step:
            found = check(file, expect or "", step)
        if unpack is not None and not found.faults:
            unpacked(file, unpack)
    except Broken as error:
        fail(f"{file}: {error}", 2)
    except OSError as error:
        fail(f"cannot write {error.filename or unpack}: {error.strerror or error}", 2)
    if as_json:
        _print_json(file, found)
    else:
        _tell(found, limit)
        if unpack is not None and not found.faults:
            note(f"reportedly serve --ledger {unpack / 'ledger.db'}")
            if not found.whole:
                note("it is a part: 'reportedly audit' names what was held back as missing")
    sys.exit(1 if found.faults else 0)


def _print_json(file: Path, found: "Checked") -> None:
    import json

    from reportedly.report.export import SCHEMA, plain

    told = {"reportedly": SCHEMA, "kind": "room", "file": str(file), "room": plain(found)}
    print_text(json.dumps(told, indent=1) + "\n")


def _tell(found: "Checked", limit: int | None) -> None:
    from reportedly.report.safe import one_line
    from reportedly.report.wording import count

    for fault in found.faults[:limit]:
        note(one_line(" ".join(filter(None, (fault.kind, fault.id, fault.what)))))
    if left := len(found.faults[limit:] if limit else ()):
        note(f"and {left:,} more")
    click.echo(one_line(found.title))
    wrong = f"{len(found.faults):,} do not fit" if found.faults else "all as they were packed"
    click.echo(f"{count(found.files, 'file')}, {count(found.raw, 'file')} that were read: {wrong}")
    click.echo(
        f"{count(found.articles, 'article')}, {count(found.records, 'record')},"
        f" {count(found.spans, 'passage')} read again"
    )
    if not found.whole:
        click.echo(f"{count(found.held_back, 'record')} held back, sealed by the same log")
    if found.earlier:
        click.echo(f"{count(found.earlier, 'row')} from before there was a log")
    if found.otherwise:
        told = "that another edition read and this one would read otherwise"
        click.echo(f"{count(len(found.otherwise), 'article')} {told}")
    if found.head:
        click.echo(f"{count(found.lines, 'line')} of log, head {found.head}")
