"""What a document prints on every page besides its text: "Ministry of Health · Page 2 of 5"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.record import record

__all__ = ["Running", "without_running"]

DEPTH = 3
"""Lines at the top and at the foot of a page that can be running heads and feet."""

LONGEST = 300
"""Characters of the longest line that can be one."""

_NUMBER = re.compile(
    r"^\W*(?:(?:page|p\.|seite|página)\s*)?\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*$"
    r"|^\W*(?:page|p\.)\s*[ivxlc]+\W*$"
    r"|^\W*-?\s*(?:more|more follows|continued|ends?)\s*-?\W*$|^\s*#{2,}\s*$",
    re.I,
)


_BROWSER = re.compile(
    r"^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?:\s{2,}.*)?$"
    r"|^\s*(?P<url>(?:https?|file)://\S+)(?:\s+\d{1,4}(?:/\d{1,4})?)?\s*$",
    re.I,
)
"""Head and foot that browsers print: hour and title, address and page."""


@record
class Running:
    """``pages`` without their running lines; ``lines`` are these, each once, as first printed.
    ``url`` is the address of the web page that was printed, "" where none is."""

    pages: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    url: str


def without_running(pages: Sequence[Sequence[str]]) -> Running:
    """The lines of each page without page numbers, and without what stands at the top or the foot
    of at least half of the pages (two at least), figures aside; the head of the first stays."""
    edges = [list(_edges(rows)) for rows in pages]
    counts = Counter(
        key for rows, found in zip(pages, edges, strict=True)
        for key in {(top, _key(rows[n])) for n, top, _ in found}
    )  # fmt: skip
    least = max(2, (len(pages) + 1) // 2)
    kept, left_out = list[tuple[str, ...]](), dict[str, None]()
    for rows, found in zip(pages, edges, strict=True):
        gone = set[int]()
        for number, top, outermost in found:
            row = rows[number]
            # On the first page it is the headline, or whose paper it is.
            repeated = counts[top, _key(row)] >= least and not (top and not kept)
            # Below a line of the text nothing is at the edge any more.
            outer = len([n for n, t, _ in found if t is top and n in gone])
            if outermost <= outer and (repeated or _is_furniture(row)):
                gone.add(number)
        for number in sorted(gone):
            left_out.setdefault(" ".join(rows[number].split()))
        kept.append(tuple("" if n in gone else row for n, row in enumerate(rows)))
    return Running(pages=tuple(kept), lines=tuple(left_out), url=_address(left_out))


def _is_furniture(row: str) -> bool:
    """Whether a line is a page number, or what a browser prints around a page."""
    return len(row) <= LONGEST and bool(_NUMBER.match(row) or _BROWSER.match(row))


def _address(lines: Iterable[str]) -> str:
    found = (m for line in lines if len(line) <= LONGEST and (m := _BROWSER.match(line)))
    urls = {match["url"] for match in found if match["url"]}
    url = urls.pop() if len(urls) == 1 else ""
    return url if url.startswith("http") and "…" not in url else ""


def _edges(rows: Sequence[str]) -> Iterator[tuple[int, bool, int]]:
    """The lines at both edges of a page, from without: number, whether on top, how far within."""
    filled = [number for number, row in enumerate(rows) if row.strip()]
    for depth, number in enumerate(filled[:DEPTH]):
        yield number, True, depth
    for depth, number in enumerate(reversed(filled[1:][-DEPTH:])):
        yield number, False, depth


def _key(row: str) -> str:
    return " ".join(re.sub(r"\d+", "#", row).casefold().split())
