"""Figures as phrases: "between 4 million and 6 million", "one in every two", "about US$2,000"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

from reportedly.model.quantity import Bound
from reportedly.text.bounds import sides
from reportedly.text.compounds import compounds
from reportedly.text.decades import decades
from reportedly.text.decoys import counts_nothing, is_numbering, skipped
from reportedly.text.figure import Figure, single
from reportedly.text.numbers import Numeral, Sort, numerals
from reportedly.text.ranges import both_sides, change, pair
from reportedly.text.units import Part, part_of_text

__all__ = ["Figure", "figures"]


def figures(text: str) -> Iterator[Figure]:
    """Every figure of ``text`` in order, decoys that its own words betray left out.

    ``text`` must be folded (`text.parse.same_length`). Years, dates and names that only a parse
    betrays are still in.
    """
    held: Figure | None = None
    for figure in merge(_each(text), decades(text), key=lambda figure: figure.start):
        closed = both_sides(text, held, figure) if held is not None else None
        if held is not None and closed is None:
            yield held
        held = closed or figure
    if held is not None:
        yield held


def _each(text: str) -> Iterator[Figure]:
    parts = compounds(text, [part_of_text(text, numeral) for numeral in _counting(text)])
    place, last = 0, None
    while place < len(parts):
        part = parts[place]
        if _is_passed(text, part):
            place += 1
            continue
        if counts_nothing(text, part):
            place += _chain(text, parts, place)
            continue
        both, after = None, parts[place + 1 : place + 3]
        if after and (two := change(text, [part, *after])) is not None:
            part, parts[place + 1] = two
        elif after:
            both = pair(text, part, after[0])
        place += 1 if both is None else 2
        if both is None:
            both = (_alike(text, last, single(text, part)),)
        yield from both
        last = both[-1] if both else last


def _counting(text: str) -> Iterator[Numeral]:
    """The numerals of a text but ordinals and those in telephone numbers and the like."""
    spans = skipped(text)
    for numeral in numerals(text):
        inside = any(start <= numeral.start < end for start, end in spans)
        if numeral.sort is not Sort.ORDINAL and not inside:
            yield numeral


HALVED = re.compile(r"\b(?:time|hour|day|week|month|year|decade|century|mile|inch|foot)s? and $")


def _is_passed(text: str, part: Part) -> bool:
    """Whether a number belongs to what stands before it: "per 100,000", "a year and a half"."""
    head = text[max(0, part.start - 14) : part.start]
    halved = part.numeral.sort is Sort.FRACTION and HALVED.search(head) is not None
    return halved or head.endswith("per ")


CHAIN = re.compile(r"[-./:]")
LISTED = re.compile(r", | and | or | to | of |-|, and ")
LAST = re.compile(
    r"(?:['s]*$|[.,;:)!?]| (?:and|or|to|of|in|on|at|for|were|was|are|is|have|has)\b)"
)


def _chain(text: str, parts: list[Part], place: int) -> int:
    """How many parts hang together by signs only ("555-123-4567", "1/2/2024"), or in the list of
    one label ("Articles 5, 6 and 7", "photo 3 of 12")."""
    count, labelled = 1, is_numbering(text, parts[place])
    while place + count < len(parts):
        part = parts[place + count]
        between = text[parts[place + count - 1].stop : part.start]
        bare = part.numeral.digits and not part.unit
        listed = labelled and bare and LISTED.fullmatch(between) and LAST.match(text, part.end)
        if not (CHAIN.fullmatch(between) or listed):
            break
        count += 1
    return count


def _alike(text: str, last: Figure | None, figure: Figure) -> Figure:
    """An equivalent in brackets shares the bound of what it restates: "over 100 km (60 miles)"."""
    if last is None or not (figure.unit and last.unit) or last.bound is Bound.BETWEEN:
        return figure
    gap = text[last.last : figure.first]
    if gap.strip() != "(" or figure.bound is not Bound.EXACT or figure.value is None:
        return figure
    low, high = sides(last.bound, figure.value, figure.value)
    return replace(figure, bound=last.bound, cue=last.cue, low=low, high=high)
