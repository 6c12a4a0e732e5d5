"""The day and hour that a page prints of itself: "LIVE  Sunday, 5 October 2025 – 23:50"."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.read.dates import Written, days_in, numeric_in

__all__ = ["STAMPED", "Stamp", "is_hour", "stamps"]

STAMPED = "the day and hour of the page"
"""The reason given for a line that is a stamp."""

LONGEST = 160
"""Characters of a line that can be a stamp."""

_HOUR = (
    r"T\d\d:\d\d(?::\d\d)?(?:\.\d+)?|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?"
)
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"
_COUNTED = (
    r"\d[\d,.]*k?\+?\s(?:comments?|words|shares?|views?|likes?|repl(?:y|ies)|(?:hours?|hrs?|minutes?|mins?"
    r"|days?|weeks?|months?|years?)(?:\s(?:ago|read|old))?)|\d+[- ]min(?:ute)?s?(?:\sread)?"
)
_OFFSET = r"[+-]\d{1,2}(?::?\d\d)?\b"
_PART = re.compile(r"\s*[|·•/()\[\]–—]\s*|\s+-+\s+|,\s+|\s{2,}|:\s+|\s*-\s*$|^\s*[-–—*]+\s*")
_RANGE = re.compile(r"\d\s?[-–]\s?\d{1,2}\b(?!\s?[-–:./])")


_EDGES = " \t.,:;·•-–—|"
_LED = re.compile(r"\s*(?:by|written by|from the section|posted in|filed in|source|in)\b", re.I)
_SMALL = frozenset({"of", "the", "and", "de", "la", "for", "&"})
_TELLS = re.compile(r"[A-Za-z]+ (?:of|for|from|to|until|since|before|after|on)\s*$")


@record
class Stamp:
    """A day on such a line, and what the page says of it: "published", "updated" or nothing.

    ``when.start`` and ``when.end`` are offsets in the line.
    """

    label: str
    when: Written


def stamps(words: str, *, yearless: bool = False) -> tuple[Stamp, ...]:
    """The days of a line that is a stamp, in its order; none where the line says more than that.

    Beside days, hours and labels it may hold an author ("by …") and short names, as of a section
    or a place. A day beside names needs a year, but with ``yearless`` it does not.
    """
    if len(words) > LONGEST or "@" in words.split(" @ ")[0]:  # a post that the story shows
        return ()
    days = [*days_in(words), *numeric_in(words)]
    found = [day for day in days if day.day and not _is_range(words, day)]
    if not found or len(found) > 3 or len(found) != len(days) or _is_told(words, found[0]):
        return ()
    rest = _rest(words, found)
    if rest and not _are_labels(rest):
        return ()
    if rest and not yearless and not any(day.year for day in found):
        return ()
    return tuple(Stamp(label=_label(words, day), when=day) for day in found)


def is_hour(words: str) -> bool:
    """Whether a line is nothing but an hour, as over the entries of a live blog: "10.42am BST"."""
    return len(words) < 40 and len(re.findall(_HOUR, words)) == 1 and not _rest(words, ())


def _is_range(words: str, day: Written) -> bool:
    written = words[day.start : day.end]
    return _RANGE.search(written) is not None and not re.match(r"\d{4}-", written)


def _is_told(words: str, day: Written) -> bool:
    """Whether the day belongs to a phrase: "Meeting of 4 May 2021"."""
    if _labels().match(words):
        return False
    before = _TELLS.search(words[: day.start])
    return before is not None and not _labels().search(before.group())


def _rest(words: str, days: Iterable[Written]) -> tuple[str, ...]:
    """What the line says beside days, hours, labels and counts, cut at its separators."""
    left = list(words)
    for day in days:
        left[day.start : day.end] = "|" * (day.end - day.start)
    rest = list[str]()
    for part in _PART.split("".join(left)):
        kept = part if _LED.match(part) else _passed().sub("|", part)
        rest.extend(name for piece in kept.split("|") if (name := piece.strip(_EDGES)))
    return tuple(name for name in rest if re.search(r"\w", name))


def _are_labels(parts: tuple[str, ...]) -> bool:
    """Whether all parts are names or labels: short, in capitals, no sentence among them."""
    return len(parts) <= 4 and all(map(_is_label, parts))


def _is_label(part: str) -> bool:
    told = part.split()
    if _LED.match(part):
        return len(told) <= 8
    return len(told) <= 4 and all(
        word[:1].isupper() or not word[:1].isalpha() or word in _SMALL or len(told) == 1
        for word in told
    )


def _label(words: str, day: Written) -> str:
    """The last label in front of a day."""
    kinds = [(m.end(), m.lastgroup or "") for m in _labels().finditer(words[: day.start])]
    return max(kinds)[1] if kinds else ""


@cache
def _labels() -> re.Pattern[str]:
    told = lexicon("furniture")["stamp"]
    return re.compile(
        rf"\b(?:(?P<updated>{_either(told['updated'])})"
        rf"|(?P<published>{_either(told['published'])}))\b",
        re.I,
    )


@cache
def _passed() -> re.Pattern[str]:
    told = lexicon("furniture")["stamp"]
    words = _either((*told["published"], *told["updated"], *told["fillers"]))
    zones = _either(told["zones"])
    return re.compile(
        rf"(?i:{_COUNTED})|(?i:{_HOUR})|\b(?:{zones})(?:{_OFFSET})?(?![\w])|(?i:\b{_WEEKDAY})"
        rf"|(?i:\b(?:{words})\b)|{_OFFSET}"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
