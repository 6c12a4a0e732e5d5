"""What a figure is reckoned by: "a month each", "per 100,000 people", "an hour"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.numeral import any_of

__all__ = ["rates"]


LATER = " (?:ago|earlier|later|before|since|prior|old|or so|or two|from now)"
"""After a unit of time these make it a moment: "from $6bn a year earlier"."""


@cache
def _per() -> re.Pattern[str]:
    data = lexicon("quantities")["per"]
    nouns, adverbs = any_of(data["nouns"]), any_of(list(data["adverbs"]))
    return re.compile(
        rf"(?: |-)(?:per|an?|every|for every|for each)(?: |-)(?P<noun>{nouns})\b(?!{LATER})"
        rf"|/(?P<slash>{nouns})\b"
        rf"| per (?P<base>(?:[\d,]+ )?(?:(?:square|cubic|metric) )?[A-Za-z]+"
        rf"(?:(?<=watt)[- ]hour)?)\b"
        rf"| (?P<adverb>{adverbs})\b"
    )


def rates(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """What a figure is reckoned by ("per month each" is month, person), and where that ends."""
    adverbs, found = lexicon("quantities")["per"]["adverbs"], list[str]()
    while match := _per().match(text, position):
        if match["adverb"]:
            found.append(str(adverbs[match["adverb"]]))
        else:
            found.append(match["noun"] or match["slash"] or match["base"].replace(",", ""))
        position = match.end()
    return tuple(found), position
