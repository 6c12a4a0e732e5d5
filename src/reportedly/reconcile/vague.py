"""What a coder writes for a vague count: "dozens" is 12, "several" is 3."""

import re
from math import prod

from reportedly.model.quantity import Bound, Measure

__all__ = ["coded"]

_SCALES = {
    "ten": 10.0, "dozen": 12.0, "score": 20.0, "hundred": 100.0, "thousand": 1e3,
    "million": 1e6, "billion": 1e9,
}  # fmt: skip
"""ACLED FAQs on fatality methodology (May 2024): 10 for "tens", 12 for "dozens", 100 for
"hundreds", and so on. "Scores" is not named there; one score is 20."""
UNKNOWN = 3.0
"""What ACLED is known to code for "several" or an unknown plural outside active conflict zones;
inside it is 10 (from knowledge of the codebook, not read for this). No article tells which, so
the more conservative of the two is taken."""
_WORD = re.compile(r"\b(ten|dozen|score|hundred|thousand|million|billion)s?\b", re.IGNORECASE)


def coded(measure: Measure) -> float | None:
    """The number that a coder writes for a vague count; None where the figure is not vague.

    "several hundred" and "hundreds" are both 100: the scale word is all that is certain.
    """
    if measure.bound is not Bound.VAGUE or measure.unit or measure.low in (None, 0.0):
        return None
    scales = [_SCALES[found.lower()] for found in _WORD.findall(measure.span.text)]
    return prod(scales) if scales else UNKNOWN
