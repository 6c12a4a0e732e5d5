"""Names put under a quotation with a dash: "“We were never asked.” — Ines Duarte"."""

import re

from reportedly.text.quotes import Part

__all__ = ["signature"]

_NAME = r"[A-Z][\w.'’-]*(?:[ \u00a0](?:[A-Z][\w.'’-]*|de|da|van|von|bin|al|la|del))*"
_SIGNED = re.compile(
    r"[”\"’'»]?\s{0,3}(?P<dash>—|–|―|--|-)[ \u00a0]?(?P<name>"
    + _NAME
    + r")[ \u00a0]?(?=[\n,(]|\.?$|\.\n)"
)


def signature(text: str, end: int) -> tuple[Part, Part] | None:
    """The dash and the name that sign a quotation whose words end at ``end``, or None."""
    found = _SIGNED.match(text, end, min(len(text), end + 90))
    if found is None:
        return None
    start, stop = found.span("name")
    while text[stop - 1] == ".":
        stop -= 1
    return found.span("dash"), (start, stop)
