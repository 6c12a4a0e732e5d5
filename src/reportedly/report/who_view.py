"""One person or body in a terminal: "said 10 Mar: “at least 12 dead” (Andes Press Agency, +3)"."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from reportedly.report.change_rows import DenialRow, SilenceRow
from reportedly.report.days import day
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line, shortened
from reportedly.report.who_rows import DoubtRow, GivenRow, SaidRow, StatedRow, WhoRow
from reportedly.report.wording import count

__all__ = ["WhoView"]

_WORDS = 300
_MOST = 12


class WhoView:
    """A rich renderable; what it said is whole, the other lists are cut at twelve lines."""

    def __init__(self, row: WhoRow) -> None:
        self.row = row

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        row = self.row
        yield Text.assemble((one_line(row.name), "bold"), (f"  {row.kind}  {row.id}", "dim"))
        yield from _lines("", [_spelled(row)], "dim")
        yield from _lines("Roles as stated", [_position(one) for one in row.positions])
        yield from _lines("Where articles differ", [one.why for one in row.differ], "yellow")
        for on, those in groupby(row.said, key=lambda one: (one.day, one.dated)):
            yield from _lines(_when(*on), [_said(one) for one in those])
        yield from _lines("Denies", [_denial(one) for one in row.denials])
        yield from _lines("Denied by others", [_denial(one) for one in row.denied])
        yield from _lines("Silent", [_silence(one) for one in row.silences])
        yield from _lines("Figures", _cut([_figure(one) for one in row.figures]))
        relays = [f"{one.name} ({one.kind}): {one.statements}" for one in row.relays]
        yield from _lines("Printed and passed on by", _cut(relays))
        yield from _lines("Said of it", _cut([_about(one) for one in row.about]))
        yield from _lines("Decided", row.decided, "green")
        yield from _lines("Not sure", [_doubt(one) for one in row.doubts], "yellow")
        rated = row.rating.told if row.rating.by else "not rated"
        yield from _lines("Reliability", [rated])


def _lines(title: str, lines: Sequence[str], style: str = "") -> Iterator[Padding | Text]:
    if lines and title:
        yield Text(f"\n{title}", "bold green")
    for line in lines:
        yield Padding(Text(one_line(line), style), (0, 0, 0, 2))


def _cut(lines: list[str]) -> list[str]:
    more = [f"and {len(lines) - _MOST} more"] if lines[_MOST:] else []
    return lines[:_MOST] + more


def _spelled(row: WhoRow) -> str:
    forms = "; ".join(f"{one.text} ({one.times})" for one in row.spellings)
    here = f"{len(row.articles)} of {row.of}" if len(row.articles) < row.of else str(row.of)
    said = count(row.statements, "statement")
    return f"as written: {forms}; in {here} article{'s' if row.of != 1 else ''}; {said}"


def _position(roles: Sequence[StatedRow]) -> str:
    told = [
        f"“{r.text}” ({', '.join(part for part in (r.label, day(r.day)) if part)})" for r in roles
    ]
    return "; ".join(told)


def _when(on: str, dated: str) -> str:
    if not on:
        return "Said, day not known"
    return f"{'Said' if dated == 'said' else 'Published'} {day(on)}"


def _said(one: SaidRow) -> str:
    more = f" and {count(len(one.again), 'more place')}" if one.again else ""
    beside = ", beside another source" if one.beside else ""
    return f"{_claim(one.claim)}{more}{beside}"


def _claim(row: ClaimRow) -> str:
    reserve = f", {row.reserve}" if row.reserve else ""
    return f"{row.id} “{shortened(row.text, _WORDS)}” ({row.label or row.outlet}{reserve})"


def _denial(one: DenialRow) -> str:
    about = "; ".join(
        f"“{shortened(answer.claim.text, _WORDS)}” ({answer.claim.source}, {answer.claim.label})"
        for answer in one.about
    )
    on = f"{day(one.day)}: " if one.day else ""
    answers = f" — against {about}" if about else ""
    return f"{on}{one.who} “{shortened(one.text, _WORDS)}” ({one.label}){answers}"


def _silence(one: SilenceRow) -> str:
    on = f"{day(one.day)}: " if one.day else ""
    return f"{on}{one.status}, “{one.cue.text}” ({one.label})"


def _figure(one: GivenRow) -> str:
    as_of = f", as of {day(one.as_of)}" if one.as_of else ""
    outlets = ", ".join(dict.fromkeys(point.outlet for point in one.points))
    return f"{one.label}: “{one.words}”{as_of} ({outlets})"


def _about(row: ClaimRow) -> str:
    return f"{row.source or row.outlet}: {_claim(row)}"


def _doubt(one: DoubtRow) -> str:
    held = "held to be one with" if one.joined else "perhaps one with"
    return f"{held} {one.name} ({one.label}), {one.score:.2f}: {one.why}"
