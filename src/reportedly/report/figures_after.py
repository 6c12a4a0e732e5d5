"""Figures once some statements are left out: "27 to 31" becomes "27", or nothing is left."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.model.record import record
from reportedly.model.series import Estimate, Series
from reportedly.model.story import Story
from reportedly.reconcile.rules import RULES
from reportedly.report.material import Material
from reportedly.report.reckoned import reckoned

__all__ = ["FigureAfter", "figures_after"]

_Given = tuple[tuple[str, ...], str, str]
"""What is measured, as of when, and the id of a figure behind it."""


@record
class FigureAfter:
    """A figure as of a day (EDTF) before and after; ``left`` is how many passages still give it,
    ``after`` is None where none does."""

    id: str
    label: str
    unit: str
    as_of: str
    before: Estimate
    after: Estimate | None
    left: int

    @property
    def falls(self) -> bool:
        return self.after is None

    @property
    def moves(self) -> bool:
        """Whether its numbers are others now."""
        return self.after is not None and _sides(self.after) != _sides(self.before)

    @property
    def touched(self) -> bool:
        fewer = self.after is None or len(self.after.origins) < len(self.before.origins)
        return self.moves or fewer


def figures_after(material: Material, gone: Collection[str]) -> Iterator[FigureAfter]:
    """Every estimate of the ledger without the claims ``gone`` (ids), by the rule of its series.

    The stories are reckoned again. Where that puts what is left under another measure (the place
    was told by what is gone), the votes that are left decide.
    """
    articles = {material.claims[id].span.article for id in gone if id in material.claims}
    stories = {s.id for s in material.of(Story) if articles & set(s.articles)}
    rules = {series.rule for series in material.of(Series)}
    made = {rule: _by_figure(reckoned(material, rule, stories, gone)) for rule in rules}
    for series in material.of(Series):
        for estimate in series.estimates:
            behind = _behind(estimate)
            left = [id for id in behind if _claim(material, id) not in gone]
            after: Estimate | None = estimate
            if len(left) < len(behind):
                after = _again(series, estimate, left, made[series.rule])
            yield FigureAfter(
                id=series.id,
                label=series.label,
                unit=series.unit,
                as_of=estimate.as_of,
                before=estimate,
                after=after,
                left=len(left),
            )


def _claim(material: Material, measure: str) -> str:
    found = material.measures.get(measure)
    return found.claim if found else ""


def _again(
    series: Series,
    estimate: Estimate,
    left: Collection[str],
    made: Mapping[_Given, list[Estimate]],
) -> Estimate | None:
    keys = ((_slots(series), estimate.as_of, id) for id in left)
    same = [e for key in keys for e in made.get(key, ()) if set(_behind(e)) == set(left)]
    if same:
        return same[0]
    votes = [vote for vote in estimate.votes if not vote.measures or {*vote.measures} & {*left}]
    if not left or not votes:
        return None
    low, best, high = RULES[series.rule].answer(votes)
    told = set(estimate.measures) & set(left)
    return replace(
        estimate,
        low=low,
        best=best,
        high=high,
        votes=tuple(votes),
        measures=tuple(id for id in estimate.measures if id in told),
        origins=tuple(dict.fromkeys(vote.origin for vote in votes)),
    )


def _by_figure(made: Iterable[Series]) -> Mapping[_Given, list[Estimate]]:
    found = defaultdict[_Given, list[Estimate]](list)
    for series in made:
        for estimate in series.estimates:
            for id in _behind(estimate):
                found[_slots(series), estimate.as_of, id].append(estimate)
    return found


def _slots(series: Series) -> tuple[str, ...]:
    return series.counted, series.state, series.side, series.place, series.kind, series.unit


def _behind(estimate: Estimate) -> tuple[str, ...]:
    """Its measures; those of its parts where it is only a sum."""
    parts = (id for vote in estimate.votes for id in vote.measures)
    return estimate.measures or tuple(parts)


def _sides(estimate: Estimate) -> tuple[float | None, float | None, float | None]:
    return estimate.low, estimate.best, estimate.high
