"""Figures per measure: what each article gives, and low, best and high of it all."""

from reportedly.model.quantity import Measure
from reportedly.model.series import Estimate, Series
from reportedly.report.days import order
from reportedly.report.material import Material
from reportedly.report.rows import EstimateRow, FigureRow, PointRow
from reportedly.report.wording import count

__all__ = ["figures"]


def figures(material: Material) -> tuple[FigureRow, ...]:
    """One row a series, those that most articles give first, then those with most origins."""
    rows = [_figure(material, series) for series in material.of(Series)]
    rows = [row for row in rows if row.points]
    rows.sort(key=lambda r: (-_articles(r), -_origins(r), r.label, r.id))
    return tuple(rows)


def _articles(row: FigureRow) -> int:
    return len({point.article for point in row.points})


def _origins(row: FigureRow) -> int:
    return len({origin for estimate in row.estimates for origin in estimate.origins})


def _figure(material: Material, series: Series) -> FigureRow:
    ids = dict.fromkeys(id for estimate in series.estimates for id in estimate.measures)
    held = [material.measures[id] for id in ids if id in material.measures]
    held.sort(key=lambda m: (order(m.as_of), m.low or m.high or 0.0, m.id))
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
        estimates=tuple(_estimate(estimate) for estimate in series.estimates),
        points=tuple(_point(material, measure) for measure in held),
    )


def _estimate(estimate: Estimate) -> EstimateRow:
    return EstimateRow(
        as_of=estimate.as_of,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        origins=estimate.origins,
        measures=estimate.measures,
        why=estimate.why.removeprefix(count(len(estimate.origins), "origin")).lstrip(";, "),
    )


def _point(material: Material, measure: Measure) -> PointRow:
    claim = material.rows.get(measure.claim)
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
        origin=claim.origin if claim else "",
        words=whole.text,
        low=measure.low,
        value=measure.value,
        high=measure.high,
        bound=str(measure.bound),
        as_of=measure.as_of,
        as_of_why=measure.as_of_why,
        span=whole,
        reserve=claim.reserve if claim else "",
    )
