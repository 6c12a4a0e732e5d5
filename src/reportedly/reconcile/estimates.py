"""Low, best and high as of each day: 12 on Monday, 27 to 31 on Tuesday."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.quantity import Measure
from reportedly.model.series import Drift, Estimate, Vote
from reportedly.reconcile.carriers import settled
from reportedly.reconcile.figures import disjoint, id_of, interval, is_former, words
from reportedly.reconcile.leads import asides
from reportedly.reconcile.rules import Rule
from reportedly.reconcile.shared_values import SharedValues
from reportedly.reconcile.sums import Sum
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.voices import drifts, roots_of, vote
from reportedly.text.windows import apart, in_words, window

__all__ = ["estimates"]


def estimates(
    found: Sequence[Measure],
    shared: SharedValues,
    rule: Rule,
    sums: Sequence[Sum] = (),
) -> Iterator[Estimate]:
    """One estimate for each day on which comparable figures hold, in order of days.

    A level that was left behind ("from 31") has a day of its own only where no other figure gave
    it; else it stands with that one and has no vote. ``sums`` are figures that
    were not given but add up from their parts.
    """
    cell = _Cell(found, shared, rule)
    windows = defaultdict[str, list[Measure]](list)
    first = dict[tuple[float, float], str]()
    for measure in sorted(found, key=lambda m: (cell.telling.day(m) or "9999", m.id)):
        if not is_former(measure):
            first.setdefault(interval(measure), cell.telling.day(measure))
    for measure in found:
        day = cell.telling.day(measure)
        windows[first.get(interval(measure), day) if is_former(measure) else day].append(measure)
    told = list[Measure]()
    for as_of in sorted(windows.keys() | {added.as_of for added in sums}):
        inside, given = windows.get(as_of, []), [s for s in sums if s.as_of == as_of]
        yield _estimate(as_of, inside, told, given, cell)
        told += inside


class _Cell:
    """The figures of one measure: whose each is, what each goes back to, how they become one."""

    def __init__(self, found: Sequence[Measure], shared: SharedValues, rule: Rule) -> None:
        self.shared, self.rule = shared, rule
        self.telling = settled(found, shared.telling)
        self.roots = roots_of(found, self.telling)


def _estimate(
    as_of: str,
    inside: Sequence[Measure],
    told: Sequence[Measure],
    sums: Sequence[Sum],
    cell: _Cell,
) -> Estimate:
    telling = cell.telling
    again = {id_of(m): day for m in inside if (day := _told_as_of(m, as_of, told, telling))}
    if not all(is_former(m) for m in inside):
        again |= {id_of(m): as_of for m in inside if is_former(m)}
    void = {id: telling.void[id] for m in inside if (id := id_of(m)) in telling.void}
    standing = [m for m in inside if id_of(m) not in void] or inside
    aside = asides(standing, telling)
    standing = [m for m in standing if id_of(m) not in aside]
    fresh = [m for m in standing if id_of(m) not in again] or standing
    told_by = defaultdict[str, list[Measure]](list)
    for measure in fresh:
        told_by[telling.voice(measure)].append(measure)
    voices = {voice: _latest(given, telling) for voice, given in sorted(told_by.items())}
    votes = [vote(voice, given, cell.roots) for voice, given in voices.items()]
    votes = cell.shared.weigh(votes, voices)
    copies = cell.shared.why(votes, voices)
    votes += [added.vote for added in sums if added.vote.origin not in voices]
    low, best, high = cell.rule.answer(votes)
    lost = drifts(fresh, cell.roots, telling.titles)
    known = set(telling.ids.values())
    origins = {telling.voice(m) for m in inside} | {vote.origin for vote in votes}
    said = [*_why(as_of, voices, votes, low, high), *_of_drifts(lost), *copies]
    said += [*_of_older(again), *_retold(inside, telling)]
    said += [f"left out: “{words(m)}” ({void[id_of(m)]})" for m in inside if id_of(m) in void]
    said += [f"told by the way: “{words(m)}”" for m in inside if id_of(m) in aside]
    said += [f"computed: {added.how}" for added in sums]
    return Estimate(
        as_of=as_of,
        low=low,
        best=best,
        high=high,
        measures=tuple(id_of(m) for m in inside),
        origins=tuple(sorted(origins & known)),
        why="; ".join(said),
        votes=tuple(votes),
        drifts=lost,
        retold=tuple(id for m in inside if (id := id_of(m)) in again or id in telling.older),
        void=tuple(void),
    )


def _latest(given: list[Measure], telling: Telling) -> list[Measure]:
    """Of figures of one voice and day that exclude each other, those printed last."""
    if not any(disjoint(interval(a), interval(b)) for a in given for b in given):
        return given
    last = max(telling.print_day(m) for m in given)
    return [m for m in given if telling.print_day(m) == last]


def _told_as_of(
    measure: Measure, as_of: str, told: Sequence[Measure], telling: Telling
) -> str | None:
    """The earlier day as of which the same origin gave the same figure, if it did."""
    return next(
        (
            telling.day(m)
            for m in told
            if interval(m) == interval(measure)
            and telling.voice(m) == telling.voice(measure)
            and apart(telling.day(m), as_of)
        ),
        None,
    )


def _retold(inside: Sequence[Measure], telling: Telling) -> Iterator[str]:
    """On which later days a figure of this day is printed again."""
    days = {telling.older[m.id] for m in inside if m.id in telling.older}
    for day in sorted(day for day in days if day):
        known = window(day)
        yield f"told again on {in_words(known) if known else 'a later day'}"


def _why(
    as_of: str,
    voices: Mapping[str, Sequence[Measure]],
    votes: Sequence[Vote],
    low: float | None,
    high: float | None,
) -> Iterator[str]:
    yield f"{len(votes)} origin{'s' if len(votes) > 1 else ''}"
    yield from _open(votes, low, high)
    found = [m for voice in voices.values() for m in voice]
    if found and all(is_former(m) for m in found):
        yield "named only as the figure before another"
    places = sorted({m.place or m.event_place for m in found} - {""})
    if len(places) > 1:
        yield f"figures for {' and '.join(places)} are taken as one event's"
    if any(not m.as_of for m in found) and as_of:
        yield "a figure without a date has the day of its origin"


def _open(votes: Sequence[Vote], low: float | None, high: float | None) -> Iterator[str]:
    """Which sides nobody closes, or how many origins leave them open."""
    sides = (
        (sum(v.high is None for v in votes), high, "a lower bound", "no upper bound is given"),
        (sum(v.low is None for v in votes), low, "an upper bound", "no lower bound is given"),
    )
    for count, closed, given, none in sides:
        if count and closed is None:
            yield none
        elif count:
            who = "one origin gives" if count == 1 else f"{count} origins give"
            yield f"{who} only {given}"


def _of_drifts(lost: Sequence[Drift]) -> Iterator[str]:
    for was, now in sorted({(drift.was, drift.now) for drift in lost}):
        yield f"one origin is told both as “{was}” and as “{now}”: “{was}” counts"


def _of_older(older: Mapping[str, str]) -> Iterator[str]:
    for day in sorted(set(older.values())):
        days = window(day)
        yield f"a figure as of {in_words(days) if days else 'an earlier day'} is retold"
