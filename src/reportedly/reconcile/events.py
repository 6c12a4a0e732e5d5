"""What is said to have happened on which day: "On Feb. 18 the ministers met"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.model.claim import Claim
from reportedly.model.story import Event
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.terms import terms

__all__ = ["events"]

DATED = (Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.YEAR, Grain.RANGE)
ALIKE = 0.5
"""Share of the shorter claim's content terms that two claims of one day have in common."""


def _fold(group: Group) -> Iterator[Event]:
    """One event a day and content, with all the claims that put it there."""
    times = {time.id: time for time in group.of(Time)}
    by_day = defaultdict[str, list[Claim]](list)
    for claim in sorted(group.of(Claim), key=lambda c: (c.span.article, c.span.start, c.id)):
        day = _day([times[id] for id in claim.times if id in times])
        if day and not claim.nested_in:
            by_day[day].append(claim)
    for day, claims in sorted(by_day.items()):
        for alike in _alike(claims):
            yield Event(
                day=day,
                text=min((c.text for c in alike), key=lambda text: (len(text), text)),
                claims=tuple(sorted(c.id for c in alike)),
                articles=tuple(sorted({c.span.article for c in alike})),
            )


def _day(times: Sequence[Time]) -> str:
    """The most precise calendar value among a claim's times; "now" dates nothing."""
    grains = list(DATED)
    dated = [
        time
        for time in times
        if time.edtf
        and time.grain in grains
        and time.kind in (TimeKind.DATE, TimeKind.TIME)
        and not time.timex.endswith("_REF")
        and not (time.anchor is Anchor.PUBLICATION and time.edtf.startswith(".."))
    ]
    dated.sort(key=lambda time: (grains.index(time.grain), time.span.start))
    return dated[0].edtf if dated else ""


def _alike(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Put claims with like content together, each into the first set that it is like."""
    sets = list[list[Claim]]()
    gists = list[frozenset[str]]()
    for claim in claims:
        gist = frozenset(terms(claim.text))
        for there, known in zip(sets, gists, strict=True):
            if len(gist & known) >= ALIKE * max(1, min(len(gist), len(known))):
                there.append(claim)
                break
        else:
            sets.append([claim])
            gists.append(gist)
    return sets


events = Gather(name="events", of=(Claim, Time), makes=Event, by=PerStory(), fold=_fold)
