"""What is said to have happened, day by day, and on whose word: "9 March: a strong quake"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Origins, Place, line, lines, origins, place
from reportedly.mcp.shelf import State
from reportedly.report.rows import EventRow

__all__ = ["EventList", "event_told"]


@dataclass(frozen=True, kw_only=True)
class EventWords:
    text: str
    outlets: list[str]


@dataclass(frozen=True, kw_only=True)
class EventTold:
    """``day`` is EDTF; ``telling`` its place among the days that the story turns on, from 1, 0 for
    others. ``independent`` counts the origins that assert it, ``claims`` all that speak of it;
    ``place`` is where the first of them says so."""

    id: str
    day: str
    telling: int
    independent: Origins
    claims: list[str]
    place: Place
    quoted: EventWords


@dataclass(frozen=True, kw_only=True)
class EventList:
    """``total`` events fit; ``cursor`` goes on behind these, null at the end."""

    notice: str = NOTICE
    total: int
    cursor: str | None
    events: list[EventTold]


def event_told(state: State, row: EventRow) -> EventTold:
    first = row.claims[0]
    return EventTold(
        id=row.id,
        day=row.day,
        telling=row.telling,
        independent=origins(row.independent),
        claims=[claim.id for claim in row.claims],
        place=place(state.article(first.article), first.span),
        quoted=EventWords(text=line(row.text), outlets=lines(row.outlets)),
    )
