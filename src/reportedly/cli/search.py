"""``reportedly search``: names, claims and articles that hold all the words."""

from pathlib import Path

import click

from reportedly.cli import options
from reportedly.cli.console import note, out, print_json, shown

__all__ = ["search"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.ledger
@options.limit
@options.as_of
@options.as_json
def search(
    words: tuple[str, ...], ledger: Path, limit: int | None, as_of: str | None, as_json: bool
) -> None:
    """Find names, claims and articles that hold all WORDS, best first. The last word may go on;
    a passage in quotation marks is searched for as it stands."""
    from rich.table import Table
    from rich.text import Text

    from reportedly.report.name_finder import name_finder
    from reportedly.report.safe import one_line
    from reportedly.report.search import LIMIT, marked, search_document
    from reportedly.report.search import search as find

    asked = " ".join(words).strip()
    with shown(ledger, as_of) as view:
        found = find(view, name_finder(view), asked, limit or LIMIT)
        if as_json:
            print_json(search_document(view, found, as_of))
            return
    grid = Table.grid(padding=(0, 2))
    for group in found.groups:
        for hit in group.hits:
            told = " – ".join(one_line(part) for part in (hit.title, hit.snippet) if part)
            line = Text()
            for piece, held in marked(told, asked):
                line.append(piece, "bold yellow" if held else "")
            grid.add_row(Text(hit.kind, "dim"), Text(hit.id, "cyan"), line)
    if found.groups:
        out().print(grid)
    told = ", ".join(group.counted for group in found.groups)
    note(f"{told} found" if told else "nothing found")
