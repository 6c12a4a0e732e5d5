"""Whether words tell of armed force, or of a crowd: "shelling", "gunmen", "protesters"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["armed_classes", "deaths", "signs"]


@cache
def _pattern(section: str) -> re.Pattern[str]:
    words = sorted(lexicon("armed_force")[section]["words"], key=len, reverse=True)
    told = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)


def signs(text: str, section: str = "force") -> tuple[str, ...]:
    """The words in a text that tell of armed force ("force") or of a crowd ("crowds"), each once,
    in small letters."""
    left = _pattern("aside").sub(" ", text)
    found = (" ".join(hit[0].split()).casefold() for hit in _pattern(section).finditer(left))
    return tuple(dict.fromkeys(found))


def deaths() -> frozenset[str]:
    """The states of a measure that are deaths."""
    return frozenset(lexicon("armed_force")["deaths"]["states"])


def armed_classes() -> frozenset[str]:
    """The counted classes of those who bear arms."""
    return frozenset(lexicon("armed_force")["deaths"]["armed"])
