"""The name of a body taken apart: what it does and of which country, "Peru's Health Ministry"."""

from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon

__all__ = ["Body", "body", "is_generic"]

_SMALL = frozenset([
    "the", "of", "for", "and", "on", "in", "to", "a", "an", "&", "de", "la", "du", "des",
    "et", "und", "der",
])  # fmt: skip
_STATES = frozenset({Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL})


class Body(NamedTuple):
    """``words`` are folded content words without legal forms and country; ``letters`` their
    initials as written; ``generic`` tells a name that many countries have a body of."""

    words: tuple[str, ...]
    country: str
    letters: str
    generic: bool


@lru_cache(maxsize=65_536)
def body(name: str) -> Body:
    plain = name.replace("’", "'").removeprefix("The ")
    country, start, end = "", 0, 0
    for hit in find(plain):
        if hit.entry.sort in _STATES:
            country, start, end = hit.entry.of, hit.start, hit.end
            break
    rest = plain[:start] + plain[end:].removeprefix("'s").removeprefix("'")
    words = tuple(
        _plain_words().get(word, word)
        for raw in rest.split()
        if (word := raw.strip(".,()'\"").lower()) and word not in _SMALL | _legal()
    )
    letters = "".join(w[0] for w in plain.replace("-", " ").split() if w[0].isupper())
    return Body(words or (plain.lower(),), country, letters.lower(), is_generic(words))


def is_generic(words: tuple[str, ...]) -> bool:
    return bool(words) and set(words) <= _generic()


@cache
def _legal() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["legal"])


@cache
def _generic() -> frozenset[str]:
    words = lexicon("organisations")["forms"]["generic"]
    return frozenset(_plain_words().get(word, word) for word in words)


@cache
def _plain_words() -> dict[str, str]:
    lines = lexicon("organisations")["forms"]["synonyms"]
    return {word: line.split()[0] for line in lines for word in line.split()[1:]}
