"""The brief and the tables in a terminal: short, but with every line's id to ask `show` for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from reportedly.report.brief import Brief, StoryBrief
from reportedly.report.days import day
from reportedly.report.rows import (
    ClaimRow,
    ConflictRow,
    EventRow,
    FigureRow,
    NameRow,
    OriginRow,
)
from reportedly.report.safe import one_line
from reportedly.report.wording import amount, count, range_of, withheld_by

__all__ = ["BriefView", "table"]

_STATUS = {
    "denied": "red",
    "retracted": "red",
    "superseded": "yellow",
    "not confirmed": "yellow",
    "unverified by outlet": "yellow",
    "no comment": "yellow",
}
_VERDICT = {"conflicting": "bold red", "revised": "yellow", "compatible": "green"}


def _short(words: str, most: int) -> str:
    line = one_line(words)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


class BriefView:
    """A rich renderable that fits itself to the width; ``most`` limits each list."""

    def __init__(self, shown: Brief, most: int = 8) -> None:
        self.shown = shown
        self.most = most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for story in self.shown.stories:
            yield from self._story(story, options.max_width)
        if self.shown.failures:
            yield _heading(count(len(self.shown.failures), "input") + " could not be read")
            for failure in self.shown.failures:
                yield Text(f"  {one_line(failure.source)}: {one_line(failure.reason)}", "red")

    def _story(self, story: StoryBrief, width: int) -> Iterable[RenderableType]:
        lead = f"{count(len(story.articles), 'article')}, {count(len(story.origins), 'origin')}"
        own = f" ({len(story.sources)} sources, {len(story.own)} outlets in their own words)"
        days = f" · {day(story.first)} to {day(story.last)}" if story.first and story.last else ""
        title = Text(one_line(story.title), "bold")
        yield Panel(Text.assemble(title, "\n", (lead + own, "cyan"), (days, "dim")), width=width)
        yield from self._part("Origins", story.sources, lambda rows: _origins(rows, story, width))
        yield from self._part("Figures", story.figures, lambda rows: table("figures", rows))
        pairs = [c for c in story.conflicts if c.verdict != "not comparable"]
        yield from self._part("Held against each other", pairs, lambda rows: _pairs(rows, width))
        yield from self._part("Denied, not confirmed, not verified", story.withheld, _withheld)
        yield from self._part("Timeline", story.timeline, lambda rows: table("timeline", rows))
        people = [n for n in story.names if len(n.spellings) > 1 or len(n.roles) > 1]
        yield from self._part("Names", people, lambda rows: table("names", rows))

    def _part(
        self, title: str, rows: Iterable[Any], show: Callable[[list[Any]], RenderableType]
    ) -> Iterable[RenderableType]:
        every = list(rows)
        if not every:
            return
        more = len(every) - self.most
        yield _heading(title)
        yield show(every[: self.most])
        if more > 0:
            yield Text(f"  and {more} more", "dim")


def _heading(title: str) -> Text:
    return Text(f"\n{title}", "bold underline")


def _origins(rows: list[OriginRow], story: StoryBrief, width: int) -> RenderableType:
    root = Tree("", hide_root=True)
    for row in rows:
        occasion = f" ({one_line(row.occasion)})" if row.occasion else ""
        in_articles = f" · {count(len(row.claims), 'claim')} in {', '.join(row.outlets)}"
        head = Text(f"{story.numbers[row.id]}  ")
        head.append(one_line(row.name), "bold").append(occasion).append(in_articles, "dim")
        branch = root.add(head)
        for claim in row.claims[:2]:
            branch.add(_claim_line(claim, width - 12))
        whys = dict.fromkeys((reason.why, reason.certain) for reason in row.reasons)
        for why, certain in list(whys)[:3]:
            sure = "one origin because" if certain else "perhaps one origin"
            branch.add(Text(f"{sure}: {one_line(why)}", "green" if certain else "yellow"))
        if row.uncertain:
            branch.add(Text(f"uncertain: {one_line(row.uncertain)}", "yellow"))
    return root


def _claim_line(claim: ClaimRow, most: int) -> Text:
    line = Text(f"“{_short(claim.text, max(most - 24, 24))}” ")
    line.append(claim.status, _STATUS.get(claim.status, "dim"))
    return line.append(f" {claim.id}", "dim")


def _pairs(rows: list[ConflictRow], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    for row in rows:
        style = _VERDICT.get(row.verdict, "")
        grid.add_row(Text(row.verdict, style), Text(f"{one_line(row.how)} ", "italic"))
        for source, outlet, span in (
            (row.left_source, row.left_outlet, row.left_span),
            (row.right_source, row.right_outlet, row.right_span),
        ):
            words = Text(f"“{_short(span.text, width)}” ")
            grid.add_row("", words.append(one_line(f"{source}, in {outlet}"), "dim"))
    return grid


def _withheld(rows: list[Any]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    for row in rows:
        words = Text(f"“{_short(row.claim.text, 110)}” ")
        words.append(f"{one_line(row.claim.source)}, in {one_line(row.claim.outlet)}", "dim")
        status = Text(withheld_by(row.status), _STATUS.get(row.status, ""))
        grid.add_row(status, Text(f"{one_line(row.holder)}:", "bold"), words)
    return grid


def _claim_cells(row: ClaimRow) -> tuple[str, ...]:
    return (row.id, row.source, row.status, day(row.said), row.outlet, row.text)


def _figure_cells(row: FigureRow) -> tuple[str, ...]:
    latest = row.estimates[-1] if row.estimates else None
    best = amount(latest.best, row.unit) if latest and latest.best is not None else "–"
    span = range_of(latest.low, latest.high, row.unit) if latest else ""
    given = "; ".join(dict.fromkeys(f"{p.words} ({p.outlet})" for p in row.points))
    behind = count(len({p.origin or p.id for p in row.points}), "origin")
    return (row.id, row.label, day(latest.as_of) if latest else "", span, best, behind, given)


def _origin_cells(row: OriginRow) -> tuple[str, ...]:
    why = "; ".join(dict.fromkeys(reason.why for reason in row.reasons))
    said = (str(len(row.claims)), ", ".join(row.outlets))
    return (row.id, row.name, row.occasion, *said, row.uncertain or why)


def _conflict_cells(row: ConflictRow) -> tuple[str, ...]:
    left = f"“{row.left_span.text}” {row.left_source}, {row.left_outlet}"
    right = f"“{row.right_span.text}” {row.right_source}, {row.right_outlet}"
    return (row.id, row.verdict, left, right, row.how)


def _event_cells(row: EventRow) -> tuple[str, ...]:
    behind = f"asserted by {count(len(row.origins), 'origin')}"
    return (row.id, day(row.day), row.text, behind, ", ".join(row.outlets))


def _name_cells(row: NameRow) -> tuple[str, ...]:
    roles = dict.fromkeys(one_line(role.text) for role in row.roles)
    spellings = ", ".join(row.spellings)
    return (row.id, row.name, row.kind, spellings, "; ".join(roles), str(len(row.articles)))


_COLUMNS: Mapping[str, tuple[tuple[str, ...], Callable[[Any], tuple[str, ...]]]] = {
    "claims": (("id", "source", "status", "said", "outlet", "words"), _claim_cells),
    "figures": (("id", "figure", "as of", "range", "best", "behind it", "given"), _figure_cells),
    "origins": (("id", "origin", "occasion", "claims", "in", "why"), _origin_cells),
    "conflicts": (("id", "verdict", "one", "other", "why"), _conflict_cells),
    "timeline": (("id", "day", "what", "by", "in"), _event_cells),
    "names": (("id", "name", "kind", "spellings", "roles as stated", "articles"), _name_cells),
}


def table(kind: str, rows: Iterable[Any], most: int = 160) -> Table:
    """A rich table of rows of one kind ("claims", …); cells hold ``most`` characters at most."""
    titles, cells = _COLUMNS[kind]
    shown = Table(show_edge=False, pad_edge=False, header_style="bold", row_styles=("", "dim"))
    for title in titles:
        if title == "id":
            shown.add_column(title, no_wrap=True, style="cyan")
        else:
            wide = title in ("words", "given", "what", "one", "other", "roles as stated")
            shown.add_column(title, overflow="fold", ratio=3 if wide else None)
    for row in rows:
        shown.add_row(*(Text(_short(cell, most)) for cell in cells(row)))
    return shown
