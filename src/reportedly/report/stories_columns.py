"""Stories in a terminal: "11 articles → 33 origins", what is in dispute, what is new."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from reportedly.report.days import day
from reportedly.report.looks import News
from reportedly.report.safe import one_line, shortened
from reportedly.report.stories_rows import OpenRow, StoryRow
from reportedly.report.wording import count

__all__ = ["new_of", "table_of"]

_WORDS = 60
"""Characters of a passage in a cell."""
_MOST = 320
"""Characters of a cell."""


def new_of(news: News | None) -> str:
    """As in "2 articles, 31 claims since 10 Mar 2026, 09:12 UTC"; "" where nobody is asked."""
    if news is None:
        return ""
    if not news.since:
        return "not looked at yet"
    since = f"since {day(news.when)}"
    if not news.any:
        return f"nothing {since}"
    parts = (
        count(len(news.articles), "article") if news.articles else "",
        count(news.claims, "claim") if news.claims else "",
    )
    return f"{', '.join(part for part in parts if part)} {since}"


def _against(row: OpenRow) -> str:
    about = f"{one_line(row.about)}: " if row.about else ""
    more = f" and {row.more} more" if row.more else ""
    one, other = shortened(row.one, _WORDS), shortened(row.other, _WORDS)
    return f"{about}“{one}” against “{other}”{more}"


def _cells(row: StoryRow) -> tuple[str, ...]:
    lead = f"{row.lead.label}: {row.lead.told}" if row.lead else ""
    disputed = "; ".join(_against(one) for one in row.figures[:2])
    if row.figures[2:]:
        disputed += f"; and {count(len(row.figures) - 2, 'figure')} more"
    rest = (
        count(len(row.conflicts), "other conflict") if row.conflicts else "",
        f"{row.denied} denied" if row.denied else "",
        f"{row.unverified} not verified" if row.unverified else "",
    )
    said = "; ".join(
        part for part in (lead, disputed and f"in dispute: {disputed}", *rest) if part
    )
    title = f"{one_line(row.title)} ({day(row.days)})" if row.days else one_line(row.title)
    return (row.id, title, row.counted, said, new_of(row.news))


def table_of(rows: Iterable[StoryRow]) -> Table:
    """The lines of the stories; what is new only where somebody is asked after."""
    rows = tuple(rows)
    shown = Table(
        expand=True, show_edge=False, pad_edge=False, header_style="bold", row_styles=("", "dim")
    )
    shown.add_column("id", no_wrap=True, style="cyan")
    shown.add_column("story", overflow="fold", ratio=2)
    shown.add_column("articles → origins", overflow="fold", ratio=1)
    shown.add_column("figures and disputes", overflow="fold", ratio=3)
    if any(row.news for row in rows):
        shown.add_column("new", overflow="fold", ratio=1)
    for row in rows:
        shown.add_row(
            *(Text(shortened(cell, _MOST)) for cell in _cells(row)[: len(shown.columns)])
        )
    return shown
