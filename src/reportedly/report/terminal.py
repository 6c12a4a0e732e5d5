"""The brief in a terminal: short, fitted to the width, with ids to ask `show` for."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model.article import Article, Known
from reportedly.model.series import Estimate
from reportedly.report.brief import Brief, Rest, StoryBrief
from reportedly.report.clashes import Clash, Side
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.glance import glance
from reportedly.report.quotation_rows import QuotationRow
from reportedly.report.quotation_view import marked
from reportedly.report.rows import CopyRow, EventRow, NameRow, OriginRow, SharedRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Branch
from reportedly.report.withheld import Withheld
from reportedly.report.wording import count, estimated, relayed, withheld_by

__all__ = ["BriefView"]

_FULL = 3
"""How many stories a terminal shows more of than their first screen."""

_REASONS = 2
"""How many reasons and doubts are told of a statement; `origins --explain` has all."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STATUS = {"denied": "red", "retracted": "red"}
_VERDICT = {"conflicting": "bold red", "revised": "yellow", "compatible": "green"}


class BriefView:
    """A rich renderable that fits itself to the width; ``most`` limits each list."""

    def __init__(self, shown: Brief, most: int = 8) -> None:
        self.shown = shown
        self.most = most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for n, story in enumerate(self.shown.stories):
            page = _Page(story, self.most, options.max_width)
            yield from page.parts() if n < _FULL else page.start()
        if self.shown.rest:
            yield _heading(f"{count(len(self.shown.rest), 'more story', 'more stories')}")
            yield from (_rest(story) for story in self.shown.rest[: 4 * self.most])
            yield Text("  --story WORDS tells one in full, --most N tells more", "dim")
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

    def start(self) -> Iterator[RenderableType]:
        """The first screen alone, and how to see the rest."""
        yield from glance(self.story)
        yield Text(f"the rest of it: --story {self.story.id}", "dim")

    def parts(self) -> Iterator[RenderableType]:
        story = self.story
        rest = [c for c in story.clashes if c.verdict in ("revised", "compatible")]
        apart = [c for c in story.clashes if c.verdict == "not comparable"]
        names = [n for n in story.names if len(n.spellings) > 1 and n.roles]
        yield from glance(story)
        yield from self._list("Articles", story.articles, self._article)
        yield from self._list("Said by several articles", story.shared, self._shared)
        yield from self._list("Figures", story.main, self._figure)
        yield from self._other(story.other)
        yield from self._list("In conflict", story.open, self._clash)
        yield from self._list("Revised, or compatible after all", rest, self._settled)
        if apart:
            yield Text(f"  {len(apart)} more not comparable", "dim")
        yield from self._list("Denied, not confirmed, not verified", story.withheld, self._held)
        yield from self._list("Origins", story.sources, self._origin)
        yield from self._list("Quoted differently", story.quotations, self._quotation)
        yield from self._list("Shared text", story.copies, self._copy)
        yield from self._list("Timeline", story.timeline, self._event)
        yield from self._list("Names", names, self._name)

    def _article(self, row: Article) -> Iterator[RenderableType]:
        yield self._line(f"[{self.letters[row.id]}]", Text(_imprint(row)))

    def _shared(self, row: SharedRow) -> Iterator[RenderableType]:
        articles = count(len(row.articles), "article")
        head = Text.assemble((f"{articles}, {row.behind}", "bold cyan"))
        head.append(f"  {_quoted(row.text, 2 * self.width)}", "not bold default")
        yield head
        for branch in row.tree.branches[: self.most]:
            yield from self._branch(branch, row.text)
        for doubt in row.tree.doubts[:_REASONS]:
            pair = (row.tree.branches[n - 1].origin for n in (doubt.left, doubt.right))
            numbers = " and ".join(str(self.story.number(origin)) for origin in pair)
            words = Text(f"{doubt.link.certainty} {numbers}: {one_line(doubt.link.why)}", "yellow")
            yield self._line("  ?", words, 1)

    def _branch(self, branch: Branch, told: str) -> Iterator[RenderableType]:
        """One origin of a statement: who carries it, in which words if in others, and why."""
        number = self.story.number(branch.origin)
        words = Text(f"{number} " if number else "", "cyan")
        words.append(one_line(branch.name), "bold default")
        aside = branch.asserts and not branch.counted
        words.append(" (not counted)" if aside else "", "yellow not bold")
        first = branch.carriers[0]
        if first.text.casefold() != told.casefold():
            words.append(f": {_quoted(first.text, 120)}", "not bold default")
        words.append(f" {one_line(first.reserve)}" if first.reserve else "", "yellow not bold")
        yield self._line(self._in(carrier.article for carrier in branch.carriers), words, 1)
        for link in branch.whys[:_REASONS]:
            sign = "≡" if link.certainty == CERTAIN else "≈"
            reason = Text(f"{link.certainty}: {one_line(link.why)}", "dim")
            yield self._line(f"  {sign}", reason, 2)

    def _other(self, rows: Iterable[FigureRow]) -> Iterator[RenderableType]:
        told = [f"{one_line(r.label)} {one_line(r.points[0].words)}" for r in rows]
        if told:
            more = f"; and {len(told) - 12} more" if len(told) > 12 else ""
            yield Text(f"Other figures: {'; '.join(told[:12])}{more}", "dim")

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
        asked = set(articles)
        return " ".join(f"[{letter}]" for id, letter in self.letters.items() if id in asked)

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
            sure, style = (CERTAIN, "green") if certain else (PROBABLE, "yellow")
            words = Text(f"{sure}: {one_line(why)}", style)
            yield self._line("  ≡" if certain else "  ≈", words, 1)
        for maybe in row.maybe[:1]:
            number = self.story.number(maybe.origin)
            other = f"as {number}" if number else f"as {one_line(maybe.name)}"
            words = Text(f"{POSSIBLY} {other}: {one_line(maybe.why)}", "yellow")
            yield self._line("  ?", words, 1)

    def _quotation(self, row: QuotationRow) -> Iterator[RenderableType]:
        head = Text(one_line(row.speaker) or "speaker not known", "bold")
        yield head.append("" if row.certain else " (probably one utterance)", "yellow not bold")
        for one in row.renderings[: self.most]:
            yield self._line(self._in([one.article]), marked(one), 1)

    def _copy(self, row: CopyRow) -> Iterator[RenderableType]:
        words = Text(row.kind, "bold" if row.copied else "yellow")
        words.append(f", {row.containment:.0%} of the shorter", "not bold default")
        words.append(f"; {one_line(row.told)}" if row.told else "", "not bold default")
        yield self._line(self._in((row.left, row.right)), words)

    def _figure(self, row: FigureRow) -> Iterator[RenderableType]:
        behind = f"  {row.independent.told()}  {row.id}"
        yield Text.assemble((one_line(row.label), "bold"), (behind, "dim"))
        for estimate in row.estimates[: self.most]:
            yield self._line("", _estimate(row, estimate))
            for same in row.given(estimate)[: self.most]:
                where = self._in(point.article for point in same)
                yield self._line(where, self._point(same[0]), 1)

    def _point(self, point: PointRow) -> Text:
        number = self.story.number(point.origin)
        origin = f", origin {number}" if number else ""
        words = Text(_quoted(point.words, 60))
        return words.append(f" {one_line(point.source)}{origin}", "dim")

    def _clash(self, row: Clash) -> Iterator[RenderableType]:
        if row.about:
            yield Text(one_line(", ".join(row.about)), "bold")
        yield self._side(row.one)
        for other in row.others[: self.most]:
            yield self._line("", Text(f"against: {one_line(other.how)}", "red"), 1)
            yield Padding(self._side(other), (0, 0, 0, 4))
        if len(row.others) > self.most:
            yield Text(f"    and {len(row.others) - self.most} more", "dim")

    def _side(self, side: Side) -> RenderableType:
        words = Text(_quoted(side.span.text, 2 * self.width))
        when = f", {day(side.day)}" if side.day else ""
        words.append(f" {one_line(side.source or side.outlet)}{when}", "dim")
        return self._line(self._in([side.span.article]), words)

    def _settled(self, row: Clash) -> Iterator[RenderableType]:
        other, more = row.others[0], len(row.others) - 1
        words = Text.assemble((row.verdict, _VERDICT.get(row.verdict, "")))
        words.append(f": {_quoted(row.one.span.text, 70)} {one_line(row.one.source)} ", "default")
        words.append("and", "dim")
        words.append(f" {_quoted(other.span.text, 70)} {one_line(other.source)}", "default")
        words.append(f"; {one_line(other.how)}", "dim")
        words.append(f"; and {more} more with the first" if more else "", "dim")
        yield self._line(self._in([row.one.span.article, other.span.article]), words)

    def _held(self, row: Withheld) -> Iterator[RenderableType]:
        words = Text(withheld_by(row.status), _STATUS.get(row.status, "yellow"))
        words.append(f" {one_line(row.holder)}", "bold not red not yellow")
        if row.cues:
            words.append(f" ({_quoted(row.cues[0].text, 50)})", "dim not bold")
        if row.word_of:
            words.append(f", on the word of {one_line(row.word_of)}", "not bold default")
        told = "; ".join(_quoted(claim.text, 110) for claim in row.claims[:4])
        words.append(f": {told}", "default not bold")
        if len(row.claims) > 4:
            words.append(f" and {count(len(row.claims) - 4, 'more statement')}", "dim")
        yield self._line(self._in(row.articles), words)

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
        for differ in row.differ[:_REASONS]:
            pair = (_quoted(role.text, 80) for role in (differ.one, differ.other))
            words = Text(f"articles differ: {' and '.join(pair)}, {differ.why}", "yellow")
            yield self._line("  ≠", words, 1)
        for decided in row.decided[:_REASONS]:
            yield self._line("  ✓", Text(one_line(decided), "green"), 1)


def _rest(story: Rest) -> Text:
    days = f", {day(f'{story.first}/{story.last}')}" if story.first else ""
    counted = count(story.articles, "article")
    words = Text(f"  {shortened(story.title, 70)}")
    return words.append(f"  {counted}{days}  {story.id}", "dim")


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


def _estimate(row: FigureRow, told: Estimate) -> Text:
    words = Text(estimated(told.low, told.best, told.high, row.unit), "cyan")
    when = f"as of {day(told.as_of)}, " if told.as_of else ""
    return words.append(f"  {when}asserted by {row.told(told)}", "dim")
