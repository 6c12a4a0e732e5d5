"""Calendar days written out in a text: "5 March 2024", "Feb. 27", "in December 2024"."""

import re
from collections.abc import Iterator
from datetime import date

from reportedly.model.record import record

__all__ = ["MONTHS", "Written", "day_of", "days_in", "numeric_in"]

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_YEAR = r"((?:19|20)\d\d)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}\b(?!\s?[-–:]))?"
_WRITTEN = re.compile(
    rf"\b(?:{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?(?![\d:])|{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_MONTH},?\s{_YEAR}|(?<![\d-]){_YEAR}-(\d\d)-(\d\d)(?!\d))",
    re.I,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)")
_TURNED = re.compile(r"(?<!\d)((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


@record
class Written:
    """A day or month as written. ``year`` and ``day`` are 0 where they are not named."""

    year: int
    month: int
    day: int
    start: int
    end: int


def days_in(words: str) -> Iterator[Written]:
    """Each written day or month, in order; impossible ones ("31 June 2024") are left out."""
    for found in _WRITTEN.finditer(words):
        a, b, c, d, e, f, g, h, i, j, k = found.groups()
        year = int(c or f or h or i or 0)
        month = int(j) if j else MONTHS.index((a or e or g)[:3].casefold()) + 1
        day = int(b or d or k or 0)
        if 1 <= month <= 12 and _possible(year, month, day):
            yield Written(year=year, month=month, day=day, start=found.start(), end=found.end())


def _possible(year: int, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def day_of(value: str) -> str:
    """The ISO day that a date field names, "" where it names none or could name two.

    >>> day_of("Tue, 05 Mar 2024 10:14:00 GMT"), day_of("03/25/2024"), day_of("03/05/2024")
    ('2024-03-05', '2024-03-25', '')
    """
    for written in days_in(value):
        if written.year and written.day:
            return date(written.year, written.month, written.day).isoformat()
    if found := _TURNED.search(value):
        year, month, day = (int(found[group]) for group in (1, 3, 4))
        return date(year, month, day).isoformat() if _possible_day(year, month, day) else ""
    if found := _COMPACT.search(value):
        year, month, day = (int(part) for part in found.groups())
        return date(year, month, day).isoformat() if _possible_day(year, month, day) else ""
    return next((date(w.year, w.month, w.day).isoformat() for w in numeric_in(value)), "")


def numeric_in(words: str) -> Iterator[Written]:
    """Each day in figures that can be read in one way only: "25.12.2023", "12/25/23".

    With points the day is first; otherwise either may be.
    """
    for found in _NUMERIC.finditer(words):
        first, sign, second, last = found.groups()
        year = int(last) + (2000 if len(last) == 2 else 0)
        orders = {(int(first), int(second)), (int(second), int(first))}
        if sign == ".":
            orders = {(int(second), int(first))}
        days = {(m, d) for m, d in orders if _possible_day(year, m, d)}
        if len(days) == 1:
            month, day = days.pop()
            yield Written(year=year, month=month, day=day, start=found.start(), end=found.end())


def _possible_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and day > 0 and _possible(year, month, day)
