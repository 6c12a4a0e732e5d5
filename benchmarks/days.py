"""The days that an EDTF value covers and how long an ISO 8601 duration is, for the scorers."""

import re
from datetime import date, timedelta

__all__ = ["Days", "days_of", "length_of", "within"]

Days = tuple[str, str]
"""The first and the last day (ISO), both inclusive."""

POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d\d|SP|SU|FA|AU|WI|Q\d))?(?:-(?P<day>\d\d))?")
STARTS = {"21": 3, "22": 6, "23": 9, "24": 12, "SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
STARTS |= {str(33 + n): 1 + 3 * n for n in range(4)} | {f"Q{1 + n}": 1 + 3 * n for n in range(4)}
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(DE|CE|[YMWDHS])")
MONTHS = {"Y": 12, "M": 1, "DE": 120, "CE": 1200}
SECONDS = {"W": 604800, "D": 86400, "H": 3600, "S": 1}


def days_of(edtf: str) -> Days | None:
    """ "2026-02" is ("2026-02-01", "2026-02-28"); None where a side is open or there is no day."""
    first, slash, last = edtf.strip("~?%").partition("/")
    if slash:
        start, end = days_of(first), days_of(last)
        if first == ".." and end:
            return "0001-01-01", end[1]
        return (start[0], end[1]) if start and end else None
    if decade := re.fullmatch(r"(\d{3})X", first):
        return f"{decade[1]}0-01-01", f"{decade[1]}9-12-31"
    if not (match := POINT.match(first)):
        return None
    year, part = int(match["year"]), match["part"]
    if match["day"]:
        return match[0], match[0]
    if not part:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    months = 3 if part in STARTS else 1
    month = STARTS.get(part) or int(part)
    if not 1 <= month <= 12:
        return None
    after = year * 12 + month - 1 + months
    end_day = date(after // 12, after % 12 + 1, 1) - timedelta(1)
    return date(year, month, 1).isoformat(), end_day.isoformat()


def within(inner: Days, outer: Days | None) -> bool:
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def length_of(duration: str) -> tuple[float, float]:
    """Months and seconds: P1Y6M and P18M are equal, and so are PT24H and P1D."""
    months = seconds = 0.0
    clock = False
    for part in re.split(r"(T)", duration.partition("/")[0].lstrip("P")):
        clock = clock or part == "T"
        for count, unit in LENGTH.findall(part):
            if unit == "M" and clock:
                seconds += float(count) * 60
            elif unit in MONTHS:
                months += float(count) * MONTHS[unit]
            else:
                seconds += float(count) * SECONDS[unit]
    return months, seconds
