"""The brief in a terminal: short, fitted to the width, with ids to ask `show` for."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from reportedly.model.article import Article, Known
from reportedly.model.series import Estimate
from reportedly.report.brief import Brief, Rest
from reportedly.report.clashes import Clash, Side
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.glance import glance
from reportedly.report.languages import unread
from reportedly.report.rows import EventRow, NameRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.terminal_lines import heading, quoted
from reportedly.report.terminal_origins import REASONS, OriginLines
from reportedly.report.terminal_told import told
from reportedly.report.withheld import Withheld
from reportedly.report.wording import count, estimated, relayed, withheld_by

__all__ = ["BriefView"]

_FULL = 3
"""How many stories a terminal shows more of than their first screen."""

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
            yield heading(f"{count(len(self.shown.rest), 'more story', 'more stories')}")
            yield from (_rest(story) for story in self.shown.rest[: 4 * self.most])
            yield Text("  --story WORDS tells one in full, --most N tells more", "dim")
        if self.shown.failures:
            yield heading(count(len(self.shown.failures), "input") + " could not be read")
            for failure in self.shown.failures:
                yield Text(f"  {one_line(failure.source)}: {one_line(failure.reason)}", "red")


class _Page(OriginLines):
    """One story on the screen."""

    def start(self) -> Iterator[RenderableType]:
        """The first screen alone, and how to see the rest."""
        yield from glance(self.story)
        yield from told(self.story)
        yield Text(f"the rest of it: --story {self.story.id}", "dim")

    def parts(self) -> Iterator[RenderableType]:
        story = self.story
        rest = [c for c in story.clashes if c.verdict in ("revised", "compatible")]
        apart = [c for c in story.clashes if c.verdict == "not comparable"]
        names = [n for n in story.names if len(n.spellings) > 1 and n.roles]
        yield from glance(story)
        yield from told(story)
        yield from self.list("Articles", story.articles, self._article)
        yield from self.list("Said by several articles", story.shared, self.shared)
        yield from self.list("Figures", story.main, self._figure)
        yield from self._other(story.other)
        yield from self.list("In conflict", story.open, self._clash)
        yield from self.list("Revised, or compatible after all", rest, self._settled)
        if apart:
            yield Text(f"  {len(apart)} more not comparable", "dim")
        yield from self.list("Denied, not confirmed, not verified", story.withheld, self._held)
        yield from self.list("Origins", story.sources, self.origin)
        yield from self.list("Quoted differently", story.quotations, self.quotation)
        yield from self.list("Shared text", story.copies, self.copy)
        yield from self.list("Timeline", story.timeline, self._event)
        yield from self.list("Names", names, self._name)

    def _article(self, row: Article) -> Iterator[RenderableType]:
        yield self.line(f"[{self.letters[row.id]}]", Text(_imprint(row)))

    def _other(self, rows: Iterable[FigureRow]) -> Iterator[RenderableType]:
        told = [f"{one_line(r.label)} {one_line(r.points[0].words)}" for r in rows]
        if told:
            more = f"; and {len(told) - 12} more" if len(told) > 12 else ""
            yield Text(f"Other figures: {'; '.join(told[:12])}{more}", "dim")

    def _figure(self, row: FigureRow) -> Iterator[RenderableType]:
        behind = f"  {row.independent.told()}  {row.id}"
        yield Text.assemble((one_line(row.label), "bold"), (behind, "dim"))
        for estimate in row.estimates[: self.most]:
            yield self.line("", _estimate(row, estimate))
            for same in row.given(estimate)[: self.most]:
                where = self.within(point.article for point in same)
                yield self.line(where, self._point(same[0]), 1)

    def _point(self, point: PointRow) -> Text:
        number = self.story.number(point.origin)
        origin = f", origin {number}" if number else ""
        words = Text(quoted(point.words, 60))
        return words.append(f" {one_line(point.source)}{origin}", "dim")

    def _clash(self, row: Clash) -> Iterator[RenderableType]:
        if row.about:
            yield Text(one_line(", ".join(row.about)), "bold")
        yield self._side(row.one)
        for other in row.others[: self.most]:
            yield self.line("", Text(f"against: {one_line(other.how)}", "red"), 1)
            yield Padding(self._side(other), (0, 0, 0, 4))
        if len(row.others) > self.most:
            yield Text(f"    and {len(row.others) - self.most} more", "dim")

    def _side(self, side: Side) -> RenderableType:
        words = Text(quoted(side.span.text, 2 * self.width))
        when = f", {day(side.day)}" if side.day else ""
        words.append(f" {one_line(side.source or side.outlet)}{when}", "dim")
        return self.line(self.within([side.span.article]), words)

    def _settled(self, row: Clash) -> Iterator[RenderableType]:
        other, more = row.others[0], len(row.others) - 1
        words = Text.assemble((row.verdict, _VERDICT.get(row.verdict, "")))
        words.append(f": {quoted(row.one.span.text, 70)} {one_line(row.one.source)} ", "default")
        words.append("and", "dim")
        words.append(f" {quoted(other.span.text, 70)} {one_line(other.source)}", "default")
        words.append(f"; {one_line(other.how)}", "dim")
        words.append(f"; and {more} more with the first" if more else "", "dim")
        yield self.line(self.within([row.one.span.article, other.span.article]), words)

    def _held(self, row: Withheld) -> Iterator[RenderableType]:
        words = Text(withheld_by(row.status), _STATUS.get(row.status, "yellow"))
        words.append(f" {one_line(row.holder)}", "bold not red not yellow")
        if row.cues:
            words.append(f" ({quoted(row.cues[0].text, 50)})", "dim not bold")
        if row.word_of:
            words.append(f", on the word of {one_line(row.word_of)}", "not bold default")
        told = "; ".join(quoted(claim.text, 110) for claim in row.claims[:4])
        words.append(f": {told}", "default not bold")
        if len(row.claims) > 4:
            words.append(f" and {count(len(row.claims) - 4, 'more statement')}", "dim")
        yield self.line(self.within(row.articles), words)

    def _event(self, row: EventRow) -> Iterator[RenderableType]:
        words = Text(day(row.day), "bold")
        words.append(f"  {shortened(row.text, 160)}", "not bold")
        words.append(f" {row.asserted}", "dim not bold")
        if not row.asserted:
            words.append(one_line(row.claims[0].reserve), "yellow not bold")
        yield self.line(self.within(claim.article for claim in row.claims), words)

    def _name(self, row: NameRow) -> Iterator[RenderableType]:
        words = Text(one_line(row.name), "bold")
        words.append(f" ({one_line(', '.join(row.spellings))}): ", "not bold")
        roles = dict.fromkeys(f"“{one_line(role.text)}”" for role in row.roles)
        words.append(shortened("; ".join(roles), 400), "not bold")
        yield self.line(self.within(row.articles), words)
        for differ in row.differ[:REASONS]:
            pair = (quoted(role.text, 80) for role in (differ.one, differ.other))
            words = Text(f"articles differ: {' and '.join(pair)}, {differ.why}", "yellow")
            yield self.line("  ≠", words, 1)
        for decided in row.decided[:REASONS]:
            yield self.line("  ✓", Text(one_line(decided), "green"), 1)


def _rest(story: Rest) -> Text:
    days = f", {day(f'{story.first}/{story.last}')}" if story.first else ""
    counted = count(story.articles, "article")
    words = Text(f"  {shortened(story.title, 70)}")
    return words.append(f"  {counted}{days}  {story.id}", "dim")


def _imprint(article: Article) -> str:
    """Outlet or title, and the day; what was inferred says so."""
    days = ""
    if published := article.published:
        days = f", {day(published.days)}"
        days += " (inferred)" if published.how is Known.INFERRED else ""
    outlet = one_line(article.outlet) or "outlet unknown"
    relays = "".join(
        f", {relayed(relay.how)} {one_line(relay.outlet)}" for relay in article.relays[:2]
    )
    title = shortened(article.title or article.source, 70)
    told = f", {caution}" if (caution := unread(article.language)) else ""
    return f"{title} — {outlet}{relays}{days}{told}"


def _estimate(row: FigureRow, told: Estimate) -> Text:
    words = Text(estimated(told.low, told.best, told.high, row.unit), "cyan")
    when = f"as of {day(told.as_of)}, " if told.as_of else ""
    return words.append(f"  {when}asserted by {row.told(told)}", "dim")
