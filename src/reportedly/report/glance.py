"""The first screen in a terminal: "10 articles → 24 independent origins", what is open."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.report.brief import StoryBrief
from reportedly.report.clashes import Clash
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.withheld import Withheld
from reportedly.report.wording import count, estimated, withheld_by

__all__ = ["MOST", "counted", "glance"]

MOST = 3
"""How many figures, conflicts and reserves a first screen shows."""


def counted(story: StoryBrief) -> str:
    """As in "10 articles → 24 independent origins (perhaps 31)"."""
    return f"{count(len(story.works), 'article')} → {story.independent.told()}"


def glance(story: StoryBrief) -> Iterator[RenderableType]:
    """Title, days and counts; then the main figures, open conflicts and what is withheld."""
    yield Text(f"\n{one_line(story.title)}", "bold")
    days = f"{day(story.days)} · " if story.days else ""
    yield Text.assemble((days, "dim"), (counted(story), "bold cyan"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, rows in _rows(story):
        for n, words in enumerate(rows[:MOST]):
            grid.add_row(Text(name if n == 0 else "", "bold"), words)
        if len(rows) > MOST:
            grid.add_row("", Text(f"and {len(rows) - MOST} more", "dim"))
    if grid.row_count:
        yield Text()
        yield grid


def _rows(story: StoryBrief) -> Iterator[tuple[str, list[Text]]]:
    # Figures are many and only the first matter here; what is open is counted in full.
    yield "figures", [_figure(row) for row in story.main[:MOST]]
    yield "in conflict", [_clash(clash) for clash in story.open]
    yield "withheld", [_held(row) for row in story.reserves]


def _figure(row: FigureRow) -> Text:
    words = Text(f"{one_line(row.label)}: ")
    if latest := row.latest:
        when = f" as of {day(latest.as_of)}" if latest.as_of else ""
        words.append(estimated(latest.low, latest.best, latest.high, row.unit), "bold cyan")
        words.append(f"{when}, {row.independent.told()} in all", "dim")
    before = [estimated(e.low, e.best, e.high, row.unit) for e in row.earlier]
    if before:
        words.append(f"; earlier {', then '.join(before)}", "dim")
    return words


def _clash(row: Clash) -> Text:
    first = row.others[0]
    words = Text(f"{one_line(', '.join(row.about))}: " if row.about else "", "bold")
    words.append(f"“{shortened(row.one.span.text, 90)}”", "not bold")
    words.append(f" {one_line(row.one.source or row.one.outlet)}", "dim")
    words.append(" against ", "bold red")
    words.append(f"“{shortened(first.span.text, 90)}”")
    words.append(f" {one_line(first.source or first.outlet)}", "dim")
    if len(row.others) > 1:
        words.append(f" and {count(len(row.others) - 1, 'other')}", "dim")
    return words


def _held(row: Withheld) -> Text:
    words = Text(f"{withheld_by(row.status)} {one_line(row.holder)}", "bold")
    more = f" and {len(row.claims) - 1} more" if len(row.claims) > 1 else ""
    words.append(f": “{shortened(row.claims[0].text, 90)}”", "not bold")
    return words.append(more, "dim not bold")
