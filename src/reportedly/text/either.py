"""One pattern for any of many words or phrases, tried letter by letter: "attack", "assault"."""

import re
from collections.abc import Iterable

__all__ = ["either"]

_PLAIN = re.compile(r"(?:\\([ -])|([\w ,'’-]))(?![?*+{])")
"""A first letter that stands for itself, once (`re.escape` puts a backslash before some)."""


def either(patterns: Iterable[str], *, any_case: bool = False) -> str:
    r"""A pattern that finds what ``"|".join(patterns)`` does, the same where several fit, but that
    looks at each letter once: `re` tries hundreds of words one after the other at each place.

    ``any_case`` is for patterns that are compiled with `re.IGNORECASE`.

    >>> either(["died", "dies", "was \\w+ed", "was dead"])
    '(?:die(?:d|s)|was (?:\\w+ed|dead))'
    """
    return _tried(list(dict.fromkeys(patterns)), any_case)


def _tried(patterns: list[str], any_case: bool) -> str:
    if len(patterns) == 1:
        return patterns[0]
    made, groups = list[str](), dict[str, list[str]]()
    for pattern in patterns:
        first = _PLAIN.match(pattern) if not _alternates(pattern) else None
        if first is None:  # nothing may be moved across it
            made += _closed(groups, any_case)
            groups = {}
            made.append(pattern)
            continue
        letter = first[1] or first[2]
        key = letter.lower() if any_case else letter
        groups.setdefault(key, []).append(pattern[first.end() :])
    made += _closed(groups, any_case)
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


def _closed(groups: dict[str, list[str]], any_case: bool) -> list[str]:
    made = list[str]()
    for key, rest in groups.items():
        other = key.upper()
        cases = any_case and len(other) == 1 and other != key
        # Without its flag, as only so `re` sees by the first letter that a branch cannot be.
        first = f"(?-i:[{key}{other}])" if cases else re.escape(key)
        made.append(first + _tried(list(dict.fromkeys(rest)), any_case))
    return made


def _alternates(pattern: str) -> bool:
    """Whether a "|" stands outside of all brackets."""
    depth, at = 0, 0
    while at < len(pattern):
        letter = pattern[at]
        at += 1 + (letter == "\\")
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            return True
    return False
