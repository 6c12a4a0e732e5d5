"""The content words of a text, folded so that "soldiers" meets "soldier", with their weight."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import log, sqrt

from reportedly.lexicon.load import lexicon
from reportedly.text.parse import same_length

__all__ = ["cosine", "fold", "stem", "terms", "weight", "written_terms"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("ly", ""),
    ("s", ""),
)


def fold(text: str) -> str:
    """Small letters without accents, other scripts in Latin letters.

    >>> fold("Зеленский, Škoda")
    'zelenskiy, skoda'
    """
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return anyascii(same_length(text)).lower()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its common English endings (the S-stemmer of Harman 1991, plus -ed, -ing, -ly
    and a final e); for comparison only.

    >>> [stem(w) for w in ("killing", "killed", "planned", "supplies", "use")]
    ['kill', 'kill', 'plan', 'supply', 'us']
    """
    if len(word) < 3 or word[-2:] in ("ss", "us", "is"):
        return word
    for ending, other in _ENDINGS:
        left = word[: -len(ending)] + other
        least = 5 if ending == "ly" else 3
        if word.endswith(ending) and len(left) >= least and _VOWEL.search(left):
            return _tidy(left) if ending in ("ing", "ed", "ly") else _bare(left)
    return _bare(word)


def _tidy(left: str) -> str:
    double = len(left) > 3 and left[-1] == left[-2] and left[-1] not in "lsz"
    return _bare(left[:-1] if double else left)


def _bare(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 2 else word


def terms(text: str) -> list[str]:
    """The stems of the content words in order, numbers left out.

    >>> terms("The soldiers of Côte d'Ivoire were not told.")
    ['soldier', 'cot', "d'ivoir"]
    """
    return [stemmed for stemmed, _ in written_terms(text)]


def written_terms(text: str) -> Iterator[tuple[str, str]]:
    """The stems of the content words in order, each with the word as written."""
    for word in _WORD.findall(text):
        for stemmed in _stems(word):
            yield stemmed, word


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    parts = same_length(fold(word)).removesuffix("'s").split("-")
    return tuple(stem(part) for part in parts if len(part) > 1 and part not in _stopwords())


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])


@cache
def _shares() -> dict[str, float]:
    """The share of news articles that hold a stem, where that is more than one in 512."""
    levels = lexicon("commonness")["one_article_in"]
    return {term: 1 / float(level) for level, found in levels.items() for term in found.split()}


def weight(term: str) -> float:
    """Inverse document frequency in general news, in nats: 0 for a word of every article."""
    return -log(_shares().get(term, 1 / 1024))


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two weighted bags, 0 to 1.

    >>> round(cosine({"a": 1.0, "b": 1.0}, {"a": 2.0}), 3)
    0.707
    """
    dot = sum(value * right[term] for term, value in left.items() if term in right)
    return dot / (_norm(left.values()) * _norm(right.values())) if dot else 0.0


def _norm(values: Iterable[float]) -> float:
    return sqrt(sum(value * value for value in values))
