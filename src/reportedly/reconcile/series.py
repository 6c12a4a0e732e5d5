"""Low, best and high of one measure over time, from independent origins only."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median_low

from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure
from reportedly.model.record import articles_of
from reportedly.model.series import Estimate, Series
from reportedly.reconcile.figures import Slots, informative, same_measure, words
from reportedly.stage import Gather, Group, PerStory

__all__ = ["series"]

RULE = "independent origins"
"""After the coding rules of UCDP GED (low, best, high) and source dependence (Dong et al. 2009):
one origin has one vote, however many articles carry it."""


def _fold(group: Group) -> Iterator[Series]:
    origin_of = {claim: origin.id for origin in group.of(Origin) for claim in origin.claims}
    found = same_measure(m for m in group.of(Measure) if informative(m))
    for slots, measures in found.items():
        yield Series(
            label=_label(slots),
            counted=slots.counted,
            state=slots.state,
            side=slots.side,
            place=slots.place,
            kind=slots.kind,
            unit=slots.unit,
            rule=RULE,
            estimates=tuple(_estimates(measures, origin_of)),
            articles=tuple(sorted({a for m in measures for a in articles_of(m)})),
        )


def _label(slots: Slots) -> str:
    """How a reporter would name the measure: "soldiers killed (North Korea), in Kursk"."""
    head = slots.counted or slots.unit or "number"
    side = f" ({slots.side})" if slots.side else ""
    place = f", in {slots.place}" if slots.place else ""
    state = f" {slots.state}" if slots.state and slots.state != slots.counted else ""
    unit = f" [{slots.unit}]" if slots.unit and slots.unit != head else ""
    return f"{head}{state}{side}{place}{unit}"


def _estimates(measures: Sequence[Measure], origin_of: dict[str, str]) -> Iterator[Estimate]:
    windows = defaultdict[str, list[Measure]](list)
    for measure in measures:
        windows[measure.as_of].append(measure)
    for as_of, inside in sorted(windows.items()):
        yield _estimate(as_of, inside, origin_of)


def _estimate(as_of: str, measures: Sequence[Measure], origin_of: dict[str, str]) -> Estimate:
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
        why=_why(voices, votes),
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


def _why(voices: dict[str, list[Measure]], votes: Sequence[Vote]) -> str:
    notes = [f"{len(voices)} origin{'s' if len(voices) > 1 else ''}"]
    if any(high is None for _, high in votes):
        notes.append("a lower bound leaves the high side open")
    for voice in voices.values():
        bounds = {m.bound for m in voice}
        if len(bounds) > 1 and Bound.EXACT in bounds:
            soft = next(m for m in voice if m.bound is not Bound.EXACT)
            notes.append(f"one origin is told both as “{words(soft)}” and without its bound")
    return "; ".join(notes)


series = Gather(name="series", of=(Measure, Origin), makes=Series, by=PerStory(), fold=_fold)
