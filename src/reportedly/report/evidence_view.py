"""One record's evidence in a terminal: "… he said | as many as 12,000 | soldiers were …"."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.model.span import Span
from reportedly.report.evidence import Evidence, Place, Resting
from reportedly.report.safe import one_line, visible

__all__ = ["EvidenceView"]

_MOST = 12


class EvidenceView:
    """A rich renderable of what `show` says about one record."""

    def __init__(self, found: Evidence) -> None:
        self.found = found

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.found
        yield Text.assemble((found.kind, "bold"), "  ", (found.id, "cyan"))
        about = f" about {found.about}" if found.about else ""
        yield Text(f"said by {found.by}{about} since {found.since}", "dim")
        yield from _places(found.places)
        yield Text("\nAs recorded", "bold underline")
        yield _fields(found.record)
        yield from _resting("Rests on", found.rests_on)
        yield from _resting("What rests on it", found.bears)


def _places(places: Iterable[Place]) -> Iterable[RenderableType]:
    for place in list(places)[:_MOST]:
        page = f"  page {place.page}" if place.page else ""
        where = f"\n{place.outlet}  {place.source}{page}  {_at(place.passage.span)}"
        yield Text(where, "dim")
        line = Text(visible(place.passage.before))
        line.append(visible(place.passage.words), "bold reverse")
        line.append(visible(place.passage.after))
        yield Padding(line, (0, 0, 0, 2))


def _at(span: Span) -> str:
    return f"{span.article} {span.start}:{span.end}"


def _fields(record: Any) -> Table:
    grid = Table.grid(padding=(0, 2))
    for field in fields(record):
        value = getattr(record, field.name)
        if value not in ("", None, ()):
            grid.add_row(Text(field.name, "green"), Text(_short(_in_words(value))))
    return grid


def _in_words(value: Any) -> str:
    if isinstance(value, Span):
        return f"“{one_line(value.text)}” ({value.start}:{value.end})"
    if is_dataclass(value):
        told = ((f.name, getattr(value, f.name)) for f in fields(value))
        return ", ".join(
            f"{name} {_in_words(part)}" for name, part in told if part not in ("", None, ())
        )
    if isinstance(value, tuple):
        return "; ".join(_in_words(item) for item in value)
    return one_line(str(value))


def _short(words: str, most: int = 600) -> str:
    return words if len(words) <= most else words[:most] + "…"


def _resting(title: str, others: tuple[Resting, ...]) -> Iterable[RenderableType]:
    if not others:
        return
    yield Text(f"\n{title}", "bold underline")
    grid = Table.grid(padding=(0, 2))
    for other in others[:_MOST]:
        words = Text(_short(one_line(other.text), 100))
        grid.add_row(Text(other.kind, "dim"), Text(other.id, "cyan"), words)
    yield grid
    if len(others) > _MOST:
        yield Text(f"and {len(others) - _MOST} more", "dim")
