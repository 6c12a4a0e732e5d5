"""``reportedly search``: articles and claims that hold all the words."""

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
    """Find articles and claims that hold all WORDS, best first."""
    from rich.table import Table
    from rich.text import Text

    from reportedly.report.export import document
    from reportedly.report.safe import one_line

    with shown(ledger, as_of) as view:
        found = view.search(" ".join(words), limit or 50)
        if as_json:
            rows = [hit._asdict() for hit in found]
            print_json(document(view, "search", as_of=as_of, total=len(rows), rows=rows))
            return
    grid = Table.grid(padding=(0, 2))
    for hit in found:
        snippet = Text(one_line(hit.snippet))
        snippet.highlight_words(list(words), "bold yellow", case_sensitive=False)
        grid.add_row(Text(hit.kind, "dim"), Text(hit.id, "cyan"), snippet)
    if found:
        out().print(grid)
    note(f"{len(found)} found")
