"""A figure or time inside a claim, in words: "at least 40 people rescued, as of 6 May"."""

from reportedly.model.quantity import Bound, Measure, Quantity
from reportedly.model.series import Series
from reportedly.model.time import Anchor, Time
from reportedly.report.days import day
from reportedly.report.reader_rows import FigureIn, TimeIn
from reportedly.report.wording import range_of

__all__ = ["figure_in", "time_in"]


def figure_in(quantity: Quantity, measure: Measure | None, series: Series | None) -> FigureIn:
    """``measure`` is what it measures, ``series`` the figures it is held against, if any."""
    return FigureIn(
        id=quantity.id,
        span=quantity.whole,
        bound="" if quantity.bound is Bound.EXACT else str(quantity.bound),
        cue=quantity.bound_cue,
        means=range_of(quantity.low, quantity.high, quantity.unit, quantity.bound),
        low=quantity.low,
        best=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        measure=series.label if series else _measured(measure, quantity),
        kind=str(measure.kind) if measure else "",
        as_of=measure.as_of if measure else "",
        as_of_why=measure.as_of_why if measure else "",
        series=series.id if series else "",
    )


def _measured(measure: Measure | None, quantity: Quantity) -> str:
    """What is counted, as written, and in which state, where no series has a name for it."""
    counted = " ".join(quantity.counted.text.split()) if quantity.counted else ""
    if measure is None:
        return counted
    where = f"in {measure.place}" if measure.place else ""
    parts = (counted or measure.counted, measure.state, where)
    return " ".join(part for part in parts if part)


def time_in(time: Time) -> TimeIn:
    return TimeIn(
        id=time.id,
        span=time.span,
        edtf=time.edtf,
        means="" if time.edtf.startswith("X") else day(time.edtf),
        assumed=time.assumed,
        anchor="" if time.anchor is Anchor.NONE else str(time.anchor),
    )
