"""Which place lies in which by the text's own words: "the Arequipa region of southern Peru"."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import permutations

from reportedly.lexicon.load import lexicon

__all__ = ["is_country", "lying_in"]


@cache
def _countries() -> frozenset[str]:
    return frozenset(lexicon("places")["countries"])


def is_country(name: str) -> bool:
    """Whether a name is that of a country, as the lexicon of places writes it."""
    return name in _countries()


def lying_in(places: Iterable[str], texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The pairs (smaller, larger) of ``places`` that some text puts into each other.

    It is enough that one text says "Arequipa region of southern Peru", "Peru's Arequipa region"
    or, of a country, "Santa Aldea, Peru"; no knowledge from elsewhere is used.

    >>> sorted(lying_in(["Peru", "Yanque"], ["YANQUE, Peru, March 10 - A quake …"]))
    [('Yanque', 'Peru')]
    """
    texts = list(texts)
    found = set[tuple[str, str]]()
    for small, large in permutations(sorted({place for place in places if place}), 2):
        if small in _countries():
            continue
        pattern = _pattern(small, large)
        if any(pattern.search(text) for text in texts):
            found.add((small, large))
    return frozenset(found)


@cache
def _pattern(small: str, large: str) -> re.Pattern[str]:
    one, other = re.escape(small), re.escape(large)
    ways = [
        rf"\b{one}(?:\s\w+)?\s(?:of|in)\s(?:the\s)?(?:\w+ern\s|central\s)?{other}\b",
        rf"\b{other}['’]s\s(?:\w+\s){{0,3}}{one}\b",
    ]
    if large in _countries():
        ways.append(rf"\b{one},\s{other}(?=\s*(?:[,.;:()–—-]|$))")
    return re.compile("|".join(ways), re.IGNORECASE | re.MULTILINE)
