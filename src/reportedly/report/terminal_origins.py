"""Who stands behind what, in a terminal: shared statements, origins, quotations, copies."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from reportedly.report.origin_rows import CopyRow, OriginRow, SharedRow
from reportedly.report.quotation_rows import QuotationRow
from reportedly.report.quotation_view import marked
from reportedly.report.safe import one_line
from reportedly.report.terminal_lines import Lines, quoted
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, SIGNS, Branch
from reportedly.report.wording import count

__all__ = ["REASONS", "OriginLines"]

REASONS = 2
"""How many reasons and doubts are told of a statement; `origins --explain` has all."""


class OriginLines(Lines):
    """The lists of one story that tell on whose word it is."""

    def shared(self, row: SharedRow) -> Iterator[RenderableType]:
        articles = count(len(row.articles), "article")
        head = Text.assemble((f"{articles}, {row.behind}", "bold cyan"))
        head.append(f"  {quoted(row.text, 2 * self.width)}", "not bold default")
        yield head
        for branch in row.tree.branches[: self.most]:
            yield from self._branch(branch, row.text)
        for doubt in row.tree.doubts[:REASONS]:
            pair = (row.tree.branches[n - 1].origin for n in (doubt.left, doubt.right))
            numbers = " and ".join(str(self.story.number(origin)) for origin in pair)
            words = Text(f"{doubt.link.certainty} {numbers}: {one_line(doubt.link.why)}", "yellow")
            yield self.line("  ?", words, 1)

    def _branch(self, branch: Branch, told: str) -> Iterator[RenderableType]:
        """One origin of a statement: who carries it, in which words if in others, and why."""
        number = self.story.number(branch.origin)
        words = Text(f"{number} " if number else "", "cyan")
        words.append(one_line(branch.name), "bold default")
        aside = branch.asserts and not branch.counted
        words.append(" (not counted)" if aside else "", "yellow not bold")
        first = branch.carriers[0]
        if first.text.casefold() != told.casefold():
            words.append(f": {quoted(first.text, 120)}", "not bold default")
        words.append(f" {one_line(first.reserve)}" if first.reserve else "", "yellow not bold")
        yield self.line(self.within(carrier.article for carrier in branch.carriers), words, 1)
        whys = list(dict.fromkeys((link.certainty, link.why) for link in branch.whys))
        for certainty, why in whys[:REASONS]:
            reason = Text(f"{certainty}: {one_line(why)}", "dim")
            yield self.line(f"  {SIGNS[certainty]}", reason, 2)

    def origin(self, row: OriginRow) -> Iterator[RenderableType]:
        head = Text(one_line(row.name), "bold")
        if row.occasion and row.occasion not in row.name:
            head.append(f", {one_line(row.occasion)}", "not bold")
        head.append(
            f"  {count(len(row.claims), 'claim')} in {self.within(row.articles)}", "not bold dim"
        )
        yield self.line(str(self.story.numbers[row.id]), head)
        for same in row.statements[:3]:
            words = Text(quoted(same[0].text, max(self.width - 40, 40)))
            words.append(f" {one_line(same[0].reserve)}" if same[0].reserve else "", "yellow")
            words.append(f" {same[0].id}", "dim")
            yield self.line(self.within(claim.article for claim in same), words, 1)
        for why, certain in row.whys[:2]:
            sure, style = (CERTAIN, "green") if certain else (PROBABLE, "yellow")
            words = Text(f"{sure}: {one_line(why)}", style)
            yield self.line("  ≡" if certain else "  ≈", words, 1)
        for maybe in row.maybe[:1]:
            number = self.story.number(maybe.origin)
            other = f"as {number}" if number else f"as {one_line(maybe.name)}"
            words = Text(f"{POSSIBLY} {other}: {one_line(maybe.why)}", "yellow")
            yield self.line("  ?", words, 1)

    def quotation(self, row: QuotationRow) -> Iterator[RenderableType]:
        head = Text(one_line(row.speaker) or "speaker not known", "bold")
        yield head.append("" if row.certain else " (probably one utterance)", "yellow not bold")
        for one in row.renderings[: self.most]:
            yield self.line(self.within([one.article]), marked(one), 1)

    def copy(self, row: CopyRow) -> Iterator[RenderableType]:
        words = Text(row.kind, "bold" if row.copied else "yellow")
        words.append(f", {row.containment:.0%} of the shorter", "not bold default")
        words.append(f"; {one_line(row.told)}" if row.told else "", "not bold default")
        yield self.line(self.within((row.left, row.right)), words)
