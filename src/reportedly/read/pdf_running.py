"""What a document prints on every page besides its text: "Ministry of Health · Page 2 of 5"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise

from reportedly.model.record import record

__all__ = ["Running", "without_running"]

DEPTH = 3
"""Lines at the top and at the foot of a page that can be running heads and feet."""

LONGEST = 300
"""Characters of the longest line that can be one."""

_FOLIO = r"(?:page|p\.|seite|página)\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?"
_MARKED = re.compile(
    rf"^\W*{_FOLIO}\W*$|^\W*\d{{1,4}}\s*(?:of|von|de)\s*\d{{1,4}}\W*$"
    r"|^\s*[-–—]\s?\d{1,4}\s?[-–—]\s*$|^\W*(?:page|p\.)\s*[ivxlc]+\W*$"
    r"|^\s*[-–—]+\s*(?:more|more follows|continued|ends?)\s*[-–—]+\s*$|^\s*#{2,}\s*$",
    re.I,
)
"""A line that says of itself that it is no text: "Page 2 of 5", "- 3 -", "-more-", "###"."""

_NUMBER = re.compile(r"^\W*(\d{1,4})(?:\s*/\s*\d{1,4})?\W*$")
_WORD = re.compile(r"^\W*(?:more|more follows|continued|ends?)\W*$", re.I)
_BROWSER = re.compile(
    r"^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?:\s{2,}.*)?$"
    r"|^\s*(?P<url>(?:https?|file)://\S+)(?:\s+\d{1,4}(?:/\d{1,4})?)?\s*$",
    re.I,
)
"""Head and foot that browsers print: hour and title, address and page."""

_BESIDE = re.compile(
    rf"^ ?{_FOLIO}\W{{1,3}}|^ ?\d{{1,4}}(?:  | ?[|·•–—-] )\W{{0,3}}"
    rf"|\W{{1,3}}{_FOLIO}\W{{0,3}}$|(?:  | [|·•–—-]) ?\d{{1,4}}(?:/\d{{1,4}})?\W{{0,3}}$",
    re.I,
)
"""The number of the page beside a running head: "Ministry of Health  |  3"."""


class _Sign(IntEnum):
    """How surely a line is no text: with a gap wider than those between paragraphs, with a gap
    wider than that between lines, without any."""

    NONE = 0
    LIKELY = 1
    SURE = 2
    CERTAIN = 3


@record
class Running:
    """``pages`` without their running lines; ``lines`` are these, each once, as first printed.
    ``url`` is the address of the web page that was printed, "" where none is."""

    pages: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    url: str


@record
class _Edge:
    """A line at the edge of a page: its number, and the empty lines between it and the next one
    further within."""

    number: int
    gap: int


@record
class _Usual:
    """Empty lines between two lines of the text, and those between its paragraphs at most;
    ``counts`` are the pages that have a line at an edge (whether on top, the line); ``least`` of
    them make it a running one. ``open`` is False where no page has empty lines at all."""

    line: int
    paragraph: int
    counts: Mapping[tuple[bool, str], int]
    least: int
    open: bool


def without_running(pages: Sequence[Sequence[str]]) -> Running:
    """The lines of each page without page numbers, and without what stands at the top or the foot
    of at least half of the pages (two at least), parted from the text by a gap; the head of the
    first stays. Rather such a line stays than that one of the text is lost.

    The gap is wider than that between lines, and where figures of the line change from page to
    page, wider than that between paragraphs too. A document that is known without its gaps needs
    the very same words on three pages.
    """
    usual = _usual(pages)
    kept, left_out = list[tuple[str, ...]](), dict[str, None]()
    for index, rows in enumerate(pages):
        gone = {number for top in (True, False) for number in _gone(rows, top, index, usual)}
        for number in sorted(gone):
            left_out.setdefault(" ".join(rows[number].split()))
        kept.append(tuple("" if n in gone else row for n, row in enumerate(rows)))
    return Running(pages=tuple(kept), lines=tuple(left_out), url=_address(left_out))


def _usual(pages: Sequence[Sequence[str]]) -> _Usual:
    every, within = Counter[int](), Counter[int]()
    counts = Counter[tuple[bool, str]]()
    for index, rows in enumerate(pages):
        filled = [number for number, row in enumerate(rows) if row.strip()]
        gaps = [below - above - 1 for above, below in pairwise(filled)]
        every.update(gaps)
        within.update(gaps[DEPTH:-DEPTH])
        counts.update(
            {(top, key) for top in (True, False) for edge in _edges(rows, top)
             for key in _keys(rows[edge.number], index)}
        )  # fmt: skip
    line = 0 if every[0] >= 0.3 * every.total() else min(every, key=lambda gap: (-every[gap], gap))
    return _Usual(
        line=line,
        paragraph=max([line + 1, *(gap for gap, times in within.items() if times > 1)]),
        counts=counts,
        least=max(2, (len(pages) + 1) // 2),
        open=any(every),
    )


def _gone(rows: Sequence[str], top: bool, index: int, usual: _Usual) -> Iterator[int]:
    """The running lines at one edge of a page, from without; below a line of the text nothing is
    at the edge any more."""
    held = list[tuple[_Edge, _Sign]]()
    for edge in _edges(rows, top):
        sign = _sign(rows[edge.number], top, index, usual)
        if not sign:
            break
        held.append((edge, sign))
    while held:
        gap, least = held[-1][0].gap, min(sign for _, sign in held)
        apart = usual.paragraph if least is _Sign.LIKELY else usual.line
        if gap > apart or least is _Sign.CERTAIN:
            break
        held.pop()
    for edge, _ in held:
        yield edge.number


def _sign(row: str, top: bool, index: int, usual: _Usual) -> _Sign:
    if len(row) > LONGEST:
        return _Sign.NONE
    if _MARKED.match(row) or _BROWSER.match(row):
        return _Sign.CERTAIN
    verbatim, loose, *folio = (usual.counts[top, key] for key in _keys(row, index))
    if folio or _WORD.match(row):
        # Without gaps a bare number is a page's where it goes up from page to page.
        return _Sign.CERTAIN if folio and folio[0] > 1 and not usual.open else _Sign.SURE
    # On the first page it is the headline, or whose paper it is.
    if (top and not index) or loose < usual.least:
        return _Sign.NONE
    if verbatim < usual.least:
        return _Sign.LIKELY
    return _Sign.CERTAIN if verbatim > 2 and not usual.open else _Sign.SURE


def _keys(row: str, index: int) -> Iterator[str]:
    """The line but for the number of the page, the line but for all figures, and of a bare number
    how far it is from that of the page (from 0)."""
    row = re.sub(r"\s{2,}", "  ", row.strip()[: LONGEST + 1])
    words = " ".join(row.casefold().split())
    yield " ".join(_BESIDE.sub("", row).casefold().split()) or words
    yield "~" + re.sub(r"\d+", "#", words)
    if number := _NUMBER.match(row):
        yield f"# {int(number[1]) - index}"


def _address(lines: Iterable[str]) -> str:
    found = (m for line in lines if len(line) <= LONGEST and (m := _BROWSER.match(line)))
    urls = {match["url"] for match in found if match["url"]}
    url = urls.pop() if len(urls) == 1 else ""
    return url if url.startswith("http") and "…" not in url else ""


def _edges(rows: Sequence[str], top: bool) -> Iterator[_Edge]:
    """The lines at one edge of a page, from without; the first line of all is on top."""
    filled = [number for number, row in enumerate(rows) if row.strip()]
    lines = filled if top else filled[:0:-1]
    inner = [*lines[1:], *([] if top else filled[:1])]
    for depth, number in enumerate(lines[:DEPTH]):
        gap = abs(inner[depth] - number) - 1 if depth < len(inner) else len(rows) + DEPTH
        yield _Edge(number=number, gap=gap)
