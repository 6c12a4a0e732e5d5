"""Phrases that name a date: "Feb. 27", "the first week of February", "1939-1945"."""

from dataclasses import replace
from datetime import date, timedelta

from reportedly.model.time import Anchor, Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import (
    STEPS,
    Known,
    Meaning,
    Reader,
    explicit_year,
    implied_year,
    ordinal,
    part_sign,
    related_year,
    relation_in,
    single,
    year_step,
)
from reportedly.text.timex import Phrase, amount

__all__ = ["DATED"]


def _year(phrase: Phrase, known: Known) -> list[Meaning]:
    y = explicit_year(phrase, known)
    return single(phrase, calendar.year(y)) if y else []


def _years(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "1939-1945", "2023/24", "499 to 493 BC": both members and the interval."""
    one, two = phrase.need("y1"), phrase.need("y")
    before_christ = phrase.part("bc") is not None
    y1, y2 = int(one.value), int(two.value)
    if not before_christ:
        if len(two.text) == 2:
            y2 += y1 // 100 * 100
        elif two.kind != "YEAR":
            return []
    if before_christ:
        y1, y2 = -y1, -y2
    if y2 <= y1:
        return []
    first, last = calendar.year(y1), calendar.year(y2)
    end = phrase.end
    return [
        Meaning(one.start, one.end, TimeKind.DATE, first.timex, first),
        Meaning(two.start, end, TimeKind.DATE, last.timex, last),
        _between(phrase.start, end, first, last),
    ]


def _between(start: int, end: int, first: Value, last: Value) -> Meaning:
    value = calendar.interval(first.first, last.last)
    edtf = f"{first.edtf}/{last.edtf}" if value.first is None else value.edtf
    return Meaning(start, end, TimeKind.DATE, edtf, replace(value, edtf=edtf, timex=edtf))


def _decade(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("decade")
    y = int(word.value)
    if y < 100:
        if phrase.part("bc") is None:
            y += 2000 if known.day and known.day.year >= 2000 and y <= 20 else 1900
    elif word.text.isalpha():
        y += 1900
    return single(phrase, calendar.decade(-y if phrase.part("bc") else y))


def _century(phrase: Phrase, known: Known) -> list[Meaning]:
    number = ordinal(phrase.part("n"))
    if not 1 <= number <= 40:
        return []
    return single(phrase, calendar.century(number, phrase.part("bc") is not None))


# --- days, months, seasons, quarters -------------------------------------------------------------


def _iso(phrase: Phrase, known: Known) -> list[Meaning]:
    text = phrase.words[phrase.first].text
    made = calendar.day(*(int(part) for part in text[:10].split("-")))
    if made is None:
        return []
    if len(text) > 10:
        return single(phrase, calendar.part_of_day(made, text[10:].upper()), TimeKind.TIME)
    return single(phrase, made)


def _slash(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "05/03/2024": month first, unless it cannot be; where nothing tells, it says so."""
    text = phrase.words[phrase.first].text
    a, b, y = (int(part) for part in text.replace(".", "/").split("/"))
    y += 2000 if y < 50 else 1900 if y < 100 else 0
    dotted = phrase.rule == "dotted"
    made = calendar.day(y, b, a) if dotted or a > 12 else calendar.day(y, a, b)
    open_order = not dotted and a <= 12 and b <= 12 and a != b
    return single(phrase, made, assumed="month before day" if open_order else "") if made else []


def _date(phrase: Phrase, known: Known) -> list[Meaning]:
    month, d = phrase.need("m"), ordinal(phrase.part("d"))
    return _in_year(phrase, known, int(month.value), d)


def _in_year(phrase: Phrase, known: Known, m: int, d: int | None) -> list[Meaning]:
    """A month, or a day of it, in the year it says or implies."""
    y, anchor, assumed = explicit_year(phrase, known), Anchor.NONE, ""
    if y is None:
        y, anchor = implied_year(m, d, known)
        assumed = "year" if y is not None else ""
    tail = f"{m:02d}" if d is None else f"{m:02d}-{d:02d}"
    if y is None:
        bare = Value(
            f"XXXX-{tail}", f"XXXX-{tail}", Grain.DAY if d else Grain.MONTH, ymd=(None, m, d)
        )
        return single(phrase, bare)
    value = calendar.month(y, m) if d is None else calendar.day(y, m, d)
    if value is None:
        return []
    if (part := phrase.part("prepart", "part")) is not None and d is not None:
        value = calendar.part_of_day(value, part_sign(part))
        return single(phrase, value, TimeKind.TIME, anchor=anchor, assumed=assumed)
    return single(phrase, value, anchor=anchor, assumed=assumed)


def _days(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "March 5-7, 2024", "3 and 4 May"; an interval unless they are joined by "and"."""
    one, two = phrase.need("d1"), phrase.need("d")
    join, month = phrase.need("join"), phrase.need("m")
    m, d = int(month.value), int(one.value)
    read = _in_year(phrase, known, m, int(two.value))
    if not read or read[0].value is None or d >= int(two.value):
        return []
    last, y = read[0].value, read[0].value.ymd[0]
    first = calendar.day(y, m, d) if y is not None else None
    start = min(month.start, one.start)
    timex = first.timex if first is not None else f"XXXX-{m:02d}-{d:02d}"
    made = [
        replace(read[0], start=start, end=one.end, timex=timex, value=first),
        replace(read[0], start=two.start),
    ]
    if join.text not in ("and", "or") and first is not None:
        whole = _between(phrase.start, phrase.end, first, last)
        made.append(replace(whole, anchor=read[0].anchor, assumed=read[0].assumed))
    return made


def _month(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("m")
    m, relation = int(word.value), relation_in(phrase)
    if relation in ("last", "past", "previous", "next", "coming", "following", "this"):
        if known.day is None or known.narrative:
            return _in_year(phrase, known, m, None)
        y = known.day.year
        if relation in ("last", "past", "previous"):
            y -= m >= known.day.month
        elif relation != "this":
            y += m <= known.day.month
        return single(phrase, calendar.month(y, m), anchor=known.anchor, assumed="year")
    return _in_year(phrase, known, m, None)


def _season(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("s")
    which, relation = str(word.value), relation_in(phrase)
    y = explicit_year(phrase, known)
    if y is not None:
        return single(phrase, calendar.season(y, which))
    if known.narrative and known.focus is not None and known.focus.ymd[0] is not None:
        y = year_step(known.focus.ymd[0], STEPS.get(relation, 0))
        return single(phrase, calendar.season(y, which), anchor=Anchor.TIME, assumed="year")
    if known.day is None:
        return single(phrase, None, timex=f"XXXX-{which}")
    start, month, y = calendar.SEASONS[which][1], known.day.month, known.day.year
    if relation == "this" and start == 12 and month < 4:
        y -= 1  # the winter that began in December
    if relation == "last" or (not relation and known.tense != "future"):
        over = start + (3 if relation == "last" else 0)
        y -= month < over
    elif relation in ("next", "coming", "following") or known.tense == "future":
        y += month > start if relation == "" else month >= start
    return single(phrase, calendar.season(y, which), anchor=known.anchor, assumed="year")


def _quarter(phrase: Phrase, known: Known) -> list[Meaning]:
    """A quarter without a year is the last one that has begun (for the future: or the one that
    comes; reports speak of the quarter just ended as of one to come)."""
    word = phrase.part("q")
    q = int(word.value) if word is not None else ordinal(phrase.part("n"))
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
    now = (known.day.month + 2) // 3
    y = known.day.year - (q > now) if known.tense != "future" else known.day.year + (q < now - 1)
    return single(phrase, calendar.quarter(y, q), anchor=known.anchor, assumed="year")


def _half_year(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("n")
    named = {"latter": 2, "later": 2, "late": 2, "early": 1, "earlier": 1}
    which = named.get(word.text, ordinal(word)) if word is not None else 0
    y = explicit_year(phrase, known) or known.year
    if which not in (1, 2):
        return []
    return (
        single(phrase, calendar.half(y, which))
        if y
        else single(phrase, None, timex=f"XXXX-H{which}")
    )


def _nth_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the first week of February" as its days 1 to 7, the last week as its last seven."""
    word, unit, month = phrase.need("n"), phrase.need("u"), phrase.part("m")
    n = -1 if word.value == "last" else ordinal(word)
    if month is None or n == 0 or unit.kind == "weekend":
        return []
    within = _in_year(phrase, known, int(month.value), None)
    stretch = within[0].value if within else None
    if stretch is None or stretch.first is None or stretch.last is None:
        return within
    size = 7 if unit.kind == "week" else 1
    if n < 0:
        first, last = stretch.last - timedelta(days=size - 1), stretch.last
    else:
        first = stretch.first + timedelta(days=size * (n - 1))
        last = min(first + timedelta(days=size - 1), stretch.last)
    if first > stretch.last:
        return []
    value = calendar.on(first) if size == 1 else calendar.interval(first, last)
    return [replace(within[0], value=value, timex=value.timex)]


def _months_to(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the three months to March", "the year ended Sept. 30": whole months to its end."""
    m, count = int(phrase.need("m").value), phrase.parts.get("qty")
    ends = _in_year(phrase, known, m, None)
    last = ends[0].value.last if ends and ends[0].value is not None else None
    many = amount(count) if count else 1.0
    if last is None or many is None:
        return ends
    months = int(many) * {"month": 1, "quarter": 3, "year": 12}[phrase.need("u").kind]
    before = calendar.shifted(last.replace(day=1), 1 - months, "M")
    value = calendar.interval(before, last)
    return [replace(ends[0], value=value, timex=value.timex)]


def _nth_alone(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the 5th", of the month last spoken of or of the publication's."""
    d = ordinal(phrase.part("d"))
    focus = known.focus
    if focus is not None and focus.ymd[1] and (known.narrative or known.near is not None):
        y, m, anchor = focus.ymd[0], focus.ymd[1], Anchor.TIME
    elif known.day is not None:
        y, m, anchor = known.day.year, known.day.month, known.anchor
        if d > known.day.day and known.tense != "future":
            y, m = (y, m - 1) if m > 1 else (y - 1, 12)
    else:
        return single(phrase, None, timex=f"XXXX-XX-{d:02d}")
    value = calendar.day(y, m, d) if y is not None else None
    return single(phrase, value, anchor=anchor, assumed="month") if value else []


def holiday(rule: str, y: int) -> Value | None:
    """The day of a feast in a year: "12-25", or a movable one by name."""
    if rule[0].isdigit():
        return calendar.day(y, int(rule[:2]), int(rule[3:]))
    m, weekday, nth = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, -1)}[
        rule
    ]
    start = date(y, m, 1) if nth > 0 else date(y, m, 31)
    if nth > 0:
        return calendar.on(start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1)))
    return calendar.on(start - timedelta(days=(start.weekday() - weekday) % 7))


def _holiday(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("h")
    rule, y = str(word.value), explicit_year(phrase, known)
    if y is not None:
        return single(phrase, holiday(rule, y)) if 1 <= y <= 9998 else []
    if known.narrative and known.year is not None and known.year > 0:
        return single(phrase, holiday(rule, known.year), anchor=Anchor.TIME, assumed="year")
    if known.day is None:
        return single(phrase, None, timex=f"XXXX-{rule}" if rule[0].isdigit() else "XXXX")
    here = holiday(rule, known.day.year)
    y = known.day.year
    if here is None or here.first is None:
        return []
    if known.tense == "future":
        y += here.first < known.day
    elif (here.first - known.day).days > 31:
        y -= 1
    return single(phrase, holiday(rule, y), anchor=known.anchor, assumed="year")


DATED: dict[str, Reader] = {
    "iso": _iso,
    "slash": _slash,
    "dotted": _slash,
    "date_md": _date,
    "date_dm": _date,
    "days_md": _days,
    "days_dm": _days,
    "month": _month,
    "year": _year,
    "year_bc": _year,
    "years": _years,
    "years_bc": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "q_short": _quarter,
    "half_year": _half_year,
    "nth_unit": _nth_unit,
    "months_to": _months_to,
    "nth_alone": _nth_alone,
    "holiday": _holiday,
}
"""The reader of each rule of ``lexicon/times.toml`` that names a date."""
