"""Phrases that name a date: "Feb. 27", "the first week of February", "1939-1945"."""

from dataclasses import replace

from reportedly.model.time import Anchor, Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import (
    Known,
    Meaning,
    Reader,
    explicit_year,
    implied_year,
    ordinal,
    part_in,
    relation_in,
    single,
)
from reportedly.text.timex import Phrase

__all__ = ["DATED", "in_year"]


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
    if CENTURIES <= y < 2000 and y % 100 == 0 and not phrase.part("bc"):
        return single(phrase, calendar.century(y // 100 + 1))
    return single(phrase, calendar.decade(-y if phrase.part("bc") else y))


CENTURIES = 1000
"""From here on "the 1800s" are a hundred years; the 2000s are ten."""


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
    return in_year(phrase, known, int(month.value), d) if d > 0 else []


def in_year(phrase: Phrase, known: Known, m: int, d: int | None) -> list[Meaning]:
    """A month (1 to 12), or a day of it, in the year it says or implies; none where there is no
    such day."""
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
    if (part := part_in(phrase)) and d is not None:
        value = calendar.part_of_day(value, part)
        return single(phrase, value, TimeKind.TIME, anchor=anchor, assumed=assumed)
    today = known.day if anchor is Anchor.NONE or anchor is known.anchor else None
    return single(phrase, value, anchor=anchor, assumed=assumed, today=today)


def _days(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "March 5-7, 2024", "3, 4 and 6 May"; an interval unless they are joined by "and"."""
    one, two = phrase.need("d1"), phrase.need("d")
    join, month = phrase.need("join", "list"), phrase.need("m")
    m, d = int(month.value), int(one.value)
    read = in_year(phrase, known, m, int(two.value))
    if not read or read[0].value is None or d >= int(two.value):
        return []
    last, y = read[0].value, read[0].value.ymd[0]
    first = calendar.day(y, m, d) if y is not None else None
    start = min(month.start, one.start)
    timex = first.timex if first is not None else f"XXXX-{m:02d}-{d:02d}"
    made = [replace(read[0], start=start, end=one.end, timex=timex, value=first)]
    for word in phrase.parts.get("more", ()):
        if word.text != ",":
            between = in_year(phrase, known, m, int(word.value))
            made += [replace(one, start=word.start, end=word.end) for one in between]
    made.append(replace(read[0], start=two.start))
    if join.text not in ("and", "or") and first is not None:
        whole = _between(phrase.start, phrase.end, first, last)
        made.append(replace(whole, anchor=read[0].anchor, assumed=read[0].assumed))
    return made


def _month(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("m")
    m, relation = int(word.value), relation_in(phrase)
    if relation in ("last", "past", "previous", "next", "coming", "following", "this"):
        if known.day is None or known.narrative:
            return in_year(phrase, known, m, None)
        y = known.day.year
        if relation in ("last", "past", "previous"):
            y -= m >= known.day.month
        elif relation != "this":
            y += m <= known.day.month
        return single(phrase, calendar.month(y, m), anchor=known.anchor, assumed="year")
    return in_year(phrase, known, m, None)


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
    "nth_alone": _nth_alone,
}
"""The reader of each rule of ``lexicon/times.toml`` that names a date."""
