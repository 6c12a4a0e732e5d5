"""``reportedly plugins``: what is plugged in, and where from."""

import sys
from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import note, print_json, print_text

__all__ = ["plugins"]


@click.command()
@click.option("--all", "every", is_flag=True, help="Also what comes with reportedly.")
@options.extra
@options.as_json
def plugins(extra: tuple[Path, ...], every: bool, as_json: bool) -> None:
    """What plugins add: stages, readers, exports and words, and where each is from.

    Exits with 1 if one of them does not work.
    """
    from reportedly.exports.plugged import listed

    found = listed()
    if as_json:
        print_json(found.document())
    else:
        rows = found.parts if every else found.added
        print_text("".join(f"{line}\n" for line in found.lines(rows)))
        ours = len(found.parts) - len(found.added)
        note(f"{len(found.added)} added by plugins, {ours} come with reportedly")
    sys.exit(1 if found.broken else 0)
