"""Times told by how far they lie from a happening: "two days before the vote", "hours after"."""

from dataclasses import replace
from datetime import timedelta

from reportedly.model.time import Anchor, Grain, TimeKind
from reportedly.text import calendar
from reportedly.text.calendar import Value
from reportedly.text.lengths import length
from reportedly.text.reckoning import Known, Meaning, Reader, ordinal, part_sign, single
from reportedly.text.shifts import from_focus, kind_of, unit_at, unknown
from reportedly.text.timewords import amount
from reportedly.text.timex import Phrase

__all__ = ["DISTANCES", "beside_day", "ends_here", "from_happening"]

_CLOCK = ("TH", "TM")
_DAILY = (Grain.DAY, Grain.HOUR)


def from_happening(
    phrase: Phrase, known: Known, count: float | None, unit: str, step: int
) -> list[Meaning]:
    """What "two days before" (``step`` -1) and "hours after" (1) mean where a happening follows.

    Two happenings are told, and the phrase dates the one that has no day yet. Where the day of
    the one that follows is known (``known.ahead``), it is counted from. Else, where the sentence
    has named a day ("talks broke down on Thursday, three days after he spoke"), the phrase gives
    the day of what follows: a length (TIMEX3 "P3D"), with that day as its value. Hours with
    neither are counted from publication: the news of a day came "hours after" what was said then.
    Else only the length is known.
    """
    if unit in _CLOCK:
        then = known.ahead or known.near
        if then is not None and then.grain in _DAILY:
            return beside_day(phrase, then, step if known.ahead is not None else -step)
        if count is None and known.day is not None and not known.narrative:
            return beside_day(phrase, calendar.on(known.day), -1, known.anchor)
    elif known.ahead is not None and count is not None:
        value = from_focus(known.ahead, step * int(count), unit)
        if value is not None:
            return single(phrase, value, anchor=Anchor.TIME)
    elif known.near is not None and count is not None and not _is_bounded(phrase):
        value = from_focus(known.near, -step * int(count), unit)
        if value is not None:
            text = length(count, unit)
            [meaning] = single(phrase, value, TimeKind.DURATION, anchor=Anchor.TIME)
            return [replace(meaning, timex=text)]
    cut = replace(phrase, last=phrase.last - 1)
    return single(cut, None, TimeKind.DURATION, timex=length(count, unit))


def _is_bounded(phrase: Phrase) -> bool:
    """ "Shut on Monday until a week after the vote": the day named is not the one that is told."""
    before = phrase.neighbour(-1)
    return before is not None and before.text in ("until", "till", "by", "within", "for", "from")


def beside_day(
    phrase: Phrase, then: Value, step: int, anchor: Anchor = Anchor.TIME
) -> list[Meaning]:
    """Some hours from a day: that day or the one beside it."""
    if then.first is None or then.last is None:
        return []
    beside = (then.last if step > 0 else then.first) + timedelta(days=step)
    bounds = (then.first, beside) if step > 0 else (beside, then.last)
    return single(phrase, calendar.interval(*bounds), TimeKind.TIME, anchor=anchor)


def ends_here(phrase: Phrase) -> bool:
    """Whether nothing follows that the phrase could be counted from."""
    after = phrase.neighbour(1)
    return after is None or after.text in (".", ",", ";", ":", ")", '"', "-", "and", "but", "when")


def _day_beside(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the day after the fire", "the week before the vote", "the night before"."""
    if (weekday := phrase.part("w")) is not None:
        return _weekday_beside(phrase, known, int(weekday.value))
    word, part = phrase.part("u"), phrase.part("part")
    unit = str(word.value) if word is not None else "N"
    if word is not None and word.plural:  # "in the weeks before the vote"
        cut = replace(phrase, first=phrase.first + 1, last=phrase.last - 1)
        return single(cut, None, TimeKind.DURATION, timex=length(None, unit))
    step = -1 if phrase.need("dir").text == "before" else 1
    value, anchor = None, Anchor.TIME
    if ends_here(phrase):
        value = from_focus(known.focus, step, unit, exact=False) if known.focus else None
    elif known.ahead is not None:
        value = from_focus(known.ahead, step, unit, exact=False)
    elif known.near is not None and _is_apposed(phrase) and unit == "D":
        value = known.near
    kind = kind_of(unit)
    if part is not None and value is not None and value.first is not None:
        value = calendar.part_of_day(calendar.on(value.first), part_sign(part))
    if value is None:
        anchor = Anchor.NONE
    return single(phrase, value, kind, timex=unknown(unit), anchor=anchor)


def _weekday_beside(phrase: Phrase, known: Known, number: int) -> list[Meaning]:
    """Read "the Friday after Thanksgiving", "the Sunday before the vote"."""
    then = known.focus if ends_here(phrase) else known.ahead
    if then is None or then.first is None or then.grain not in _DAILY:
        return single(phrase, None, timex=f"XXXX-WXX-{number + 1}")
    step = -1 if phrase.need("dir").text == "before" else 1
    days = step * (number - then.first.weekday()) % 7 or 7
    there = calendar.on(then.first + timedelta(days=step * days))
    return single(phrase, there, anchor=Anchor.TIME)


def _is_apposed(phrase: Phrase) -> bool:
    """ "On Monday, the day after the vote": the phrase says again which day it was."""
    before = phrase.neighbour(-1)
    return before is not None and before.text == ","


def _into(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "three weeks into the strike", counted from the day it began."""
    count, unit = amount(phrase.parts["qty"]), str(phrase.need("u").value)
    if known.ahead is not None and count is not None:
        value = from_focus(known.ahead, int(count), unit)
        if value is not None:
            return single(phrase, value, anchor=Anchor.TIME)
    cut = replace(phrase, last=phrase.last - 1)
    return single(cut, None, TimeKind.DURATION, timex=length(count, unit))


def _nth_of_event(phrase: Phrase, known: Known) -> list[Meaning]:
    """Read "the third day of the strike", "the second week of the trial" where the day on which
    it began is known."""
    n, unit = ordinal(phrase.part("n")), str(phrase.need("u").value)
    start = known.ahead.first if known.ahead is not None and known.ahead.grain in _DAILY else None
    phrase = replace(phrase, last=phrase.last - 1)
    if start is None or n < 1:
        return _part_of_event(phrase, n, unit)
    begin = calendar.shifted(start, n - 1, unit)
    after = calendar.shifted(start, n, unit)
    if begin is None or after is None:
        return []
    whole = calendar.interval(begin, after - timedelta(days=1))
    value = unit_at(begin, "D") if unit == "D" else whole
    return single(phrase, value, anchor=Anchor.TIME)


def _part_of_event(phrase: Phrase, n: int, unit: str) -> list[Meaning]:
    """ "The first year of the war", "the final weeks of the campaign" last so long; what is
    counted further on ("the third day of") has no value without a beginning."""
    word = phrase.need("u")
    if word.plural or (n in (1, -1) and unit != "D"):
        text = length(None if word.plural else 1.0, unit)
        return single(phrase, None, TimeKind.DURATION, timex=text)
    return []


DISTANCES: dict[str, Reader] = {
    "day_beside": _day_beside,
    "into": _into,
    "nth_of_event": _nth_of_event,
}
"""The reader of each rule of ``lexicon/times.toml`` that counts from a happening."""
