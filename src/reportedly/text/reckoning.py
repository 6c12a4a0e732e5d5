"""What a phrase of time means, counted from a given day: "last Tuesday" is 2024-11-05."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.time import Anchor, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.timewords import Word
from reportedly.text.timex import Phrase

__all__ = [
    "STEPS",
    "THIRD",
    "Known",
    "Meaning",
    "Reader",
    "explicit_year",
    "implied_year",
    "modifiers",
    "ordinal",
    "part_in",
    "part_sign",
    "related_year",
    "relation_in",
    "single",
    "year_step",
]


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase is read against.

    ``day`` is the day to count from (publication, or of the statement), None if unknown;
    ``anchor`` says which. ``focus`` is the time last spoken of, ``near`` the day named in the same
    sentence, ``ahead`` the day that it names next. In a ``narrative`` (a text about years long
    past) bare months and days belong to the focus, not to the publication, and ``month`` is the
    year and month it has come to.
    ``tense`` is "past" (which may err by a little), "gone" (surely past: "since"), "present",
    "future", or "due" of results that will be published.
    ``period`` is the quarter, half, month or run of months last spoken of.
    """

    day: date | None
    anchor: Anchor = Anchor.PUBLICATION
    focus: Value | None = None
    ahead: Value | None = None
    near: Value | None = None
    narrative: bool = False
    tense: str = "past"
    month: tuple[int, int] | None = None
    period: Value | None = None

    @property
    def year(self) -> int | None:
        """The year that "the year" is."""
        if self.narrative and self.focus is not None and self.focus.ymd[0] is not None:
            return self.focus.ymd[0]
        return self.day.year if self.day else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """``start`` and ``end`` are those of the words; ``value`` is None where nothing but ``timex``
    can be said."""

    start: int
    end: int
    kind: TimeKind
    timex: str
    value: Value | None = None
    anchor: Anchor = Anchor.NONE
    assumed: str = ""


Reader = Callable[[Phrase, Known], list[Meaning]]
"""Reads one kind of phrase: mostly one meaning; two and their interval for "3 to 5 May"; none
where the words turn out to mean no time."""


def single(
    phrase: Phrase,
    value: Value | None,
    kind: TimeKind = TimeKind.DATE,
    *,
    timex: str = "",
    anchor: Anchor = Anchor.NONE,
    assumed: str = "",
    today: date | None = None,
) -> list[Meaning]:
    """One meaning over the whole phrase, with "early" and "the end of" applied to its bounds;
    ``today`` is the day that parts "earlier" from "later"."""
    if value is not None and (where := modifiers(phrase)):
        part = calendar.narrowed(value, where[0], today)
        for other in where[1:]:
            part = calendar.hull(part, calendar.narrowed(value, other, today))
        third = part != value and not (set(where) <= _PARTED and today is not None)
        assumed = "; ".join(said for said in (assumed, THIRD if third else "") if said)
        value = part
    text = value.timex if value is not None else timex
    return [Meaning(phrase.start, phrase.end, kind, text, value, anchor, assumed)]


THIRD = "a third of it"
"""What is assumed of "early", "mid" and "late"."""

_PARTED = {"EARLIER", "LATER"}


def modifiers(phrase: Phrase) -> list[str]:
    """What "early", "the end of", "mid- to late" say, in the order of the words."""
    for group in ("mod", "mod2", "mod3"):
        if found := [
            str(w.value) for w in phrase.parts.get(group, ()) if w.kind in ("EDGE", "MOD")
        ]:
            return found
    return []


def relation_in(phrase: Phrase, group: str = "rel") -> str:
    """What "last", "this", "next", "that" says; "that same year" is "that"."""
    found = [str(word.value) for word in phrase.parts.get(group, ()) if word.kind == "REL"]
    return "that" if "that" in found else (found[0] if found else "")


def explicit_year(phrase: Phrase, known: Known) -> int | None:
    """The year that stands in the phrase: "2024", "493 BC", "of that year", "last year"."""
    if (word := phrase.part("y", "y2", "y3")) is not None:
        before_christ = phrase.part("bc", "bc3") is not None
        return -int(word.value) if before_christ else int(word.value)
    for group in ("yrel", "yrel2"):
        if phrase.parts.get(group):
            return related_year(relation_in(phrase, group), known)
    return None


def related_year(relation: str, known: Known) -> int | None:
    focus = known.focus.ymd[0] if known.focus else None
    from_focus = relation in ("that", "previous", "following") or known.narrative
    base = focus if from_focus and focus is not None else (known.day.year if known.day else None)
    step = STEPS.get(relation, 0)
    return None if base is None else year_step(base, step)


def year_step(y: int, step: int) -> int:
    if not step:
        return y
    moved = y + step
    return moved + (1 if step > 0 else -1) if (y < 0) != (moved < 0) or moved == 0 else moved


STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


AHEAD, BEHIND = 90, 60


def implied_year(m: int, d: int | None, known: Known) -> tuple[int | None, Anchor]:
    """The year of a bare "August" or "Feb. 27".

    News convention: a month is the last one that has begun (the next one, where the verb speaks
    of the future); a day is the nearest one, at most `AHEAD` days ahead for the past, `BEHIND`
    days back for the future. The present tense goes half a year both ways.
    """
    if known.narrative and known.focus is not None and known.focus.ymd[0] is not None:
        return _narrative_year(known.focus.ymd[0], m, known.month), Anchor.TIME
    if known.day is None:
        told = known.focus.ymd[0] if known.focus is not None else None
        return told, Anchor.NONE if told is None else Anchor.TIME
    if d is None:
        return known.day.year + _month_step(m - known.day.month, known.tense), known.anchor
    window = {"future": 365 - BEHIND, "present": 182, "gone": 0}.get(known.tense, AHEAD)
    limit = known.day + timedelta(days=window)
    return limit.year - ((m, d) > (limit.month, limit.day)), known.anchor


def _month_step(months: int, tense: str) -> int:
    """The year, against this one, of a month that lies so many months after this one."""
    if tense == "future":
        return int(months < 0)
    if tense == "present":
        return -int(months > 6)
    return -int(months > 0)


def _narrative_year(y: int, m: int, last: tuple[int, int] | None) -> int:
    """A story told in order: of the year last named, the year of the last month and the year
    after it, the one that brings month ``m`` nearest to the last month, the first preferred."""
    if last is None or abs(y - last[0]) > 1:
        return y
    surcharge = {year_step(last[0], 1): 3, last[0]: 6, y: 0}

    def far(candidate: int) -> tuple[int, int]:
        months = (candidate - last[0]) * 12 + m - last[1]
        return abs(months) + surcharge[candidate], candidate

    return min(surcharge, key=far)


def ordinal(word: Word | None) -> int:
    """The value of "third", "5th", "second"; 0 where it has none."""
    if word is None:
        return 0
    return 2 if word.kind == "second" else int(word.value) if isinstance(word.value, int) else 0


def part_in(phrase: Phrase) -> str:
    """The part of the day in a phrase ("MO" of "Monday morning", "the early hours of"), or ""."""
    if (word := phrase.part("prepart", "part", "part0")) is not None:
        return part_sign(word)
    if (early := phrase.part("prehours")) is not None:
        return "NI" if early.value in ("END", "LATER") else "MO"
    return ""


def part_sign(word: Word) -> str:
    return {"night": "NI", "day": "DT"}.get(word.kind, str(word.value))
