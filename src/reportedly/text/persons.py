"""Which full name a short one stands for: "Kovalenko" for "Andrei Kovalenko"."""

from collections import Counter
from collections.abc import Iterable

__all__ = ["People", "family_name"]

_OFTEN = 2
"""A bare family name goes to the person named in full this many times as often as the next."""


def family_name(words: list[str], eastern: frozenset[str]) -> str:
    """The family name of a full name: its last word, or the first where the family comes first.

    ``eastern`` holds family names that precede ("Kim"); a second word with a hyphen, or a third
    word, shows that the order was kept ("Cho Tae-yul", "Kim Jong Un"), as does a name of two
    words that no given name closes ("Xi Jinping").
    """
    first, last = words[0], words[-1]
    if (
        first in eastern
        and len(words) in {2, 3}
        and last not in eastern
        and (len(words) == 3 or "-" in last or not first.endswith("m"))
    ):
        return first
    return last


class People:
    """The full names of persons in one article, in order of mention."""

    def __init__(self, names: Iterable[tuple[int, str]], eastern: frozenset[str]) -> None:
        """``names`` are pairs of an offset and a name of two words or more."""
        self._by_family = dict[str, list[tuple[int, str]]]()
        self._by_given = dict[str, list[tuple[int, str]]]()
        forms = _forms(listed := sorted(names))
        self._full = forms
        for offset, name in ((offset, forms[name]) for offset, name in listed):
            words = name.split()
            family = family_name(words, eastern)
            given = words[0] if family == words[-1] else words[-1]
            self._by_family.setdefault(family, []).append((offset, name))
            self._by_given.setdefault(given, []).append((offset, name))

    def full(self, name: str) -> str:
        """The longest form of a full name ("Donald Trump" is "Donald J. Trump")."""
        return self._full.get(name, name)

    def family(self, word: str, offset: int) -> str | None:
        """Whose family name this is when it stands alone at ``offset``."""
        return _likeliest(self._by_family.get(word, []), offset)

    def given(self, word: str, offset: int) -> str | None:
        return _likeliest(self._by_given.get(word, []), offset)

    def families(self) -> frozenset[str]:
        return frozenset(self._by_family)


def _forms(names: Iterable[tuple[int, str]]) -> dict[str, str]:
    """The longest form of each name."""
    forms = sorted({name for _, name in names}, key=lambda n: (-len(n.split()), -len(n), n))
    return {name: next((o for o in forms if _abridges(name, o)), name) for name in forms}


def _abridges(name: str, other: str) -> bool:
    """Whether ``name`` is ``other`` without its middle names, or written with other hyphens."""
    one, two = _words(name), _words(other)
    if one == two:
        return True
    return (
        2 <= len(one) < len(two)
        and one[0] == two[0]
        and one[-1] == two[-1]
        and set(one) <= set(two)
    )


def _words(name: str) -> list[str]:
    return name.replace("-", " ").replace(".", "").lower().split()


def _likeliest(named: list[tuple[int, str]], offset: int) -> str | None:
    """The one named in full clearly more often than the others, else the last one before."""
    if not named:
        return None
    counts = Counter(name for _, name in named).most_common(2)
    if len(counts) == 1 or counts[0][1] >= _OFTEN * counts[1][1]:
        return counts[0][0]
    before = [name for at, name in named if at <= offset]
    return before[-1] if before else named[0][1]
