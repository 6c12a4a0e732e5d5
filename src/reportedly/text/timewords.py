"""The words of time and what they stand for: "Sept." is the ninth month."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import Any

__all__ = ["TOKEN", "Fixed", "Word", "amount", "vocabulary", "word_of"]

TOKEN = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d){0,2})?(?!\d))"
    r"|(?P<SLASH>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<DOTTED>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))"
    r"|(?P<CLOCK>(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?<![\d:.,])(?:1[0-2]|0?[1-9])\.[0-5]\d(?=\s?[ap]\.?m)"
    r"|(?<![\d:.,$€£-])(?:[01]\d|2[0-3])\.?[0-5]\d(?=\s?(?:gmt|utc|cet|cest|bst|eet|eest|msk)\b)"
    r"|(?:(?<=\bat )|(?<=\bby )|(?<=from )|(?<=until ))"
    r"(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hours|hrs)\b))"
    r"|(?P<FISCAL>(?:\bfy\s?'?|(?:fiscal|financial)(?:\syear)?\s)\d{4}(?:[-/](?:\d{4}|\d\d))?\b"
    r"|\bfy\s?'?\d\d\b)"
    r"|(?P<SPELLED>\b(?:eighteen|nineteen|twenty)[ -](?:(?:ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)\b"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b)(?!-))"
    r"|(?P<SHORT>(?<!\w)'\d\d\b(?!'?s))"
    r"|(?P<DECADE>(?:\d{1,2}|')?\d0'?s\b)"
    r"|(?P<NTH>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<AMPM>[ap]\.m\.|[ap]m\b|[ap]\.m\b)"
    r"|(?P<BC>b\.c\.(?:e\.)?|bce?\b)"
    r"|(?P<QSHORT>q[1-4]\b|\b[1-4]q\b)"
    r"|(?P<HSHORT>h[12]\b|\b[12]h\b)"
    r"|(?P<abbreviation>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri"
    r"|sat|sun)\.(?=\s?[\dA-Za-z,]))"
    r"|(?P<word>o'clock|'s\b|mid-(?:morning|afternoon)|twenty-first|[^\W\d_]+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """``start`` and ``end`` count characters of the text; ``value`` depends on ``kind``."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None
    plural: bool = False


Fixed = tuple[list[str], str, Any]


def vocabulary(words: Mapping[str, Any]) -> tuple[dict[str, Word], dict[str, list[Fixed]]]:
    """Single words with their classes, and fixed phrases by their first word, longest first."""
    known = dict[str, Word]()

    def learn(table: Mapping[str, Any], kind: str) -> None:
        for text, value in table.items():
            known.setdefault(text, Word(0, 0, text, kind, value))

    for name, kind in _TABLES.items():
        learn(words[name], kind)
    for text, unit in words["units"].items():
        known[text] = Word(0, 0, text, text, unit)
    for text, unit in words["plurals"].items():
        known[text] = Word(0, 0, text, unit, words["units"][unit], plural=True)
    for text, value in words["weekdays"].items():
        if text.endswith("day"):
            known[text + "s"] = Word(0, 0, text + "s", "WEEKDAYS", value)
    fixed = [(text, "HOLIDAY", value) for text, value in words["holidays"].items()]
    fixed += [(text, "REF", ref) for ref, texts in words["refs"].items() for text in texts]
    fixed += [(text, "SAME", "") for text in words["same"]["phrases"]]
    fixed += [(text, "ZONE", shift) for text, shift in words["zones"].items()]
    phrases = dict[str, list[Fixed]]()
    for text, kind, value in sorted(fixed, key=lambda entry: (-len(entry[0]), entry[0])):
        pieces = [match[0] for match in TOKEN.finditer(text)]
        phrases.setdefault(pieces[0], []).append((pieces, kind, value))
    return known, phrases


_TABLES = {
    "months": "MONTH",
    "weekdays": "WEEKDAY",
    "seasons": "SEASON",
    "parts": "PART",
    "clock": "NOON",
    "reldays": "RELDAY",
    "relations": "REL",
    "modifiers": "MOD",
    "edges": "EDGE",
    "numbers": "NUMBER",
    "ordinals": "ORDINAL",
    "decades": "DECADE",
    "sets": "SET",
    "vague": "VAGUE",
    "approximations": "APPROX",
}


def word_of(match: re.Match[str], known: Mapping[str, Word]) -> Word:
    text, group = match[0], str(match.lastgroup)
    lower = text.lower()
    start, end = match.span()
    if group == "digits":
        return _digits(start, text)
    if group in ("word", "abbreviation", "mark"):
        entry = known.get(lower.rstrip("."))
        if entry is None or (entry.kind in ("MONTH", "WEEKDAY", "WEEKDAYS") and text[0].islower()):
            return Word(start, end, lower, lower)
        return Word(start, end, lower, entry.kind, entry.value, entry.plural)
    value: Any = lower
    if group == "DECADE":
        value = int("".join(c for c in lower if c.isdigit()))
    elif group == "NTH":
        value = int(lower[:-2])
    elif group == "QSHORT":
        value = int(lower.strip("q"))
    elif group == "HSHORT":
        value = int(lower.strip("h"))
    elif group == "FISCAL":
        value = re.findall(r"\d+", lower)
    elif group in ("SPELLED", "SHORT"):
        value, group = _year_in_words(lower, known), "YEAR"
    return Word(start, end, lower, group, value)


def _digits(start: int, text: str) -> Word:
    """A figure that could be a day of the month (INT), a year (YEAR) or neither (NUM)."""
    plain = text.isdigit()
    value = float(text.replace(",", ""))
    if isinf(value):  # hundreds of digits: no day, no year, no count
        return Word(start, start + len(text), text, text)
    kind = "NUM"
    if plain and len(text) <= 2 and 1 <= value <= 31:
        kind = "INT"
    elif plain and len(text) == 4 and 1000 <= value <= 2199:
        kind = "YEAR"
    return Word(start, start + len(text), text, kind, int(value) if value.is_integer() else value)


TURN = 40
"""Up to '40 a short year is of this century, from '41 on of the last."""


def _year_in_words(text: str, known: Mapping[str, Word]) -> int:
    """ "nineteen ninety-six" as radio says it, and "'24" as it stands after a month."""
    if text[0] == "'":
        short = int(text[1:])
        return short + (2000 if short <= TURN else 1900)
    century, *rest = re.split("[ -]", text)
    return int(known[century].value) * 100 + sum(int(known[word].value) for word in rest)


def amount(words: tuple[Word, ...]) -> float | None:
    """How many: 3 for "three", 1 for "a", 25 for "twenty-five", 2.5 for "two and a half"; None
    where it is left open ("a few", "two or three", "2-3")."""
    if any(word.kind == "VAGUE" for word in words):
        return 2.0 if any(word.text == "couple" for word in words) else None
    total, seen = 0.0, False
    for at, word in enumerate(words):
        if word.text in ("to", "or") or (
            word.text == "-" and words[at - 1].kind in ("INT", "NUM", "YEAR")
        ):
            return None
        if word.text == "half":
            total += 0.5
        elif isinstance(word.value, int | float):
            seen = True
            if word.kind == "NUMBER" and word.value in (12, 100, 1000) and total:
                total *= word.value
            else:
                total += word.value
    return total if seen else total or 1.0
