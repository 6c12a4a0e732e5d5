"""Days as a reader likes them: "2024-09-01/2025-03-31" is "1 Sep 2024 to 31 Mar 2025"."""

import re

from reportedly.text.windows import window

__all__ = ["day", "order"]

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS = {33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
_HALVES = {40: "first half", 41: "second half"}
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?")
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day(edtf: str) -> str:
    """An EDTF value in words; what is not understood is shown as it stands."""
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        if first in ("", ".."):
            return f"{day(last)} or before"
        if last in ("", ".."):
            return f"{day(first)} or later"
        return day(first) if first == last else _between(day(first), day(last))
    found = _POINT.match(edtf)
    if not found:
        return _many_years(edtf)
    year, month, number = found[1], int(found[2] or 0), int(found[3] or 0)
    clock = _CLOCK.match(edtf, found.end())
    tail = f", {clock[1]}{_zone(clock[2])}" if clock else ""
    about = "about " if edtf[-1] in "~%" else ""
    name = _name(month)
    words = " ".join(part for part in (str(number) if number else "", name, year) if part)
    return about + words + tail


def _zone(offset: str | None) -> str:
    """ "Z" as " UTC", "+01:00" as " UTC+1", "+05:30" as " UTC+5:30"."""
    if not offset or offset == "Z":
        return " UTC" if offset else ""
    hours, minutes = offset[1:].split(":")
    return f" UTC{offset[0]}{int(hours)}" + (f":{minutes}" if minutes != "00" else "")


def _many_years(edtf: str) -> str:
    """ "199X" as a decade, "19XX" as a century."""
    if re.fullmatch(r"\d{3}X", edtf):
        return f"{edtf[:3]}0s"
    return f"{edtf[:2]}00s" if re.fullmatch(r"\d\dXX", edtf) else edtf


def _between(first: str, last: str) -> str:
    """Month and year are told once where both days share them: "10 to 13 Mar 2026"."""
    one, other = first.split(" "), last.split(" ")
    while len(one) == len(other) and len(one) > 1 and one[-1] == other[-1]:
        if one[:-1] == other[:-1]:
            break
        one.pop()
        other.pop()
    kept = last.split(" ")[len(other) :]
    return " ".join([*one, "to", *other, *kept])


def _name(month: int) -> str:
    if 1 <= month <= 12:
        return _MONTHS[month - 1]
    return _SEASONS.get(month) or _QUARTERS.get(month) or _HALVES.get(month) or ""


def order(edtf: str) -> tuple[str, str]:
    """Sorts by the first day a value can lie on; open beginnings first, unknown days last."""
    if not edtf:
        return ("9999", "")
    first, _, last = edtf.partition("/")
    found = window(first)
    return ("0000" if first == ".." else found[0].isoformat() if found else first, last or first)
