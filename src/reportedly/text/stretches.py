"""Stretches counted in a longer one: "the first week of February", "the year to March"."""

from datetime import date, timedelta

from reportedly.model.time import Grain
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.dated import in_year
from reportedly.text.reckoning import STEPS, Known, Meaning, Reader, ordinal, relation_in, single
from reportedly.text.timewords import Word, amount
from reportedly.text.timex import Phrase
from reportedly.text.weekdays import day_of_week

__all__ = ["STRETCHES"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _container(phrase: Phrase, known: Known) -> list[Meaning]:
    """The month or year that a part is counted in: "of February", "of last year", "of 2024"."""
    if (month := phrase.part("m")) is not None:
        return in_year(phrase, known, int(month.value), None)
    if (y := phrase.part("y0")) is not None:
        return single(phrase, calendar.year(int(y.value)))
    unit = phrase.part("of_u")
    day = known.day
    if unit is None or day is None:
        return []
    if known.narrative and known.focus is not None and known.focus.first is not None:
        day = known.focus.first
    step = STEPS.get(relation_in(phrase), 0)
    if unit.kind == "week":
        return single(phrase, calendar.week(day + timedelta(days=7 * step)), anchor=known.anchor)
    sign = {"month": "M", "quarter": "Q", "year": "Y"}[unit.kind]
    there = calendar.shifted(day, step * (3 if sign == "Q" else 1), "Y" if sign == "Y" else "M")
    if there is None:
        return []
    value = calendar.year(there.year)
    if sign == "M":
        value = calendar.month(there.year, there.month)
    elif sign == "Q":
        value = calendar.quarter(there.year, (there.month + 2) // 3)
    return single(phrase, value, anchor=known.anchor)


def _nth_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the first week of February" as its days 1 to 7, the last week as its last seven;
    "the first three months of the year", "the last ten days of May"."""
    unit, word = phrase.need("u"), phrase.need("n")
    n = -1 if word.value in ("last", "past") else ordinal(word)
    count = amount(phrase.parts["qty"]) if phrase.parts.get("qty") else 1.0
    within = _container(phrase, known)
    stretch = within[0].value if within else None
    if n == 0 or stretch is None or stretch.first is None or stretch.last is None:
        return []
    if count is None:
        value: Value | None = calendar.narrowed(stretch, "START" if n > 0 else "END")
    else:
        value = _piece(stretch.first, stretch.last, n, int(count), unit)
    return [_renamed(within[0], phrase, value)] if value is not None else []


def _piece(first: date, last: date, n: int, count: int, unit: Word) -> Value | None:
    """``count`` units of a stretch from its ``n``th on, or up to its end if ``n`` is negative."""
    sign, size = {"week": ("W", 1), "day": ("D", 1), "month": ("M", 1), "quarter": ("M", 3)}.get(
        unit.kind, ("", 0)
    )
    if not sign:
        return None
    if n < 0:
        begin = calendar.shifted(last + timedelta(days=1), -count * size, sign)
        end: date | None = last
    else:
        begin = calendar.shifted(first, (n - 1) * size, sign)
        end = calendar.shifted(first, (n - 1 + count) * size, sign)
        end = min(last, end - timedelta(days=1)) if end is not None else last
    if begin is None or end is None or not first <= begin <= end <= last:
        return None
    if begin == end:
        return calendar.on(begin)
    if sign == "M" and count * size in (1, 3, 6) and (begin.month - 1) % (count * size) == 0:
        made = {1: calendar.month, 3: calendar.quarter, 6: calendar.half}[count * size]
        return made(begin.year, (begin.month - 1) // (count * size) + 1)
    return calendar.interval(begin, end)


def _nth_weekday(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the third Friday of June", "the last Sunday in March"."""
    word, weekday = phrase.need("n"), int(phrase.need("w").value)
    n = -1 if word.value == "last" else ordinal(word)
    within = _container(phrase, known)
    stretch = within[0].value if within else None
    if n == 0 or stretch is None or stretch.grain is not Grain.MONTH or stretch.first is None:
        return []
    value = calendar.nth_weekday(stretch.first.year, stretch.first.month, weekday, n)
    return [_renamed(within[0], phrase, value)] if value is not None else []


def _renamed(meaning: Meaning, phrase: Phrase, value: Value) -> Meaning:
    return Meaning(
        phrase.start, phrase.end, meaning.kind, value.timex, value, meaning.anchor, meaning.assumed
    )


# --- stretches told by their end -----------------------------------------------------------------


def _months_to(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the three months to March", "the year ended Sept. 30": whole months to its end; a day
    well inside a month ends them on that day."""
    count, unit = phrase.parts.get("qty"), phrase.need("u").kind
    m, d = int(phrase.need("m", "m0").value), ordinal(phrase.part("d", "d0")) or None
    ends = in_year(phrase, known, m, None)
    last = ends[0].value.last if ends and ends[0].value is not None else None
    many = amount(count) if count else 1.0
    if last is None or many is None:
        return ends
    months = int(many) * _MONTHS[unit]
    begin = calendar.shifted(last.replace(day=1), 1 - months, "M")
    if d is not None and MONTH_STARTS < d < MONTH_ENDS:
        last = last.replace(day=d)
        before = calendar.shifted(last, -months, "M")
        begin = before + timedelta(days=1) if before is not None else None
    elif d is not None and d <= MONTH_STARTS:  # "ended Oct. 1" closes September
        last = last.replace(day=1) - timedelta(days=1)
        begin = calendar.shifted(last.replace(day=1), 1 - months, "M")
    return [_renamed(ends[0], phrase, calendar.interval(begin, last))]


MONTH_STARTS, MONTH_ENDS = 4, 25
"""Days of a month up to which books that close on a weekday still close the month before, and
from which on they close this one (the 52-53 week year of accounting)."""


def _week_of(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the week of 5 May" as the days from Monday, "the week to 5 May" as the seven days up
    to it, "the week beginning 5 May" as those from it on, "the weekend of 3 May"."""
    ends = _end_of_week(phrase, known)
    day = ends[0].value.first if ends and ends[0].value is not None else None
    if day is None:
        return ends
    how = phrase.need("how").text
    if phrase.need("u").kind == "weekend":
        value = calendar.weekend(day)
    elif how in ("of", "in"):
        value = calendar.week(day)
    elif how in ("beginning", "start", "starting", "commencing", "from"):
        value = calendar.interval(day, calendar.shifted(day, 6, "D"))
    else:
        value = calendar.interval(calendar.shifted(day, -6, "D"), day)
    return [_renamed(ends[0], phrase, value)]


def _end_of_week(phrase: Phrase, known: Known) -> list[Meaning]:
    if (weekday := phrase.part("w")) is not None:
        if known.day is None or known.narrative:
            return single(phrase, None, timex="XXXX-WXX")
        day = calendar.on(day_of_week(known, int(weekday.value)))
        return single(phrase, day, anchor=known.anchor)
    d = ordinal(phrase.part("d", "d0"))
    return in_year(phrase, known, int(phrase.need("m", "m0").value), d)


STRETCHES: dict[str, Reader] = {
    "nth_unit": _nth_unit,
    "nth_weekday": _nth_weekday,
    "months_to": _months_to,
    "week_of": _week_of,
}
"""The reader of each rule of ``lexicon/times.toml`` for counted parts and what ends on a day."""
