"""What rests on something, in a terminal: "2 statements fall, 1 conflict is settled"."""

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.report.days import day
from reportedly.report.impact import (
    ConflictAfter,
    CopyAfter,
    EventAfter,
    ForecastAfter,
    Impact,
    Revived,
    SentenceAfter,
)
from reportedly.report.material import Material
from reportedly.report.safe import one_line, shortened
from reportedly.report.terminal_lines import counted_list
from reportedly.report.without_view import WithoutView
from reportedly.report.wording import count

__all__ = ["ImpactView"]


_TOLD = ("conflicting", "revised")
"""Verdicts of pairs that are named though others keep them up."""


class ImpactView:
    """A rich renderable; lists are cut at ``most`` lines. ``material`` knows the names."""

    def __init__(self, shown: Impact, material: Material, most: int = 20) -> None:
        self.shown, self.material, self.most = shown, material, most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = self.shown
        if shown.taken_back:
            yield Text("Taken back already; before is as if the notice had not been read.", "dim")
        yield WithoutView(shown.without, self.material, self.most)
        falls = [one for one in shown.conflicts if one.falls]
        stays = [one for one in shown.conflicts if not one.falls and one.verdict in _TOLD]
        yield from counted_list(
            "Conflicts and comparisons that fall", [_conflict(c) for c in falls], self.most
        )
        yield from counted_list(
            "Those that others keep up", [_conflict(c) for c in stays], self.most
        )
        yield from counted_list(
            "Forecasts", [_forecast(one) for one in shown.forecasts], self.most
        )
        yield from counted_list(
            "Days of the timeline", [_event(one) for one in shown.events], self.most
        )
        gone = [one for one in shown.sentences if one.falls]
        moved = [one for one in shown.sentences if not one.falls]
        yield from counted_list(
            "Sentences of the brief that go", [_sentence(s) for s in gone], self.most
        )
        yield from counted_list(
            "Sentences of the brief that rest on less", [_sentence(s) for s in moved], self.most
        )
        again = [_again(one) for one in shown.revived]
        yield from counted_list("What stands again, not reckoned with above", again, self.most)
        yield from counted_list(
            "Articles that share its text", [_copy(one) for one in shown.copies], self.most
        )


def _conflict(one: ConflictAfter) -> Text:
    words = Text(f"“{shortened(one.left.text, 70)}” – “{shortened(one.right.text, 70)}”: ")
    words.append(one.verdict, "bold cyan")
    if not one.falls:
        words.append(f", {count(len(one.still), 'statement')} left that say it", "not bold")
    return words.append(f"  {one.id}", "not bold dim")


def _forecast(one: ForecastAfter) -> Text:
    words = Text(f"“{shortened(one.span.text, 100)}”: ")
    before, after = one.outcomes, one.outcomes_after
    told = "falls" if one.falls else f"told of by {before} → {count(after, 'claim')}"
    return words.append(told, "bold cyan").append(f"  {one.id}", "not bold dim")


def _event(one: EventAfter) -> Text:
    words = Text(f"{day(one.day)} {shortened(one.text, 90)}: ")
    after = "falls" if one.falls else f"{one.claims} → {count(one.claims_after, 'statement')}"
    return words.append(after, "bold cyan").append(f"  {one.id}", "not bold dim")


def _sentence(one: SentenceAfter) -> Text:
    words = Text(f"{one_line(one.part)}: ", "dim")
    words.append(shortened(one.text, 200), "not dim")
    if not one.falls:
        words.append(f"  {len(one.claims)} → {count(one.claims_after, 'claim')}", "cyan not dim")
    return words


def _again(one: Revived) -> Text:
    labels = ", ".join(one_line(label) for label in one.labels)
    if one.kind == "version":
        words = Text(f"the version before it: {labels}")
    else:
        words = Text(f"what its notice corrects in {labels or 'its own earlier version'}")
    return words.append(f"  {one.id}", "dim")


def _copy(one: CopyAfter) -> Text:
    words = Text(f"{one_line(one.label)}: ")
    words.append(f"{one.kind}, {one.containment:.0%} ", "cyan")
    return words.append(f"{one_line(one.told)}  {one.article}", "dim not bold")
