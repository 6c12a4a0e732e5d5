"""Finds phrases of time by the classes of their words: "three days ago" is FIGURE UNIT ago."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Grammar", "Phrase", "Word", "amount"]

_TOKEN = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d){0,2})?(?!\d))"
    r"|(?P<SLASH>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<DOTTED>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))"
    r"|(?P<CLOCK>(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<DECADE>(?:\d{1,2}|')?\d0'?s\b)"
    r"|(?P<NTH>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<AMPM>[ap]\.m\.|[ap]m\b|[ap]\.m\b)"
    r"|(?P<BC>b\.c\.(?:e\.)?|bce?\b)"
    r"|(?P<QSHORT>q[1-4]\b)"
    r"|(?P<abbreviation>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri"
    r"|sat|sun)\.(?=\s?[\dA-Za-z,]))"
    r"|(?P<word>o'clock|'s\b|mid-(?:morning|afternoon)|twenty-first|[^\W\d_]+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|'s|[A-Za-z][A-Za-z']*|\S|\s+")
_DASHES = str.maketrans("–−‑", "---")
_OTHER = "\u0100"


@dataclass(frozen=True, slots=True)
class Word:
    """``start`` and ``end`` count characters of the text; ``value`` depends on ``kind``."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fit one rule. ``parts`` are the rule's named groups; ``first`` is the place of
    the first word in ``words``, all words of the text."""

    rule: str
    words: tuple[Word, ...]
    first: int
    last: int
    parts: Mapping[str, tuple[Word, ...]]

    @property
    def start(self) -> int:
        return self.words[self.first].start

    @property
    def end(self) -> int:
        return self.words[self.last].end

    def part(self, *names: str) -> Word | None:
        """The first word of the first of these groups that is there."""
        return next((self.parts[name][0] for name in names if self.parts.get(name)), None)

    def need(self, *names: str) -> Word:
        """Like `part`, for groups the rule cannot match without; raises ``KeyError``."""
        word = self.part(*names)
        if word is None:
            raise KeyError(f"rule {self.rule!r} lacks {names}")
        return word

    def neighbour(self, steps: int) -> Word | None:
        """The word so many places before (negative) or after the phrase."""
        at = self.first + steps if steps < 0 else self.last + steps
        return self.words[at] if 0 <= at < len(self.words) else None


class Grammar:
    """The words and rules of ``lexicon/times.toml``, compiled.

    Each word of a text becomes one character that stands for its class; rules are regular
    expressions over these, so that one scan serves all words of a class.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._signs: dict[str, str] = {}
        self._known, self._phrases = _vocabulary(words)
        macros = words["macros"]
        self._rules = [
            (n, re.compile(self._compiled(p, macros))) for n, p in words["rules"].items()
        ]
        triggers = [self._sign(kind) for kind in _TRIGGERS | set(words["units"])]
        self._trigger = re.compile("[" + "".join(map(re.escape, triggers)) + "]")

    def phrases(self, text: str) -> Iterator[Phrase]:
        """The longest phrases of ``text`` (folded), from left to right, none overlapping."""
        words = tuple(self._words(text))
        line = "".join(self._signs.get(word.kind, _OTHER) for word in words)
        at = 0
        for trigger in self._trigger.finditer(line):
            at = max(at, trigger.start() - _REACH)
            while at <= trigger.start():
                found = self._longest(line, words, at) if line[at] != _OTHER else None
                if found is not None:
                    yield found
                at = found.last + 1 if found is not None else at + 1

    def _longest(self, line: str, words: tuple[Word, ...], at: int) -> Phrase | None:
        best, name = None, ""
        for rule, pattern in self._rules:
            match = pattern.match(line, at)
            if match and (best is None or match.end() > best.end()):
                best, name = match, rule
        if best is None:
            return None
        parts = {
            group: words[best.start(group) : best.end(group)]
            for group, matched in best.groupdict().items()
            if matched
        }
        return Phrase(name, words, best.start(), best.end() - 1, parts)

    def _compiled(self, pattern: str, macros: Mapping[str, str]) -> str:
        def piece(match: re.Match[str]) -> str:
            written = match[0]
            if written in macros:
                return f"(?:{self._compiled(macros[written], macros)})"
            if written[0].isalpha() or written in (",", "-", "/", "'s"):
                return re.escape(self._sign(written))
            return written.strip()

        return _PIECE.sub(piece, pattern)

    def _sign(self, kind: str) -> str:
        return self._signs.setdefault(kind, chr(0x4E00 + len(self._signs)))

    def _words(self, text: str) -> Iterator[Word]:
        matches = list(_TOKEN.finditer(text.translate(_DASHES)))
        at = 0
        while at < len(matches):
            word, taken = self._phrase(matches, at) or (_word(matches[at], self._known), 1)
            yield word
            at += taken

    def _phrase(self, matches: list[re.Match[str]], at: int) -> tuple[Word, int] | None:
        """The longest fixed phrase ("at the moment") that starts here, and its length in words."""
        for phrase, kind, value in self._phrases.get(matches[at][0].lower(), ()):
            there = matches[at : at + len(phrase)]
            if [match[0].lower() for match in there] == phrase:
                text = " ".join(phrase)
                return Word(there[0].start(), there[-1].end(), text, kind, value), len(phrase)
        return None


_REACH = 9
"""A phrase starts at most so many words before its first telling word."""

_TRIGGERS = {
    "ISO", "SLASH", "DOTTED", "CLOCK", "DECADE", "QSHORT", "AMPM", "BC", "MONTH", "WEEKDAY",
    "WEEKDAYS", "SEASON", "PART", "NOON", "RELDAY", "YEAR", "SET", "HOLIDAY", "REF", "SAME",
    "NTH", "overnight", "half", "weeklong", "future", "REL", "monthlong", "yearlong", "daylong",
    "hourlong", "decadelong",
}  # fmt: skip

Fixed = tuple[list[str], str, Any]


def _vocabulary(words: Mapping[str, Any]) -> tuple[dict[str, Word], dict[str, list[Fixed]]]:
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
    fixed += [(text, "ZONE", "") for text in words["zones"]["names"]]
    phrases = dict[str, list[Fixed]]()
    for text, kind, value in sorted(fixed, key=lambda entry: (-len(entry[0]), entry[0])):
        pieces = [match[0] for match in _TOKEN.finditer(text)]
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


def _word(match: re.Match[str], known: Mapping[str, Word]) -> Word:
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
        value = int(lower[1])
    return Word(start, end, lower, group, value)


def _digits(start: int, text: str) -> Word:
    """A figure that could be a day of the month (INT), a year (YEAR) or neither (NUM)."""
    plain = text.isdigit()
    value = float(text.replace(",", ""))
    kind = "NUM"
    if plain and len(text) <= 2 and 1 <= value <= 31:
        kind = "INT"
    elif plain and len(text) == 4 and 1000 <= value <= 2199:
        kind = "YEAR"
    return Word(start, start + len(text), text, kind, int(value) if value.is_integer() else value)


def amount(words: tuple[Word, ...]) -> float | None:
    """How many: 3 for "three", 1 for "a", 25 for "twenty-five", 2.5 for "two and a half"; None
    where it is left open ("a few", "two or three", "2-3")."""
    if any(word.kind == "VAGUE" for word in words):
        return 2.0 if any(word.text == "couple" for word in words) else None
    total, seen = 0.0, False
    for at, word in enumerate(words):
        if word.text in ("to", "or") or (word.text == "-" and words[at - 1].kind != "NUMBER"):
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
