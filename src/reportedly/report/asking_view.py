"""An answer in a terminal: a line each, whose word it is, and the id to ask `show` for."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.report.answers_rows import Evidence, Reply
from reportedly.report.days import day
from reportedly.report.safe import one_line, shortened

__all__ = ["NOTHING", "ReplyView", "told"]

NOTHING = "nothing in the ledger"
_WORDS = 260
_OUTLET, _PAIRS = 40, 5


def told(one: Evidence) -> str:
    """One line of an answer as a sentence: whose word it is, what is said, and the reserves."""
    where = ", ".join(part for part in (shortened(one.outlet, _OUTLET), day(one.day)) if part)
    if one.claim is None:
        return f"“{shortened(one.spans[0].text, _WORDS)}” ({where})"
    words = f"“{shortened(one.claim.text, _WORDS)}”"
    who = one_line(one.says)
    who = "" if one.claim.method == "narrator" or not who or who == one.outlet else f"{who}: "
    reserve = f"; {one_line(one.claim.reserve)}" if one.claim.reserve else ""
    return f"{who}{words} ({where}){reserve}"


class ReplyView:
    """The question as it was understood, then the answer, what disagrees in it, and how many
    origins stand behind it; or that nothing answers, why, and what comes nearest."""

    def __init__(self, reply: Reply, most: int | None = None) -> None:
        self._reply, self._most = reply, most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(f"read as {one_line(self._reply.read_as)}", "dim")
        yield Text()
        yield from self._answer() if self._reply.answers else self._nothing()

    def _answer(self) -> Iterator[Text]:
        reply = self._reply
        shown = reply.answers[: self._most]
        for one in shown:
            line = Text("• ")
            if one.filler:
                line.append(f"{shortened(one.filler, 100)}  ", "bold cyan")
            line.append(told(one)).append(f"  [{one.id}]", "dim")
            yield line
        if len(shown) < len(reply.answers):
            yield Text(f"… and {len(reply.answers) - len(shown)} more (--limit)", "dim")
        if reply.independent is not None and reply.independent.n:
            yield Text()
            lead = "asserted by" if reply.kind == "independence" else "behind these statements:"
            yield Text(f"{lead} {reply.independent.told()}")
        for row in reply.conflicts[:_PAIRS]:
            left, right = (shortened(s.text, 90) for s in (row.left_span, row.right_span))
            words = f"{row.verdict}: “{left}” and “{right}”; {shortened(row.how, 160)}"
            yield Text(words, "yellow" if row.verdict == "conflicting" else "").append(
                f"  [{row.id}]", "dim"
            )

        if (more := len(reply.conflicts) - _PAIRS) > 0:
            yield Text(f"… and {more} more comparisons (reportedly conflicts)", "dim")

    def _nothing(self) -> Iterator[Text]:
        why = one_line(self._reply.why)
        yield Text(f"{NOTHING} answers this" + (f": {why}" if why else ""), "bold")
        if self._reply.near:
            yield Text("what comes nearest, and is no answer:", "dim")
        for one in self._reply.near:
            yield Text(f"  {told(one)}  [{one.id}]", "dim")
