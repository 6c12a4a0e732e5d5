"""Finds phrases of time by the classes of their words: "three days ago" is FIGURE UNIT ago."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.text.timewords import TOKEN, Word, vocabulary, word_of

__all__ = ["Grammar", "Phrase"]

_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|'s|[A-Za-z][A-Za-z']*|\S|\s+")
_DASHES = str.maketrans("–−‑", "---")
_OTHER = "\u0100"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fit one rule. ``parts`` are the rule's named groups; ``first`` is the place of
    the first word in ``words``, all words of the ``text``."""

    rule: str
    words: tuple[Word, ...]
    first: int
    last: int
    parts: Mapping[str, tuple[Word, ...]]
    text: str = ""

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
        self._known, self._phrases = vocabulary(words)
        macros = words["macros"]
        self._rules = [
            (n, re.compile(self._compiled(p, macros))) for n, p in words["rules"].items()
        ]
        self._guards: Mapping[str, Mapping[str, list[str]]] = words["guards"]
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
                found = self._longest(line, words, at, text) if line[at] != _OTHER else None
                if found is not None:
                    yield found
                at = found.last + 1 if found is not None else at + 1

    def _longest(self, line: str, words: tuple[Word, ...], at: int, text: str) -> Phrase | None:
        best, name = None, ""
        for rule, pattern in self._rules:
            match = pattern.match(line, at)
            longer = match and (best is None or match.end() > best.end())
            if match and longer and self._allowed(rule, match, words):
                best, name = match, rule
        if best is None:
            return None
        parts = {
            group: words[best.start(group) : best.end(group)]
            for group, matched in best.groupdict().items()
            if matched
        }
        return Phrase(name, words, best.start(), best.end() - 1, parts, text)

    def _allowed(self, rule: str, match: re.Match[str], words: tuple[Word, ...]) -> bool:
        """Whether the words of relation are those that a rule admits."""
        return all(
            word.kind not in ("REL", "MOD") or word.text in admitted
            for group, admitted in self._guards.get(rule, {}).items()
            for word in words[slice(*match.span(group))]
        )

    def _compiled(self, pattern: str, macros: Mapping[str, str]) -> str:
        def piece(match: re.Match[str]) -> str:
            written = match[0]
            if written in macros:
                return f"(?:{self._compiled(macros[written], macros)})"
            if written[0].isalpha() or written in (",", "-", "/", "'s", "'"):
                return re.escape(self._sign(written))
            return written.strip()

        return _PIECE.sub(piece, pattern)

    def _sign(self, kind: str) -> str:
        return self._signs.setdefault(kind, chr(0x4E00 + len(self._signs)))

    def _words(self, text: str) -> Iterator[Word]:
        matches = list(TOKEN.finditer(text.translate(_DASHES)))
        at = 0
        while at < len(matches):
            word, taken = self._phrase(matches, at) or (word_of(matches[at], self._known), 1)
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
    "NTH", "FISCAL", "HSHORT", "overnight", "half", "weeklong", "future", "REL", "monthlong",
    "yearlong", "daylong", "hourlong", "decadelong",
}  # fmt: skip
