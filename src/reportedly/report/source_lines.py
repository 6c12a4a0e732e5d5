"""One source for a terminal: "Ida Berg: origin of 3, passes on 14; B (ann)"."""

from collections.abc import Iterator

from rich.console import Group
from rich.text import Text

from reportedly.report.days import day
from reportedly.report.safe import one_line, shortened
from reportedly.report.source_view import SourceView
from reportedly.report.wording import count

__all__ = ["source_lines"]

_MOST = 8


def source_lines(found: SourceView) -> Group:
    """Its row, notes, stories, origins, and from whom it passes on."""
    return Group(*_lines(found))


def _lines(found: SourceView) -> Iterator[Text]:
    row = found.row
    yield Text(one_line(row.name), "bold")
    if others := [name for name in found.spellings if name != row.name]:
        yield Text(f"also {one_line(', '.join(others))}", "dim")
    for role in found.roles[:_MOST]:
        yield Text(f"  “{one_line(role)}”")
    yield Text(f"reliability {one_line(row.rating.told)}: {row.rating.meaning}")
    for note in found.notes:
        parts = (note.reliability, note.party and f"party: {note.party}")
        more = (note.owner and f"owner: {note.owner}", note.why)
        told = "; ".join(one_line(part) for part in (*parts, *more) if part)
        yield Text(f"  {one_line(note.by)}, {note.made[:10]}: {told}")
    yield Text(
        f"told {count(row.claims, 'time')} on {count(row.origins, 'occasion')},"
        f" passes on what others say {count(row.relays, 'time')},"
        f" prints {count(row.prints, 'article')}"
    )
    for one in found.origins[:_MOST]:
        told = one_line(one.claims[0].text)
        yield Text(f"  {one_line(one.name)}: {len(one.claims)}, as in “{shortened(told, 90)}”")
    for passed in found.passed[:_MOST]:
        yield Text(f"  passes on {len(passed.claims)} of {one_line(passed.source)}")
    for story in found.stories[:_MOST]:
        days = day(f"{story.first}/{story.last or story.first}") if story.first else ""
        yield Text(f"  in {one_line(story.title)}" + (f", {days}" if days else ""), "dim")
