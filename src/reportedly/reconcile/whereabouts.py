"""Whether two places can be one: "in Kaunas" and "in Lithuania" can, Kaunas and Riga cannot."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.lexicon.gazetteer import Entry, Sort, country_of_city, look_up
from reportedly.text.terms import fold
from reportedly.text.territories import is_country, lying_in

__all__ = ["Whereabouts"]

CLOSE = 60
"""Characters between two names in one sentence that may put the one into the other."""

_COUNTED = {Sort.COUNTRY, Sort.CAPITAL, Sort.REGION, Sort.STATE, Sort.CITY, Sort.SHORT_STATE}


class Whereabouts:
    """Places as the gazetteer and the texts of a story tell them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._found = dict[tuple[str, str], bool]()

    def can_be_one(self, one: str, other: str) -> bool:
        """Whether one place is the other or may lie in it; unknown ones ("", "a quay") can."""
        if not (_is_named(one) and _is_named(other)) or _same(one, other):
            return True
        pair = (min(one, other), max(one, other))
        if pair not in self._found:
            self._found[pair] = _inside(*pair) or _inside(*pair[::-1]) or self._told(*pair)
        return self._found[pair]

    def apart(self, one: str, other: str) -> bool:
        """Whether two named places are known to be two: neither can lie in the other."""
        return _is_named(one) and _is_named(other) and not self.can_be_one(one, other)

    def _told(self, one: str, other: str) -> bool:
        if is_country(one) and is_country(other):
            return False
        if lying_in((one, other), self._texts):
            return True
        if _sort(one) in _COUNTED and _sort(other) in _COUNTED and _level(one) == _level(other):
            return False
        near = rf"\b{{}}\b[^.!?]{{{{0,{CLOSE}}}}}\b{{}}\b"
        ways = (near.format(re.escape(a), re.escape(b)) for a, b in ((one, other), (other, one)))
        pattern = re.compile("|".join(ways))
        return any(pattern.search(text) for text in self._texts)


def _same(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    return left == right or left in right or right in left


def _is_named(place: str) -> bool:
    return place[:1].isupper() and ": " not in place


@lru_cache(maxsize=1 << 12)
def _inside(small: str, large: str) -> bool:
    """Whether the gazetteer puts a place in another, or cannot tell where it lies."""
    if not is_country(large):
        return False
    entry = look_up(small)
    home = country_of_city(small) or (entry.of if entry and entry.sort is Sort.CAPITAL else "")
    return not is_country(small) and home in ("", large)


@lru_cache(maxsize=1 << 12)
def _sort(place: str) -> Sort | None:
    entry: Entry | None = look_up(place)
    return entry.sort if entry else None


def _level(place: str) -> str:
    sort = _sort(place)
    return "town" if sort in (Sort.CAPITAL, Sort.CITY) else str(sort)
