"""One figure with all who give it, drawn: "people killed in Peru: 12, then 27, then 31"."""

from base64 import b64encode

from reportedly.library.drawing import svg
from reportedly.library.pages import page
from reportedly.library.tables import Table
from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.report.counts import Counted
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.wording import estimated

__all__ = ["EstimateRow", "FigureView", "GivenRow"]


@record
class GivenRow:
    """A figure as one article gives it, and the ``series`` (id) that it is one of; ``label`` is
    how a reporter would name what it measures."""

    series: str
    label: str
    unit: str
    point: PointRow


@record
class EstimateRow:
    """Low, best and high of a series as of a day, and how many origins stand behind it."""

    series: str
    label: str
    unit: str
    estimate: Estimate
    independent: Counted


class FigureView:
    """All figures of one measure. ``row`` holds all that ``reportedly figures --json`` prints."""

    def __init__(self, row: FigureRow, material: Material) -> None:
        self.row, self._material = row, material

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def label(self) -> str:
        """As in "people killed in Peru"."""
        return self.row.label

    @property
    def unit(self) -> str:
        """ "" for bare counts, else "percent", "USD", "km" …"""
        return self.row.unit

    @property
    def estimates(self) -> Table[EstimateRow]:
        """Low, best and high, by the day that they hold for."""
        found = [_estimate(self.row, one) for one in self.row.estimates]
        return Table("estimates", EstimateRow, found, self._material.view)

    @property
    def points(self) -> Table[GivenRow]:
        """What each article gives, in its words, on whose word."""
        found = [_given(self.row, point) for point in self.row.points]
        return Table("points", GivenRow, found, self._material.view)

    @property
    def independent(self) -> Counted:
        """How many origins stand behind it on all days."""
        return self.row.independent

    @property
    def told(self) -> str:
        """The latest estimate in words, as in "27 to 31, best 29"."""
        last = self.row.latest
        return estimated(last.low, last.best, last.high, self.unit) if last else ""

    @property
    def svg(self) -> str:
        """A drawing: under each day the estimate, and every figure with its bounds in the colour
        of its origin. It holds no script and loads nothing."""
        return svg(self.row, self._material.made(hues).colours)

    def __repr__(self) -> str:
        return f"<figure {self.id} {self.label}: {self.told}, {self.independent.told()}>"

    def _repr_html_(self) -> str:
        # As an image it can run nothing, whatever the words in it are.
        drawn = b64encode(self.svg.encode()).decode()
        return page("figure", row=self.row, drawn=drawn, told=self.told)


def _given(row: FigureRow, point: PointRow) -> GivenRow:
    return GivenRow(series=row.id, label=row.label, unit=row.unit, point=point)


def _estimate(row: FigureRow, one: Estimate) -> EstimateRow:
    return EstimateRow(
        series=row.id, label=row.label, unit=row.unit, estimate=one, independent=row.counts(one)
    )
