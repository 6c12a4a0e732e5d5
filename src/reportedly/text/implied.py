"""What a number leaves open as it is written: "more than 10,000" is hardly 25,000."""

from reportedly.model.quantity import Bound

__all__ = ["grain", "implied"]

SPREAD = 10.0
"""How far a vague count reaches that has no upper end: "thousands" from 2,000 to 20,000."""
NEAR = 0.025
"""How far "about" reaches at least, as a share."""


def grain(value: float) -> float:
    """The step in which a round number seems to be counted: 1,000 for 12,000, 1 for 31.

    Numbers are read as being as coarse as they are round (Krifka 2007).
    """
    if not value or value != int(value):
        return abs(value) / 100
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    return step


def implied(
    low: float | None, value: float | None, high: float | None, bound: Bound
) -> tuple[float, float] | None:
    """Low and high of what a reader takes from a number; None where it says nothing.

    "More than" and "at least" reach to the next step of the number (Cummins, Sauerland and Solt
    2012); an exact number from 1,000 up, and "about" any, reach half a step to either side.

    >>> implied(10000, 10000, None, Bound.MORE_THAN), implied(31, 31, 31, Bound.EXACT)
    ((10000, 20000.0), (31, 31))
    """
    if value is None or bound in (Bound.BETWEEN, Bound.VAGUE):
        ends = low, high
    elif bound is Bound.EXACT:
        half = grain(value) / 2 if value >= 1000 else 0
        return value - half, value + half
    elif bound is Bound.ABOUT:
        wide = max(NEAR * abs(value), grain(value) / 2)
        return value - wide, value + wide
    elif low is None:
        return value - grain(value), value
    elif high is None:
        return value, value + grain(value)
    else:
        ends = low, high
    if ends[0] is None and ends[1] is None:
        return None
    if ends[0] is None:
        return 0.0, ends[1] or 0.0
    return ends[0], ends[1] if ends[1] is not None else ends[0] * SPREAD
