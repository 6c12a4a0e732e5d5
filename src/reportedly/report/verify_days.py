"""Days in a sentence, however they are written: "12 Mar 2026", "March 12", "2026-03-12"."""

import re
from collections.abc import Iterator

from reportedly.model.record import record

__all__ = ["Day", "days_in"]

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAYS = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d(?:-\d\d)?\b)"
    rf"|\b(?P<from>\d{{1,2}}) (?:to|and|–|-) (?P<to>\d{{1,2}}) {_MONTH}(?: (?P<y1>\d{{4}}))?\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? (?P<y2>\d{{4}}))?\b"
    rf"|\b{_MONTH} (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|%)(?:,? (?P<y3>\d{{4}}))?"
    rf"|\b{_MONTH} (?P<y4>\d{{4}})\b"
    r"|(?<![\d.,$€£-])\b(?P<y5>(?:19|20)\d\d)\b(?![\d%,.]\d)",
)
Point = tuple[int, int, int]
"""Year, month, day; 0 for what is not told."""


@record
class Day:
    """A day as it is written, or the two ends of a stretch."""

    words: str
    points: tuple[Point, ...]


def days_in(text: str) -> Iterator[Day]:
    """Every day, month or year of a text."""
    for found in _DAYS.finditer(text):
        yield Day(words=found[0], points=tuple(_points(found)))


def _points(found: re.Match[str]) -> Iterator[Point]:
    if iso := found["iso"]:
        year, month, day = (*iso.split("-"), "0")[:3]
        yield int(year), int(month), int(day)
        return
    name = next((one for one in found.groups() if one and one[0].isalpha()), "")
    month = next((n for n, m in enumerate(_NAMES, 1) if m == name[:3].lower()), 0)
    year = int(next((found[y] for y in ("y1", "y2", "y3", "y4", "y5") if found[y]), "0"))
    if found["from"]:
        yield from ((year, month, int(found["from"])), (year, month, int(found["to"])))
        return
    yield year, month, int(found["d2"] or found["d3"] or 0)
