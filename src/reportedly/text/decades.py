"""Ages by their decade: "a woman in her 60s", "men in their mid-twenties", "in his late teens"."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Bound
from reportedly.text.figure import Figure
from reportedly.text.numeral import any_of

__all__ = ["decades"]

TEENS = 13
"""The first age that ends in "-teen"."""


@cache
def _pattern() -> re.Pattern[str]:
    data = lexicon("quantities")["decades"]
    return re.compile(
        rf"\bin (?:his|her|their|my|your|our) (?P<age>(?:(?P<third>{any_of(data['thirds'])})[ -])?"
        rf"(?:(?P<digits>[2-9]0)'?s|(?P<word>{any_of(data['tens'])})))\b",
        re.IGNORECASE,
    )


def decades(text: str) -> Iterator[Figure]:
    """Every age of a text that is given by its decade, as a range of years, in order."""
    data = lexicon("quantities")["decades"]
    for match in _pattern().finditer(text):
        first = float(match["digits"] or data["tens"][match["word"].lower()])
        begin, end = data["thirds"][match["third"].lower()] if match["third"] else (0, 9)
        low, high = first + begin, first + end
        if first < 20:
            low = max(low, TEENS)
            high = max(high, low + 1)
        yield Figure(
            *match.span("age"), *match.span("age"), None, low, high, Bound.BETWEEN, None,
            "year", age=True, digits=bool(match["digits"]),
        )  # fmt: skip
