"""The brief in a terminal: short, fitted to the width, with ids to ask `show` for."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model.article import Article, Known
from reportedly.report.brief import Brief, StoryBrief, Withheld
from reportedly.report.days import day
from reportedly.report.rows import (
    ConflictRow,
    EstimateRow,
    EventRow,
    FigureRow,
    NameRow,
    OriginRow,
    PointRow,
)
from reportedly.report.safe import one_line, shortened
from reportedly.report.wording import amount, count, range_of, relayed, withheld_by

__all__ = ["BriefView"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STATUS = {"denied": "red", "retracted": "red"}
_VERDICT = {"conflicting": "bold red", "revised": "yellow", "compatible": "green"}


class BriefView:
    """A rich renderable that fits itself to the width; ``most`` limits each list."""

    def __init__(self, shown: Brief, most: int = 8) -> None:
        self.shown = shown
        self.most = most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for story in self.shown.stories:
            yield from _Page(story, self.most, options.max_width).parts()
        if self.shown.failures:
            yield _heading(count(len(self.shown.failures), "input") + " could not be read")
            for failure in self.shown.failures:
                yield Text(f"  {one_line(failure.source)}: {one_line(failure.reason)}", "red")


def _heading(title: str) -> Text:
    return Text(f"\n{title}", "bold underline")


def _quoted(words: str, most: int) -> str:
    return f"“{shortened(words, most)}”"


class _Page:
    """One story. Articles go by a letter, origins by their number in the story."""

    def __init__(self, story: StoryBrief, most: int, width: int) -> None:
        self.story = story
        self.most = most
        self.width = width
        self.letters = {a.id: _letter(n) for n, a in enumerate(story.articles)}

    def parts(self) -> Iterator[RenderableType]:
        story = self.story
        pairs = [row for row in story.conflicts if row.verdict != "not comparable"]
        apart = len(story.conflicts) - len(pairs)
        names = [n for n in story.names if len(n.spellings) > 1 and n.roles]
        yield from self._head()
        yield from self._list("Origins", story.sources, self._origin)
        yield from self._list("Figures", [f for f in story.figures if f.several], self._figure)
        yield from self._list("Held against each other", pairs, self._pair)
        if apart:
            yield Text(f"  {count(apart, 'pair')} not comparable", "dim")
        yield from self._list("Denied, not confirmed, not verified", story.withheld, self._held)
        yield from self._list("Timeline", story.timeline, self._event)
        yield from self._list("Names", names, self._name)

    def _head(self) -> Iterator[RenderableType]:
        story = self.story
        counted = f"{count(len(story.articles), 'article')}, {count(len(story.origins), 'origin')}"
        own = (
            f": {count(len(story.sources), 'source')},"
            f" {count(len(story.own), 'outlet')} in their own words"
        )
        yield Text(f"\n{one_line(story.title)}", "bold")
        yield Text.assemble((counted, "bold cyan"), own)
        for article in story.articles[: 3 * self.most]:
            yield self._line(f"[{self.letters[article.id]}]", Text(_imprint(article)))
        if len(story.articles) > 3 * self.most:
            yield Text(f"  and {len(story.articles) - 3 * self.most} more", "dim")

    def _list(
        self, title: str, rows: Iterable[Any], show: Callable[[Any], Iterable[RenderableType]]
    ) -> Iterator[RenderableType]:
        every = list(rows)
        if not every:
            return
        yield _heading(title)
        for row in every[: self.most]:
            yield from show(row)
        if len(every) > self.most:
            yield Text(f"  and {len(every) - self.most} more", "dim")

    def _line(self, lead: str, words: Text, depth: int = 0) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, style="cyan", min_width=4)
        grid.add_column(overflow="fold")
        grid.add_row(Text(lead), words)
        return Padding(grid, (0, 0, 0, 4 * depth)) if depth else grid

    def _in(self, articles: Iterable[str]) -> str:
        return " ".join(f"[{self.letters.get(id, '?')}]" for id in dict.fromkeys(articles))

    def _origin(self, row: OriginRow) -> Iterator[RenderableType]:
        head = Text(one_line(row.name), "bold")
        if row.occasion and row.occasion not in row.name:
            head.append(f", {one_line(row.occasion)}", "not bold")
        head.append(
            f"  {count(len(row.claims), 'claim')} in {self._in(row.articles)}", "not bold dim"
        )
        yield self._line(str(self.story.numbers[row.id]), head)
        for same in row.statements[:3]:
            words = Text(_quoted(same[0].text, max(self.width - 40, 40)))
            words.append(f" {one_line(same[0].reserve)}" if same[0].reserve else "", "yellow")
            words.append(f" {same[0].id}", "dim")
            yield self._line(self._in(claim.article for claim in same), words, 1)
        for why, certain in row.whys[:2]:
            sure = "one origin: " if certain else "perhaps one origin: "
            style = "green" if certain else "yellow"
            yield self._line("  ≡" if certain else "  ?", Text(sure + one_line(why), style), 1)

    def _figure(self, row: FigureRow) -> Iterator[RenderableType]:
        yield Text.assemble((one_line(row.label), "bold"), (f"  {row.id}", "dim"))
        points = {point.id: point for point in row.points}
        for estimate in row.estimates[: self.most]:
            yield self._line("", _estimate(estimate, row.unit))
            alike = dict[tuple[str, str], list[PointRow]]()
            for point in (points[id] for id in estimate.measures if id in points):
                alike.setdefault((point.words.casefold(), point.origin), []).append(point)
            for same in list(alike.values())[: self.most]:
                where = self._in(point.article for point in same)
                yield self._line(where, self._point(same[0]), 1)

    def _point(self, point: PointRow) -> Text:
        number = self.story.numbers.get(point.origin)
        origin = f", origin {number}" if number else ""
        words = Text(_quoted(point.words, 60))
        return words.append(f" {one_line(point.source)}{origin}", "dim")

    def _pair(self, row: ConflictRow) -> Iterator[RenderableType]:
        yield Text.assemble((row.verdict, _VERDICT.get(row.verdict, "")), f": {one_line(row.how)}")
        for source, span in ((row.left_source, row.left_span), (row.right_source, row.right_span)):
            words = Text(_quoted(span.text, 2 * self.width))
            words.append(f" {one_line(source)}", "dim")
            yield self._line(self._in([span.article]), words, 1)

    def _held(self, row: Withheld) -> Iterator[RenderableType]:
        words = Text(withheld_by(row.status), _STATUS.get(row.status, "yellow"))
        words.append(f" {one_line(row.holder)}", "bold not red not yellow")
        words.append(f": {_quoted(row.claim.text, 160)}", "default not bold")
        if row.claim.source and row.claim.source != row.holder:
            words.append(f" {one_line(row.claim.source)}", "dim")
        yield self._line(self._in([row.claim.article]), words)

    def _event(self, row: EventRow) -> Iterator[RenderableType]:
        words = Text(day(row.day), "bold")
        words.append(f"  {shortened(row.text, 160)}", "not bold")
        words.append(f" {row.asserted}", "dim not bold")
        if not row.asserted:
            words.append(one_line(row.claims[0].reserve), "yellow not bold")
        yield self._line(self._in(claim.article for claim in row.claims), words)

    def _name(self, row: NameRow) -> Iterator[RenderableType]:
        words = Text(one_line(row.name), "bold")
        words.append(f" ({one_line(', '.join(row.spellings))}): ", "not bold")
        roles = dict.fromkeys(f"“{one_line(role.text)}”" for role in row.roles)
        words.append(shortened("; ".join(roles), 400), "not bold")
        yield self._line(self._in(row.articles), words)


def _letter(n: int) -> str:
    return (_LETTERS[n // 26 - 1] if n >= 26 else "") + _LETTERS[n % 26] if n < 702 else str(n)


def _imprint(article: Article) -> str:
    """Outlet or title, and the day; what was inferred says so."""
    days = ""
    if published := article.published:
        days = f", {day(published.day or f'{published.first}/{published.last}')}"
        days += " (inferred)" if published.how is Known.INFERRED else ""
    outlet = one_line(article.outlet) or "outlet unknown"
    relays = "".join(
        f", {relayed(relay.how)} {one_line(relay.outlet)}" for relay in article.relays[:2]
    )
    title = shortened(article.title or article.source, 70)
    return f"{title} — {outlet}{relays}{days}"


def _estimate(row: EstimateRow, unit: str) -> Text:
    words = Text(range_of(row.low, row.high, unit), "cyan")
    if row.best is not None and row.low != row.high:
        words.append(f", best {amount(row.best, unit)}")
    when = f"as of {day(row.as_of)}, " if row.as_of else ""
    return words.append(f"  {when}asserted by {count(len(row.origins), 'origin')}", "dim")
