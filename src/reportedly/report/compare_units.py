"""A text cut into sentences to be held against another's: "He left. He came back." is two."""

import re
from collections.abc import Iterator

from reportedly.model.article import Article, BlockKind
from reportedly.model.record import record
from reportedly.report.marks import covering

__all__ = ["FURNITURE", "Unit", "Word", "units", "words_in"]

MOST = 80
"""Words from which a sentence is cut, as where a text has no full stops."""

_END = re.compile(r"(?<=\w{3}[.!?…])[\"”’»)\]]*\s+(?=[^a-z])|(?<=\w{3}[.!?…][\"”’»)])\s+|\n+")
_WORD = re.compile(r"\S+")
_TAIL = re.compile(r"[.,;:!?…]+(?=[\"')\]]*$)")
_FOLD = str.maketrans("“”„«»’‘‚–—", '"""""\'\'\'--')
FURNITURE = frozenset((BlockKind.BOILERPLATE, BlockKind.CREDIT))


@record
class Word:
    """A word as written, ``folded`` for comparison: without letter case, without the stop or comma
    at its end, all quotation marks alike."""

    start: int
    end: int
    folded: str


@record
class Unit:
    """A sentence: half-open code point offsets, the number of its block, and its words."""

    start: int
    end: int
    block: int
    furniture: bool
    words: tuple[Word, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words)


def units(article: Article) -> Iterator[Unit]:
    """All sentences that have a word, in the order of the text."""
    for n, block in enumerate(covering(article)):
        for start, end in _sentences(article.text, block.start, block.end):
            words = tuple(words_in(article.text, start, end))
            if words:
                yield Unit(
                    start=start, end=end, block=n, furniture=block.kind in FURNITURE, words=words
                )


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        bare = found[0].translate(_FOLD).casefold()
        yield Word(start=found.start(), end=found.end(), folded=_TAIL.sub("", bare) or bare)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in (*(found.end() for found in _END.finditer(text, start, end)), end):
        while start < stop:
            cut = _cut(text, start, stop)
            yield start, cut
            start = cut


def _cut(text: str, start: int, stop: int) -> int:
    """Where a sentence ends, or the last word that it may have."""
    for n, found in enumerate(_WORD.finditer(text, start, stop)):
        if n == MOST:
            return found.start()
    return stop
