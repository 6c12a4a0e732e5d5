"""A text as its bare words: "“No,” she said" is "no she said"."""

from functools import lru_cache

from reportedly.text.terms import fold

__all__ = ["worded"]


@lru_cache(maxsize=1 << 14)
def worded(text: str) -> tuple[str, ...]:
    """Its words in order, letter case, marks and accents aside."""
    bare = "".join(c if c.isalnum() or c in "'’" else " " for c in fold(text))
    return tuple(word.strip("'’") for word in bare.split() if word.strip("'’"))
