"""What a number in a text is, and the words that numbers are made of: "a dozen", "forty"."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["Numeral", "Sort", "Words", "any_of", "number_words", "product"]


class Sort(Enum):
    """What kind of number a numeral is."""

    COUNT = "count"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start:end`` of a text (half-open code point offsets).

    ``low`` and ``high`` equal ``value`` but for vague numbers, whose ``value`` is None. The value
    of a fraction is the ratio (two-thirds is .667). An ordinal has no value but a ``rank``.
    ``letter`` is a scale letter ("2.3m") that could be a unit, ``bare`` the value without it;
    ``scale`` is the last scale factor spoken. ``digits`` is true where it is written in digits.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    sort: Sort = Sort.COUNT
    letter: str = ""
    bare: float = 0.0
    scale: float = 1.0
    digits: bool = False
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """The number words of the lexicon by kind, and the pattern of the next word of a number.

    ``ordinals`` has singular forms ("fifth"), ``parts`` what fractions are called ("halves",
    "fifths") with their denominators.
    """

    ones: dict[str, float]
    teens: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    dozens: dict[str, float]
    letters: dict[str, float]
    ordinals: dict[str, float]
    parts: dict[str, float]
    plurals: dict[str, float]
    few: dict[str, list[float]]
    next: re.Pattern[str]


def any_of(words: "dict[str, float] | dict[str, list[float]] | list[str]") -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def number_words() -> Words:
    data = lexicon("quantities")
    numbers, ranks = data["numbers"], data["ordinals"]
    ordinals = {**ranks["ones"], **ranks["teens"], **ranks["tens"], **ranks["scales"]}
    parts = {f"{word}s": rank for word, rank in ordinals.items() if rank > 2}
    spoken = any_of(
        {**numbers["ones"], **numbers["teens"], **numbers["tens"], **numbers["scales"],
         **numbers["dozens"], **ordinals}
    )  # fmt: skip
    return Words(
        numbers["ones"], numbers["teens"], numbers["tens"], numbers["scales"], numbers["dozens"],
        numbers["letters"], ordinals, {**parts, **data["fractions"]}, data["vague"]["plurals"],
        data["vague"]["few"],
        re.compile(
            rf"(?: {{1,3}}|[ -]{{1,2}})(?P<and>and[ -]{{1,2}})?(?P<word>{spoken})\b", re.I
        ),
    )  # fmt: skip


def product(value: float, scale: float) -> float:
    """Fifteen digits, so that 2.05 billion is 2,050,000,000 and not 2,049,999,999.9999998."""
    return float(f"{value * scale:.15g}")
