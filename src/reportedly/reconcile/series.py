"""Low, best and high of one measure over time, from independent origins only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from reportedly.model.article import Article
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure
from reportedly.model.record import articles_of
from reportedly.model.series import Estimate, Series
from reportedly.reconcile.figures import (
    Slots,
    days_of,
    informative,
    interval,
    is_former,
    same_measure,
    words,
)
from reportedly.reconcile.labels import label
from reportedly.stage import Gather, Group, PerStory

__all__ = ["series"]

RULE = "independent origins"
"""After the coding rules of UCDP GED (low, best, high) and source dependence (Dong et al. 2009):
one origin has one vote, however many articles carry it."""


def _fold(group: Group) -> Iterator[Series]:
    origin_of = {claim: origin.id for origin in group.of(Origin) for claim in origin.claims}
    measures = [m for m in group.of(Measure) if informative(m)]
    days = days_of(measures, origin_of)
    texts = [article.text for article in group.of(Article)]
    for slots, found in same_measure(measures, texts).items():
        yield _series(slots, found, days, origin_of)


def _series(
    slots: Slots, found: Sequence[Measure], days: Mapping[str, str], origin_of: Mapping[str, str]
) -> Series:
    return Series(
        label=label(slots),
        counted=slots.counted,
        state=slots.state,
        side=slots.side,
        place=slots.place,
        kind=slots.kind,
        unit=slots.unit,
        rule=RULE,
        estimates=tuple(_estimates(found, days, origin_of)),
        articles=tuple(sorted({a for m in found for a in articles_of(m)})),
    )


def _estimates(
    measures: Sequence[Measure], days: Mapping[str, str], origin_of: Mapping[str, str]
) -> Iterator[Estimate]:
    """One estimate for each day; a level that was left behind is one only where no earlier figure
    gave it."""
    windows = defaultdict[str, list[Measure]](list)
    current = {interval(m) for m in measures if not is_former(m)}
    for measure in measures:
        if not (is_former(measure) and interval(measure) in current):
            windows[days[measure.id]].append(measure)
    for as_of, inside in sorted(windows.items()):
        yield _estimate(as_of, inside, origin_of)


def _estimate(as_of: str, measures: Sequence[Measure], origin_of: Mapping[str, str]) -> Estimate:
    voices = defaultdict[str, list[Measure]](list)
    for measure in measures:
        voices[origin_of.get(measure.claim, measure.claim)].append(measure)
    votes = [_vote(voice) for _, voice in sorted(voices.items())]
    lows = [low for low, _ in votes if low is not None]
    highs = [high for _, high in votes if high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and high < low:
        low, high = high, None
    return Estimate(
        as_of=as_of,
        low=low,
        best=_best(votes, low, high),
        high=high,
        measures=tuple(m.id for m in measures),
        origins=tuple(sorted({origin_of[m.claim] for m in measures if m.claim in origin_of})),
        why="; ".join(_why(as_of, voices, votes, low, high)),
    )


Vote = tuple[float | None, float | None]


def _vote(voice: Sequence[Measure]) -> Vote:
    """One origin's bounds: the most cautious of what its carriers give, so that a reserve that one
    of them dropped ("at least") still counts."""
    lows = [m.low for m in voice if m.low is not None]
    highs = [m.high for m in voice if m.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    open_low, open_high = any(m.low is None for m in voice), any(m.high is None for m in voice)
    if open_low and open_high:  # "at least 5" and "up to 9" of one mouth bound each other
        return (low, high) if low is None or high is None or low <= high else (high, None)
    return None if open_low else low, None if open_high else high


def _best(votes: Sequence[Vote], low: float | None, high: float | None) -> float | None:
    """The median of the figures given with both sides (the middle of a range), ties to the lower;
    without any, the median of the one-sided bounds."""
    points = [(a + b) / 2 for a, b in votes if a is not None and b is not None]
    bounds = [a if a is not None else b for a, b in votes]
    pool = points or [bound for bound in bounds if bound is not None]
    if not pool:
        return None
    best = median_low(sorted(pool))
    best = max(best, low) if low is not None else best
    return min(best, high) if high is not None else best


def _why(
    as_of: str,
    voices: Mapping[str, Sequence[Measure]],
    votes: Sequence[Vote],
    low: float | None,
    high: float | None,
) -> Iterator[str]:
    yield f"{len(voices)} origin{'s' if len(voices) > 1 else ''}"
    yield from _open(votes, low, high)
    found = [m for voice in voices.values() for m in voice]
    if all(is_former(m) for m in found):
        yield "named only as the figure before another"
    places = sorted({m.place or m.event_place for m in found} - {""})
    if len(places) > 1:
        yield f"figures for {' and '.join(places)} are taken as one event's"
    if any(as_of != m.as_of for m in found):
        yield "a figure without a date has the day of its origin"
    for voice in voices.values():
        exact = {m.value for m in voice if m.bound is Bound.EXACT}
        softer = (m for m in voice if m.bound is not Bound.EXACT and m.value in exact)
        if soft := next(softer, None):
            yield f"one origin is told both as “{words(soft)}” and without its bound"


def _open(votes: Sequence[Vote], low: float | None, high: float | None) -> Iterator[str]:
    """Which sides nobody closes, or how many origins leave them open."""
    sides = (
        (sum(b is None for _, b in votes), high, "a lower bound", "no upper bound is given"),
        (sum(a is None for a, _ in votes), low, "an upper bound", "no lower bound is given"),
    )
    for count, closed, given, none in sides:
        if count and closed is None:
            yield none
        elif count:
            who = "one origin gives" if count == 1 else f"{count} origins give"
            yield f"{who} only {given}"


series = Gather(
    name="series", of=(Measure, Origin, Article), makes=Series, by=PerStory(), fold=_fold
)
