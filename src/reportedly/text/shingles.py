"""The narrative words of an article and the runs of them that two share, word for word."""

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, islice
from sys import intern

from reportedly.model.article import Article, BlockKind
from reportedly.model.record import record
from reportedly.text.blockquotes import block_quotes
from reportedly.text.parse import same_length
from reportedly.text.quotes import quoted

__all__ = ["RUN", "Run", "Words", "fingerprints", "shared_runs", "words"]

NARRATIVE = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY)
RUN = 8
"""Words in a row that two articles must share before it counts (METER, Clough et al. 2002, finds
derived news at runs of this order; shorter ones are idiom)."""
WINDOW = 8
"""Winnowing window in shingles: a shared run of ``RUN + WINDOW - 1`` words gives a common key."""
KEPT = 1024
"""Articles whose words are held at a time, some 50 kilobytes each with the article itself."""
TOLD_TWICE = 30
"""Characters from which a paragraph that comes twice is a caption or a repeated heading."""

Part = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_SLIDE = re.compile(r"\b\d{1,3} of \d{1,3}\b")


@record
class Words:
    """The words of an article, folded for comparison, with their offsets into its text.

    ``quoted[i]`` is 1 inside quotation marks, block quotations and embedded posts;
    ``paragraphs[i]`` numbers the paragraphs.
    """

    texts: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: bytes
    paragraphs: Sequence[int]

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


@lru_cache(maxsize=KEPT)
def words(article: Article) -> Words:
    """The words of title, standfirst and body in order, picture galleries left out."""
    text = same_length(article.text)
    told = _told(text, list(_paragraphs(article)))
    texts, inside = list[str](), bytearray(len(text))
    starts, ends, numbers = array("I"), array("I"), array("I")
    parts = chain(chain.from_iterable(quoted(article.text, told)), block_quotes(text, told))
    for start, end in parts:
        inside[start:end] = b"\1" * (end - start)
    for number, (start, end) in enumerate(told):
        found = [m.span() for m in _WORD.finditer(text, start, end)]
        texts += [intern(text[first:last].lower()) for first, last in found]
        starts.extend([first for first, _ in found])
        ends.extend([last for _, last in found])
        numbers.extend([number] * len(found))
    return Words(
        texts=tuple(texts),
        starts=starts,
        ends=ends,
        quoted=bytes(inside[start] for start in starts),
        paragraphs=numbers,
    )


def _paragraphs(article: Article) -> Iterator[Part]:
    blocks = [(b.start, b.end) for b in article.parts(*NARRATIVE)]
    for start, end in blocks if article.blocks else [(0, len(article.text))]:
        for line in _PARAGRAPH.finditer(article.text, start, end):
            yield line.span()


def _told(text: str, paragraphs: list[Part]) -> list[Part]:
    """The paragraphs without galleries: a caption comes twice in a row, once for each size of its
    picture, and one between two such is a caption, too; what comes again elsewhere (a headline, a
    pulled quote) is told once."""
    lines = [text[start:end].strip() for start, end in paragraphs]
    heads = [line[: 2 * TOLD_TWICE] if len(line) >= TOLD_TWICE else "" for line in lines]
    twice = {n for n in range(1, len(heads)) if heads[n] and heads[n] == heads[n - 1]}
    twice |= {n - 1 for n in twice}
    twice |= {n + 1 for n in twice if n + 2 in twice}
    told, seen = list[Part](), set[str]()
    for n, line in enumerate(lines):
        if n in twice or _gallery(line) or (len(line) >= TOLD_TWICE and line in seen):
            continue
        seen.add(line)
        told.append(paragraphs[n])
    return told


def _gallery(line: str) -> bool:
    """Slides count themselves ("… 3 of 22 …") or repeat one heading: captions, not narrative."""
    if len(_SLIDE.findall(line)) >= 3:
        return True
    tokens = line.split()
    if len(tokens) < 60:
        return False
    heads = Counter(tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3))
    return heads.most_common(1)[0][1] >= 5


def fingerprints(sequence: Sequence[str]) -> set[str]:
    """Winnowed shingles (Schleimer, Wilkerson and Aiken 2003): the least hash of every window."""
    line = " ".join(sequence).encode()
    sizes = (len(word if word.isascii() else word.encode()) + 1 for word in sequence)
    starts = list(accumulate(sizes, initial=0))
    crc32 = zlib.crc32
    hashes = [crc32(line[a : b - 1]) for a, b in zip(starts, starts[RUN:], strict=False)]
    if len(hashes) <= WINDOW:
        return {f"{min(hashes):08x}"} if hashes else set()
    least = hashes
    for step in (1, 2, 4):  # the least of two, of four, of eight in a row
        least = list(map(min, least, islice(least, step, None)))
    return {f"{value:08x}" for value in set(least)}


def shared_runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Run]:
    """Longest common runs of at least `RUN` words, left to right, not overlapping on the left."""
    places = defaultdict[tuple[str, ...], list[int]](list)
    for j, gram in enumerate(_grams(right)):
        places[gram].append(j)
    free = 0
    for i, gram in enumerate(_grams(left)):
        if i >= free and gram in places:
            length, least = max((_length(left, right, i, j), -j) for j in places[gram])
            yield Run(left=i, right=-least, length=length)
            free = i + length


def _grams(sequence: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(sequence[k:] for k in range(RUN)), strict=False)


def _length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    start = i
    while i < len(left) and j < len(right) and left[i] == right[j]:
        i, j = i + 1, j + 1
    return i - start
