"""The first screen in a terminal: "10 articles → 24 independent origins", the figures."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.report.brief import StoryBrief
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow
from reportedly.report.safe import one_line
from reportedly.report.wording import count, estimated

__all__ = ["MOST", "counted", "glance"]

MOST = 3
"""How many figures, conflicts and reserves are shown at a glance."""


def counted(story: StoryBrief) -> str:
    """As in "10 articles → 24 independent origins (perhaps 31)"."""
    return f"{count(len(story.works), 'article')} → {story.independent.told()}"


def glance(story: StoryBrief) -> Iterator[RenderableType]:
    """Title, days and counts; then the main figures."""
    yield Text(f"\n{one_line(story.title)}", "bold")
    days = f"{day(story.days)} · " if story.days else ""
    yield Text.assemble((days, "dim"), (counted(story), "bold cyan"))
    if story.main:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for n, row in enumerate(story.main[:MOST]):
            grid.add_row(Text("figures" if n == 0 else "", "bold"), _figure(row))
        yield Text()
        yield grid


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
