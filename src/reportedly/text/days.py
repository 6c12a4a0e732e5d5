"""Hours and parts of days: "yesterday morning", "10 p.m. GMT", "before dawn", "overnight"."""

from dataclasses import replace
from datetime import timedelta

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
    part_in,
    part_sign,
    relation_in,
    single,
)
from reportedly.text.shifts import from_focus
from reportedly.text.timewords import Word
from reportedly.text.timex import Phrase
from reportedly.text.weekdays import day_of_week

__all__ = ["DAYS"]


def _relday(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("r", "r0")
    sign = part_in(phrase) or str(word.value[1])
    kind = TimeKind.TIME if sign else TimeKind.DATE
    if known.narrative and word.text == "today":
        return single(phrase, None, timex="PRESENT_REF", anchor=known.anchor)
    if known.day is None:
        return single(phrase, None, kind, timex="XXXX-XX-XX" + (f"T{sign}" if sign else ""))
    value = calendar.on(known.day + timedelta(days=int(word.value[0])))
    made = calendar.part_of_day(value, sign) if sign else value
    return single(phrase, made, kind, anchor=known.anchor)


def _rel_part(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "this morning", "last night", "that evening", "the next morning"."""
    word, relation = phrase.need("part"), relation_in(phrase)
    step, sign = STEPS.get(relation, 0), part_sign(word)
    articled = phrase.parts["rel"][0].text == "the"
    if relation == "that" or articled or known.narrative:
        focus = known.near or known.focus
        there = from_focus(focus, step, "D") if focus is not None else None
        anchor = Anchor.TIME
    else:
        there = calendar.on(known.day + timedelta(days=step)) if known.day else None
        anchor = known.anchor
    if there is None:
        return single(phrase, None, TimeKind.TIME, timex=f"XXXX-XX-XXT{sign}")
    return single(phrase, calendar.part_of_day(there, sign), TimeKind.TIME, anchor=anchor)


def _part_alone(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "by evening": of the day that follows at once ("before dawn on Monday"), the day last
    spoken of, or else the day known."""
    sign = part_sign(phrase.need("part"))
    focus = known.ahead or known.near or known.focus
    there = from_focus(focus, 0, "D") if focus is not None else None
    anchor = Anchor.TIME if there is not None else known.anchor
    before = phrase.neighbour(-1)
    bare = before is not None and before.text == "the"  # "in the morning" of any day
    if there is None and known.day is not None and not known.narrative and not bare:
        there = calendar.on(known.day)
    if there is None:
        return single(phrase, None, TimeKind.TIME, timex=f"XXXX-XX-XXT{sign}")
    value = calendar.part_of_day(there, sign)
    return single(phrase, value, TimeKind.TIME, anchor=anchor, assumed="day")


def _overnight(phrase: Phrase, known: Known) -> list[Meaning]:
    """The night that ends on the day of publication."""
    if known.day is None:
        return single(phrase, None, TimeKind.TIME, timex="XXXX-XX-XXTNI")
    night = calendar.part_of_day(calendar.on(known.day), "NI")
    value = replace(night, first=known.day - timedelta(days=1), last=known.day)
    edtf = f"{value.first}/{value.last}"
    return single(phrase, replace(value, edtf=edtf), TimeKind.TIME, anchor=known.anchor)


def _clock(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "10 p.m.", "15:00 GMT Saturday", "noon on 5 March"; without a day, that of the sentence
    or else of publication."""
    words = phrase.parts["t"]
    if words[0].kind == "CLOCK" and words[0].text.count(":") == 2 and len(words) == 1:
        h, m, s = (int(figure) for figure in words[0].text.split(":"))
        return single(phrase, None, TimeKind.DURATION, timex=f"PT{h}H{m}M{s}S")
    hour = _hour(words)
    there, anchor, assumed = _day_of_clock(phrase, known)
    if hour is None:
        return []
    if there is None:
        return single(phrase, None, TimeKind.TIME, timex=f"XXXX-XX-XX{hour}")
    value = calendar.part_of_day(there, hour)
    if (zone := phrase.part("tz", "tz2")) is not None and value.grain is Grain.HOUR:
        value = replace(value, edtf=f"{value.edtf}{zone.value}")
    return single(phrase, value, TimeKind.TIME, anchor=anchor, assumed=assumed)


def _hour(words: tuple[Word, ...]) -> str | None:
    if words[0].kind == "NOON":
        return str(words[0].value)
    told = words[0].text.replace(".", ":")
    if words[0].kind == "NUMBER":  # "five in the morning"
        told = str(words[0].value)
    if len(told) == 4 and told.isdigit():  # "1800 GMT"
        told = f"{told[:2]}:{told[2:]}"
    h, _, m = told.partition(":")
    hour, minute = int(h), m or "00"
    half = next((word.text[0] for word in words if word.kind == "AMPM"), "")
    if words[-1].kind == "PART":
        half = "a" if words[-1].value == "MO" else "p"
    if half and hour > 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"T{hour:02d}:{minute}"


def _day_of_clock(phrase: Phrase, known: Known) -> tuple[Value | None, Anchor, str]:
    if (weekday := phrase.part("w")) is not None:
        if known.day is None:
            return None, Anchor.NONE, ""
        return calendar.on(day_of_week(known, int(weekday.value))), known.anchor, ""
    if (relday := phrase.part("r")) is not None:
        there = known.day + timedelta(days=int(relday.value[0])) if known.day else None
        return (calendar.on(there) if there else None), known.anchor, ""
    if (month := phrase.part("m")) is not None:
        d, y, anchor = ordinal(phrase.part("d")), explicit_year(phrase, known), Anchor.NONE
        if y is None:
            y, anchor = implied_year(int(month.value), d, known)
        return (calendar.day(y, int(month.value), d) if y else None), anchor, ""
    told = known.ahead or known.near or _told_day(known)
    if told is not None and None not in told.ymd:
        y, m, d = (part or 0 for part in told.ymd)
        return calendar.day(y, m, d), Anchor.TIME, "day"
    return (calendar.on(known.day) if known.day else None), known.anchor, "day"


def _told_day(known: Known) -> Value | None:
    """The day last spoken of, where the story is of the past: "troops came at 6 p.m."."""
    focus = known.focus
    if focus is None or known.narrative:
        return focus
    daily = focus.grain in (Grain.DAY, Grain.HOUR)
    return (
        focus if daily and known.tense == "past" and known.anchor is Anchor.PUBLICATION else None
    )


DAYS: dict[str, Reader] = {
    "clock": _clock,
    "relday": _relday,
    "rel_part": _rel_part,
    "part_alone": _part_alone,
    "overnight": _overnight,
}
"""The reader of each rule of ``lexicon/times.toml`` for days and hours."""
