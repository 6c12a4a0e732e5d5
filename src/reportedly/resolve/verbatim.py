"""Whether two statements are the same words, whoever prints them."""

import re
import zlib
from functools import lru_cache

from reportedly.text.terms import fold

__all__ = ["sentence_key", "verbatim"]

LEAST = 7
"""Words below which the same wording proves nothing."""
SHARE = 0.8
"""Share of the shorter one's word triples that the longer one must hold."""


@lru_cache(maxsize=1 << 15)
def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", fold(text))
    if len(words) < LEAST:
        return frozenset()
    return frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))


def sentence_key(text: str) -> str:
    """The least hash of its word triples: alike sentences mostly share it; "" if too short."""
    return min((f"{zlib.crc32(' '.join(t).encode()):08x}" for t in _triples(text)), default="")


@lru_cache(maxsize=1 << 15)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))


def verbatim(one: str, other: str, least: int = LEAST) -> bool:
    """Whether the shorter text's words (at least so many) stand, nearly all and in order, in the
    longer, with every number that it gives: a sentence brought up to date is another one."""
    short, long = sorted((one, other), key=lambda text: len(_triples(text)))
    shared = len(_triples(short) & _triples(long))
    alike = shared >= SHARE * len(_triples(short)) > 0
    alike = alike and len(_triples(short)) > least - 3
    return alike and _numbers(short) <= _numbers(long)
