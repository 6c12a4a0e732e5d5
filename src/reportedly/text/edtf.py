"""The days that an EDTF value can mean: "2024-08" is all of August."""

import re
from calendar import monthrange
from datetime import date

__all__ = ["apart", "days"]

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_STARTS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}
"""First months of the seasons (northern) and quarters that EDTF level 1 and 2 number so."""


def days(edtf: str) -> tuple[date, date] | None:
    """The first and last day a value can lie on, both inclusive; None where a side is open.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    first, _, last = edtf.partition("/")
    one, other = _point(first), _point(last or first)
    return (one[0], max(one[0], other[1])) if one and other else None


def apart(one: str, other: str) -> bool:
    """Whether two values cannot mean a common day; unknown and open values can.

    >>> apart("2024-10", "2025-01-11"), apart("2024", "2024-10"), apart("", "2024")
    (True, False, False)
    """
    left, right = days(one), days(other)
    return bool(left and right and (left[1] < right[0] or right[1] < left[0]))


def _point(point: str) -> tuple[date, date] | None:
    found = _POINT.match(point)
    if not found:
        return None
    year, month, number = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if number:
            return date(year, month, number), date(year, month, number)
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        start = _STARTS.get(month, month)
        end = start + 2 if month in _STARTS else start
        year_end, end = (year + 1, end - 12) if end > 12 else (year, end)
        return date(year, start, 1), date(year_end, end, monthrange(year_end, end)[1])
    except ValueError:
        return None
