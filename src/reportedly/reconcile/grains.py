"""How finely a number is given: 12,000 in thousands, 2,743 in ones, 6.8 in tenths."""

from math import floor, log10

__all__ = ["grain"]


def grain(value: float) -> float:
    """The unit that a number seems to be rounded to: 1,000 for 12,000, 1 for 2,743, .1 for 6.8."""
    if value == 0:
        return 1.0
    power = 10.0 ** floor(log10(abs(value)))
    while abs(value / power - round(value / power)) > 1e-9 and power > 1e-6:
        power /= 10
    return power
