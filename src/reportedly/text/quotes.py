"""Which words stand inside quotation marks, however they are typed: "“We are ready\", he said"."""

from collections.abc import Iterable

__all__ = ["Part", "marks_start", "quoted"]

Part = tuple[int, int]
"""Half-open offsets of quoted words, marks excluded."""

_OPENERS = "“„«"
_CLOSERS = "”»"
_DOUBLE = _OPENERS + _CLOSERS + '"'
_SINGLE = "‘’'"
_STARTING = _OPENERS + '"‘'
"""Marks with which a paragraph may go on with a quotation."""

_BEFORE = set("([{—–-/|:>…,") | {"\u200b"}
_CLIPPED = ("em ", "til ", "tis ", "twas ", "cause ", "bout ", "n ", "s ", "round ")
"""Words that begin with an apostrophe when clipped ("rock 'n' roll", "the '90s")."""


def quoted(text: str, paragraphs: Iterable[Part]) -> list[tuple[Part, ...]]:
    """The quotations of a text, each as its parts: one, or one a paragraph.

    ``paragraphs`` are half-open offsets in order. A quotation that is left open at the end of a
    paragraph goes on in the next if that begins with an opening mark, as English style books
    want it (Chicago Manual of Style 13.32); else it ends with its paragraph if its mark stands
    where speech can begin, and otherwise was never a quotation. Quotations inside quotations
    belong to the outer one.
    """
    found, running = list[tuple[Part, ...]](), tuple[Part, ...]()
    text = _paired(text)
    for start, end in paragraphs:
        first = _first_ink(text, start, end)
        if running and not (first < end and text[first] in _STARTING):
            found.append(running)
            running = ()
        closed, left_open = _within(text, start, end)
        for part in closed:
            found.append((*running, part))
            running = ()
        if left_open is not None:
            part = _trimmed(text, left_open, end)
            if part[0] < part[1]:
                running = (*running, part)
    return [*found, running] if running else found


def marks_start(text: str) -> bool:
    """Whether a paragraph begins with a mark that opens a quotation."""
    return text.lstrip()[:1] in tuple(_STARTING)


def _paired(text: str) -> str:
    """Two single marks typed for a double one (``so'' or ''so''), as one mark and no character
    more or less: the second of an opening pair and the first of a closing pair count."""
    for pair in ("``", "''", "‘‘", "’’"):
        if pair not in text:
            continue
        pieces = text.split(pair)
        made = pieces[0]
        for piece in pieces[1:]:
            opens = (not made or made[-1].isspace() or made[-1] in _BEFORE) and piece[:1].strip()
            made += ('\u200b"' if opens else '"\u200b') + piece
        text = made
    return text


def _within(text: str, start: int, end: int) -> tuple[list[Part], int | None]:
    """The closed quotations of one paragraph, and where an open one begins (or None)."""
    closed, opened, i = list[Part](), -1, start
    while i < end:
        if text[i] in _DOUBLE:
            if opened >= 0 and _closes(text, i, start, end):
                if opened < i:
                    closed.append((opened, i))
                opened = -1
            elif _opens(text, i, start, end):
                opened = i + 1
        elif opened < 0 and text[i] in "‘'" and _opens_single(text, i, start, end):
            close = _close_of_single(text, i, end)
            if close > i + 1:
                closed.append((i + 1, close))
                i = close
        i += 1
    if opened >= 0 and _can_run_on(text, opened - 1, start):
        return closed, opened
    return closed, None


def _closes(text: str, i: int, start: int, end: int) -> bool:
    if text[i] in _CLOSERS:
        return True
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not (before.isspace() or before in "([—") or not after.isalnum()


def _opens(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if after.isspace():
        return False
    return text[i] in _OPENERS or before.isspace() or before in _BEFORE or before in _SINGLE


def _opens_single(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if not (before.isspace() or before in "([—–") or not (after.isalnum() or after in "[…"):
        return False
    return text[i] == "‘" or not (after.isdigit() or text.startswith(_CLIPPED, i + 1))


def _close_of_single(text: str, i: int, end: int) -> int:
    """Where a quotation opened by a single mark at ``i`` ends, or -1 where it was an apostrophe.

    A mark after "s" and before a lower-case word may be a plural's apostrophe ("the workers'
    demands"), so it ends the quotation only if no other mark does.
    """
    doubtful = -1
    for j in range(i + 2, end):
        if text[j] == "‘":
            break
        after = text[j + 1] if j + 1 < end else " "
        if text[j] not in "’'" or text[j - 1].isspace() or after.isalnum():
            continue
        if text[j - 1] not in "sS" or not text[j + 1 : j + 3].strip().islower():
            return j
        doubtful = j if doubtful < 0 else doubtful
    return doubtful


def _can_run_on(text: str, mark: int, start: int) -> bool:
    lead = text[start:mark].rstrip()
    return not lead or lead[-1] in ",:;.?!" or text[mark] in _OPENERS


def _first_ink(text: str, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not text[i].isspace()), end)


def _trimmed(text: str, start: int, end: int) -> Part:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
