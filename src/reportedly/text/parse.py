"""One parse an article, shared by all extractors: paragraphs in, tokens with raw offsets out."""

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.article import Article, BlockKind
from reportedly.model.span import Span
from reportedly.text.docs import MODEL, docs, language_model
from reportedly.text.tokens import Doc, Piece, Token

__all__ = ["MODEL", "Paragraph", "Parse", "language_model", "parse", "same_length"]

PARSED = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION)
"""Blocks that say something. Furniture, bylines and subheads are not parsed."""

KEEP = 4
"""Parses held at once; extraction goes article by article, so few are enough."""

LONGEST = 50_000
"""Code points of a paragraph that are parsed at once."""

_FOLD = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`", "'")
_FOLD |= dict.fromkeys("\u00a0\u2007\u2009\u202f\n\r\t\x0b\x0c\u2028\u2029", " ")
_FOLDED = re.compile(f"[{''.join(_FOLD)}]")


def same_length(text: str) -> str:
    """Fold typographic quotes and odd white space one to one, so that offsets stay what they are.

    >>> same_length("“10 000”")
    '"10 000"'
    """
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return _FOLDED.sub(lambda odd: _FOLD[odd[0]], text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``doc`` holds the folded text of one block: its character i is the article's
    ``start + i``."""

    kind: BlockKind
    start: int
    end: int
    doc: Doc


class Parse:
    """The paragraphs of one article, with ways from tokens to article spans and back."""

    def __init__(self, article: Article, paragraphs: tuple[Paragraph, ...]) -> None:
        self.article = article
        self.paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]

    def sentences(self) -> Iterator[tuple[Paragraph, Piece]]:
        for paragraph in self.paragraphs:
            for sentence in paragraph.doc.sents:
                yield paragraph, sentence

    def span(self, paragraph: Paragraph, first: Token, last: Token) -> Span:
        """The stretch of the article from the first to the last token, both included."""
        start, end = paragraph.start + first.idx, paragraph.start + last.idx + len(last)
        return self.article.at(start, end)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        last = bisect_right(self._starts, offset)
        found = self.paragraphs[last - 1] if last else None
        return found if found is not None and offset < found.end else None

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that touch a span, in order; empty where nothing was parsed."""
        found = list[Token]()
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for p in self.paragraphs[first : bisect_left(self._starts, span.end)]:
            if span.start < p.end:
                piece = p.doc.char_span(
                    max(span.start, p.start) - p.start,
                    min(span.end, p.end) - p.start,
                    alignment_mode="expand",
                )
                found += piece or ()
        return found

    def sentence_span(self, span: Span) -> Span:
        """The sentence around a span (``span`` itself where nothing was parsed)."""
        tokens = self.tokens(span)
        paragraph = self.paragraph_at(span.start)
        if not tokens or paragraph is None:
            return span
        first = tokens[0].sent[0]
        inside = [t for t in tokens if t.doc is tokens[0].doc]
        return self.span(paragraph, first, inside[-1].sent[-1])


_recent: OrderedDict[tuple[str, int], Parse] = OrderedDict()


def parse(article: Article) -> Parse:
    """Parse an article's saying blocks (its whole text where it has no blocks), once."""
    key = (article.id, hash(article.blocks))
    if key in _recent:
        _recent.move_to_end(key)
        return _recent[key]
    kept = [b for b in article.parts(*PARSED) if article.text[b.start : b.end].strip()]
    whole = [(b.kind, b.start, b.end) for b in kept] if article.blocks else _plain(article.text)
    places = [piece for place in whole for piece in _pieces(article.text, *place)]
    read = docs([same_length(article.text[start:end]) for _, start, end in places])
    made = Parse(
        article,
        tuple(Paragraph(*place, doc) for place, doc in zip(places, read, strict=True)),
    )
    _recent[key] = made
    if len(_recent) > KEEP:
        _recent.popitem(last=False)
    return made


def _pieces(
    text: str, kind: BlockKind, start: int, end: int
) -> Iterator[tuple[BlockKind, int, int]]:
    """A paragraph as it is; one that is too long for the parser (no prose is) cut at blanks."""
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        yield kind, start, stop
        start = stop
    yield kind, start, end


def _plain(text: str) -> list[tuple[BlockKind, int, int]]:
    """The stretches between blank lines, for texts that were never cut into blocks."""
    places, start = list[tuple[BlockKind, int, int]](), 0
    for part in text.split("\n\n"):
        if part.strip():
            places.append((BlockKind.BODY, start, start + len(part)))
        start += len(part) + 2
    return places
