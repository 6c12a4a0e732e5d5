"""Phrases counted from another time, and lengths: "three days ago", "last year", "every Monday"."""

from collections.abc import Callable
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
    modifier,
    ordinal,
    part_sign,
    relation_in,
    single,
    year_step,
)
from reportedly.text.timex import Phrase, Word, amount

__all__ = ["RELATIVE", "length"]

_BACK = ("last", "past", "recent", "previous")
_ON = ("next", "coming", "following")
_TENFOLD = {"Y": 1, "DE": 10, "CE": 100}


def length(count: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it: 3, "D" is "P3D"; open, "TH" is "PTXH"."""
    prefix, sign = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    if sign == "FN":
        count, sign = (None if count is None else count * 2), "W"
    elif sign == "N":
        sign = "D"
    if count is None:
        return f"{prefix}X{sign}"
    if sign in ("DE", "CE"):
        count, sign = count * _TENFOLD[sign], "Y"
    return f"{prefix}{_number(count)}{sign}"


def _number(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _unit_at(when: date, unit: str) -> Value | None:
    """The day, week, month … that a day lies in."""
    made: dict[str, Callable[[], Value]] = {
        "D": lambda: calendar.on(when),
        "N": lambda: calendar.part_of_day(calendar.on(when), "NI"),
        "WE": lambda: calendar.weekend(when),
        "W": lambda: calendar.week(when),
        "M": lambda: calendar.month(when.year, when.month),
        "Q": lambda: calendar.quarter(when.year, (when.month + 2) // 3),
        "Y": lambda: calendar.year(when.year),
        "DE": lambda: calendar.decade(when.year),
        "CE": lambda: calendar.century((when.year - 1) // 100 + 1),
    }
    return made[unit]() if unit in made else None


def _moved(when: date, count: int, unit: str) -> date | None:
    """``when`` so many units on (back, if negative)."""
    sign, size = {
        "D": ("D", 1), "N": ("D", 1), "WE": ("W", 1), "W": ("W", 1), "FN": ("W", 2),
        "M": ("M", 1), "Q": ("M", 3), "Y": ("Y", 1), "DE": ("Y", 10), "CE": ("Y", 100),
    }.get(unit, ("", 0))  # fmt: skip
    return calendar.shifted(when, count * size, sign) if sign else None


def _from_focus(focus: Value, count: int, unit: str) -> Value | None:
    """A time counted from another one, no finer than both: a year after May 1940 is 1941."""
    y = focus.ymd[0]
    if unit in ("Y", "DE", "CE") and y is not None:
        there = year_step(y, count * _TENFOLD[unit])
        if unit == "CE":
            return calendar.century((abs(there) - 1) // 100 + 1, there < 0)
        return calendar.decade(there) if unit == "DE" else calendar.year(there)
    if unit == "CE" or focus.first is None:
        return None
    fine = {"D": ("D",), "N": ("D",), "W": ("D", "W"), "WE": ("D", "W"), "FN": ("D", "W")}
    if unit in fine and focus.grain not in (Grain.DAY, Grain.HOUR, Grain.WEEK):
        return None
    if unit == "M" and focus.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY):
        return None
    there_day = _moved(focus.first, count, unit)
    if there_day is None:
        return None
    exact = unit in ("W", "FN") and focus.grain is Grain.DAY
    return _unit_at(there_day, "D" if exact else unit)


# --- last, this, next --------------------------------------------------------------------------


def _rel_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "last year", "this week", "the following month", "that day", "recent weeks"."""
    word, relation = phrase.part("u"), relation_in(phrase)
    assert word is not None
    unit = str(word.value)
    if word.plural or unit.startswith("T") or relation == "recent":
        return _stretch(phrase, known, relation, None, word)
    latest = unit == "Q" and any(part.text == "latest" for part in phrase.parts["rel"])
    step = -1 if latest else STEPS.get(relation, 0)
    articled = phrase.parts["rel"][0].text == "the"
    to_focus = relation in ("that", "previous", "following") or (known.narrative and step >= 0)
    if relation == "past" and unit in ("DE", "CE") or (relation == "next" and unit == "DE"):
        return _stretch(phrase, known, relation, 1.0, word)
    if relation == "last" and articled and unit in ("D", "M", "DE", "CE", "N"):
        return []
    if to_focus and known.focus is not None:
        value = _from_focus(known.focus, step, unit)
        return single(phrase, value, _kind(unit), timex=_unknown(unit), anchor=Anchor.TIME)
    if known.day is None or to_focus:
        return single(phrase, None, _kind(unit), timex=_unknown(unit))
    there = _moved(known.day, step, unit) if step else known.day
    value = _unit_at(there, unit) if there is not None else None
    return single(phrase, value, _kind(unit), timex=_unknown(unit), anchor=known.anchor)


def _kind(unit: str) -> TimeKind:
    return TimeKind.TIME if unit == "N" else TimeKind.DATE


def _unknown(unit: str) -> str:
    return {
        "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX", "Q": "XXXX-QX", "DE": "XXX", "CE": "XX",
    }.get(unit, "XXXX")  # fmt: skip


def _the_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "the end of the year", "later in the month"."""
    word = phrase.part("u")
    assert word is not None
    unit = str(word.value)
    if word.plural or unit.startswith("T"):
        return []
    if known.focus is not None and (known.narrative or known.day is None):
        value = _from_focus(known.focus, 0, unit)
        return single(phrase, value, _kind(unit), timex=_unknown(unit), anchor=Anchor.TIME)
    value = _unit_at(known.day, unit) if known.day else None
    return single(phrase, value, _kind(unit), timex=_unknown(unit), anchor=known.anchor)


def _rel_many(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "the last three years", "the next few months"."""
    word = phrase.part("u", "u2")
    assert word is not None
    group = "rel" if phrase.parts.get("rel") else "rel2"
    count = amount(phrase.parts.get("qty") or phrase.parts["qty2"])
    return _stretch(phrase, known, relation_in(phrase, group), count, word)


def _stretch(
    phrase: Phrase, known: Known, relation: str, count: float | None, word: Word
) -> list[Meaning]:
    """A length that ends (last, past, recent) or begins (next, coming) at the day known."""
    unit = str(word.value)
    if count is None and not word.plural:
        count = 1.0
    text, day = length(count, unit), known.day
    if day is None or relation not in _BACK + _ON or relation in ("previous", "following"):
        return single(phrase, None, TimeKind.DURATION, timex=text)
    there = _moved(day, int(count), unit) if count is not None else None
    back = _moved(day, -int(count), unit) if count is not None else None
    value = calendar.interval(back, day) if relation in _BACK else calendar.interval(day, there)
    made = replace(value, timex=text, grain=Grain.RANGE if count is not None else Grain.VAGUE)
    return single(phrase, made, TimeKind.DURATION, anchor=known.anchor)


# --- ago, later --------------------------------------------------------------------------------


def _ago(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("u")
    assert word is not None
    count, unit = amount(phrase.parts["qty"]), str(word.value)
    if known.day is None:
        return single(phrase, None, timex="PAST_REF" if count is None else _unknown(unit))
    if count is None or count != int(count):
        return single(phrase, replace(calendar.interval(None, known.day), timex="PAST_REF",
                                      grain=Grain.VAGUE), anchor=known.anchor)  # fmt: skip
    if unit.startswith("T"):
        before = calendar.on(known.day)
        return single(phrase, before, TimeKind.TIME, anchor=known.anchor)
    there = _moved(known.day, -int(count), unit)
    fine = {"FN": "W", "N": "D"}.get(unit, unit)
    value = _unit_at(there, fine) if there is not None else None
    return single(phrase, value, timex="PAST_REF", anchor=known.anchor)


def _later(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "two days later", "a year earlier", and "two days before" where nothing follows it."""
    word, direction = phrase.part("u"), phrase.part("dir")
    assert word is not None and direction is not None
    if direction.text in ("early", "late", "mid"):
        return []
    if phrase.part("qty") is None and not word.plural:
        return []
    count = amount(phrase.parts["qty"]) if phrase.parts.get("qty") else None
    unit = str(word.value)
    if direction.text in ("before", "after") and not _ends_here(phrase):
        cut = replace(phrase, last=phrase.last - 1)
        return single(cut, None, TimeKind.DURATION, timex=length(count, unit))
    back = direction.text in ("earlier", "before", "previously")
    open_value = "PAST_REF" if back else "FUTURE_REF"
    if count is not None and unit == "Y" and known.focus is None and known.day is not None:
        there = calendar.year(known.day.year + int(-count if back else count))
        return single(phrase, there, anchor=known.anchor, assumed="counted from publication")
    if count is None or known.focus is None or unit.startswith("T"):
        return single(phrase, None, timex=open_value)
    value = _from_focus(known.focus, int(-count if back else count), unit)
    return single(phrase, value, timex=_unknown(unit), anchor=Anchor.TIME)


def _ends_here(phrase: Phrase) -> bool:
    after = phrase.neighbour(1)
    return after is None or after.text in (".", ",", ";", ":", ")", '"', "-", "and", "but", "when")


def _year_ago(phrase: Phrase, known: Known) -> list[Meaning]:
    """"the year-ago quarter", "year-earlier profit"."""
    if phrase.words[phrase.last].text not in ("ago", "earlier") or known.day is None:
        return []
    return single(phrase, calendar.year(known.day.year - 1), anchor=known.anchor)


def _from_now(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("u")
    assert word is not None
    count, unit = amount(phrase.parts["qty"]), str(word.value)
    there = None if known.day is None or count is None else _moved(known.day, int(count), unit)
    value = _unit_at(there, unit) if there is not None else None
    return single(phrase, value, timex="FUTURE_REF", anchor=known.anchor)


# --- days of the week, yesterday, hours ----------------------------------------------------------


def _weekday(phrase: Phrase, known: Known) -> list[Meaning]:
    """News convention: the last such day on or before publication, the next for the future."""
    word, relation = phrase.part("w"), relation_in(phrase)
    assert word is not None
    part = phrase.part("prepart", "part")
    kind = TimeKind.TIME if part is not None else TimeKind.DATE
    number = int(word.value)
    if known.day is None or known.narrative:
        suffix = f"T{part_sign(part)}" if part is not None else ""
        return single(phrase, None, kind, timex=f"XXXX-WXX-{number + 1}{suffix}")
    value = calendar.on(_day_of_week(known, number, relation))
    if part is not None:
        value = calendar.part_of_day(value, part_sign(part))
    return single(phrase, value, kind, anchor=known.anchor)


def _day_of_week(known: Known, number: int, relation: str = "") -> date:
    assert known.day is not None
    ahead = (number - known.day.weekday()) % 7
    if relation in ("next", "coming", "following"):
        return known.day + timedelta(days=ahead or 7)
    if relation in ("last", "past", "previous"):
        return known.day - timedelta(days=(7 - ahead) if ahead else 7)
    if known.tense == "future":
        return known.day + timedelta(days=ahead)
    return known.day - timedelta(days=(7 - ahead) % 7)


def _relday(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("r", "r0")
    assert word is not None
    part = phrase.part("part", "part0")
    sign = part_sign(part) if part is not None else str(word.value[1])
    kind = TimeKind.TIME if sign else TimeKind.DATE
    if known.narrative and word.text == "today":
        return _ref_value(phrase, known, "PRESENT_REF")
    if known.day is None:
        return single(phrase, None, kind, timex="XXXX-XX-XX" + (f"T{sign}" if sign else ""))
    value = calendar.on(known.day + timedelta(days=int(word.value[0])))
    made = calendar.part_of_day(value, sign) if sign else value
    return single(phrase, made, kind, anchor=known.anchor)


def _rel_part(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "this morning", "last night", "that evening", "the next morning"."""
    word, relation = phrase.part("part"), relation_in(phrase)
    assert word is not None
    step, sign = STEPS.get(relation, 0), part_sign(word)
    articled = phrase.parts["rel"][0].text == "the"
    if relation == "that" or articled or known.narrative:
        focus = known.near or known.focus
        there = _from_focus(focus, step, "D") if focus is not None else None
        anchor = Anchor.TIME
    else:
        there = calendar.on(known.day + timedelta(days=step)) if known.day else None
        anchor = known.anchor
    if there is None:
        return single(phrase, None, TimeKind.TIME, timex=f"XXXX-XX-XXT{sign}")
    return single(phrase, calendar.part_of_day(there, sign), TimeKind.TIME, anchor=anchor)


def _weekend(phrase: Phrase, known: Known) -> list[Meaning]:
    """"over the weekend": the last one that has begun, or the one that comes."""
    if known.day is None or known.narrative:
        return single(phrase, None, timex="XXXX-WXX-WE")
    here = known.day + timedelta(days=0 if known.tense == "future" else -5)
    return single(phrase, calendar.weekend(here), anchor=known.anchor)


def _overnight(phrase: Phrase, known: Known) -> list[Meaning]:
    """The night that ends on the day of publication."""
    if known.day is None:
        return single(phrase, None, TimeKind.TIME, timex="XXXX-XX-XXTNI")
    night = calendar.part_of_day(calendar.on(known.day), "NI")
    value = replace(night, first=known.day - timedelta(days=1), last=known.day)
    edtf = f"{value.first}/{value.last}"
    return single(phrase, replace(value, edtf=edtf), TimeKind.TIME, anchor=known.anchor)


def _clock(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "10 p.m.", "15:00 GMT Saturday", "noon on 5 March"; without a day, that of the sentence
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
    return single(phrase, value, TimeKind.TIME, anchor=anchor, assumed=assumed)


def _hour(words: tuple[Word, ...]) -> str | None:
    if words[0].kind == "NOON":
        return str(words[0].value)
    h, _, m = words[0].text.partition(":")
    hour, minute = int(h), m or "00"
    half = next((word.text[0] for word in words if word.kind == "AMPM"), "")
    if half and hour > 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"T{hour:02d}:{minute}"


def _day_of_clock(phrase: Phrase, known: Known) -> tuple[Value | None, Anchor, str]:
    if (weekday := phrase.part("w")) is not None:
        if known.day is None:
            return None, Anchor.NONE, ""
        return calendar.on(_day_of_week(known, int(weekday.value))), known.anchor, ""
    if (relday := phrase.part("r")) is not None:
        there = known.day + timedelta(days=int(relday.value[0])) if known.day else None
        return (calendar.on(there) if there else None), known.anchor, ""
    if (month := phrase.part("m")) is not None:
        d, y, anchor = ordinal(phrase.part("d")), explicit_year(phrase, known), Anchor.NONE
        if y is None:
            y, anchor = implied_year(int(month.value), d, known)
        return (calendar.day(y, int(month.value), d) if y else None), anchor, ""
    told = known.near or (known.focus if known.narrative else None)
    if told is not None and told.ymd[2] is not None:
        return told, Anchor.TIME, "day"
    return (calendar.on(known.day) if known.day else None), known.anchor, "day"


# --- lengths and repetitions ---------------------------------------------------------------------


def _duration(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("u", "u2")
    assert word is not None
    after, before = phrase.neighbour(1), phrase.neighbour(-1)
    if word.kind == "quarter" and after is not None and after.text == "of":
        return []
    if _is_age(phrase) or (word.kind == "second" and not word.plural and _open(phrase)):
        return []
    if before is not None and before.kind in ("NUM", "$"):
        return []
    qty = phrase.parts.get("qty") or phrase.parts.get("qty2") or ()
    if any(part.kind == "YEAR" for part in qty):
        return []
    count = amount(qty)
    if phrase.parts.get("half2"):
        count = (count or 0) + 0.5
    if after is not None and after.text == "-" and len(qty) == 1 and qty[0].text in ("a", "an"):
        return []
    return single(phrase, None, TimeKind.DURATION, timex=length(count, str(word.value)))


def _open(phrase: Phrase) -> bool:
    """Whether "a second" is an ordinal ("a second strike") rather than a length."""
    return phrase.words[phrase.first].text in ("a", "an", "the", "second")


def _is_age(phrase: Phrase) -> bool:
    """ "25-year-old", "two years old", "aged 30 years" are said of people, not of time."""
    after, then = phrase.neighbour(1), phrase.neighbour(2)
    if after is None:
        return False
    return after.text in ("old", "olds") or (
        after.text == "-" and then is not None and then.text in ("old", "olds")
    )


def _half_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("u")
    assert word is not None
    unit = str(word.value)
    text = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return single(phrase, None, TimeKind.DURATION, timex=text.get(unit, length(0.5, unit)))


def _long(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "a month-long siege", "the yearlong inquiry"."""
    word = phrase.part("u", "u2")
    assert word is not None
    units = {"week": "W", "month": "M", "year": "Y", "day": "D", "hour": "TH", "decade": "DE"}
    unit = str(word.value or units[word.text.removesuffix("long")])
    count = None if word.plural else 1.0
    return single(phrase, None, TimeKind.DURATION, timex=length(count, unit))


def _bare_units(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "It took weeks": only the plural is a time, and not of what comes at night or is measured."""
    word = phrase.part("u")
    assert word is not None
    if (
        not word.plural
        or word.kind in ("second", "quarter", "night", "weekend")
        or _is_age(phrase)
    ):
        return []
    return single(phrase, None, TimeKind.DURATION, timex=length(None, str(word.value)))


def _every(phrase: Phrase, known: Known) -> list[Meaning]:
    part = phrase.part("part", "part2")
    tail = f"T{part_sign(part)}" if part is not None else ""
    if (weekday := phrase.part("w")) is not None:
        text = f"XXXX-WXX-{int(weekday.value) + 1}{tail}"
    elif (month := phrase.part("m")) is not None:
        text = f"XXXX-{int(month.value):02d}"
    elif (season := phrase.part("s")) is not None:
        text = f"XXXX-{season.value}"
    elif (unit := phrase.part("u")) is not None:
        count = amount(phrase.parts["qty"]) if phrase.parts.get("qty") else 1.0
        text = length((count or 1) * (2 if phrase.part("other") else 1), str(unit.value)) + tail
    else:
        text = f"XXXX-XX-XX{tail}"
    return single(phrase, None, TimeKind.SET, timex=text)


def _per(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("u")
    assert word is not None
    if word.plural or (
        word.kind in ("second", "quarter") and phrase.words[phrase.first].text != "per"
    ):
        return []
    return single(phrase, None, TimeKind.SET, timex=length(1.0, str(word.value)))


def _adverb(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("set")
    assert word is not None
    return single(phrase, None, TimeKind.SET, timex=str(word.value))


def _weekdays(phrase: Phrase, known: Known) -> list[Meaning]:
    word, part = phrase.part("w"), phrase.part("part")
    assert word is not None
    tail = f"T{part_sign(part)}" if part is not None else ""
    return single(phrase, None, TimeKind.SET, timex=f"XXXX-WXX-{int(word.value) + 1}{tail}")


# --- now, then -----------------------------------------------------------------------------------


def _ref(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.part("ref")
    assert word is not None
    return _ref_value(phrase, known, str(word.value))


def _ref_noun(phrase: Phrase, known: Known) -> list[Meaning]:
    """"in the past", "the future of the treaty"."""
    refs = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
    ref = refs.get(phrase.words[phrase.last].text)
    return _ref_value(phrase, known, ref) if ref else []


def _ref_value(phrase: Phrase, known: Known, ref: str) -> list[Meaning]:
    """ "now" is the day known, "recently" before it, "soon" after it; "soon after" after the focus."""
    then = known.focus if "after" in phrase.words[phrase.first].text else None
    start = then.first if then is not None else known.day
    if start is None:
        return single(phrase, None, timex=ref)
    value = {
        "PRESENT_REF": calendar.on(start),
        "PAST_REF": calendar.interval(None, start),
        "FUTURE_REF": calendar.interval(start, None),
    }[ref]
    grain = Grain.DAY if ref == "PRESENT_REF" else Grain.VAGUE
    anchor = Anchor.TIME if then is not None else known.anchor
    return single(phrase, replace(value, timex=ref, grain=grain), anchor=anchor)


def _same(phrase: Phrase, known: Known) -> list[Meaning]:
    """ "at the time" repeats the time last spoken of."""
    if known.focus is None:
        return []
    return single(phrase, known.focus, anchor=Anchor.TIME)


RELATIVE: dict[str, Reader] = {
    "weekday": _weekday,
    "clock": _clock,
    "relday": _relday,
    "rel_part": _rel_part,
    "overnight": _overnight,
    "weekend": _weekend,
    "year_ago": _year_ago,
    "ref_noun": _ref_noun,
    "rel_unit": _rel_unit,
    "the_unit": _the_unit,
    "rel_many": _rel_many,
    "ago": _ago,
    "later": _later,
    "from_now": _from_now,
    "duration": _duration,
    "half_unit": _half_unit,
    "long": _long,
    "bare_units": _bare_units,
    "every": _every,
    "per": _per,
    "adverb": _adverb,
    "weekdays": _weekdays,
    "ref": _ref,
    "same": _same,
}
"""The reader of each rule of ``lexicon/times.toml`` that counts from another time, or none."""
