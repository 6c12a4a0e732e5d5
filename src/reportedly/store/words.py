"""Which records can be searched by their words, and which words are asked for: 'mayor dep*'."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.record import Record

__all__ = ["Term", "snippet", "terms", "tokens", "words_of"]

_ASKED = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]|(\w+)(\*)?")
_TOKEN = re.compile(r"[^\W_]+")


class Term(NamedTuple):
    """Tokens that must stand one after the other; ``begins``: the last may be longer."""

    tokens: tuple[str, ...]
    begins: bool

    @property
    def match(self) -> str:
        """As SQLite's FTS5 is asked for it."""
        return f'"{" ".join(self.tokens)}"{"*" if self.begins else ""}'

    def within(self, there: Sequence[str]) -> int:
        """How often it stands in these tokens."""
        size, first = len(self.tokens), self.tokens[0]
        if size == 1:
            return sum(t.startswith(first) if self.begins else t == first for t in there)
        found = (tuple(there[n : n + size]) for n in range(len(there) - size + 1))
        *before, last = self.tokens
        return sum(
            [*one[:-1]] == before
            and (one[-1].startswith(last) if self.begins else one[-1] == last)
            for one in found
        )


def terms(words: str) -> tuple[Term, ...]:
    """What is asked for: each word, each "passage in quotation marks", each begin*."""
    found = list[Term]()
    for passage, word, star in _ASKED.findall(words):
        asked = tokens(passage or word)
        if asked:
            found.append(Term(asked, bool(star)))
    return tuple(dict.fromkeys(found))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as full-text search compares them: without letter case and accents, as
    SQLite's "unicode61 remove_diacritics 2" does."""
    if not text.isascii():
        bare = unicodedata.normalize("NFD", text)
        text = "".join(char for char in bare if not unicodedata.combining(char))
    return tuple(_TOKEN.findall(text.lower()))


def words_of(record: Record) -> str:
    """What a full-text search looks at: an article's text, a claim with its source; else ""."""
    match record:
        case Article():
            return f"{record.title}\n{record.outlet}\n{record.text}"
        case Claim():
            sources = ", ".join(hop.name for hop in (*record.hops, *record.beside))
            return f"{record.text}\n{sources}"
        case _:
            return ""


def snippet(body: str, words: str, reach: int = 80) -> str:
    """The words around the first hit, on one line; none is cut in two."""
    asked = [re.escape(token) for term in terms(words) for token in term.tokens]
    first = re.search("|".join(rf"\b{token}" for token in asked), body, re.I) if asked else None
    middle = first.start() if first else 0
    start, end = max(0, middle - reach), min(len(body), middle + reach)
    if start:
        start = body.find(" ", start, middle) + 1 or start
    if end < len(body):
        last = body.rfind(" ", middle + 1, end)
        end = last if last > 0 else end
    dots = ("…" if start else "", "…" if end < len(body) else "")
    return dots[0] + " ".join(body[start:end].split()) + dots[1]
