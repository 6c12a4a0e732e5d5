"""All that moved in some articles: versions, corrections, drift, headlines, forecasts."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.record import record
from reportedly.report.change_rows import CorrectionRow, DriftRow, ForecastRow, LineageRow
from reportedly.report.corrections import corrections
from reportedly.report.drift import drift, drift_row
from reportedly.report.forecasts import forecasts
from reportedly.report.material import Material
from reportedly.report.versions import versions

__all__ = ["Changes", "changes"]

_KINDS = list(ChangeKind)


@record
class Changes:
    """``altered`` is what became of claims from version to version; ``drift`` what statements lost
    on their way, ``headlines`` where a headline and its body differ."""

    versions: tuple[LineageRow, ...]
    altered: tuple[DriftRow, ...]
    corrections: tuple[CorrectionRow, ...]
    drift: tuple[DriftRow, ...]
    headlines: tuple[DriftRow, ...]
    forecasts: tuple[ForecastRow, ...]

    @property
    def parts(self) -> Mapping[str, Sequence[Any]]:
        """The tables by their names, as the command prints them."""
        return {
            "versions": self.versions,
            "altered": self.altered,
            "corrections": self.corrections,
            "drift": self.drift,
            "headlines": self.headlines,
            "forecasts": self.forecasts,
        }

    @property
    def n(self) -> int:
        told = (self.versions, self.corrections, self.drift, self.headlines, self.forecasts)
        return sum(map(len, told))

    def between(self, left: str, right: str) -> tuple[DriftRow, ...]:
        """What was altered from one version (id of an article) to the next."""
        return tuple(row for row in self.altered if _ends(row) <= {left, right})


def changes(material: Material) -> Changes:
    moved = [c for c in material.of(Change) if c.along is Along.VERSIONS]
    moved.sort(key=lambda c: (_KINDS.index(c.kind), c.id))
    found = drift(material)
    return Changes(
        versions=versions(material),
        altered=tuple(drift_row(material, one) for one in moved),
        corrections=corrections(material),
        drift=tuple(row for row in found if row.along != Along.HEADLINE),
        headlines=tuple(row for row in found if row.along == Along.HEADLINE),
        forecasts=forecasts(material),
    )


def _ends(row: DriftRow) -> set[str]:
    """The articles that it stands in."""
    spans = (span for span in (row.left_span, row.right_span) if span)
    claims = (claim for claim in (row.left, row.right) if claim)
    return {span.article for span in spans} | {claim.article for claim in claims}
