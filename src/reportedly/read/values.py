"""A value that can be shown: of "Flood\\x00 toll\\n rises" the words alone."""

import re

__all__ = ["printable"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+")
"""Without width, or turning the order of what stands after them, or no characters at all."""


def printable(value: str) -> str:
    """The value without control characters, and without those that are not seen and change how
    what follows is shown (Unicode TR 36, 2.10)."""
    if not _CONTROL.search(value) and not _UNSEEN.search(value):
        return value
    return " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", value)).split())
