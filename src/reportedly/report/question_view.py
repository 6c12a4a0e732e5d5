"""A question in a terminal: both sides with their passages, and what the machine makes of them."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from reportedly.report.days import day
from reportedly.report.evidence import Place
from reportedly.report.questions import Question, Side
from reportedly.report.safe import one_line, shortened

__all__ = ["QuestionView"]

_ASKS = {
    "names": "One and the same?",
    "origins": "On one origin?",
    "claims": "The same statement?",
    "stories": "One story?",
}


class QuestionView:
    """``number`` of ``total`` says how far one has come."""

    def __init__(self, asked: Question, number: int, total: int) -> None:
        self.asked, self.number, self.total = asked, number, total

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        asked = self.asked
        where = f"  {self.number} of {self.total}"
        yield Text.assemble("\n", (_ASKS[asked.matter], "bold"), (where, "dim"))
        for letter, side in (("A", asked.left), ("B", asked.right)):
            yield from _side(letter, side)
        yield Text.assemble("\n", ("machine  ", "green"), _machine(asked))
        yield Text.assemble(("change   ", "green"), asked.change)
        for line in asked.before:
            yield Text.assemble(("decided  ", "green"), one_line(line))


def _machine(asked: Question) -> str:
    return f"{asked.verdict}, {asked.score:.2f}: {one_line(asked.why)}"


def _side(letter: str, side: Side) -> Iterator[RenderableType]:
    line = Text.assemble((f"\n{letter} ", "bold cyan"), (one_line(side.title), "bold"))
    line.append(f"  {side.kind}  {side.id}", "dim")
    yield line
    others = [one_line(s) for s in side.spellings if s != side.title]
    if others:
        yield Padding(Text(f"also {', '.join(others)}", "dim"), (0, 0, 0, 2))
    if side.notes:
        notes = "; ".join(shortened(note, 120) for note in side.notes)
        yield Padding(Text(notes, "italic"), (0, 0, 0, 2))
    for place in side.places:
        yield Padding(_passage(place), (0, 0, 0, 2))
    yield Padding(Text(_articles(side), "dim"), (0, 0, 0, 2))


def _passage(place: Place) -> Text:
    found = place.passage
    line = Text(one_line(found.before) + (" " if found.before[-1:].isspace() else ""))
    line.append(one_line(found.words), "bold reverse")
    line.append((" " if found.after[:1].isspace() else "") + one_line(found.after))
    return line


def _articles(side: Side) -> str:
    told = [
        ", ".join(part for part in (one_line(w.outlet), day(w.day) if w.day else "") if part)
        for w in side.where
    ]
    more = side.articles - len(told)
    return "in " + "; ".join(told) + (f" and {more} more" if more > 0 else "")
