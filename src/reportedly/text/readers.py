"""Reads a phrase of time from its day, or from every day it may have been said on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.text import calendar
from reportedly.text.dated import DATED
from reportedly.text.days import DAYS
from reportedly.text.distances import DISTANCES
from reportedly.text.feasts import FEASTS
from reportedly.text.lengths import LENGTHS
from reportedly.text.periods import PERIODS
from reportedly.text.reckoning import Known, Meaning
from reportedly.text.relative import RELATIVE
from reportedly.text.saying_days import Days
from reportedly.text.stretches import STRETCHES
from reportedly.text.timex import Phrase
from reportedly.text.weekdays import WEEKDAYS

__all__ = ["READERS", "read", "with_year"]

READERS = DATED | DAYS | DISTANCES | FEASTS | LENGTHS | PERIODS | RELATIVE | STRETCHES | WEEKDAYS
"""The reader of every rule of ``lexicon/times.toml``."""

_RANGE = "publication day is a range"
_DATES = ("month", "date_md", "date_dm", "season")
_LISTING = {"and", "to", "-", "/", ",", "or", "through", "until", "the", "into"}


def with_year(phrase: Phrase, coming: Sequence[Phrase]) -> Phrase:
    """ "April and June 1955", "from Aug. 28 to Oct. 10, 1945": the year stands with the last."""
    if phrase.rule not in _DATES or phrase.part("y", "y2", "yrel", "rel"):
        return phrase
    end = phrase.last
    for other in coming:
        between = {word.text for word in phrase.words[end + 1 : other.first]}
        if other.rule not in _DATES or not between <= _LISTING or other.first - end > 3:
            return phrase
        if year := other.parts.get("y"):
            return replace(phrase, parts={**phrase.parts, "y": year})
        end = other.last
    return phrase


def read(phrase: Phrase, known: Known, days: Days | None) -> list[Meaning]:
    """Read from the first and from the last possible day; where they differ, give the range."""
    reader = READERS[phrase.rule]
    if days is None:
        return reader(phrase, known)
    early = reader(phrase, replace(known, day=days[0]))
    if days[0] == days[1]:
        return early
    late = reader(phrase, replace(known, day=days[1]))
    if len(early) != len(late):
        return late
    return [_merged(one, two) for one, two in zip(early, late, strict=True)]


def _merged(early: Meaning, late: Meaning) -> Meaning:
    a, b = early.value, late.value
    if a == b or a is None or b is None:
        return early
    first: date | None = a.first
    if a.first is not None and b.first is not None:
        first = min(a.first, b.first)
    value = replace(calendar.interval(first, b.last), grain=a.grain, ymd=a.ymd)
    assumed = "; ".join(part for part in (early.assumed, _RANGE) if part)
    timex = _common(early.timex, late.timex)
    return replace(early, value=replace(value, timex=timex), timex=timex, assumed=assumed)


def _common(one: str, two: str) -> str:
    """Two TIMEX3 values with X for what they do not share: "2025-04-XX"."""
    if len(one) != len(two):
        return one if one == two else "XXXX"
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b), len(one))
    return one[:at] + re.sub(r"\d", "X", one[at:])
