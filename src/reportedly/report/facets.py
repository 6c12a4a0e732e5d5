"""Figures put under heads, or cut to some days: "--by place", "--since 2026-03-11"."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from reportedly.report.days import day, order
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.text.windows import window

__all__ = ["BY", "OF_ROWS", "edges", "grouped", "within"]

NOT_STATED = "not stated"

OF_ROWS: Mapping[str, Callable[[FigureRow], str]] = {
    "measure": lambda row: row.measure,
    "place": lambda row: row.place,
    "side": lambda row: row.side,
    "story": lambda row: row.story_title,
}
"""What all figures of a row have in common, by its name."""
_OF_POINTS: Mapping[str, Callable[[PointRow], str]] = {
    "source": lambda point: point.source,
    "origin": lambda point: point.origin_name,
    "outlet": lambda point: point.outlet,
    "day": lambda point: point.as_of,
}
BY = (*OF_ROWS, *_OF_POINTS)
"""What figures can be put under."""


def grouped(rows: Iterable[FigureRow], by: str) -> tuple[FigureRow, ...]:
    """The rows head by head, each with its ``group``. Heads stand in the order in which the rows
    come, days in theirs, "not stated" last. A row whose figures belong under several heads stands
    under each with the figures of that head."""
    heads = dict[str, list[FigureRow]]()
    for row in rows:
        if by in OF_ROWS:
            heads.setdefault(OF_ROWS[by](row), []).append(row)
            continue
        parts = dict[str, list[PointRow]]()
        for point in row.points:
            parts.setdefault(_OF_POINTS[by](point), []).append(point)
        for name, points in parts.items():
            heads.setdefault(name, []).append(replace(row, points=tuple(points)))
    ordered = sorted(heads, key=order) if by == "day" else sorted(heads, key=lambda name: not name)
    return tuple(replace(row, group=_head(name, by)) for name in ordered for row in heads[name])


def _head(name: str, by: str) -> str:
    return (day(name) if by == "day" else name) or NOT_STATED


def within(
    rows: Iterable[FigureRow], since: str | None = None, until: str | None = None
) -> tuple[FigureRow, ...]:
    """The figures and estimates whose as-of can lie on ``since`` or later and on ``until`` or
    earlier (days, months or years, EDTF). What has no day is left out once a limit is given."""
    if not (since or until):
        return tuple(rows)
    first, last = edges(since or "")[0], edges(until or "")[1]

    def inside(as_of: str) -> bool:
        starts, ends = edges(as_of)
        return bool(starts or ends) and (ends or "9") >= first and starts <= (last or "9")

    cut = (
        replace(
            row,
            estimates=tuple(e for e in row.estimates if inside(e.as_of)),
            points=tuple(p for p in row.points if inside(p.as_of)),
        )
        for row in rows
    )
    return tuple(row for row in cut if row.points)


def edges(edtf: str) -> tuple[str, str]:
    """The first and the last day of a value in ISO 8601, "" for a side that is open or unknown."""
    first, _, last = edtf.partition("/")
    starts, ends = window(first), window(last or first)
    return (starts[0].isoformat() if starts else "", ends[1].isoformat() if ends else "")
