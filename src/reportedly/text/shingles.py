"""The narrative words of an article and the runs of them that two share, word for word."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern

from reportedly.model.article import Article, BlockKind
from reportedly.model.record import record
from reportedly.text.parse import same_length

__all__ = ["RUN", "Run", "Words", "fingerprints", "shared_runs", "words"]

NARRATIVE = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY)
RUN = 8
"""Words in a row that two articles must share before it counts (METER, Clough et al. 2002, finds
derived news at runs of this order; shorter ones are idiom)."""
WINDOW = 24
"""Winnowing window in shingles: a shared run of ``RUN + WINDOW - 1`` words gives a common key."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARK = re.compile(r"[“”\"«»„]")
_POST = re.compile(r"[—–-]{1,2} ?[^\n()]{2,60}\(@\w+\)")
_PARAGRAPH = re.compile(r"[^\n]+")
_SLIDE = re.compile(r"\b\d{1,3} of \d{1,3}\b")


@record
class Words:
    """The words of an article, folded for comparison, with their offsets into its text.

    ``quoted[i]`` is 1 inside quotation marks and in embedded posts ("… — Name (@name) 3 May").
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: bytes

    @property
    def own(self) -> int:
        """How many words are the writer's own."""
        return self.quoted.count(0)


@record
class Run:
    """``length`` words that stand in a row from ``left`` and from ``right`` (word indexes)."""

    left: int
    right: int
    length: int


@lru_cache(maxsize=1024)
def words(article: Article) -> Words:
    """The words of title, standfirst and body in order, picture galleries left out."""
    texts, starts, ends, quoted = list[str](), list[int](), list[int](), bytearray()
    for start, end in _paragraphs(article):
        line = same_length(article.text[start:end])
        if _gallery(line):
            continue
        stretches = _quoted(article.text[start:end], article.text[end : end + 90])
        for m in _WORD.finditer(line):
            texts.append(intern(m.group().lower()))
            starts.append(start + m.start())
            ends.append(start + m.end())
            quoted.append(any(a <= m.start() < b for a, b in stretches))
    return Words(texts=tuple(texts), starts=tuple(starts), ends=tuple(ends), quoted=bytes(quoted))


def _paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    blocks = [(b.start, b.end) for b in article.parts(*NARRATIVE)]
    for start, end in blocks if article.blocks else [(0, len(article.text))]:
        for line in _PARAGRAPH.finditer(article.text, start, end):
            yield line.span()


def _gallery(line: str) -> bool:
    """Slides count themselves ("… 3 of 22 …") or repeat one heading: captions, not narrative."""
    if len(_SLIDE.findall(line)) >= 3:
        return True
    tokens = line.split()
    if len(tokens) < 60:
        return False
    heads = Counter(tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3))
    return heads.most_common(1)[0][1] >= 5


def _quoted(line: str, after: str) -> list[tuple[int, int]]:
    """Stretches of a paragraph inside quotation marks (an open one runs to the paragraph's end),
    and those signed like an embedded post."""
    if _POST.match(after.lstrip()):
        return [(0, len(line))]
    signed = [m.end() for m in _POST.finditer(line) if m.start() > 0]
    stretches = [(0, signed[-1])] if signed else []
    opened: int | None = None
    for mark in _MARK.finditer(line):
        if opened is None:
            opened = None if mark.group() in "”»" else mark.start()
        elif mark.group() not in "“„«":
            stretches.append((opened, mark.end()))
            opened = None
    return [*stretches, (opened, len(line))] if opened is not None else stretches


def fingerprints(sequence: Sequence[str]) -> set[str]:
    """Winnowed shingles (Schleimer, Wilkerson and Aiken 2003): the least hash of every window."""
    hashes = [
        zlib.crc32(" ".join(sequence[i : i + RUN]).encode())
        for i in range(len(sequence) - RUN + 1)
    ]
    windows = range(max(1, len(hashes) - WINDOW + 1)) if hashes else ()
    return {f"{min(hashes[i : i + WINDOW]):08x}" for i in windows}


def shared_runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Run]:
    """Longest common runs of at least `RUN` words, left to right, not overlapping on the left."""
    places = defaultdict[tuple[str, ...], list[int]](list)
    for j in range(len(right) - RUN + 1):
        places[tuple(right[j : j + RUN])].append(j)
    i = 0
    while i <= len(left) - RUN:
        starts = places.get(tuple(left[i : i + RUN]), ())
        best = max(((_length(left, right, i, j), -j) for j in starts), default=(0, 0))
        if best[0]:
            yield Run(left=i, right=-best[1], length=best[0])
        i += best[0] or 1


def _length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    start = i
    while i < len(left) and j < len(right) and left[i] == right[j]:
        i, j = i + 1, j + 1
    return i - start
