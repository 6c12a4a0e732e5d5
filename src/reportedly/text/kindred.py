"""Things and the deeds that make them: a "contract" is of one kind with "has agreed"."""

import re
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.text.either import either
from reportedly.text.terms import stem

__all__ = ["is_kind", "kin", "kinds", "listed"]

_NOUNS = ("ation", "ition", "ment", "sion", "tion", "ance", "ence", "al", "or", "er")
"""Endings that make a noun of a verb (Quirk et al. 1985, App. I.34)."""
ROOT = 5
"""Letters that a root has at least."""


@lru_cache(maxsize=1 << 15)
def kin(word: str) -> str:
    """The kind of one word: a class of the list, or what is left without the ending of a noun.

    >>> kin("contract"), kin("agreed"), kin("deployment") == kin("deployed")
    ('agreement', 'agreement', True)
    """
    found = stem(word.lower())
    if found in _kinds():
        return _kinds()[found]
    for ending in _NOUNS:
        if found.endswith(ending) and len(found) - len(ending) >= ROOT:
            return found.removesuffix(ending)
    return found


def is_kind(word: str) -> bool:
    """Whether the list knows a class of a word."""
    return stem(word.lower()) in _kinds()


@lru_cache(maxsize=1 << 14)
def kinds(text: str) -> frozenset[str]:
    """The kinds that the phrases of a text say: "ran out of vaccine" tells of a shortage."""
    plain = " ".join(text.lower().split())
    if not _any_phrase().search(plain):
        return frozenset()
    return frozenset(name for name, pattern in _phrases() if pattern.search(plain))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The stems of a plain list of the lexicon of antonyms: `listed("vague", "nouns")`."""
    return frozenset(stem(word) for word in lexicon("antonyms")[name][key].split())


@cache
def _kinds() -> dict[str, str]:
    """The class of each stem; a word of two classes belongs to the first."""
    found = dict[str, str]()
    for name, words in lexicon("antonyms")["same"].items():
        for word in words.split():
            found.setdefault(stem(word), name)
    return found


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = lexicon("antonyms")["phrases"]
    return tuple(
        (name, re.compile(rf"\b{either(map(re.escape, phrases))}\b"))
        for name, phrases in known.items()
    )


@cache
def _any_phrase() -> re.Pattern[str]:
    known = lexicon("antonyms")["phrases"].values()
    return re.compile(rf"\b{either(re.escape(p) for found in known for p in found)}\b")
