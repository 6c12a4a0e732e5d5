"""What was to come and how it came out, as a table: "will close by May", said to have closed."""

from reportedly.model.forecast import Forecast
from reportedly.report.change_rows import ForecastRow, OutcomeRow
from reportedly.report.days import order
from reportedly.report.material import Material
from reportedly.report.voiced import told_on

__all__ = ["forecasts"]


def forecasts(material: Material) -> tuple[ForecastRow, ...]:
    """Those that a later statement speaks to first, then those with a day; by when they were
    made."""
    rows = [row for found in material.of(Forecast) if (row := _row(material, found)) is not None]
    rows.sort(key=lambda r: (not r.outcomes, not r.due, order(r.day or "9999"), r.id))
    return tuple(rows)


def _row(material: Material, forecast: Forecast) -> ForecastRow | None:
    claim = material.rows.get(forecast.claim)
    if claim is None:
        return None
    outcomes = (
        OutcomeRow(fate=str(found.fate), how=found.how, claim=material.rows[found.claim])
        for found in forecast.outcomes
        if found.claim in material.rows
    )
    return ForecastRow(
        id=forecast.id,
        claim=claim,
        day=told_on(material.claims[forecast.claim]),
        due=forecast.due,
        outcomes=tuple(outcomes),
    )
