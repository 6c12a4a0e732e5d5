"""Reads the gold for figures: short items with quantities, what they measure, and times.

A gold item is a line ``== title, kind (published DAY)``, its text, and marks (FIGURES.md)::

    - 1,300 | at least 1300 | of: house | state: collapsed / damaged | as of: 2026-03-11
    @ last week | 2026-03-02/2026-03-08
    x Flight 2216 ; third
    ? two
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.days import days_of
from reportedly.model.quantity import Bound

__all__ = ["OF_MEASURE", "OF_NUMBER", "Bounds", "Figure", "Item", "Moment", "Range", "items_in"]

OF_NUMBER = ("low_high", "bound", "unit", "per", "counted")
OF_MEASURE = ("state", "side", "place", "kind", "as of")
HEAD = re.compile(r"(?P<title>.+), (?P<kind>[^,(]+) \(published (?P<day>\d{4}-\d\d-\d\d)\)")
SAID = re.compile(r"(?P<bound>[a-z ]+?),? (?P<first>-?[\d.]+)(?: (?:and|to) (?P<last>-?[\d.]+))?")

Range = tuple[int, int]
"""Half-open code point offsets into the text of an item."""


@dataclass(frozen=True)
class Bounds:
    """A bound with its sides; None where a side is open."""

    bound: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Figure:
    """A quantity of the gold. ``fields`` are answers that are equally right, "" for none; a field
    that is missing is not scored."""

    where: Range
    bounds: tuple[Bounds, ...]
    fields: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Moment:
    where: Range
    values: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    title: str
    kind: str
    day: str
    text: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    decoys: tuple[Range, ...]
    neither: tuple[Range, ...]


def items_in(body: str) -> list[Item]:
    """The items of a gold file; raises ``ValueError`` where a line or its words make no sense."""
    return [_item(part) for part in re.split(r"^== ", body, flags=re.M)[1:]]


def _item(part: str) -> Item:
    head, _, rest = part.partition("\n")
    if not (named := HEAD.fullmatch(head)):
        raise ValueError(f"{head!r} is not a title with its kind and day")
    lines = rest.rstrip().split("\n")
    marks = [line for line in lines if re.match(r"[-@x?] ", line)]
    text = "\n".join(lines[: len(lines) - len(marks)]).strip("\n")
    lists = {
        sign: tuple(
            _find(text, words, head)
            for line in marks
            if line[0] == sign
            for words in line[2:].split(" ; ")
        )
        for sign in "x?"
    }
    return Item(
        named["title"],
        named["kind"],
        named["day"],
        text,
        tuple(_figure(text, line[2:], head) for line in marks if line[0] == "-"),
        tuple(_moment(text, line[2:], head) for line in marks if line[0] == "@"),
        lists["x"],
        lists["?"],
    )


def _figure(text: str, line: str, title: str) -> Figure:
    words, said, *rest = line.split(" | ")
    fields: dict[str, tuple[str, ...]] = {"unit": ("",)}
    for part in rest:
        name, _, answers = part.partition(": ")
        name = "counted" if name == "of" else name
        if name not in (*OF_NUMBER, *OF_MEASURE):
            raise ValueError(f"{title}: not a field: {part!r}")
        fields[name] = tuple("" if a == "none" else a for a in answers.split(" / "))
    if fields["unit"] == ("?",):
        del fields["unit"]
    bounds = tuple(_bounds(one, title) for one in said.split(" or "))
    return Figure(_find(text, words, title), bounds, fields)


def _bounds(said: str, title: str) -> Bounds:
    match = SAID.fullmatch(said.replace("vague, from", "vague"))
    if not match or match["bound"] not in {str(bound) for bound in Bound}:
        raise ValueError(f"{title}: not a bound: {said!r}")
    first, last = float(match["first"]), match["last"]
    bound = match["bound"]
    if last:
        return Bounds(bound, first, float(last))
    low = None if bound in ("at most", "up to", "nearly", "less than") else first
    high = None if bound in ("at least", "more than", "vague") else first
    return Bounds(bound, low, high)


def _moment(text: str, line: str, title: str) -> Moment:
    words, _, value = line.partition(" | ")
    values = tuple(value.split(" or "))
    for one in values:
        if not one.startswith("P") and days_of(one.removeprefix("in ")) is None:
            raise ValueError(f"{title}: not a time: {value!r}")
    return Moment(_find(text, words, title), values)


def _find(text: str, words: str, title: str) -> Range:
    """Where words stand for the first time, or for the nth: "two#2". Digits are whole numbers."""
    wanted, _, nth = words.partition("#")
    edge = r"(?<![\w.,])" if wanted[0].isdigit() else r"(?<!\w)"
    whole = rf"{edge}{re.escape(wanted)}(?![\w%]|[.,]\d)"
    found = list(re.finditer(whole, text)) or list(re.finditer(re.escape(wanted), text))
    if len(found) < int(nth or 1):
        raise ValueError(f"{title}: {words!r} does not stand in its text")
    return found[int(nth or 1) - 1].span()
