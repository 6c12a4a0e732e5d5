"""Phrases counted from another time: "three days ago", "last year", "at the time", "soon"."""

from dataclasses import replace
from datetime import date

from reportedly.model.time import Anchor, Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.distances import beside_day, ends_here, from_happening
from reportedly.text.lengths import length
from reportedly.text.reckoning import STEPS, Known, Meaning, Reader, relation_in, single
from reportedly.text.shifts import from_focus, kind_of, moved, unit_at, unknown
from reportedly.text.timewords import Word, amount
from reportedly.text.timex import Phrase

__all__ = ["RELATIVE"]

_DAILY = (Grain.DAY, Grain.HOUR)
_FROM_TODAY = "counted from publication"
_BACK = ("last", "past", "recent", "previous")
_ON = ("next", "coming", "following")


def _rel_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "last year", "this week", "the following month", "that day", "recent weeks"."""
    word, relation = phrase.need("u"), relation_in(phrase)
    unit = str(word.value)
    if word.plural or unit.startswith("T") or relation == "recent":
        return _stretch(phrase, known, relation, None, word)
    latest = unit == "Q" and any(part.text == "latest" for part in phrase.parts["rel"])
    step = -1 if latest else STEPS.get(relation, 0)
    articled = phrase.parts["rel"][0].text == "the"
    to_focus = relation in ("that", "previous", "following") or (known.narrative and step >= 0)
    to_focus |= relation == "next" and articled and known.focus is not None and unit in ("D", "N")
    if _is_stretch(phrase, relation, unit, known.narrative):
        return _stretch(phrase, known, relation, 1.0, word)
    if relation == "last" and articled and unit in ("D", "M", "DE", "CE", "N"):
        return []
    value = None
    if to_focus and known.focus is not None:
        value = from_focus(known.focus, step, unit, exact=False)
    if to_focus and known.focus is not None and (value is not None or relation == "that"):
        text = unknown(unit)
        if unit == "D" and known.focus.grain is Grain.MONTH and not step:
            text = f"{known.focus.timex}-XX"
        return single(phrase, value, kind_of(unit), timex=text, anchor=Anchor.TIME,
                      today=known.focus.first)  # fmt: skip
    if to_focus and known.narrative and known.focus is not None and relation == "next":
        return single(phrase, None, kind_of(unit), timex=unknown(unit))
    if relation == "next" and articled and unit in ("D", "N") and known.tense == "past":
        return single(phrase, None, kind_of(unit), timex=unknown(unit))
    previous = relation == "previous" and not known.narrative
    if known.day is None or (relation in ("that", "previous", "following") and not previous):
        return single(phrase, None, kind_of(unit), timex=unknown(unit))
    there = moved(known.day, step, unit) if step else known.day
    value = unit_at(there, unit) if there is not None else None
    if value is not None and _is_so_far(phrase):
        value = calendar.narrowed(value, "EARLIER", known.day)
    return single(phrase, value, kind_of(unit), timex=unknown(unit), anchor=known.anchor,
                  today=known.day)  # fmt: skip


_OVER = ("over", "during", "in", "within", "throughout", "for", "across")


def _is_stretch(phrase: Phrase, relation: str, unit: str, narrative: bool) -> bool:
    """Whether one unit is a length that ends or begins today: "over the past year"; "last year"
    is a year of the calendar."""
    before = phrase.neighbour(-1)
    over = before is not None and before.text in _OVER
    articled = phrase.parts["rel"][0].text == "the"
    if relation == "past":
        return unit in ("DE", "CE") or (articled and unit != "N")
    if relation in ("next", "coming") and not narrative:
        return unit == "DE" or (articled and over and unit in ("W", "M", "Y") and
                                before is not None and before.text != "in")  # fmt: skip
    return relation == "last" and articled and over and unit in ("D", "W", "M", "Y", "DE")


def _is_so_far(phrase: Phrase) -> bool:
    """ "So far this year", "this year so far": up to the day it is said."""
    around = [phrase.neighbour(step) for step in (-2, -1, 1, 2)]
    texts = [word.text if word is not None else "" for word in around]
    return texts[:2] == ["so", "far"] or texts[2:] == ["so", "far"]


def _the_unit(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the end of the year", "later in the month", "by end of year"."""
    word = phrase.need("u", "u2")
    unit = str(word.value)
    if word.plural or unit.startswith("T") or _is_idiom(phrase, unit):
        return []
    if known.focus is not None and (known.narrative or known.day is None):
        value = from_focus(known.focus, 0, unit)
        return single(phrase, value, kind_of(unit), timex=unknown(unit), anchor=Anchor.TIME,
                      today=known.focus.first)  # fmt: skip
    value = unit_at(known.day, unit) if known.day else None
    return single(phrase, value, kind_of(unit), timex=unknown(unit), anchor=known.anchor,
                  today=known.day)  # fmt: skip


def _is_idiom(phrase: Phrase, unit: str) -> bool:
    """ "At the end of the day" means "after all"."""
    before = phrase.neighbour(-1)
    ends = any(word.text == "end" for word in phrase.parts.get("mod", ()))
    return unit == "D" and ends and before is not None and before.text == "at"


def _rel_many(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the last three years", "the next few months"."""
    word = phrase.need("u", "u2")
    if word.kind == "second" and not word.plural:
        return []
    if phrase.parts.get("rel2") and not word.plural:  # "12,000 last week"
        return _rel_unit(_without_count(phrase), known)
    group = "rel" if phrase.parts.get("rel") else "rel2"
    count = amount(phrase.parts.get("qty") or phrase.parts["qty2"])
    return _stretch(phrase, known, relation_in(phrase, group), count, word)


def _without_count(phrase: Phrase) -> Phrase:
    relation, unit = phrase.parts["rel2"], phrase.parts["u2"]
    first = next(i for i in range(phrase.first, phrase.last) if phrase.words[i] is relation[0])
    return replace(phrase, rule="rel_unit", first=first, parts={"rel": relation, "u": unit})


_DAYS_IN = {"TH": 24, "TM": 24 * 60}


def _stretch(
    phrase: Phrase, known: Known, relation: str, count: float | None, word: Word
) -> list[Meaning]:
    """A length that ends (last, past, recent) or begins (next, coming) at the day known."""
    unit = str(word.value)
    if count is None and not word.plural:
        count = 1.0
    text, day = length(count, unit), known.day
    if unit in _DAYS_IN and count is not None:  # "the past 24 hours" touch two days
        count, unit = -(-count // _DAYS_IN[unit]), "D"
    if day is None or relation not in _BACK + _ON or relation in ("previous", "following"):
        return single(phrase, None, TimeKind.DURATION, timex=text)
    there = moved(day, int(count), unit) if count is not None else None
    back = moved(day, -int(count), unit) if count is not None else None
    value = calendar.interval(back, day) if relation in _BACK else calendar.interval(day, there)
    made = replace(value, timex=text, grain=Grain.RANGE if count is not None else Grain.VAGUE)
    return single(phrase, made, TimeKind.DURATION, anchor=known.anchor)


def _ago(phrase: Phrase, known: Known) -> list[Meaning]:
    count, unit = _how_long(phrase)
    if known.narrative and known.focus is not None and count is not None:
        value = from_focus(known.focus, -int(count), unit)
        return single(phrase, value, timex=unknown(unit), anchor=Anchor.TIME)
    if known.day is None:
        return single(phrase, None, timex="PAST_REF" if count is None else unknown(unit))
    if count is None or count != int(count):
        return single(phrase, replace(calendar.interval(None, known.day), timex="PAST_REF",
                                      grain=Grain.VAGUE), anchor=known.anchor)  # fmt: skip
    if unit.startswith("T"):
        before = calendar.on(known.day)
        return single(phrase, before, TimeKind.TIME, anchor=known.anchor)
    there = moved(known.day, -int(count), unit)
    fine = {"FN": "W", "N": "D"}.get(unit, unit)
    value = unit_at(there, fine) if there is not None else None
    return single(phrase, value, timex="PAST_REF", anchor=known.anchor)


def _how_long(phrase: Phrase) -> tuple[float | None, str]:
    """How many of which unit; halves become a smaller unit: "a year and a half" is 18 months."""
    unit = str(phrase.need("u", "u2").value)
    count = 0.5 if phrase.part("halved") else amount(phrase.parts["qty"])
    if phrase.part("half2"):
        count = (count or 0) + 0.5
    if count is None or count == int(count) or unit not in _SMALLER:
        return count, unit
    size, smaller = _SMALLER[unit]
    return count * size, smaller


_SMALLER = {"Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "M": (4, "W"), "D": (24, "TH")}


def _later(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "two days later", "a year earlier", and "two days before" where nothing follows it."""
    word, direction = phrase.need("u"), phrase.need("dir")
    if direction.text in ("early", "late", "mid"):
        return []
    if phrase.part("qty") is None and not word.plural:
        return []
    count = amount(phrase.parts["qty"]) if phrase.parts.get("qty") else None
    unit = str(word.value)
    if direction.text in ("before", "after") and not ends_here(phrase):
        return from_happening(phrase, known, count, unit, -1 if direction.text == "before" else 1)
    back = direction.text in ("earlier", "before", "previously")
    open_value = "PAST_REF" if back else "FUTURE_REF"
    ahead = known.tense == "future"
    if count is not None and known.focus is None and known.day is not None and (back or ahead):
        value = _from_day(known.day, int(-count if back else count), unit)
        if value is not None:
            return single(phrase, value, anchor=known.anchor, assumed=_FROM_TODAY)
    if unit in ("TH", "TM") and known.focus is not None and known.focus.grain in _DAILY:
        return beside_day(phrase, known.focus, -1 if back else 1)
    if back and unit == "TH" and known.day is not None and not known.narrative:
        return beside_day(phrase, calendar.on(known.day), -1, known.anchor)
    if count is None or known.focus is None or unit.startswith("T"):
        return single(phrase, None, timex=open_value)
    value = from_focus(known.focus, int(-count if back else count), unit)
    return single(phrase, value, timex=unknown(unit), anchor=Anchor.TIME)


def _from_day(day: date, count: int, unit: str) -> Value | None:
    """Where no time has been spoken of, "a year earlier" and "a day earlier" count from the day
    of publication; "a day later" can count from anything."""
    if unit == "Y":
        return calendar.year(day.year + count)
    there = moved(day, count, unit) if unit in ("D", "W") and count < 0 else None
    return calendar.on(there) if there is not None else None


def _year_ago(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the year-ago quarter", "year-earlier profit"."""
    if phrase.words[phrase.last].text not in ("ago", "earlier") or known.day is None:
        return []
    return single(phrase, calendar.year(known.day.year - 1), anchor=known.anchor)


def _from_now(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("u")
    count, unit = amount(phrase.parts["qty"]), str(word.value)
    there = None if known.day is None or count is None else moved(known.day, int(count), unit)
    value = unit_at(there, unit) if there is not None else None
    return single(phrase, value, timex="FUTURE_REF", anchor=known.anchor)


def _ref(phrase: Phrase, known: Known) -> list[Meaning]:
    word = phrase.need("ref")
    return _ref_value(phrase, known, str(word.value))


def _ref_noun(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "in the past", "the future of the treaty"."""
    refs = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
    ref = refs.get(phrase.words[phrase.last].text)
    return _ref_value(phrase, known, ref) if ref else []


def _ref_value(phrase: Phrase, known: Known, ref: str) -> list[Meaning]:
    """Read "now" as the day known, "recently" before, "soon" after it or after the focus."""
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
    """Read "at the time": the time last spoken of."""
    focus = known.focus
    same_time = "same" in phrase.words[phrase.first].text
    if focus is None or (same_time and focus.grain is Grain.YEAR):
        return []
    return single(phrase, focus, anchor=Anchor.TIME)


RELATIVE: dict[str, Reader] = {
    "rel_unit": _rel_unit,
    "the_unit": _the_unit,
    "unit_end": _the_unit,
    "mid_unit": _the_unit,
    "rel_many": _rel_many,
    "ago": _ago,
    "later": _later,
    "year_ago": _year_ago,
    "from_now": _from_now,
    "ref": _ref,
    "ref_noun": _ref_noun,
    "same": _same,
}
"""The reader of each rule of ``lexicon/times.toml`` that counts from another time."""
