"""Which words stand inside quotation marks, however they are typed: "“We are ready\", he said"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.text.marks import (
    DOUBLE,
    STARTING,
    close_of_single,
    closes,
    inches,
    misplaced,
    opens,
    opens_oddly,
    opens_single,
    paired,
)

__all__ = ["Part", "marks_start", "quoted"]

Part = tuple[int, int]
"""Half-open offsets of quoted words, marks excluded."""

_MARK = re.compile(f"[‘'{re.escape(DOUBLE)}]")
UNMARKED = 3
"""Paragraphs without any mark that a quotation may run over until it is closed."""


def quoted(text: str, paragraphs: Iterable[Part]) -> list[tuple[Part, ...]]:
    """The quotations of a text, each as its parts: one, or one a paragraph.

    ``paragraphs`` are half-open offsets in order. A quotation that is left open at the end of a
    paragraph goes on in the next if that begins with an opening mark, as English style books
    want it (Chicago Manual of Style 13.32), or if a mark that only closes ends one of the next
    few and none stands between; else it ends with its paragraph if its mark stands where speech
    can begin, and otherwise was never a quotation. Quotations inside quotations belong to the
    outer one.
    """
    found, running, silent = list[tuple[Part, ...]](), tuple[Part, ...](), list[_Paragraph]()
    text = paired(text)
    for start, end in paragraphs:
        row = _Paragraph(text, start, end)
        if running and not row.goes_on():
            if not row.doubles and len(silent) < UNMARKED:
                silent.append(row)
                continue
            last = row.lone_close()
            if last is not None:
                found.append((*running, *(each.whole() for each in silent), last))
                running, silent = (), []
                continue
        if running and (silent or not row.goes_on()):
            found += _apart(running, silent)
            running, silent = (), []
        closed, left_open = row.pair()
        for part in closed:
            found.append((*running, part))
            running = ()
        if left_open is not None:
            running = (*running, left_open)
    return found + _apart(running, silent)


def marks_start(text: str) -> bool:
    """Whether a paragraph begins with a mark that opens a quotation."""
    return text.lstrip()[:1] in tuple(STARTING)


def _apart(running: tuple[Part, ...], silent: "list[_Paragraph]") -> list[tuple[Part, ...]]:
    """A quotation that nothing closes, and what stands in the paragraphs after it."""
    single = [(part,) for row in silent for part in row.pair()[0]]
    return [running, *single] if running else []


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its marks are paired: ``opened`` is where the words of an open quotation
    begin (-1: none is open), ``doubles`` are the places of its double marks."""

    text: str
    start: int
    end: int
    opened: int = -1
    doubles: list[int] = field(default_factory=list)
    closed: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        marks = _MARK.finditer(self.text, self.start, self.end)
        self.doubles = [mark.start() for mark in marks if mark[0] in DOUBLE]

    def whole(self) -> Part:
        return _trimmed(self.text, self.start, self.end)

    def goes_on(self) -> bool:
        """Whether it begins as a quotation left open in the paragraph before goes on."""
        return marks_start(self.text[self.start : self.end])

    def lone_close(self) -> Part | None:
        """The words before a closing mark that ends the paragraph and is its only one."""
        if len(self.doubles) != 1 or self.text[self.doubles[0] + 1 : self.end].strip():
            return None
        [place] = self.doubles
        shut = closes(self.text, place) and not opens(self.text, place)
        first = self.whole()[0]
        return (first, place) if shut and first < place else None

    def pair(self) -> tuple[list[Part], Part | None]:
        """The closed quotations, and the words of one that is left open to the end (or None)."""
        self.opened, self.closed = -1, []
        i, n = self.start, 0
        while mark := _MARK.search(self.text, i, self.end):
            i = mark.start()
            if mark[0] not in DOUBLE:
                i = self._single(i)
                continue
            while self.doubles[n] < i:
                n += 1
            i = self._inside(n) if self.opened >= 0 else self._outside(n)
        held = [part for part in self.closed if part[0] < part[1]]
        if self.opened < 0 or not self._can_run_on(self.opened - 1):
            return held, None
        rest = _trimmed(self.text, self.opened, self.end)
        return held, rest if rest[0] < rest[1] else None

    def _next(self, n: int) -> int:
        return self.doubles[n + 1] if n + 1 < len(self.doubles) else -1

    def _single(self, i: int) -> int:
        """Past the single mark at ``i``, or past the quotation that it opens."""
        if self.opened < 0 and opens_single(self.text, i):
            close = close_of_single(self.text, i, self.end)
            if close > i + 1:
                self.closed.append((i + 1, close))
                return close + 1
        return i + 1

    def _outside(self, n: int) -> int:
        i = self.doubles[n]
        if opens(self.text, i) or opens_oddly(self.text, i, self._next(n)):
            self.opened = i + 1
        return i + 1

    def _inside(self, n: int) -> int:
        text, i, following = self.text, self.doubles[n], self._next(n)
        if inches(text, i, following):
            return i + 1
        if closes(text, i) or misplaced(text, i, following):
            self.closed.append(_trimmed(text, self.opened, i))
            self.opened = -1
        elif opens(text, i):
            inner = self._inner_close(n) if opens(text, self.opened - 1) else -1
            if inner >= 0:
                return inner + 1
            if text[self.opened : i].rstrip().endswith((".", ",", "?", "!", "…")):
                self.closed.append(_trimmed(text, self.opened, i))
            self.opened = i + 1
        return i + 1

    def _inner_close(self, n: int) -> int:
        """Where a quotation within the open one closes, or -1 where the open one has no mark of
        its own left to close it."""
        depth, inner = 2, -1
        for i in self.doubles[n + 1 :]:
            begins, ends = opens(self.text, i), closes(self.text, i)
            depth += (begins and not ends) - (ends and not begins)
            if depth == 1 and inner < 0:
                inner = i
            if depth == 0:
                return inner
        return -1

    def _can_run_on(self, mark: int) -> bool:
        lead = self.text[self.start : mark].rstrip()
        return not lead or lead[-1] in ",:;.?!" or self.text[mark] in "“„«"


def _trimmed(text: str, start: int, end: int) -> Part:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
