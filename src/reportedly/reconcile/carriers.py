"""Who only carries a figure: a paper's own "300" a day after the ministry's "up to 300"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

from reportedly.lexicon.load import lexicon
from reportedly.model.hedge import Status
from reportedly.model.quantity import Measure
from reportedly.reconcile.figures import id_of, is_former
from reportedly.reconcile.slots import MAGNITUDE
from reportedly.reconcile.telling import Telling
from reportedly.text.states import base_state
from reportedly.text.windows import apart, window

__all__ = ["Number", "number_named", "settled"]

Number = tuple[float, float]

PRINTED = ("day of publication", "range of publication")
"""What an as-of rests on where the article gives no day: a figure may be older than its print."""


def number_named(measure: Measure) -> Number:
    """The number that a figure names: "at least 12" gives 12; a range its two ends."""
    if measure.value is not None:
        return measure.value, measure.value
    given = [side for side in (measure.low, measure.high) if side is not None]
    return (given[0], given[-1]) if given else (-inf, inf)


def settled(found: Sequence[Measure], telling: Telling) -> Telling:
    """Who tells the figures of one measure, once copies are given back to their origins.

    What an article says on its own word and somebody is cited for, there or in an earlier print,
    is that somebody's. What the same source is given for again, in an article that names no day of
    its own, is as of the day it was first told: printed later it is retold, not told anew.
    """
    voices = {id_of(m): _voice(m, found, telling) for m in found}
    told = replace(telling, voices=telling.voices | voices)
    days = telling.days | _of_shock(found, telling) | _of_plans(found, telling)
    older = dict[str, str]()
    told = replace(told, days=days)
    by_number = defaultdict[Number, list[Measure]](list)
    for measure in sorted(found, key=lambda m: (telling.day(m) or "9999", id_of(m))):
        first = next(
            (m for m in by_number[number_named(measure)] if _again(measure, m, told)), None
        )
        if first is not None:
            older[id_of(measure)] = days[id_of(measure)]
            days[id_of(measure)] = days[id_of(first)]
            voices[id_of(measure)] = told.voice(first)
        by_number[number_named(measure)].append(measure)
    told = replace(told, voices=telling.voices | voices, days=days, older=older)
    return _as_one(found, replace(told, void=told.void | _void_too(found, told)))


def _of_shock(found: Sequence[Measure], telling: Telling) -> dict[str, str]:
    """The day of a shock for all its magnitudes, by id: what was measured is past and does not
    change, whenever somebody reckons it anew."""
    if not found or any(MAGNITUDE not in (m.unit, m.counted) for m in found):
        return {}
    days = [telling.day(m) for m in found if telling.day(m) and not is_former(m)]
    return {id_of(m): min(days) for m in found} if days else {}


def _of_plans(found: Sequence[Measure], telling: Telling) -> dict[str, str]:
    """The day of print for what will be done later, by id: "1,400 jobs will go next year" is what
    is planned now."""
    made = dict[str, str]()
    decided = lexicon("series")["states"]["decided"]
    for measure in found:
        base = base_state(measure.state)
        if measure.unit or base == measure.state or base not in decided:
            continue
        when, print_day = window(telling.day(measure)), telling.print_day(measure)
        if when and when[0].isoformat() > print_day:
            made[id_of(measure)] = print_day
    return made


def _void_too(found: Sequence[Measure], telling: Telling) -> dict[str, Status]:
    """Further tellings of a figure that was taken back or replaced: in the article that says so,
    and by the same voice in later print."""
    made = dict[str, Status]()
    for gone in (m for m in found if id_of(m) in telling.void.keys() - telling.dropped):
        for measure in found:
            if number_named(measure) != number_named(gone) or id_of(measure) in telling.void:
                continue
            later = telling.print_day(measure) >= telling.print_day(gone)
            same = telling.voice(measure) == telling.voice(gone) and later
            if same or measure.span.article == gone.span.article:
                made[id_of(measure)] = telling.void[id_of(gone)]
    return made


def _as_one(found: Sequence[Measure], telling: Telling) -> Telling:
    """Give what one person or office says twice as of one day ("the ministry", "its spokesman")
    one voice."""
    windows = defaultdict[str, list[Measure]](list)
    for measure in found:
        windows[telling.day(measure)].append(measure)
    voices = dict(telling.voices)
    for told in windows.values():
        home = _homes({telling.voice(m): m for m in told}, telling)
        voices |= {id_of(m): home[telling.voice(m)] for m in told}
    return replace(telling, voices=voices)


def _homes(told: Mapping[str, Measure], telling: Telling) -> dict[str, str]:
    """The voice that each one is, by a figure of each: the first of the same person or office."""
    home = dict[str, str]()
    for voice in sorted(told):
        same = (v for v in home if v == home[v] and telling.one_voice(told[v], told[voice]))
        home[voice] = next(same, voice)
    return home


def _voice(measure: Measure, found: Iterable[Measure], telling: Telling) -> str:
    if not telling.is_own(measure):
        return telling.voice(measure)
    cited = [
        (telling.print_day(m), m.span.article != measure.span.article, telling.voice(m))
        for m in found
        if number_named(m) == number_named(measure) and not telling.is_own(m)
        if m.span.article == measure.span.article
        or telling.print_day(m) <= telling.print_day(measure)
    ]
    return min(cited)[2] if cited else telling.voice(measure)


def _again(measure: Measure, earlier: Measure, telling: Telling) -> bool:
    """Whether a figure without a day of its own is an earlier one of the same source."""
    if not measure.as_of_why.startswith(PRINTED) and measure.as_of:
        return False
    if not apart(telling.day(earlier), telling.day(measure)):
        return False
    return telling.one_voice(earlier, measure)
