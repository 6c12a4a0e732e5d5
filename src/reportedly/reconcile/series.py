"""Low, best and high of one measure over time, from independent origins only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.record import articles_of
from reportedly.model.series import Drift, Estimate, Series, Vote
from reportedly.reconcile.figures import (
    Slots,
    days_of,
    informative,
    interval,
    is_former,
    same_measure,
)
from reportedly.reconcile.labels import label
from reportedly.reconcile.rules import DEFAULT, RULES, Rule
from reportedly.reconcile.voices import Nearness, drifts, vote
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.windows import apart

__all__ = ["reckon", "series"]


def reckon(
    measures: Iterable[Measure],
    origins: Iterable[Origin],
    articles: Iterable[Article],
    rule: str = DEFAULT,
    claims: Iterable[Claim] = (),
) -> Iterator[Series]:
    """All series of one story, made from its ``measures`` (or some of them) under a rule.

    ``origins`` say which figures rest on one word (a claim of none is its own origin),
    ``articles`` which place lies in which and who printed first, ``claims`` how many hops a
    carrier is from the root. Raises KeyError for a rule that is not in ``RULES``.
    """
    articles = list(articles)
    telling = _Telling.read(measures, origins, articles, claims)
    texts = [article.text for article in articles]
    for slots, found in same_measure(telling.measures, texts).items():
        yield _series(slots, found, telling, RULES[rule])


def _fold(group: Group) -> Iterator[Series]:
    return reckon(group.of(Measure), group.of(Origin), group.of(Article), claims=group.of(Claim))


@dataclass
class _Telling:
    """The figures of a story that are worth a series, who tells each, as of when, how directly."""

    measures: Sequence[Measure]
    origin_of: Mapping[str, str]
    days: Mapping[str, str]
    near: Nearness

    @classmethod
    def read(
        cls,
        measures: Iterable[Measure],
        origins: Iterable[Origin],
        articles: Sequence[Article],
        claims: Iterable[Claim],
    ) -> "_Telling":
        worth = [m for m in measures if informative(m)]
        origin_of = {claim: origin.id for origin in origins for claim in origin.claims}
        printed = {a.id: a.published.first for a in articles if a.published is not None}
        hops = {claim.id: len(claim.hops) for claim in claims}

        def near(measure: Measure) -> tuple[object, ...]:
            return hops.get(measure.claim, 0), printed.get(measure.span.article, "9999")

        return cls(worth, origin_of, days_of(worth, origin_of), near)

    def voice(self, measure: Measure) -> str:
        return self.origin_of.get(measure.claim, measure.claim or measure.id)


def _series(slots: Slots, found: Sequence[Measure], telling: _Telling, rule: Rule) -> Series:
    return Series(
        label=label(slots),
        counted=slots.counted,
        state=slots.state,
        side=slots.side,
        place=slots.place,
        kind=slots.kind,
        unit=slots.unit,
        rule=rule.name,
        estimates=tuple(_estimates(found, telling, rule)),
        articles=tuple(sorted({a for m in found for a in articles_of(m)})),
    )


def _estimates(measures: Sequence[Measure], telling: _Telling, rule: Rule) -> Iterator[Estimate]:
    """One estimate for each day; a level that was left behind is one only where no earlier figure
    gave it."""
    windows = defaultdict[str, list[Measure]](list)
    current = {interval(m) for m in measures if not is_former(m)}
    for measure in measures:
        if not (is_former(measure) and interval(measure) in current):
            windows[telling.days[measure.id]].append(measure)
    told = list[tuple[str, Measure]]()
    for as_of, inside in sorted(windows.items()):
        yield _estimate(as_of, inside, telling, rule, told)
        told += [(as_of, m) for m in inside]


def _estimate(
    as_of: str,
    measures: Sequence[Measure],
    telling: _Telling,
    rule: Rule,
    told: Sequence[tuple[str, Measure]],
) -> Estimate:
    retold = [m for m in measures if _is_retold(m, as_of, telling, told)]
    fresh = [m for m in measures if m not in retold] or measures
    voices = defaultdict[str, list[Measure]](list)
    for measure in fresh:
        voices[telling.voice(measure)].append(measure)
    votes = [vote(voice, found, telling.near) for voice, found in sorted(voices.items())]
    low, best, high = rule.answer(votes)
    lost = tuple(drift for voice in voices.values() for drift in drifts(voice, telling.near))
    given = {telling.origin_of[m.claim] for m in measures if m.claim in telling.origin_of}
    return Estimate(
        as_of=as_of,
        low=low,
        best=best,
        high=high,
        measures=tuple(m.id for m in measures),
        origins=tuple(sorted(given)),
        why="; ".join(_why(as_of, voices, votes, lost, low, high)),
        votes=tuple(votes),
        drifts=lost,
        retold=tuple(m.id for m in retold),
    )


def _is_retold(
    measure: Measure, as_of: str, telling: _Telling, told: Sequence[tuple[str, Measure]]
) -> bool:
    """Whether the same origin gave the same figure as of an earlier day."""
    voice = telling.voice(measure)
    return any(
        apart(day, as_of) and interval(m) == interval(measure) and telling.voice(m) == voice
        for day, m in told
    )


def _why(
    as_of: str,
    voices: Mapping[str, Sequence[Measure]],
    votes: Sequence[Vote],
    lost: Sequence[Drift],
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
    for was, now in sorted({(drift.was, drift.now) for drift in lost}):
        yield f"one origin is told both as “{was}” and as “{now}”: “{was}” counts"


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


series = Gather(
    name="series", of=(Measure, Origin, Article, Claim), makes=Series, by=PerStory(), fold=_fold
)
