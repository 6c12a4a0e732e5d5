"""When a page was published and changed: <time datetime="2026-03-05">, "Updated 6 March"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from reportedly.read.dates import MONTHS, day_of, days_in
from reportedly.read.lines import folded
from reportedly.read.shown import Row, Shown, above, marks
from reportedly.read.stamps import stamps

__all__ = ["Days", "days_of_page"]

EARLIEST = "1985"
"""Days before are placeholders of programs ("1970-01-01"): the web is younger."""

LONGEST = 160
"""Characters of a line that tells a day."""

SENTENCE = 80
"""Characters from which a line with a day and a label tells more than that."""

PIECES = 24
"""Pieces of a line in which a day is looked for."""

CLOSE = 40
"""Characters of a line at the headline that holds a day and little else."""

_DATED = re.compile(
    r"(?<![a-z])(?:(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|release|creat(?:ed|ion))?-?(?:date|time|datum|day)s?"
    r"|time-?stamp|published|posted-on|dateline|pubdate|date-published|datetime|dt)(?![a-z])"
)
_LATE = re.compile(
    r"(?<![a-z])(?:updated?|modified|modification|changed|revised|last-mod\w*|last-reviewed)(?![a-z])"
)
_NOW = re.compile(
    r"(?<![a-z])(?:current-?(?:date|time|day)|today|now|clock|event|expir\w*|deadline|due)(?![a-z])"
)
_MAST = re.compile(r"(?<![a-z])(?:site-?header|masthead|top-?bar|weather)(?![a-z])")
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|last (?:reviewed|edited|changed)|reviewed|corrected|as of)\b",
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|post (?:time|date)|created|issued|written on)\b", re.I
)
_SIGNED = re.compile(r"^\W*(?:\w+ ){0,2}by\b", re.I)
_BARE = re.compile(r"\W*[\d./-]{8,10}\W*")
_ORDER = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_NAMED_PATH = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(MONTHS)})[a-z]*/(\d{{1,2}})(?=/|$)", re.I)
_PATH = re.compile(
    r"/((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)|[/_-]((?:20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)"
)


class Told(NamedTuple):
    """A day that the page prints. ``label`` is "published", "updated" or ""."""

    day: str
    label: str
    sure: bool
    row: int
    why: str


class Days(NamedTuple):
    """Values and where they stand, "" where the page tells none. ``modified`` keeps its hour."""

    published: tuple[str, str]
    modified: tuple[str, str]


def days_of_page(
    published: Sequence[tuple[str, str]],
    modified: Sequence[tuple[str, str]],
    page: Shown,
    url: str,
    region: str,
    names: str = "",
) -> Days:
    """The day of publication and the moment of the last change.

    ``published`` and ``modified`` are declared values with their places, the surest first.
    ``region`` is the language of the page with its country ("en-US"), by which days in figures
    are read that could be two. A day printed over the story goes before a declared one that is
    later, or is of the day beside it: programs write when they moved a story, or where it is
    already tomorrow. A later printed day is that of a change.
    """
    declared = next(((day, why) for value, why in published if (day := _day(value, region))), None)
    late = next(((value, why) for value, why in modified if _day(value, region)), ("", ""))
    printed = list(_printed(page, region, names))
    own = [told for told in printed if told.label != "updated"]
    shown = min(own, key=lambda told: _order(told, page), default=None)
    changed = next((told for told in printed if told.label == "updated"), None)
    if not late[0] and changed is not None:
        late = (changed.day, changed.why)
    in_path = _in_path(url)
    if declared is None:
        if shown is not None:
            return Days((shown.day, shown.why), late)
        if in_path:
            return Days((in_path, "the day in the address of the page"), late)
        if late[0]:
            return Days(
                (_day(late[0], region), f"{late[1]}, a day of change: no other is told"), late
            )
        return Days(("", ""), late)
    day, why = declared
    if in_path and _apart(in_path, day) == 1:
        return Days((in_path, f"the day in the address of the page ({why} is {day})"), late)
    if shown is not None and shown.day != day:
        near = _apart(shown.day, day) == 1
        close = shown.row in page.near and len(page.words[shown.row]) <= CLOSE
        over = page.title is not None and shown.row < page.title
        if (near and not over and late[0][:10] != shown.day) or (
            shown.day < day and (shown.sure or close)
        ):
            return Days((shown.day, f"{shown.why} ({why} is {day})"), late)
    return Days(declared, late)


def _order(told: Told, page: Shown) -> tuple[bool, bool, bool, int]:
    over = page.title is not None and told.row < page.title
    return told.label != "published", not told.sure, over, told.row


def _day(value: str, region: str = "") -> str:
    day = day_of(value) or _by_region(value, region)
    return day if day >= EARLIEST else ""


def _by_region(value: str, region: str) -> str:
    """A day in figures that could be two, by the order of the page's country."""
    found = _ORDER.search(value)
    if not found:
        return ""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    american = region.casefold().replace("_", "-") in ("en-us", "en-ca", "en-ph") or bool(
        re.search(r"\d\s*[AP]M\b", value)
    )
    if not american and not re.match(r"[a-z]{2}[-_][a-z]{2}", region, re.I):
        return ""
    month, day = (first, second) if american else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _in_path(url: str) -> str:
    if named := _NAMED_PATH.search(url):
        month = MONTHS.index(named[2].casefold()) + 1
        return day_of(f"{named[1]}-{month:02}-{int(named[3]):02}")
    found = _PATH.search(url.split("?")[0])
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups() if part)
    return day_of(f"{year:04}-{month:02}-{day:02}")


def _printed(page: Shown, region: str, names: str) -> list[Told]:
    """The days of the lines around the headline in their order; where those hold none, the one
    that other lines of the page are marked or labelled with, or that stands beside its author."""
    found = [told for index in page.top for told in _of_line(page, index, region)]
    if found:
        return found
    rest = [index for index in range(len(page.rows)) if index not in page.top]
    far = [told for index in rest for told in _of_line(page, index, region, names)]
    sure = [told for told in far if told.sure]
    own = [told for told in sure if told.label != "updated"]
    aside = [told for index in rest for told in _of_line(page, index, region, beside=True)]
    for kind in (own, sure, [told for told in far if told.label == "updated"], aside):
        if len({told.day for told in kind}) == 1:
            return kind[:1]
    return []


def _of_line(
    page: Shown, index: int, region: str, names: str = "", *, beside: bool = False
) -> Iterator[Told]:
    row, words = page.rows[index], page.words[index]
    if len(words) > LONGEST or row.heading == 1:
        return
    if row.beside != beside and not (row.beside and index in page.near):
        return
    over = page.title is not None and index < page.title
    before = page.words[index - 1] if index else ""
    found = list(_elements(row, index, before, region))
    if not found and not beside:
        found = list(_stamped(row, words, index, before, region))
    signed = bool(names) and names in before
    for told in found:
        if not over or told.sure or told.label or index in page.near:
            yield told._replace(sure=told.sure or signed)


def _elements(row: Row, index: int, before: str, region: str) -> Iterator[Told]:
    """Days in elements that are called so, each once."""
    done = set[int]()
    for place, piece in enumerate(row.pieces[:PIECES]):
        if _is_now(piece.home):
            continue
        for element in above(piece.home, 3):
            called = marks(element)
            is_time = element.tag in ("time", "date")
            if not (is_time or _DATED.search(called)):
                continue
            if id(element) in done:
                break
            done.add(id(element))
            words = " ".join(" ".join(p.words for p in row.pieces if _is_in(p, element)).split())
            day = _day(element.get("datetime") or "", region) if is_time else ""
            day = _printed_day(words, region) or day
            if day:
                led = " ".join(p.words for p in row.pieces[:place][-3:])
                first = next(days_in(folded(words)), None)
                label = _label(f"{led} {words[: first.end] if first else words}", before, called)
                name = "time" if is_time else called.split()[0][:40]
                yield Told(
                    day, label, True, index, f"the {label or 'printed'} day, element {name}"
                )
            break


def _is_now(home: Any) -> bool:
    """Whether words stand where a page tells the day of its reading, or of what is to come."""
    around = [marks(element) for element in above(home, 5)]
    return any(map(_MAST.search, around)) or any(map(_NOW.search, around[:3]))


def _is_in(piece: Any, element: Any) -> bool:
    return any(one is element for one in above(piece.home, 5))


def _printed_day(words: str, region: str) -> str:
    """The one day that a line tells; of two ("… Updated …") the first."""
    if len(words) > LONGEST:
        return ""
    return _day(folded(words), region)


def _label(words: str, before: str, called: str) -> str:
    if _PUBLISHED.search(words) and not re.match(r"\W*(?:last )?updated", words, re.I):
        return "published"
    if _UPDATED.search(words):
        return "updated"
    if _LATE.search(called) and "publish" not in called:
        return "updated"
    if len(before) <= 30 and before and not any(days_in(before)):
        if _UPDATED.search(before):
            return "updated"
        if _PUBLISHED.search(before):
            return "published"
    return ""


def _stamped(row: Row, words: str, index: int, before: str, region: str) -> Iterator[Told]:
    """Days of lines that hold little else, and of those that say what the day is."""
    if _is_now(row.pieces[0].home):
        return
    plain = folded(words)
    found = stamps(plain)
    for stamp in found:
        if stamp.when.year:
            day = date(stamp.when.year, stamp.when.month, stamp.when.day).isoformat()
            label = stamp.label or _label("", before, "")
            yield Told(day, label, bool(label), index, f"the {label or 'printed'} day of a line")
    if found or not (day := _day(plain, region)):
        return
    label = _label(plain, before, "")
    if _SIGNED.match(plain):
        yield Told(day, label, True, index, "the day of the printed byline")
    elif label and len(plain) <= SENTENCE:
        yield Told(day, label, True, index, f"the {label} day of a line")
    elif _BARE.fullmatch(plain):
        yield Told(day, "", False, index, "the printed day of a line")
