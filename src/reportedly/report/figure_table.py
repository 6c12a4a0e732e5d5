"""Figures in a terminal: low, best and high day by day, and who gives them in which words."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model.series import Estimate
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.wording import amount, count

__all__ = ["figure_table", "notes"]

_MOST = 12
"""How many wordings of one day are told."""

_WORTH_TELLING = 0.9
"""Below this weight of an origin the table says that it counts for less."""

_TITLES = ("as of", "low", "best", "high", "origins")
_WIDEST = 17
"""Characters of a day or a number before it is folded."""


def figure_table(rows: Iterable[FigureRow]) -> RenderableType:
    """Every row under its head with one line a day; a side that nobody closes is "open"."""
    return Group(*_parts(list(rows)))


def _parts(rows: Sequence[FigureRow]) -> Iterator[RenderableType]:
    group, stories = "", len({row.story for row in rows}) > 1
    widths = _widths(rows)
    for n, row in enumerate(rows):
        if row.group != group:
            group = row.group
            yield Text(f"\n{one_line(group)}" if n else one_line(group), "bold underline")
        yield _head(row, stories and group != row.story_title)
        if row.estimates:
            yield Padding(_days(row, widths), (0, 0, 0, 2))
        for note in notes(row):
            yield Padding(Text(f"! {one_line(note)}", "yellow"), (0, 0, 0, 2))


def _widths(rows: Iterable[FigureRow]) -> list[int]:
    """What the columns need, alike in all tables."""
    cells = [[len(title) for title in _TITLES]]
    for row in rows:
        cells += [[len(cell) for cell in _numbers(e, row.unit)] for e in row.estimates]
    return [min(max(column), _WIDEST) for column in zip(*cells, strict=True)]


def _head(row: FigureRow, story: bool) -> Text:
    words = Text.assemble((f"\n{one_line(row.label)}", "bold"))
    parts = [row.kind, count(row.behind, "origin"), f"rule {row.rule}"]
    if story:
        parts.append(shortened(row.story_title, 50))
    words.append(f"  {' · '.join(parts)} ", "not bold dim")
    return words.append(f" {row.id}", "not bold cyan")


def _days(row: FigureRow, widths: Iterable[int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for title, width in zip(_TITLES, widths, strict=True):
        table.add_column(title, width=width, justify="left" if title == "as of" else "right")
    table.add_column("given", ratio=1, overflow="fold")
    for estimate in row.estimates:
        told = row.given(estimate)
        if told:
            table.add_row(*_numbers(estimate, row.unit), _given(told))
    return table


def _numbers(estimate: Estimate, unit: str) -> tuple[Text, ...]:
    def side(value: float | None, none: str, style: str = "") -> Text:
        return Text(none, "dim") if value is None else Text(amount(value, unit), style)

    return (
        Text(day(estimate.as_of) or "day not known"),
        side(estimate.low, "open"),
        side(estimate.best, "–", "bold cyan"),
        side(estimate.high, "open"),
        Text(str(len(estimate.origins) or "–")),
    )


def _given(told: tuple[tuple[PointRow, ...], ...]) -> Text:
    """As in "“at least 12” Rosa Quispe (Plaza Daily, Morning Ledger); “31” …"."""
    words = Text()
    for n, same in enumerate(told[:_MOST]):
        first = same[0]
        outlets = ", ".join(dict.fromkeys(one_line(point.outlet) for point in same))
        words.append("; " if n else "").append(f"“{one_line(first.words)}”")
        by = one_line(first.source)
        words.append(f" {by} ({outlets})" if by and by not in outlets else f" ({outlets})", "dim")
        if first.reserve:
            words.append(f" {one_line(first.reserve)}", "yellow")
    if len(told) > _MOST:
        words.append(f"; and {len(told) - _MOST} more", "dim")
    return words


def notes(row: FigureRow) -> tuple[str, ...]:
    """What is to be known about the row before its numbers are used: bounds that got lost on the
    way, origins that count for less because they seem to have copied, old figures retold."""
    held = {point.id: point for point in row.points}
    found = list[str]()
    for estimate in row.estimates:
        for drift in estimate.drifts:
            root, now = held.get(drift.root), held.get(drift.measure)
            if root and now:
                found.append(
                    f"bound {drift.kind}: “{drift.was}” ({root.outlet}) is “{drift.now}” in"
                    f" {now.outlet}"
                )
        for vote in estimate.votes:
            carriers = [held[id] for id in vote.measures if id in held]
            if vote.weight < _WORTH_TELLING and carriers:
                who = carriers[0].origin_name or carriers[0].source or carriers[0].outlet
                found.append(
                    f"{who} counts for {vote.weight:.2f} of an origin: it seems to repeat another"
                )
        told = dict.fromkeys(held[id].outlet for id in estimate.retold if id in held)
        if told:
            found.append(f"an older figure is only told again: {', '.join(told)}")
    return tuple(dict.fromkeys(found))
