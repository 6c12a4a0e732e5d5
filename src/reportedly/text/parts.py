"""Parts of a whole that join a number: "and a half", "a quarter of a million", "two fifths"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.text.numeral import any_of, number_words
from reportedly.text.shares import stands_alone

__all__ = ["Parts", "added_part", "of_scale", "part_words"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Patterns of what follows a number in words: a part that "and" adds, what it is counted in
    ("fifths"), decimals, the scale word that it is a part of."""

    added: re.Pattern[str]
    pieces: re.Pattern[str]
    decimals: re.Pattern[str]
    of: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def part_words() -> Parts:
    words = number_words()
    plain = any_of({**words.ones, **words.teens, **words.tens})
    parts = any_of({**words.parts, **{w: n for w, n in words.ordinals.items() if n > 2}})
    scales = any_of({w: n for w, n in words.scales.items() if n > 100})
    return Parts(
        re.compile(
            rf"[ -]{{1,2}}and[ -](?P<n>an?|{any_of(words.ones)})[ -](?P<of>{parts})\b(?! of\b)",
            re.I,
        ),
        re.compile(
            rf"(?: {{1,3}}|[ -]{{1,2}})(?:(?P<tens>{any_of(words.tens)})[ -])?"
            rf"(?P<of>{any_of(words.parts)}|(?<=[ -])firsts)\b",
            re.I,
        ),
        re.compile(rf"[ -]point(?P<words>(?:[ -](?:{plain})\b)+)", re.I),
        re.compile(rf"[ -]of[ -](?:an?|one)[ -](?P<scale>{scales})\b", re.I),
        re.compile(rf"[ -](?P<scale>{scales})\b", re.I),
    )


def of_scale(text: str, end: int, *, beside: bool = False) -> tuple[float, int] | None:
    """The scale word that a fraction ending at ``end`` is a part of, and where it ends.

    ``beside`` also takes it without "of a", as a half and a quarter do ("a quarter million").
    """
    forms = part_words()
    quarters = re.search(r"\b(?:half|halves|quarters?)$", text[max(0, end - 8) : end], re.I)
    match = forms.of.match(text, end)
    if match is None and (beside or quarters):
        match = forms.beside.match(text, end)
    return (number_words().scales[match["scale"].lower()], match.end()) if match else None


def added_part(text: str, end: int) -> tuple[float, int] | None:
    """The fraction that "and" adds to a whole number ending at ``end``, and where it ends."""
    words, match = number_words(), part_words().added.match(text, end)
    if match is None:
        return None
    some, word = match["n"].lower(), match["of"].lower()
    count = 1.0 if some in ("a", "an") else words.ones[some]
    parts = words.parts.get(word) or words.ordinals[word]
    if not 0 < count < parts or (count == 1) == word.endswith("s"):
        return None
    known = word in ("half", "quarter") or count > 1
    return (count / parts, match.end()) if known or stands_alone(text, match.end()) else None
