"""Two texts side by side, what differs marked word by word: "[Fourteen] {Nineteen} ships"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from reportedly.model.article import Article
from reportedly.report.compare_match import Match, matches
from reportedly.report.compare_rows import Kind, Paragraph, Stretch, TextPair
from reportedly.report.compare_units import FURNITURE, Word, units, words_in
from reportedly.report.marks import covering

__all__ = ["compared_texts", "compared_words", "shares"]

ALONE, CHANGED, SAME, MOVED = "only", "changed", "same", "moved"
_Marks = dict[int, str]
"""What became of each word, by where it starts."""
_Range = tuple[int, int]
"""Numbers of blocks, half-open."""


def compared_texts(left: Article, right: Article) -> tuple[TextPair, ...]:
    """All paragraphs of both in their order; those that share a sentence stand side by side."""
    sides = _Side(left), _Side(right)
    found = matches(sides[0].units, sides[1].units)
    for match in found:
        _mark(sides[0], sides[1], match)
    rows = _rows(sides, [match for match in found if not match.moved])
    return tuple(_pair(n, sides, a, b) for n, (a, b) in enumerate(rows, start=1))


def compared_words(left: str, right: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Two wordings of one statement with what differs marked in both."""
    one, other = (tuple(words_in(text, 0, len(text))) for text in (left, right))
    told: tuple[_Marks, _Marks] = ({}, {})
    _mark_words(one, other, told, SAME)
    return (
        tuple(_stretches(left, 0, len(left), one, told[0])),
        tuple(_stretches(right, 0, len(right), other, told[1])),
    )


def shares(pairs: Iterable[TextPair]) -> tuple[float, float]:
    """Of the words of each report, furniture left out, the share (0 to 1) that both have."""
    pairs = tuple(pairs)
    return _share(p for pair in pairs for p in pair.left), _share(
        p for pair in pairs for p in pair.right
    )


def _share(paragraphs: Iterable[Paragraph]) -> float:
    held = [s for p in paragraphs if not p.furniture for s in p.stretches]
    same = sum(len(s.words.split()) for s in held if s.kind in (SAME, MOVED))
    return same / max(1, sum(len(s.words.split()) for s in held))


class _Side:
    """One of the texts: its blocks, its sentences and what became of its words."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = tuple(covering(article))
        self.units = tuple(units(article))
        self.marks: _Marks = {}
        self.words = defaultdict[int, list[Word]](list)
        for unit in self.units:
            self.words[unit.block] += unit.words

    def furniture(self, block: int) -> bool:
        return self.blocks[block].kind in FURNITURE


def _mark(left: _Side, right: _Side, match: Match) -> None:
    one = [word for i in match.left for word in left.units[i].words]
    other = [word for j in match.right for word in right.units[j].words]
    _mark_words(one, other, (left.marks, right.marks), MOVED if match.moved else SAME)


def _mark_words(
    one: Sequence[Word], other: Sequence[Word], told: tuple[_Marks, _Marks], same: str
) -> None:
    sides = [word.folded for word in one], [word.folded for word in other]
    matcher = SequenceMatcher(None, *sides, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        kind = {"equal": same, "replace": CHANGED}.get(tag, ALONE)
        told[0].update((word.start, kind) for word in one[a:b])
        told[1].update((word.start, kind) for word in other[c:d])


def _rows(sides: tuple[_Side, _Side], found: Sequence[Match]) -> Iterator[tuple[_Range, _Range]]:
    """The blocks of each row: those that matches hold together, and others beside what the other
    text has at that place."""
    left = right = 0
    ends = (len(sides[0].blocks),) * 2, (len(sides[1].blocks),) * 2
    for one, other in (*_together(sides, found), ends):
        yield from _between(sides, (left, one[0]), (right, other[0]))
        if (one, other) != ends:
            yield one, other
        left, right = one[1], other[1]


def _between(
    sides: tuple[_Side, _Side], left: _Range, right: _Range
) -> Iterator[tuple[_Range, _Range]]:
    """Blocks that have nothing in common, side by side; furniture never beside the report."""
    (i, last), (j, end) = left, right
    while i < last or j < end:
        one = sides[0].furniture(i) if i < last else None
        other = sides[1].furniture(j) if j < end else None
        here = one is not None and (one == other or other is None or one)
        there = other is not None and (one == other or not here)
        yield (i, i + here), (j, j + there)
        i, j = i + here, j + there


def _together(
    sides: tuple[_Side, _Side], found: Sequence[Match]
) -> Iterator[tuple[_Range, _Range]]:
    """Matches that share a paragraph on either side are one row."""
    held: tuple[_Range, _Range] | None = None
    for match in found:
        one, other = _blocks(sides[0], match.left), _blocks(sides[1], match.right)
        if held is not None and (one[0] < held[0][1] or other[0] < held[1][1]):
            one = (held[0][0], max(one[1], held[0][1]))
            other = (held[1][0], max(other[1], held[1][1]))
        elif held is not None:
            yield held
        held = one, other
    if held is not None:
        yield held


def _blocks(side: _Side, indexes: Sequence[int]) -> _Range:
    return side.units[indexes[0]].block, side.units[indexes[-1]].block + 1


def _pair(n: int, sides: tuple[_Side, _Side], left: _Range, right: _Range) -> TextPair:
    one, other = (
        tuple(_paragraph(side, b) for b in range(*reach))
        for side, reach in zip(sides, (left, right), strict=True)
    )
    kinds = {kind for paragraph in (*one, *other) for kind in paragraph.kinds}
    kind: Kind = "same" if kinds <= {SAME} else "changed"
    if kinds <= {ALONE}:
        kind = "apart" if one and other else "left" if one else "right"
    furniture = all(paragraph.furniture for paragraph in (*one, *other))
    return TextPair(n=n, kind=kind, left=one, right=other, furniture=furniture)


def _paragraph(side: _Side, n: int) -> Paragraph:
    block = side.blocks[n]
    return Paragraph(
        kind=str(block.kind),
        why=block.why,
        furniture=side.furniture(n),
        stretches=tuple(
            _stretches(side.article.text, block.start, block.end, side.words[n], side.marks)
        ),
    )


def _stretches(
    text: str, start: int, end: int, words: Iterable[Word], marks: _Marks
) -> Iterator[Stretch]:
    """All the text, cut where it begins or ends to differ; blanks between two such stretches are
    the same in both."""
    at = start
    for kind, group in groupby(words, key=lambda word: marks.get(word.start, ALONE)):
        held = list(group)
        if kind == SAME:
            continue
        if at < held[0].start:
            yield Stretch(kind=SAME, words=text[at : held[0].start], start=at)
        at = held[-1].end
        yield Stretch(kind=kind, words=text[held[0].start : at], start=held[0].start)
    if at < end:
        yield Stretch(kind=SAME, words=text[at:end], start=at)
