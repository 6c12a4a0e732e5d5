"""The columns of a printed page, one after the other: left to its end, and then right."""

from collections.abc import Sequence

__all__ = ["columns"]

GUTTER = 3
"""Blanks in a row, at the same place in every line, that part two columns."""

LINES = 5
"""Lines with text on both sides that two columns have at least; a table may have more."""

WIDEST, TALLEST = 400, 600
"""Characters and lines of a page beyond which no columns are looked for."""

NARROWEST = 18
"""Characters of a usual line of prose in the narrowest column; cells of tables are shorter."""


def columns(rows: Sequence[str]) -> list[list[str]]:
    """The parts of a page in the order in which they are read, each with the lines of it.

    ``rows`` are the lines of a page as printed, words at their place, blanks between. What runs
    over the whole width stays where it is between the columns (an XY cut, after Nagy 1984).
    """
    cut = _cut(rows)
    if cut is None:
        return [list(rows)] if any(row.strip() for row in rows) else []
    first, last, at = cut
    within = rows[first:last]
    return [
        *columns(rows[:first]),
        *columns([row[:at].rstrip() for row in within]),
        *columns([row[at:] for row in within]),
        *columns(rows[last:]),
    ]


def _cut(rows: Sequence[str]) -> tuple[int, int, int] | None:
    """First line, line after the last and place of the gutter that parts most lines."""
    width = max(map(len, rows), default=0)
    if width > WIDEST or len(rows) > TALLEST:
        return None
    best, most = None, LINES - 1
    for at in range(NARROWEST, width - NARROWEST):
        for first, last, both in _stretches(rows, at):
            if both > most and _are_prose(rows[first:last], at):
                best, most = (first, last, at), both
    return best


def _stretches(rows: Sequence[str], at: int) -> list[tuple[int, int, int]]:
    """The runs of lines that leave a gutter open here, with how many have text on both sides."""
    found, sides = list[tuple[int, int, int]](), list[tuple[int, bool, bool]]()
    for number, row in enumerate((*rows, "x" * (at + GUTTER))):
        if row[at - GUTTER : at].strip():
            found += _trimmed(sides)
            sides = []
        elif row.strip():
            sides.append((number, bool(row[:at].strip()), bool(row[at:].strip())))
    return found


def _trimmed(sides: Sequence[tuple[int, bool, bool]]) -> list[tuple[int, int, int]]:
    """From the first line with text on the right; what is only left above it is a heading."""
    both = [n for n, (_, left, right) in enumerate(sides) if left and right]
    if not both:
        return []
    first = both[0]
    while first and sides[first - 1][2] and not sides[first - 1][1]:
        first -= 1
    last = both[-1]
    while last + 1 < len(sides) and sides[last + 1][0] - sides[last][0] <= 2:
        last += 1
    return [(sides[first][0], sides[last][0] + 1, len(both))]


def _are_prose(rows: Sequence[str], at: int) -> bool:
    halves = ([row[:at].split() for row in rows], [row[at:].split() for row in rows])
    for half in halves:
        lengths = sorted(len(" ".join(words)) for words in half if words)
        if lengths[len(lengths) // 2] < NARROWEST:
            return False
    return True
