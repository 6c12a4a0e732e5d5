"""Figures in a terminal: low, best and high day by day, and who gives them in which words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

from reportedly.model.series import Estimate
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow, why_of
from reportedly.report.safe import one_line, shortened
from reportedly.report.wording import amount

__all__ = ["FigureTable", "notes"]

_MOST = 12
"""How many wordings of one day are told."""

_OUTLET = 30
"""Characters of an outlet's name."""
_WORTH_TELLING = 0.9
"""Below this weight of an origin the table says that it counts for less."""

_TITLES = ("as of", "low", "best", "high", "origins")
_GAP = 2
"""Characters between two columns."""
_ROOM = 28
"""Characters that what is given needs to stand beside the numbers."""


@dataclass
class FigureTable:
    """Every row under its head with one line a day; a side that nobody closes is "open"."""

    rows: Sequence[FigureRow]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        group, stories = "", len({row.story for row in self.rows}) > 1
        for n, row in enumerate(self.rows):
            if row.group != group:
                group = row.group
                yield Text(f"\n{one_line(group)}" if n else one_line(group), "bold underline")
            yield _head(row, stories and group != row.story_title)
            yield from _days(row, console, options.max_width)
            yield from (Text(f"  ! {one_line(note)}", "yellow") for note in notes(row))


def _days(row: FigureRow, console: Console, wide: int) -> Iterator[Text]:
    """What is given stands beside the numbers, or under them where these take the width."""
    widths = _widths(row)
    room = wide - sum(widths) - _GAP * (len(widths) + 1)
    beside = room >= _ROOM
    title = Text("given" if beside else "", "dim")
    yield _line((Text(title, "dim") for title in _TITLES), widths, title)
    for estimate in row.estimates:
        told = row.given(estimate)
        if not told and estimate.measures:  # those under other heads
            continue
        given = _given(told) if told else Text(why_of(estimate), "dim")
        lines = given.wrap(console, room if beside else wide - 2 * _GAP)
        first = lines.pop(0) if beside else Text()
        yield _line(_numbers(row, estimate), widths, first)
        for words in lines:
            yield _line((), widths if beside else (), words)


def _line(cells: Iterable[Text], widths: Sequence[int], last: Text) -> Text:
    """Cells in their columns, the day to the left and numbers to the right."""
    line, wide = Text(), sum(widths) + _GAP * (len(widths) + 1)
    for n, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        space = " " * (width - len(cell))
        line.append(" " * _GAP)
        line.append_text(cell if n == 0 else Text(space).append_text(cell))
        line.append(space if n == 0 else "")
    line.append(" " * (wide - len(line)))
    return line.append_text(last)


def _widths(row: FigureRow) -> list[int]:
    cells = [[len(title) for title in _TITLES]]
    cells += [[len(cell) for cell in _numbers(row, e)] for e in row.estimates]
    return [max(column) for column in zip(*cells, strict=True)]


def _head(row: FigureRow, story: bool) -> Text:
    words = Text.assemble((f"\n{one_line(row.label)}", "bold"))
    parts = [row.kind, row.independent.told(), f"rule {row.rule}"]
    if story:
        parts.append(shortened(row.story_title, 50))
    words.append(f"  {' · '.join(parts)} ", "not bold dim")
    return words.append(f" {row.id}", "not bold cyan")


def _numbers(row: FigureRow, estimate: Estimate) -> tuple[Text, ...]:
    unit, counted = row.unit, row.each.get(estimate.as_of)
    perhaps = f" ({counted.perhaps.replace(' to ', '–')})" if counted and counted.perhaps else ""
    behind = f"{counted.n}{perhaps}" if counted and counted.n else ""

    def side(value: float | None, none: str, style: str = "") -> Text:
        return Text(none, "dim") if value is None else Text(amount(value, unit), style)

    return (
        Text(day(estimate.as_of) or "day not known"),
        side(estimate.low, "open"),
        side(estimate.best, "–", "bold cyan"),
        side(estimate.high, "open"),
        Text(behind or "–"),
    )


def _given(told: tuple[tuple[PointRow, ...], ...]) -> Text:
    """As in "“at least 12” Rosa Quispe (Plaza Daily, Morning Ledger); “31” …"."""
    words = Text()
    for n, same in enumerate(told[:_MOST]):
        first = same[0]
        outlets = ", ".join(dict.fromkeys(shortened(point.outlet, _OUTLET) for point in same))
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
        for ids, what in (
            (estimate.retold, "an older figure is only told again"),
            (estimate.void, "taken back, replaced or called false, and not counted"),
        ):
            outlets = dict.fromkeys(held[id].outlet for id in ids if id in held)
            if outlets:
                found.append(f"{what}: {', '.join(outlets)}")
    return tuple(dict.fromkeys(found))
