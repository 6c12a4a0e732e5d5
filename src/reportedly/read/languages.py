"""Which language a text is in: "en" for "The mayor said on Friday …"."""

import re
from collections import Counter
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["language_of"]

SAMPLE = 3000
"""Characters that are enough to tell."""


@cache
def _english() -> frozenset[str]:
    return frozenset(lexicon("furniture")["english"]["function"])


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language, "" where there are too few words to tell.

    English is told by its function words; anything else is left to py3langid (after Lui and
    Baldwin 2012).
    """
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].casefold())
    if len(words) < 5:
        return ""
    counts = Counter(words)
    if sum(counts[word] for word in _english()) >= 0.2 * len(words):
        return "en"
    import py3langid

    code: str = py3langid.classify(text[:SAMPLE])[0]
    return code
