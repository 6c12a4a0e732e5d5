"""The lines of a text, hard-wrapped ones joined: "The mayor said on\\nFriday that …" is one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.model.record import record

__all__ = ["Line", "folded", "lines"]

NARROWEST, WIDEST = 50, 120
"""Columns between which a text can be hard-wrapped; longer lines are paragraphs."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(r"[.!?…][\"'”’)\]»]*$")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@record
class Line:
    """``start`` and ``end`` are offsets into the text; ``words`` is what stands there, quotation
    marks folded to straight ones and breaks to blanks, length unchanged. ``after_gap`` says that
    a blank line (or the top) is before it."""

    start: int
    end: int
    words: str
    after_gap: bool

    @property
    def is_sentence(self) -> bool:
        return _END.search(self.words) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads like part of a story: a full sentence, or too long for a label."""
        count = self.words.count(" ") + 1
        if self.words.endswith(("?", "!")) and len(self.words) < 120:
            return len(re.findall(r"[.!?] ", self.words)) > 0
        return (self.is_sentence and count >= 5) or len(self.words) > 220


def lines(text: str) -> tuple[Line, ...]:
    """Cut a text at its line breaks; where it was wrapped at a fixed width, put lines together.

    Lines of nothing but white space are left out, white space at both ends is not part of a line.
    """
    rows = list[Line]()
    last = 0
    for found in _LINE.finditer(text):
        words = found.group()
        if not words.strip():
            continue
        start = found.start() + len(words) - len(words.lstrip())
        end = found.end() - (len(words) - len(words.rstrip()))
        gap = not rows or text.count("\n", last, start) > 1 or text.count("\r", last, start) > 1
        rows.append(Line(start=start, end=end, words=folded(text[start:end]), after_gap=gap))
        last = end
    width = _wrapped_at(rows)
    return tuple(_joined(text, rows, width) if width else rows)


def folded(words: str) -> str:
    """The words with straight quotation marks and plain blanks, length unchanged."""
    return re.sub(r"\s", " ", words.translate(_FOLD))


def _wrapped_at(rows: Sequence[Line]) -> int:
    """The column at which a text was wrapped, 0 where it was not."""
    width = max((len(row.words) for row in rows), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(rows) if not b.after_gap]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    return width if full >= 4 and full >= 0.6 * len(pairs) else 0


def _is_full(row: Line, below: Line, width: int) -> bool:
    """Whether the first word below would not have fitted at the end of this line."""
    return len(row.words) + 1 + len(below.words.split(" ", 1)[0]) > width - 2


def _joined(text: str, rows: Sequence[Line], width: int) -> list[Line]:
    joined = [rows[0]]
    for above, row in pairwise(rows):
        if row.after_gap or not _is_full(above, row, width):
            joined.append(row)
            continue
        head = joined[-1]
        words = folded(text[head.start : row.end])
        joined[-1] = Line(start=head.start, end=row.end, words=words, after_gap=head.after_gap)
    return joined
