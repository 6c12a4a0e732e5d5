"""Days told by their weekday: "last Tuesday", "Friday next week", "a week ago on Monday"."""

from datetime import date, timedelta

from reportedly.model.time import Anchor, Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.reckoning import STEPS, Known, Meaning, Reader, part_in, relation_in, single
from reportedly.text.shifts import kind_of, moved, unit_at, unknown
from reportedly.text.timewords import amount
from reportedly.text.timex import Phrase

__all__ = ["WEEKDAYS", "day_of_week"]


def _weekday(phrase: Phrase, known: Known) -> list[Meaning]:
    """News convention: the last such day on or before publication, the next for the future."""
    number, part = int(phrase.need("w").value), part_in(phrase)
    kind = TimeKind.TIME if part else TimeKind.DATE
    if phrase.rule == "the_weekday" and not known.narrative:
        return _the_weekday(phrase, known, number, part)
    if known.day is None or known.narrative:
        return single(phrase, None, kind, timex=_unknown_day(number, part))
    value = calendar.on(day_of_week(known, number, relation_in(phrase)))
    value = calendar.part_of_day(value, part) if part else value
    return single(phrase, value, kind, anchor=known.anchor)


def _the_weekday(phrase: Phrase, known: Known, number: int, part: str) -> list[Meaning]:
    """ "On the Monday we met" is the Monday of what is told: of the week of the day last spoken
    of, and not known without one."""
    then = (
        known.focus.first if known.focus is not None and known.focus.grain is Grain.DAY else None
    )
    kind = TimeKind.TIME if part else TimeKind.DATE
    if then is None:
        return single(phrase, None, kind, timex=_unknown_day(number, part))
    value = calendar.on(then + timedelta(days=(number - then.weekday()) % 7))
    value = calendar.part_of_day(value, part) if part else value
    return single(phrase, value, kind, anchor=Anchor.TIME)


def _unknown_day(number: int, part: str) -> str:
    return f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else "")


def _weekday_of(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "Tuesday of last week", "Friday next week": that day of that ISO week."""
    number, part, relation = int(phrase.need("w").value), part_in(phrase), relation_in(phrase)
    from_focus_ = relation in ("that", "previous", "following") and known.focus is not None
    base = known.focus.first if from_focus_ and known.focus is not None else known.day
    kind = TimeKind.TIME if part else TimeKind.DATE
    if base is None or known.narrative:
        return single(phrase, None, kind, timex=_unknown_day(number, part))
    monday = base + timedelta(days=7 * STEPS.get(relation, 0) - base.weekday())
    value = calendar.on(monday + timedelta(days=number))
    value = calendar.part_of_day(value, part) if part else value
    return single(phrase, value, kind, anchor=Anchor.TIME if from_focus_ else known.anchor)


def _before_last(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the week before last", "the Tuesday before last", "the weekend after next"."""
    step = 2 if phrase.part("on") is not None else -2
    word = phrase.part("w")
    unit = str(phrase.need("u").value) if word is None else "D"
    if known.day is None or known.narrative:
        return single(phrase, None, kind_of(unit), timex=unknown(unit))
    if word is not None:
        near = day_of_week(known, int(word.value), "next" if step > 0 else "last")
        value: Value | None = calendar.on(near + timedelta(days=7 if step > 0 else -7))
    else:
        there = moved(known.day, step, unit)
        value = unit_at(there, unit) if there is not None else None
    return single(phrase, value, kind_of(unit), timex=unknown(unit), anchor=known.anchor)


def _beyond(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the day before yesterday", "the day after tomorrow"."""
    step = int(phrase.need("r").value[0]) + (-1 if phrase.need("dir").text == "before" else 1)
    if known.day is None or known.narrative:
        return single(phrase, None, timex="XXXX-XX-XX")
    there = known.day + timedelta(days=step)
    return single(phrase, calendar.on(there), anchor=known.anchor)


def _week_on(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "a week ago on Monday", "two weeks from Friday", "a week after tomorrow": whole weeks
    from the day that is named."""
    count, direction = amount(phrase.parts["qty"]), phrase.need("dir").text
    part = part_in(phrase)
    if known.day is None or known.narrative or count is None:
        return single(phrase, None, timex="XXXX-XX-XX")
    weeks = int(count) * (2 if phrase.need("u").kind == "fortnight" else 1)
    back = direction in ("ago", "before")
    if (weekday := phrase.part("w")) is not None:
        relation = relation_in(phrase) or ("next" if direction in ("from", "on") else "")
        named = day_of_week(known, int(weekday.value), relation)
    else:
        named = known.day + timedelta(days=int(phrase.need("r").value[0]))
    value = calendar.on(named + timedelta(days=7 * (-weeks if back else weeks)))
    made = calendar.part_of_day(value, part) if part else value
    return single(phrase, made, anchor=known.anchor)


def day_of_week(known: Known, number: int, relation: str = "") -> date:
    """The weekday (0 is Monday) nearest to ``known.day`` on the side that the relation ("last",
    "next") or else the tense tells; for the past it can be that day itself. Needs a day."""
    assert known.day is not None
    ahead = (number - known.day.weekday()) % 7
    if relation in ("next", "coming", "following"):
        return known.day + timedelta(days=ahead or 7)
    if relation in ("last", "past", "previous"):
        return known.day - timedelta(days=(7 - ahead) if ahead else 7)
    if relation == "this":
        return known.day + timedelta(days=number - known.day.weekday())
    if known.tense in ("future", "present"):
        return known.day + timedelta(days=ahead)
    back = (7 - ahead) % 7
    return known.day - timedelta(days=7 if not back and known.tense == "gone" else back)


def _weekend(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "over the weekend": the last one that has begun, or the one that comes."""
    if known.day is None or known.narrative:
        return single(phrase, None, timex="XXXX-WXX-WE")
    here = known.day + timedelta(days=0 if known.tense == "future" else -5)
    return single(phrase, calendar.weekend(here), anchor=known.anchor)


WEEKDAYS: dict[str, Reader] = {
    "weekday": _weekday,
    "the_weekday": _weekday,
    "weekday_of": _weekday_of,
    "before_last": _before_last,
    "beyond": _beyond,
    "week_on": _week_on,
    "weekend": _weekend,
}
"""The reader of each rule of ``lexicon/times.toml`` for weekdays."""
