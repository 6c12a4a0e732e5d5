"""A figure drawn on paper: a bar for "80 to 90", an arrow for "at least 140", a day a block."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.library.pages import colour, page
from reportedly.model.record import record
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.plots import Bar, Scale, bar_of, scale_of
from reportedly.report.safe import shortened
from reportedly.report.wording import estimated

__all__ = ["Line", "svg"]

LEFT, WIDTH, RIGHT = 190, 420, 330
"""Pixels for the days, the plot, and the words beside it."""
ROW = 20
MOST = 60
"""Lines that one drawing has room for."""


@record
class Line:
    """One line: ``x``, ``x2`` and ``mid`` in pixels of the plot; ``open_low`` and ``open_high``
    are sides that nobody closed. ``head`` stands left of it, ``words`` right."""

    y: int
    head: str
    words: str
    colour: str
    x: float | None
    x2: float | None
    mid: float | None
    open_low: bool
    open_high: bool
    strong: bool
    dashed: bool


def svg(row: FigureRow, colours: Mapping[str, int]) -> str:
    """All estimates by day with the figures behind each, as one SVG document; what did not find
    room is counted in the last line."""
    scale = scale_of(row)
    every = list(_lines(row, scale, colours))
    lines = every[:MOST]
    top = 46
    placed = [replace(line, y=top + n * ROW) for n, line in enumerate(lines)]
    drawn = page(
        "figure_svg",
        row=row,
        lines=placed,
        left=LEFT,
        width=WIDTH,
        whole=LEFT + WIDTH + RIGHT,
        top=top,
        height=top + len(lines) * ROW + 14,
        ticks=[(LEFT + tick.x * WIDTH / 100, tick.label) for tick in scale.ticks],
        more=len(every) - len(lines),
    )
    return drawn.replace("\ufffe", "\ufffd").replace(
        "\uffff", "\ufffd"
    )  # XML has no place for them


def _lines(row: FigureRow, scale: Scale, colours: Mapping[str, int]) -> Iterator[Line]:
    for estimate in row.estimates:
        head = day(estimate.as_of) if estimate.as_of else "day not known"
        words = estimated(estimate.low, estimate.best, estimate.high, row.unit)
        told = f"{words}: {row.counts(estimate).told('origin')}"
        yield _line(head, told, "#1d1c1a", bar_of(scale, estimate), strong=True, dashed=False)
        for given in row.given(estimate):
            yield _point(given, scale, colours)


def _point(given: tuple[PointRow, ...], scale: Scale, colours: Mapping[str, int]) -> Line:
    """One wording of one origin, in however many articles."""
    first = given[0]
    where = len({point.article for point in given})
    who = first.source or first.outlet
    words = f"“{first.words}” {who}" + (f", {where} articles" if where > 1 else "")
    hue = colour(colours.get(first.origin, 0))
    dashed = bool(first.reserve)
    return _line("", words, hue, bar_of(scale, first), strong=False, dashed=dashed)


def _line(head: str, words: str, hue: str, bar: Bar | None, *, strong: bool, dashed: bool) -> Line:
    def pixel(at: float | None) -> float | None:
        return None if at is None else round(LEFT + at * WIDTH / 100, 1)

    return Line(
        y=0,
        head=shortened(head, 28),
        words=shortened(words, 52),
        colour=hue,
        x=pixel(bar.start) if bar else None,
        x2=pixel(bar.end) if bar else None,
        mid=pixel(bar.mid) if bar else None,
        open_low=bar.open_low if bar else False,
        open_high=bar.open_high if bar else False,
        strong=strong,
        dashed=dashed,
    )
