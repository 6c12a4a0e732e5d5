"""Figures per measure: what each article gives, and low, best and high of it all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.model.quantity import Measure
from reportedly.model.series import Estimate, Series
from reportedly.model.story import Story
from reportedly.report.days import order
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.material import Material
from reportedly.store.base import View

__all__ = ["figures", "outlines", "rank", "rows_of"]


def figures(material: Material, rule: str | None = None) -> tuple[FigureRow, ...]:
    """One row a series, those that most articles give first, then those with most origins; as the
    ledger holds them, or reckoned again by another rule of ``reconcile.rules.RULES``."""
    held = material.of(Series)
    if rule is None or all(series.rule == rule for series in held):
        return rows_of(material, sorted(held, key=rank))
    from reportedly.report.reckoned import reckoned  # most tables do without

    return rows_of(material, sorted(reckoned(material, rule), key=rank))


def rank(series: Series) -> tuple[int, int, str, str]:
    """Where a series stands among all."""
    origins = {origin for estimate in series.estimates for origin in estimate.origins}
    return -len(series.articles), -len(origins), series.label, series.id


def rows_of(material: Material, series: Iterable[Series]) -> tuple[FigureRow, ...]:
    """The rows of these series, in their order; none for a series of which the material holds no
    figure."""
    stories = {article: story for story in material.of(Story) for article in story.articles}
    rows = (_figure(material, one, stories) for one in series)
    return tuple(row for row in rows if row.points)


def outlines(view: View) -> tuple[FigureRow, ...]:
    """All rows of a ledger in order, without their figures: enough to choose some by."""
    stories = {article: story for story in view.all(Story) for article in story.articles}
    found = [
        (rank(series), _outline(series, stories))
        for series in view.all(Series)
        if any(estimate.measures for estimate in series.estimates)
    ]
    found.sort(key=lambda one: one[0])
    return tuple(row for _, row in found)


def _outline(series: Series, stories: Mapping[str, Story]) -> FigureRow:
    story = next((stories[id] for id in series.articles if id in stories), None)
    return FigureRow(
        id=series.id,
        label=series.label,
        counted=series.counted,
        state=series.state,
        side=series.side,
        place=series.place,
        kind=series.kind,
        unit=series.unit,
        rule=series.rule,
        estimates=(),
        points=(),
        story=story.id if story else "",
        story_title=story.title if story else "",
    )


def _figure(material: Material, series: Series, stories: Mapping[str, Story]) -> FigureRow:
    ids = dict.fromkeys(id for estimate in series.estimates for id in estimate.measures)
    held = [material.measures[id] for id in ids if id in material.measures]
    held.sort(key=lambda m: (order(m.as_of), m.low or m.high or 0.0, m.id))
    return replace(
        _outline(series, stories),
        estimates=series.estimates,
        points=tuple(_point(material, measure) for measure in held),
        independent=material.counted(measure.claim for measure in held),
        each={e.as_of: material.counted(_claims(material, e)) for e in series.estimates},
    )


def _claims(material: Material, estimate: Estimate) -> Iterator[str]:
    """The claims whose figures count for an estimate; those of the parts of a sum."""
    parts = (id for vote in estimate.votes for id in vote.measures)
    aside = {*estimate.retold, *estimate.void}
    for id in estimate.measures or parts:
        if id in material.measures and id not in aside:
            yield material.measures[id].claim


def _point(material: Material, measure: Measure) -> PointRow:
    claim = material.rows.get(measure.claim)
    origin = material.origin_of.get(measure.claim)
    quantity = material.quantities.get(measure.quantity)
    whole = quantity.whole if quantity else measure.span
    return PointRow(
        id=measure.id,
        claim=measure.claim,
        quantity=measure.quantity,
        article=whole.article,
        outlet=material.outlet(whole.article),
        source=claim.source if claim else "",
        status=claim.status if claim else "",
        origin=origin.id if origin else "",
        words=whole.text,
        low=measure.low,
        value=measure.value,
        high=measure.high,
        bound=str(measure.bound),
        as_of=measure.as_of,
        as_of_why=measure.as_of_why,
        span=whole,
        reserve=claim.reserve if claim else "",
        origin_name=origin.name if origin else "",
        side=measure.side,
        place=measure.place,
        event_day=measure.event_day,
        per=measure.per,
        text=claim.text if claim else "",
    )
