"""Whether two wordings say one thing: "a hall collapsed", "the market's hall collapsed"."""

from functools import lru_cache

from reportedly.text.gists import is_negated
from reportedly.text.terms import terms

__all__ = ["nearly"]

_LEAST = 3
"""Content words that the shorter one has at least, where the two differ."""


def nearly(one: str, other: str, share: float = 0.8) -> bool:
    """Whether the shorter wording stands in the longer one in substance (overlap of content words,
    Szymkiewicz-Simpson coefficient, 0 to 1) and both deny or neither. Figures are not
    looked at."""
    (left, no), (right, not_either) = _bag(one), _bag(other)
    if left == right:
        return no == not_either
    least = min(len(left), len(right))
    shared = len(left & right)
    return no == not_either and least >= _LEAST and shared >= share * least


@lru_cache(maxsize=1 << 14)
def _bag(text: str) -> tuple[frozenset[str], bool]:
    straight = text.translate(str.maketrans("’‘“”", "''\"\""))
    return frozenset(terms(straight)), is_negated(straight)
