"""Lines that were broken at a fixed width put together: "The mayor said on" and "Friday"."""

import re
from collections.abc import Sequence

__all__ = ["unwrapped"]

NARROWEST, WIDEST = 50, 100
"""Columns at which mails and exports break their lines; longer lines are whole paragraphs."""

_ITEM = re.compile(r"\s*(?:[•*·>|–—-]|\(?\d{1,2}[.)])\s")


def unwrapped(text: str) -> str:
    """The text with one line a paragraph, paragraphs apart by an empty line as they are.

    A line goes on in the next one where the first word there would not have fitted. A text that
    has long lines was not broken, and stays as it is.
    """
    rows = [row.rstrip() for row in text.split("\n")]
    lengths = [len(row) for row in rows if row and "://" not in row]
    fitting = [length for length in lengths if length <= WIDEST]
    width = max(fitting, default=0)
    if width < NARROWEST or len(fitting) < 0.9 * len(lengths):
        return "\n".join(rows)
    return "\n".join(_joined(rows, width))


def _joined(rows: Sequence[str], width: int) -> list[str]:
    made = list[str]()
    above = ""
    for row in rows:
        words = row.split(maxsplit=1)
        full = bool(above and words) and len(above) + 1 + len(words[0]) > width - 2
        if full and not _ITEM.match(row):
            made[-1] += " " + row.strip()
        else:
            made.append(row)
        above = row
    return made
