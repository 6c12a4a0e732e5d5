"""What is said to have happened in a story, day by day: "3 to 5 May"."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from reportedly.report.day_ranges import Stretch, stretches, within
from reportedly.text.windows import window
from reportedly.workbench.page import Asked, Page, Screen
from reportedly.workbench.story_frame import followed, framed, paged, rows_of_it

__all__ = ["SCREENS"]

_ON_A_PAGE = 40
_WEEK, _MONTH = 6, 30
"""The longest of their kind, in days after the first."""
_HEIGHT, _EDGE = 64.0, 2.0
"""Of the strip, in pixels; and its margin, in percent of its width."""


@dataclass(frozen=True)
class Column:
    """A stretch of days on the strip, in percent of its width and pixels of its height; ``sure``
    counts what lies within it alone, ``maybe`` what reaches beyond it."""

    first: str
    last: str
    x: float
    width: float
    sure: int
    maybe: int
    y: float
    tall: float
    label: str
    tick: str


def timeline(asked: Asked) -> Page:
    """Events from ``since`` to ``until`` (days, both included)."""
    frame = framed(asked, "timeline")
    events = frame.story.timeline
    since, until = _day(asked.one("since")), _day(asked.one("until"))
    kept = [event for event in events if within(event.day, since, until)]
    options = [(name, day) for name, day in (("--since", since), ("--until", until)) if day]
    strip = stretches((event.id, event.day) for event in kept)
    page = paged(asked, kept, _ON_A_PAGE)
    return frame.page(
        "story_timeline.jinja",
        ("timeline", *chain.from_iterable(options)),
        lambda: rows_of_it(asked, "timeline", kept),
        since=since or "",
        until=until or "",
        columns=_columns([one for one in strip if _inside(one, since, until)]),
        days=[(day, list(same)) for day, same in groupby(page["rows"], lambda row: row.day)],
        all_events=len(events),
        **page,
    )


def _day(value: str) -> str | None:
    """A day, month or year of the calendar; None for anything else."""
    return value if value and "/" not in value and window(value) else None


def _inside(one: Stretch, since: str | None, until: str | None) -> bool:
    return within(f"{one.first}/{one.last}", since, until)


def _columns(found: list[Stretch]) -> list[Column]:
    if not found:
        return []
    most = max(len(one.ids) for one in found) or 1
    wide = (100 - 2 * _EDGE) / len(found)
    every = -(-len(found) // 10)
    return [
        Column(
            first=one.first,
            last=one.last,
            x=round(_EDGE + n * wide, 3),
            width=round(wide, 3),
            sure=len(one.ids) - len(one.wide),
            maybe=len(one.wide),
            y=round(_HEIGHT * (1 - len(one.ids) / most), 2),
            tall=round(_HEIGHT * len(one.ids) / most, 2),
            label=one.first if one.first == one.last else f"{one.first}/{one.last}",
            tick=_tick(one) if n % every == 0 else "",
        )
        for n, one in enumerate(found)
    ]


def _tick(one: Stretch) -> str:
    """A day or the first of a week as "6 May", a month as "May 2024", a year as "2024"."""
    first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    if (last - first).days > _MONTH:
        return f"{first.year}"
    return f"{first:%b} {first.year}" if (last - first).days > _WEEK else f"{first.day} {first:%b}"


SCREENS = (Screen("/stories/{id}/timeline", followed(timeline, "timeline"), story="id"),)
