"""Lines of a printed column put together again: "the epide-" and "mic" are one word."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.text.terms import stem

__all__ = ["Known", "Paragraph", "joined", "known_words", "paragraphs"]

Known = Callable[[str], bool]
"""Whether a word is one by itself."""

FULL = 0.85
"""Share of the usual width up to which a line is full: letters are not all equally wide."""

LONGEST = 60
"""Letters of the longest word that is looked at."""

CENTRED = 8
"""Blanks by which a line stands further in than the one below, if it is no first line but set in
the middle or to the right, as heads and dates are."""

NARROW = 30
"""Characters of the narrowest column of text; a heading that stands alone fills no line."""

_BULLET = re.compile(r"(?:[•▪●◦■□►\uf0b7*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_ENDED = re.compile(r"[.!?:…][\"'”’)\]»]*$")
_SMALL = re.compile(r"(?:\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)|[,&])$", re.I)
_BROKEN = re.compile(r"([^\W_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")


@record
class Paragraph:
    """``open`` where its last line is full and ends no sentence, ``leads`` where it begins anew:
    it is not the first of its column, is indented or an item of a list."""

    words: str
    open: bool
    leads: bool

    def goes_on_in(self, after: "Paragraph") -> bool:
        """Whether the first one of the next column or page is the rest of this one."""
        if after.leads or _ENDED.search(self.words):
            return False
        return self.open or (after.words[0].islower() and self.words.count(" ") >= 4)


@record
class _Line:
    left: int
    right: int
    gap: int
    words: str

    @property
    def first(self) -> int:
        return len(self.words.split(" ", 1)[0])


def known_words(text: str) -> Known:
    """Words that the text has elsewhere, or that news has often."""
    own = Counter(word.casefold() for word in re.findall(r"(?<![\w-])[^\W\d_]+(?![\w-])", text))
    return lambda word: bool(own[word.casefold()]) or stem(word.casefold()) in _common()


@cache
def _common() -> frozenset[str]:
    stems: dict[str, str] = lexicon("commonness")["one_article_in"]
    return frozenset(word for words in stems.values() for word in words.split())


def paragraphs(rows: Sequence[str], known: Known) -> list[Paragraph]:
    """The paragraphs of one column, from its lines as printed.

    One ends at a wider gap, before an indented line or an item of a list, and where the first word
    of the next line would still have fitted.
    """
    lines = _lines(rows)
    if not lines:
        return []
    usual = _usual_gap(lines)
    margin = Counter(line.left for line in lines).most_common(1)[0][0]
    width = sorted(line.right for line in lines)[int(0.8 * (len(lines) - 1))]
    alone = len(lines) < 3
    groups = [[lines[0]]]
    for above, line in pairwise(lines):
        item = _BULLET.match(groups[-1][0].words) is not None
        if _parts(above, line, usual, margin, width, item):
            groups.append([line])
        else:
            groups[-1].append(line)
    made = [_paragraph(group, margin, 0 if alone else width, known) for group in groups]
    return [made[0], *(replace(one, leads=True) for one in made[1:])]


def _lines(rows: Sequence[str]) -> list[_Line]:
    found, last = list[_Line](), -1
    for number, row in enumerate(rows):
        if words := " ".join(row.split()):
            left = len(row) - len(row.lstrip())
            right = len(row.rstrip())
            found.append(_Line(left=left, right=right, gap=number - last - 1, words=words))
            last = number
    return found


def _usual_gap(lines: Sequence[_Line]) -> int:
    gaps = Counter(line.gap for line in lines[1:])
    if gaps[0] >= 0.3 * sum(gaps.values()):
        return 0
    return min(gaps, key=lambda gap: (-gaps[gap], gap))


def _parts(above: _Line, line: _Line, usual: int, margin: int, width: int, item: bool) -> bool:
    """Whether a paragraph ends between two lines; ``item`` where it is one of a list."""
    if line.gap > usual or _BULLET.match(line.words):
        return True
    if above.left < margin + 2 <= line.left and not item:
        return True
    if above.left >= line.left + CENTRED:
        return True
    if above.right + 1 + line.first >= FULL * width:
        return False
    return bool(_ENDED.search(above.words)) or not (
        line.words[0].islower() or _SMALL.search(above.words) or _broken(above.words)
    )


def _paragraph(lines: Sequence[_Line], margin: int, width: int, known: Known) -> Paragraph:
    words = lines[0].words
    for line in lines[1:]:
        words = joined(words, line.words, known)
    full = lines[-1].right >= FULL * width >= FULL * NARROW
    return Paragraph(
        words=words,
        open=not _ENDED.search(words) and (full or _broken(words) is not None),
        leads=_BULLET.match(words) is not None or lines[0].left >= margin + 2,
    )


def _broken(words: str) -> re.Match[str] | None:
    """The part of a word with a hyphen that a line ends with."""
    return _BROKEN.search(words, max(0, len(words) - LONGEST))


def joined(before: str, after: str, known: Known) -> str:
    """Two lines as one; a word that was broken at the end of the first is whole again.

    The hyphen stays before a capital or a figure, and where both halves are words and the whole
    is none ("long-term").
    """
    broken, rest = _broken(before), _FIRST.match(after)
    if not broken:
        return f"{before} {after}"
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if not rest or not rest.group()[0].islower() or not broken.group(1).isalpha():
        return before + after
    left, right = broken.group(1), rest.group()
    # Of a chain ("state-of-the-art") the part before was hyphenated by its author.
    chained = before[: broken.start()].endswith("-")
    if chained or (known(left) and known(right) and not known(left + right)):
        return before + after
    return before[:-1] + after
