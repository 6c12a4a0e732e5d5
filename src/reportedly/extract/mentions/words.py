"""The word lists that names are judged by, each read once: "Ministry", "spokesman"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.metonyms import Words

__all__ = [
    "acting",
    "bodies",
    "eastern",
    "forms",
    "generic",
    "given_names",
    "legal",
    "particles",
    "personal",
    "regions",
    "single",
    "trading",
]


@cache
def regions() -> frozenset[str]:
    return frozenset(lexicon("metonyms")["regions"])


@cache
def acting() -> Words:
    return {key: frozenset(words) for key, words in lexicon("metonyms").items()}


@cache
def eastern() -> frozenset[str]:
    return frozenset(name for names in lexicon("family_names").values() for name in names)


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for group in lexicon("nicknames")["groups"] for name in group.split())


@cache
def forms() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["heads"])


@cache
def particles() -> frozenset[str]:
    return frozenset(lexicon("titles")["particles"])


@cache
def personal() -> frozenset[str]:
    return frozenset(lexicon("titles")["personal"])


@cache
def single() -> frozenset[str]:
    return frozenset(lexicon("titles")["single"])


@cache
def bodies() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["bodies"])


@cache
def generic() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["generic"])


@cache
def legal() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["legal"])


@cache
def trading() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["trading"])
