"""Aligned quotations in a terminal: "We will [the army] … ⟨cut: and not before⟩"."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.report.quotation_rows import QuotationRow, QuotedPiece, RenderingRow
from reportedly.report.safe import one_line, visible
from reportedly.report.wording import count

__all__ = ["QuotationView", "marked"]

_STYLES = {"cut": "red", "bracketed": "cyan", "altered": "yellow"}


class QuotationView:
    """A rich renderable of some utterances."""

    def __init__(self, rows: Iterable[QuotationRow]) -> None:
        self.rows = tuple(rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for row in self.rows:
            head = Text(one_line(row.speaker) or "speaker not known", "bold")
            head.append(f", {count(len(row.renderings), 'rendering')}", "not bold")
            sure = "" if row.certain else "probably one utterance: "
            head.append(f"  {sure}{one_line(row.why)}", "dim not bold")
            yield head.append(f"  {row.id}", "not bold cyan")
            grid = Table.grid(padding=(0, 2))
            grid.add_column(max_width=26)
            grid.add_column(overflow="fold")
            for one in row.renderings:
                grid.add_row(Text(one_line(one.label)), marked(one))
            yield Padding(grid, (0, 0, 1, 2))


def marked(one: RenderingRow) -> Text:
    """The words as printed, with what is not there or not so in the fullest rendering."""
    if one.kinds == ("same",):
        return Text("the same words", "dim")
    words = Text("“")
    for piece in one.pieces:
        words.append_text(_piece(piece))
    return words.append("”").append(f"  {one.told}", "dim")


def _piece(piece: QuotedPiece) -> Text:
    if not piece.kind:
        return Text(visible(piece.words).replace("\n", " "))
    style = _STYLES.get(piece.kind, "magenta")
    if piece.kind == "cut":
        return Text(f" ⟨cut: {one_line(piece.instead)}⟩ ", style)
    words = Text(one_line(piece.words), style)
    if piece.instead:
        words.append(f" ⟨for: {one_line(piece.instead)}⟩", f"dim {style}")
    return words
