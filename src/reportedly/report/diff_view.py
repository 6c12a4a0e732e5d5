"""A comparison of two texts in a terminal: "[-at least 12-] {+31+} people were killed"."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.report.change_rows import DriftRow, TextRow
from reportedly.report.diff_moments import ALTERED, STRUCK, MovedRow
from reportedly.report.diffs import DiffRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.wording import count

__all__ = ["DiffView", "marked", "moved_table"]

GONE, NEW = "red", "green"
NEAR = 0.3
"""Share of common words from which two statements are shown as one with its changes."""


class DiffView:
    """A rich renderable of comparisons. What is only in the earlier text stands in ``[-…-]``, what
    is only in the later one in ``{+…+}``, as in wdiff (GNU), in colour on a terminal."""

    def __init__(self, rows: Iterable[DiffRow]) -> None:
        self.rows = tuple(rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for row in self.rows:
            yield Text.assemble(("--- ", GONE), (_named(row.left), "bold"), f"  {row.left.id}")
            yield Text.assemble(("+++ ", NEW), (_named(row.right), "bold"), f"  {row.right.id}")
            how = f", in order {row.how}" if row.how else ""
            kinds = ", ".join(f"{n} {kind}" for kind, n in row.counted) or "no change"
            same = f"; {count(row.same, 'claim')} unchanged"
            yield Text(f"{one_line(row.why)}{how}: {kinds}{same}", "dim")
            if not row.changes:
                continue
            grid = Table.grid(padding=(0, 2))
            grid.add_column(no_wrap=True, style="cyan")
            grid.add_column(max_width=22)
            grid.add_column(overflow="fold")
            for _, group in groupby(row.changes, _pair):
                together = tuple(group)
                ids = "\n".join(change.id for change in together)
                kinds = "\n".join(change.kind for change in together)
                grid.add_row(Text(ids), Text(kinds), _told(together))
            yield Padding(grid, (0, 0, 1, 2))


def _named(text: TextRow) -> str:
    title = f" ‘{shortened(text.title, 60)}’" if text.title else ""
    return f"{one_line(text.label)}{title}, {text.day}".removesuffix(", ")


def _pair(change: DriftRow) -> tuple[str, str]:
    """The claims that a change is about, by their ids."""
    return (change.left.id if change.left else "", change.right.id if change.right else "")


def _told(changes: Sequence[DriftRow]) -> Text:
    """What became of one claim."""
    change = changes[0]
    if change.left is None or change.right is None:
        claim, style = (change.right, NEW) if change.left is None else (change.left, GONE)
        words = claim.text if claim else change.now or change.was
        source = f"  {one_line(claim.source)}" if claim and claim.source else ""
        mark = "{+%s+}" if style == NEW else "[-%s-]"
        return Text(mark % shortened(words, 300), style).append(source, "dim")
    how = "; ".join(one_line(change.how) for change in changes)
    return marked(change.left.text, change.right.text).append(f"\n{how}", "dim")


def marked(left: str, right: str) -> Text:
    """Both wordings in one line, word by word; one after the other where they have little in
    common."""
    one, other = one_line(left).split(), one_line(right).split()
    matcher = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False)
    if matcher.ratio() < NEAR:
        words = Text(f"[-{' '.join(one)}-]", GONE)
        return words.append(" ").append(f"{{+{' '.join(other)}+}}", NEW)
    shown = Text()
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            shown.append(f"{' '.join(other[c:d])} ")
            continue
        if a < b:
            shown.append(f"[-{' '.join(one[a:b])}-]", GONE).append(" ")
        if c < d:
            shown.append(f"{{+{' '.join(other[c:d])}+}}", NEW).append(" ")
    shown.rstrip()
    return shown


def _bare(words: Sequence[str]) -> list[str]:
    """The words without the marks at their ends, which tell no change."""
    return [word.strip(".,;:!?…\"'“”‘’") or word for word in words]


def moved_table(rows: Iterable[MovedRow]) -> Table:
    """What is new between two moments of the ledger, a line each."""
    shown = Table(expand=True, show_edge=False, pad_edge=False, header_style="bold")
    shown.add_column("id", no_wrap=True, style="cyan")
    shown.add_column("kind", no_wrap=True)
    shown.add_column("what", no_wrap=True)
    shown.add_column("words", overflow="fold", ratio=1)
    for row in rows:
        style = {STRUCK: GONE, ALTERED: ""}.get(row.what, NEW)
        both = row.what == ALTERED and row.was
        words = marked(row.was, row.words) if both else Text(shortened(row.words, 240))
        shown.add_row(row.id, row.kind, Text(row.what, style), words)
    return shown
