"""What stands without somebody, in a terminal: "falls", "keeps fewer origins", "untouched"."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from reportedly.model.series import Estimate
from reportedly.report.days import day
from reportedly.report.figures_after import FigureAfter
from reportedly.report.material import Material
from reportedly.report.removal import SENSES, Removed
from reportedly.report.safe import one_line, shortened
from reportedly.report.terminal_lines import counted_list
from reportedly.report.without import GroupAfter, Without
from reportedly.report.wording import count, estimated

__all__ = ["WithoutView"]


class WithoutView:
    """A rich renderable; lists are cut at ``most`` lines. ``material`` knows the names."""

    def __init__(self, shown: Without, material: Material, most: int = 20) -> None:
        self.shown, self.material, self.most = shown, material, most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = self.shown
        for one in shown.removed:
            yield from self._removed(one)
        yield Text.assemble(
            ("\nThen ", ""),
            (f"{shown.before.told()} → {shown.after.told()}", "bold cyan"),
            (f" behind {count(shown.articles - shown.articles_gone, 'article')}", ""),
            (f" (of {shown.articles}), {count(shown.claims_gone, 'statement')} gone", "dim"),
        )
        falls = [row for row in shown.statements if row.falls]
        fewer = [row for row in shown.statements if not row.falls]
        yield from counted_list("Statements that fall", [_group(row) for row in falls], self.most)
        alone = [_alone(self.material, id) for id in shown.alone]
        yield from counted_list("Statements made once that fall with it", alone, self.most)
        yield from counted_list(
            "Statements that keep fewer origins", [_group(row) for row in fewer], self.most
        )
        gone = [_figure(row) for row in shown.figures if row.falls]
        yield from counted_list("Figures that fall", gone, self.most)
        moved = [_figure(row) for row in shown.figures if not row.falls]
        yield from counted_list("Figures that rest on less", moved, self.most)
        yield Text(
            f"\nUntouched: {count(shown.statements_kept, 'statement')} of several wordings,"
            f" {shown.alone_kept:,} made once, {count(shown.figures_kept, 'figure')}",
            "dim",
        )

    def _removed(self, one: Removed) -> Iterator[RenderableType]:
        yield Text.assemble(("Without ", ""), (one_line(one.name), "bold"))
        for sense in one.senses:
            words = Text(f"  {SENSES[sense.sense]}: ")
            words.append(f"{count(len(sense.claims), 'statement')}", "bold")
            words.append(f" in {count(len(sense.articles), 'article')}, of ", "not bold")
            names = [one_line(self.material.origins[id].name) for id in sense.origins]
            told = "; ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")
            yield words.append(f"{count(len(names), 'origin')} ({told})", "not bold")
        if not one.senses:
            yield Text("  nothing rests on it", "dim")


def _group(row: GroupAfter) -> Text:
    words = Text(f"“{shortened(row.text, 120)}”: ")
    after = "" if row.falls else f" → {row.after.told('origin')}"
    words.append(f"{row.before.told('origin')}{after}", "bold cyan")
    if row.own:
        words.append(", outlets' own words without a source", "yellow not bold")
    return words.append(f"  {row.id}", "not bold dim")


def _alone(material: Material, claim: str) -> Text:
    row = material.rows[claim]
    words = Text(f"“{shortened(row.text, 100)}” ")
    return words.append(f"{one_line(row.source)}, {material.label(row.article)}  {claim}", "dim")


def _figure(row: FigureAfter) -> Text:
    when = f" as of {day(row.as_of)}" if row.as_of else ""
    words = Text(f"{one_line(row.label)}{when}: ")
    words.append(_told(row.before, row.unit), "cyan")
    if row.after is not None:
        words.append(f" → {_told(row.after, row.unit)}" if row.moves else "", "bold cyan")
        before, after = len(row.before.origins), len(row.after.origins)
        words.append(
            f", {before} → {count(after, 'origin')}" if before != after else "", "not bold"
        )
    elif not row.falls:
        words.append(f", given by {count(row.left, 'passage')} that cannot be reckoned with")
    return words.append(f"  {row.id}", "not bold dim")


def _told(estimate: Estimate, unit: str) -> str:
    return estimated(estimate.low, estimate.best, estimate.high, unit)
