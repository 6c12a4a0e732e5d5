"""The days an EDTF value can mean: "2024-11" is 1 to 30 November 2024."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

__all__ = ["Window", "apart", "days_apart", "in_words", "meet", "months", "window"]

Window = tuple[date, date]
"""First and last day, both included."""

_PARTS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3),
    36: (10, 3), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""First month and number of months of the seasons (meteorological, northern), quarters and halves
that ISO 8601-2 (4.8) numbers like months."""


@lru_cache(maxsize=8192)
def window(edtf: str) -> Window | None:
    """The stretch of days of an EDTF value (ISO 8601-2); None for open, unknown or odd values.

    >>> window("2024-11")
    (datetime.date(2024, 11, 1), datetime.date(2024, 11, 30))
    >>> window("199X")[1], window("2024-24")[1]
    (datetime.date(1999, 12, 31), datetime.date(2025, 2, 28))
    """
    first, _, last = edtf.partition("/")
    start, end = _one(first), _one(last or first)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _one(value: str) -> Window | None:
    parts = value.partition("T")[0].rstrip("?~%").split("-")
    if len(parts[0]) != 4 or not 1 <= len(parts) <= 3:
        return None
    try:
        if len(parts) == 1 and parts[0].endswith("X"):
            years = int(parts[0].replace("X", "0")), int(parts[0].replace("X", "9"))
            return date(max(years[0], 1), 1, 1), date(years[1], 12, 31)
        return _days([int(part) for part in parts])
    except ValueError:
        return None


def _days(numbers: list[int]) -> Window:
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    year = numbers[0]
    start, count = _PARTS.get(numbers[1], (numbers[1], 1)) if len(numbers) == 2 else (1, 12)
    first = date(year, start, 1)
    years, end = divmod(start + count - 2, 12)
    last = date(year + years, end + 1, 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])


def meet(left: Window | None, right: Window | None) -> bool:
    """Whether two stretches can be one day; an unknown one can be any."""
    return not left or not right or (left[0] <= right[1] and right[0] <= left[1])


def days_apart(left: Window, right: Window) -> int:
    """The least number of days from one stretch to the other, 0 where they meet.

    >>> days_apart((date(2024, 1, 1), date(2024, 1, 31)), (date(2024, 2, 2), date(2024, 2, 9)))
    2
    """
    return max(0, (right[0] - left[1]).days, (left[0] - right[1]).days)


def apart(left: str, right: str) -> bool:
    """Whether two EDTF values cannot mean a common day; unknown and open ones can.

    >>> apart("2024-10", "2025-01-11"), apart("2024", "2024-10"), apart("", "2024")
    (True, False, False)
    """
    return not meet(window(left), window(right))


def months(days: Window) -> list[str]:
    """The months ("2024-11") that a stretch touches, at most three."""
    first, last = days
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(start, start + min(count, 3))]


def in_words(days: Window) -> str:
    """The stretch as a reporter writes it.

    >>> in_words((date(2024, 11, 1), date(2024, 11, 30)))
    'November 2024'
    """
    first, last = days
    if first == last:
        return f"{first.day} {first:%B %Y}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if whole and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
