"""Drift and forecasts as tables: both passages of a change, the open forecasts last."""

from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim
from reportedly.model.forecast import Fate, Forecast, Outcome
from reportedly.report.drift import drift
from reportedly.report.forecasts import forecasts
from reportedly.report.material import Material
from reportedly.store.base import Ledger

__all__ = ["lost_and_foreseen"]


def lost_and_foreseen(ferry: Ledger) -> None:
    """The harbour master's "at least 40" is told as "62", of which one forecast speaks."""
    claims = {claim.text: claim for claim in ferry.view().all(Claim)}
    saved = next(claim for text, claim in claims.items() if text.startswith("At least 40"))
    many = next(claim for text, claim in claims.items() if text.startswith("As many as 62"))
    nobody = claims["Nobody is missing"]
    changes = [
        Change(
            kind=kind, along=along, left=saved.id, right=many.id, left_span=saved.span,
            right_span=many.span, was="at least 40", now="62", how="the bound was changed",
        )
        for kind, along in (
            (ChangeKind.FIGURE, Along.VERSIONS),
            (ChangeKind.OVERSTATED, Along.HEADLINE),
            (ChangeKind.BOUND, Along.ORIGIN),
        )
    ]  # fmt: skip
    outcome = Outcome(claim=many.id, span=many.span, fate=Fate.CAME_ABOUT, how="people: rescued")
    foreseen = [
        Forecast(span=nobody.span, claim=nobody.id),
        Forecast(span=saved.span, claim=saved.id, outcomes=(outcome,)),
    ]
    with ferry.writer() as writer:
        writer.put(changes, by="drifts")
        writer.put(foreseen, by="forecasts")


def test_drift_is_told_from_what_versions_change(ferry: Ledger) -> None:
    lost_and_foreseen(ferry)
    rows = drift(Material(ferry.view()))
    assert [row.along for row in rows] == ["one origin", "headline and body"]
    assert rows[0].left is not None
    assert rows[0].left.source == "Ida Berg"


def test_forecasts_that_something_speaks_to_come_first(ferry: Ledger) -> None:
    lost_and_foreseen(ferry)
    answered, waiting = forecasts(Material(ferry.view()))
    assert answered.outcomes[0].fate == "said to have come about"
    assert waiting.outcomes == ()
