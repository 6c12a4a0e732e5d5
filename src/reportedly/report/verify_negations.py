"""Words that turn a statement round: "not", "never", "couldn’t"."""

from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["is_negation"]


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon("reporting")["negations"])


def is_negation(word: str) -> bool:
    return word.casefold().replace("’", "'") in _words()
