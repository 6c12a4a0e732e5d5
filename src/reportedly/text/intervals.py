"""Intervals that prepositions make of times: "since 2014", "from Monday to Friday"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.article import Article
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import Meaning
from reportedly.text.timex import Phrase

__all__ = ["Joiner", "in_order", "is_limit", "is_since", "joined"]

_JOINS = re.compile(r"\s*(?:to|and|-|–|until|till|through|into)\s+(?:the\s+)?|\s*[-–]\s*")
_OPENS = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(since)\s+(?:(?:the|a|an|its|his|her|their)\s+(?:[\w-]+\s+){1,3}(?:on|of|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LEAD = 60
"""Characters before a time in which its preposition is looked for."""
_LIMIT = re.compile(r"\b(?:by|until|till|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*")
_BARE = {"weekday": ("D", 7), "month": ("Y", 1), "date_md": ("Y", 1), "date_dm": ("Y", 1)}
"""Rules whose times come round again, with the step to the next one."""


def is_limit(text: str, start: int) -> bool:
    """Whether "by" or "until" stands before a time at ``start``: what it says runs up to it."""
    return _LIMIT.search(text, max(0, start - 20), start) is not None


def is_since(text: str, start: int) -> bool:
    """Whether a time at ``start`` is a beginning that is over: "since March", "since the coup on
    26 July"."""
    return _SINCE.search(text, max(0, start - _LEAD), start) is not None


def joined(text: str, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are the ends of one interval: "from Monday to Friday", "March-April"."""
    between = text[one.end : other.start]
    if _JOINS.fullmatch(between) and _OPENS.search(text[max(0, one.start - 16) : one.start]):
        return True
    return _DASH.fullmatch(between) is not None and one.rule == other.rule and one.rule in _BARE


def in_order(rule: str, first: Meaning, last: Meaning, today: str) -> tuple[Meaning, Meaning]:
    """The two ends of an interval, so that the first is the earlier one. Both were read for
    themselves, as the nearest such day or month; where that turns them round, an end that is to
    come (not before ``today``, ISO) moves on, else the beginning moves back."""
    a, b = first.value, last.value
    if a is None or b is None or a.first is None or b.first is None or a.first <= b.first:
        return first, last
    unit, count = _BARE.get(rule, ("", 0))
    if unit == "D" or (unit == "Y" and last.assumed and b.first.isoformat() >= today):
        if b.first.isoformat() >= today:
            return first, _moved(last, b, count, unit)
        return _moved(first, a, -count, unit), last
    return (_moved(first, a, -count, unit), last) if unit and first.assumed else (first, last)


def _moved(meaning: Meaning, value: Value, count: int, unit: str) -> Meaning:
    there = calendar.shifted(value.first, count, unit) if value.first is not None else None
    if there is None:
        return meaning
    made = calendar.month(there.year, there.month)
    made = made if value.grain is Grain.MONTH else calendar.on(there)
    return replace(meaning, value=made, timex=made.timex)


class Joiner:
    """Makes the intervals of one article. ``today`` is its last possible day of publication
    (ISO), "" if unknown."""

    def __init__(self, article: Article, today: str) -> None:
        self._article, self._today = article, today

    def all(self, text: str, shift: int, found: list[Time]) -> Iterator[Time]:
        """The times of a paragraph (its ``text`` begins at ``shift``) and their intervals."""
        wholes = [time.span for time in found if time.grain is Grain.RANGE]
        for at, time in enumerate(found):
            yield time
            if time.kind is not TimeKind.DATE or not time.first or time.grain is Grain.VAGUE:
                continue
            start, end = time.span.start - shift, time.span.end - shift
            lead = text[max(0, start - _LEAD) : start]
            if (since := _SINCE.search(lead)) and time.first <= self._today:
                begin = start - len(lead) + since.start(1)
                yield self._interval(shift + begin, time.span.end, time, None)
            other = found[at + 1] if at + 1 < len(found) else None
            if other is None or other.kind is not TimeKind.DATE:
                continue
            between = text[end : other.span.start - shift]
            opening = _OPENS.search(lead)
            dashed = _DASH.fullmatch(between) is not None and time.grain is other.grain
            if not (opening and _JOINS.fullmatch(between)) and not dashed:
                continue
            begin = start - len(lead) + opening.start(1) if opening else start
            told = time.grain is Grain.RANGE or any(
                whole.start <= time.span.start and time.span.end < whole.end for whole in wholes
            )
            if time.first <= (other.last or "") and not told:
                yield self._interval(shift + begin, other.span.end, time, other)

    def _interval(self, start: int, end: int, first: Time, last: Time | None) -> Time:
        """From the first day of one time to the last of another, or to publication. A year stays
        a year where it begins an interval that ends at publication."""
        until = last.last if last is not None else self._today or None
        a_year = last is None and first.grain is Grain.YEAR and "/" not in first.edtf
        begin = first.edtf if a_year else first.first
        edtf = f"{begin}/{until or '..'}"
        return Time(
            span=self._article.at(start, end),
            kind=TimeKind.DATE,
            edtf=edtf,
            timex=edtf,
            grain=Grain.RANGE,
            first=first.first,
            last=until,
            anchor=Anchor.PUBLICATION if last is None else last.anchor,
            anchor_time=first.id,
        )
