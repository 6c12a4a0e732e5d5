"""How a language reports speech, by its word list: "„…“, sagte Bürgermeisterin Elke Brandt"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from reportedly.lexicon.load import lexicon

__all__ = ["Range", "Speech", "Token", "sentences", "speech_of", "tokens", "within"]

Range = tuple[int, int]
"""Half-open: of characters in the text, or of tokens in a list, as said."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’./][^\W_]+)*|[^\w\s]")
_STOP = re.compile(r"[.!?…]+[\"“”«»'’)\]]*\s+|\n+")
_LAST = re.compile(r"[^\W_]+$")
_SHORT = 12
"""Characters that a short form ("Prof.") or a day of a month has at most."""
_LISTS = (
    "forms", "particles", "parted", "participles", "by", "according", "accounts", "account_before",
    "after", "as", "that", "asking", "subjunctive", "doubtful", "auxiliaries", "pronouns",
    "subjects", "articles", "links", "prepositions", "adverbs", "breaks", "denying", "naming",
    "opening", "thereby", "oblique", "it", "passive", "agents",
    "personal", "offices", "bodies", "indefinite",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark, and its place in the text (code points)."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        return self.text[:1].isalnum()


@dataclass(frozen=True)
class Speech:
    """The lists of one language by name, in small letters, with its verbs of saying."""

    lists: dict[str, frozenset[str]]
    verbs: frozenset[str]
    capitals: bool

    def has(self, name: str, token: Token) -> bool:
        return token.low in self.lists[name]

    def phrase(self, row: Sequence[Token], at: int, end: int) -> Range | None:
        """The noun phrase that begins at a token, None where none does: "der Sprecher der Polizei,
        Jan Roth". Where nouns have capitals, it reaches to the last of them before what cannot
        belong to it; else to that."""
        start = last = at
        while at < end and (self.has("articles", row[at]) or self._inside(row, at, end)):
            at += 1
        while at < end:
            token = row[at]
            named = token.capital or not (self.capitals or self._ends(token))
            if token.word and named and not (self.has("prepositions", token) and at > start):
                at += 1
                last = at
            elif token.text == "(" or (token.text == "„" and at + 1 < end):
                close = next((i for i in range(at, end) if row[i].text in ")“"), end)
                at = min(close + 1, end)
                last = at
            elif at > start and self._links(row, at, end):
                at += 1
            else:
                break
        return (start, last) if last > start else None

    def _inside(self, row: Sequence[Token], at: int, end: int) -> bool:
        """A small word before the noun: "der [stellvertretende] Sprecher"."""
        token = row[at]
        if not self.capitals or token.capital or not token.word or self._ends(token):
            return False
        return any(t.capital for t in row[at + 1 : min(end, at + 4)])

    def _links(self, row: Sequence[Token], at: int, end: int) -> bool:
        """Whether it goes on to a further noun: "Sprecher [der] Polizei", "Dr[.] Roth"."""
        token = row[at]
        if token.text == ".":
            return self.has("breaks", row[at - 1])
        if token.low in self.lists["articles"] | self.lists["links"]:
            return any(t.capital for t in row[at + 1 : min(end, at + 4)])
        return self._inside(row, at, end) and row[at - 1].low in self.lists["articles"]

    def _ends(self, token: Token) -> bool:
        """Whether no noun phrase holds such a small word."""
        ends = ("prepositions", "adverbs", "auxiliaries", "that", "pronouns")
        return token.low in self.verbs or any(self.has(name, token) for name in ends)

    def subject(self, row: Sequence[Token], at: int, end: int) -> Range | None:
        """Who speaks right behind a verb: a pronoun or a noun phrase that can be a subject."""
        while at < end and (self.has("adverbs", row[at]) or self.has("participles", row[at])):
            at += 1
        if at >= end:
            return None
        if self.has("pronouns", row[at]) and not self._inside(row, at, min(end, at + 3)):
            return at, at + 1
        if self.has("subjects", row[at]) or (row[at].capital and row[at].word):
            found = self.phrase(row, at, end)
            return found and (found[0], self.named_after(row, found[1], end))
        return None

    def named_after(self, row: Sequence[Token], at: int, end: int) -> int:
        """The end of a name set behind what somebody is: "die Leiterin[, Ute Lorenz]"."""
        if at >= end or row[at].text != ",":
            return at
        stop = next((n for n in range(at + 1, end) if not row[n].capital), end)
        closed = stop == end or row[stop].text in ",.“"
        return stop if closed and stop - at > 2 else at


@cache
def speech_of(language: str) -> Speech:
    """The lists of one language (ISO 639-1). Raises ``KeyError`` where there are none."""
    held = lexicon("speech")[language]
    made = {name: frozenset(w.casefold() for w in held.get(name, ())) for name in _LISTS}
    verbs = {stem + end for stem in held.get("stems", ()) for end in held.get("endings", ("",))}
    verbs |= made["forms"] | made["naming"]
    return Speech(made, frozenset(verbs), bool(held.get("capitals")))


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words and marks between two places of the text."""
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def within(quotes: Sequence[Range], start: int, end: int) -> list[Range]:
    """Those of some places, which are in order and apart, that lie between two others."""
    first = bisect_left(quotes, start, key=itemgetter(0))
    return [quote for quote in quotes[first : bisect_left(quotes, end, key=itemgetter(0))]
            if quote[1] <= end]  # fmt: skip


def sentences(
    text: str, start: int, end: int, quotes: Sequence[Range], speech: Speech
) -> Iterator[Range]:
    """The sentences between two places. None ends inside one of the ``quotes`` (in order), after a
    number or a known short form, or before a small letter."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at, after = stop.start(), text[stop.end() : stop.end() + 1]
        if "\n" not in stop[0]:
            before = _LAST.search(text[max(begin, at - _SHORT) : at])
            word = before[0] if before else ""
            short = word.casefold() in speech.lists["breaks"] or word.isdigit()
            if (short and stop[0].strip() == ".") or after.islower() or after in ",;":
                continue
            n = bisect_right(quotes, at, key=itemgetter(0)) - 1
            if n >= 0 and stop.end() <= quotes[n][1]:
                continue
        if text[begin : stop.end()].strip():
            yield begin, at + len(stop[0].rstrip())
        begin = stop.end()
    if text[begin:end].strip():
        yield begin, end
