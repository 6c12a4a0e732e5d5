"""What is said to have happened on which day: "On Feb. 18 the ministers met"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.story import Event
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.reconcile.linkage import average_link
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.gists import gist, meet
from reportedly.text.terms import cosine
from reportedly.text.windows import window

__all__ = ["EXPECTED", "events"]

DATED = (Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.YEAR, Grain.RANGE)
LONGEST = 31
"""Days of the longest stretch on which something is said to have happened."""
ALIKE = 0.5
"""Likeness of two statements of one day from which they tell the same happening."""
OPEN = frozenset({"planned", "possible", "conditional"})
COMING = frozenset({"future", "expected"})
"""Aspects of what may never happen, and of what is still to come."""
UNHELD = frozenset({Status.DENIED, Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.NO_COMMENT})
UNTRUE = frozenset({Status.DENIED, Status.RETRACTED})
"""What anybody may have done with a statement that no timeline then tells."""
EXPECTED = " (expected)"
LONG = 220
"""Characters of an entry; what is longer ends at a clause."""

PRONOUNS = frozenset({"He", "She", "It", "They", "This", "That", "These", "Their", "His", "Her"})

_MOUTH = re.compile(r"\b(?:I|we|our|my|you|your)\b|\?", re.IGNORECASE)
"""What is said to somebody's face tells nothing that a timeline can print."""
_STOP = re.compile(r"(?<=[a-z]{4}[.!?])[”\"’']? +(?=[A-Z“\"])")
_ATTRIBUTIVE = re.compile(r"\b(?:the|a|an|that|this|those) $", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:since|until|till|from|before|by) (?:\w+ )?$|\bbetween (?:[^,;]{1,30} and )?$", re.I
)
_FROM = re.compile(r"(?:since|until|till|from|before|by|between)\b", re.IGNORECASE)
_JOINED = re.compile(r"^(?:and|but|that) ")
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|is to|are to|was to|were to|expected|due|scheduled)\b|^to "
)
_CUT = re.compile(r"(?<=[;,]) |(?<=\w)(?= (?:although|while|whereas|but|after|as|which|who)\b)")


class _Told(NamedTuple):
    """A claim and the sentence of it that is dated."""

    claim: Claim
    line: str


def _fold(group: Group) -> Iterator[Event]:
    """One event a day and happening, in order of days, with all the claims that put it there."""
    times = {time.id: time for time in group.of(Time)}
    aspects = defaultdict[str, set[str]](set)
    for p in group.of(Proposition):
        aspects[p.claim] |= set(p.aspect)
    by_day = defaultdict[str, dict[str, _Told]](dict)
    for claim in sorted(group.of(Claim), key=lambda c: (c.span.article, c.span.start)):
        id = claim.id
        if id not in aspects or OPEN & aspects[id]:
            continue
        if claim.status in UNHELD or UNTRUE & claim.reserves:
            continue
        found = _dated(claim, [times[time] for time in claim.times if time in times])
        if found is not None and not _MOUTH.search(_line(claim, found)):
            by_day[_day(found)][id] = _Told(claim, _line(claim, found))
    for day in sorted(by_day, key=_first):
        yield from _of_day(day, by_day[day], aspects)


def _of_day(
    day: str, told: Mapping[str, _Told], aspects: Mapping[str, set[str]]
) -> Iterator[Event]:
    for ids in _alike(told):
        best = min(ids, key=lambda id: (_rank(told[id]), len(told[id].line), id))
        line = _clause(told[best].line)
        coming = COMING & aspects[best] or _AHEAD.search(line)
        yield Event(
            day=day,
            text=line + (EXPECTED if coming and "expected" not in line else ""),
            claims=tuple(sorted(ids)),
            articles=tuple(sorted({told[id].claim.span.article for id in ids})),
        )


def _first(day: str) -> tuple[str, str]:
    days = window(day)
    return (days[0].isoformat() if days else "9999", day)


def _dated(claim: Claim, times: Sequence[Time]) -> Time | None:
    """The most precise of the times that say when it happened; what is vague, open or longer than
    a month says nothing of the day, nor does "Monday's quake", "the Oct. 3 talks" or "since"."""
    grains = list(DATED)
    fitting = [time for time in times if _calendar(time) and _of_verb(claim, time)]
    return min(fitting, key=lambda t: (grains.index(t.grain), t.span.start), default=None)


def _calendar(time: Time) -> bool:
    days = window(time.edtf)
    return (
        days is not None
        and (days[1] - days[0]).days <= LONGEST
        and time.grain in DATED
        and time.kind in (TimeKind.DATE, TimeKind.TIME)
        and not time.timex.endswith("_REF")
        and not (time.anchor is Anchor.PUBLICATION and ".." in time.edtf)
    )


def _of_verb(claim: Claim, time: Time) -> bool:
    for part in claim.content:
        if part.holds(time.span):
            start, end = time.span.start - part.start, time.span.end - part.start
            before, after = part.text[:start], part.text[end:]
            stretch = _STRETCH.search(before) or _FROM.match(time.span.text)
            owned = time.span.text.endswith(("'s", "’s")) or after.startswith(("'s", "’s"))
            named = time.span.text[:1].isupper() and _ATTRIBUTIVE.search(before)
            return not (owned or named or stretch)
    return False


def _day(time: Time) -> str:
    """The day, where one is given, without the hour; else the stretch as it is."""
    days = window(time.edtf)
    return days[0].isoformat() if days and days[0] == days[1] else time.edtf


def _line(claim: Claim, time: Time) -> str:
    """The sentence of a statement that holds the time."""
    part = next(part for part in claim.content if part.holds(time.span))
    place = time.span.start - part.start
    cuts = [0, *(m.end() for m in _STOP.finditer(part.text)), len(part.text)]
    return next(part.text[a:b] for a, b in pairwise(cuts) if a <= place < b).strip()


def _alike(told: Mapping[str, _Told]) -> list[list[str]]:
    """The claims of one day that tell one happening."""
    gists = {id: gist(found.line) for id, found in told.items()}
    inside = _nested({id: found.claim for id, found in told.items()})
    likeness, ids = dict[tuple[str, str], float](), sorted(told)
    for place, one in enumerate(ids):
        for other in ids[place + 1 :]:
            if (one, other) in inside:
                likeness[one, other] = 1.0
            elif gists[one].negated == gists[other].negated and meet(gists[one], gists[other]):
                likeness[one, other] = cosine(gists[one].bag, gists[other].bag)
    return average_link(ids, likeness, ALIKE)


def _nested(claims: Mapping[str, Claim]) -> set[tuple[str, str]]:
    """Pairs of claims of which one holds words of the other: they tell one thing."""
    found = set[tuple[str, str]]()
    ordered = sorted(claims, key=lambda id: (claims[id].span.article, claims[id].span.start))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if not claims[one].span.overlaps(claims[other].span):
                break
            found.add((min(one, other), max(one, other)))
    return found


def _rank(told: _Told) -> tuple[bool, bool]:
    """Whole sentences before words from somebody's mouth, names before "it" and "they"."""
    opening = told.line.split(maxsplit=1)[0]
    broken = not opening[:1].isupper() or opening in PRONOUNS or "?" in told.line
    return broken, told.claim.method is Method.DIRECT


def _clause(text: str) -> str:
    """A statement as a line of a timeline, cut at a clause where it is long."""
    told = " ".join(text.removeprefix("that ").split()).strip(' ,;:“”"')
    if len(told) > LONG:
        cuts = [m.start() for m in _CUT.finditer(told) if LONG // 3 <= m.start() <= LONG]
        told = told[: cuts[-1]].rstrip(" ,;") + " …" if cuts else told
    return told[:1].upper() + told[1:]


events = Gather(
    name="events", of=(Claim, Proposition, Time), makes=Event, by=PerStory(), fold=_fold
)
