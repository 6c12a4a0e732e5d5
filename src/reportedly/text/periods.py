"""Named stretches of a year: "the winter of 2023-24", "the first quarter", "fiscal 2024"."""

from datetime import date, timedelta

from reportedly.model.time import Anchor, Grain
from reportedly.text import calendar
from reportedly.text.reckoning import (
    STEPS,
    Known,
    Meaning,
    Reader,
    explicit_year,
    ordinal,
    related_year,
    relation_in,
    single,
    year_step,
)
from reportedly.text.timex import Phrase

__all__ = ["PERIODS"]

JUST_ENDED = 45
"""Days after a quarter in which what will be said of it is still to come: results come later."""

SOON = 3
"""Months ahead of a season in which the present tense means the one that comes."""


def _season(phrase: Phrase, known: Known) -> list[Meaning]:
    """News convention: a bare season is the last one that has begun, for the future the one that
    comes; "last" is the last one that has ended."""
    which, relation = str(phrase.need("s").value), relation_in(phrase)
    y = explicit_year(phrase, known)
    if y is not None:
        return single(phrase, calendar.season(y, which))
    if known.narrative and known.focus is not None and known.focus.ymd[0] is not None:
        y = year_step(known.focus.ymd[0], STEPS.get(relation, 0))
        return single(phrase, calendar.season(y, which), anchor=Anchor.TIME, assumed="year")
    if known.day is None:
        return single(phrase, None, timex=f"XXXX-{which}")
    start, day = calendar.SEASONS[which][1], known.day
    begun = day.year - (day.month < start)
    running = (day.month - start) % 12 < 3
    if relation in ("last", "past", "previous"):
        y = begun - running
    elif relation == "this":
        over = (day.month - start) % 12 in (3, 4) and known.tense != "future"
        y = begun if running or over else day.year
    elif relation in ("next", "coming", "following"):
        y = begun + 1
    else:
        soon = known.tense == "present" and (start - day.month) % 12 <= SOON
        y = begun + (not running and (soon or known.tense == "future"))
    value = calendar.season(y, which)
    return single(phrase, value, anchor=known.anchor, assumed="year", today=day)


def _quarter(phrase: Phrase, known: Known) -> list[Meaning]:
    """A quarter without a year is the last one that has begun; of results yet to come the one
    just ended; else for the future the one that runs or comes."""
    word = phrase.part("q")
    q = int(word.value) if word is not None else ordinal(phrase.part("n"))
    q = 4 if q == -1 else q
    if not 1 <= q <= 4:
        return []
    early = phrase.part("y1")
    y = int(early.value) if early is not None else explicit_year(phrase, known)
    if y is None and phrase.parts.get("rel"):
        y = related_year(relation_in(phrase), known)
    if y is not None:
        return single(phrase, calendar.quarter(y, q))
    if known.day is None:
        return single(phrase, None, timex=f"XXXX-Q{q}")
    value = calendar.quarter(_year_of_part(q, 3, known.day, known.tense), q)
    return single(phrase, value, anchor=known.anchor, assumed="year")


def _year_of_part(number: int, size: int, day: date, tense: str) -> int:
    """The year of a quarter or half (``size`` months) that is told without one."""
    now = (day.month - 1) // size + 1
    if tense not in ("future", "due"):
        return day.year - (number > now)
    ended = day.replace(day=1, month=size * (now - 1) + 1) - timedelta(days=1)
    is_last = number == (ended.month - 1) // size + 1
    if is_last and (tense == "due" or (day - ended).days <= JUST_ENDED):
        return ended.year
    return day.year + (number < now)


def _half_year(phrase: Phrase, known: Known) -> list[Meaning]:
    """Half a calendar year; without a year as `_quarter`."""
    word = phrase.need("n", "h")
    named = {"latter": 2, "later": 2, "late": 2, "early": 1, "earlier": 1}
    which = int(word.value) if word.kind == "HSHORT" else named.get(word.text, ordinal(word))
    if which not in (1, 2):
        return []
    y = explicit_year(phrase, known)
    anchor, assumed = Anchor.NONE, ""
    if y is None and phrase.rule == "half_alone" and known.day is not None:
        y, assumed = _year_of_part(which, 6, known.day, known.tense), "year"
        anchor = known.anchor
    y = y or known.year
    if not y:
        return single(phrase, None, timex=f"XXXX-H{which}")
    return single(phrase, calendar.half(y, which), anchor=anchor, assumed=assumed)


def _fiscal(phrase: Phrase, known: Known) -> list[Meaning]:
    """Fiscal years begin in other months in other places, so the calendar year is only near:
    EDTF "2024~". Of "2023-24" both years hold it."""
    word = phrase.need("fy")
    digits = [int(part) for part in word.value]
    y = digits[0] + (2000 if digits[0] < 100 else 0)
    if (word_q := phrase.part("q")) is not None:
        value = calendar.quarter(y, int(word_q.value))
    elif len(digits) > 1:
        value = calendar.interval(date(y, 1, 1), date(y + 1, 12, 31))
    else:
        value = calendar.year(y)
    near = value if "/" in value.edtf else calendar.about(value)
    return single(phrase, near, assumed="the calendar's for the fiscal year")


def _last_year_period(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the same period last year", "the year-earlier quarter": the period last spoken of, in
    the year before it or in the year that is named."""
    then, y, unit = known.period, explicit_year(phrase, known), phrase.part("u", "u2", "u3")
    fits = then is not None and (unit is None or _SIZES[unit.kind] is then.grain)
    if then is None or then.first is None or then.last is None or not fits:
        y = y if y is not None else known.year - 1 if known.year is not None else None
        value = calendar.year(y) if y is not None else None
        return single(phrase, value, timex="XXXX", anchor=known.anchor)
    step = -1 if y is None else y - then.first.year
    first, last = (calendar.shifted(edge, step, "Y") for edge in (then.first, then.last))
    if step >= 0 or first is None or last is None:
        return []
    value = calendar.like(then, first, last)
    return single(phrase, value, anchor=Anchor.TIME)


def _the_period(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "revenue for the quarter", "in the latest period" as the one last spoken of."""
    then = known.period
    if then is None or (
        phrase.need("u", "u2").kind == "quarter" and then.grain is not Grain.QUARTER
    ):
        return []
    return single(phrase, then, anchor=Anchor.TIME)


_SIZES = {"month": Grain.MONTH, "quarter": Grain.QUARTER}

PERIODS: dict[str, Reader] = {
    "season": _season,
    "quarter": _quarter,
    "q_short": _quarter,
    "half_year": _half_year,
    "half_alone": _half_year,
    "h_short": _half_year,
    "fiscal": _fiscal,
    "same_period": _last_year_period,
    "the_period": _the_period,
}
"""The reader of each rule of ``lexicon/times.toml`` for seasons, quarters and halves."""
