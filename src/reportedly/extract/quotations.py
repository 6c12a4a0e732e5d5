"""The words inside quotation marks: "“We are ready,” she said" quotes "We are ready,"."""

from collections.abc import Iterator

from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Quotation
from reportedly.model.reading import Reading
from reportedly.stage import EVERY, extracts
from reportedly.text.quotes import Part, quoted

__all__ = ["quotations"]

_SAYING = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION)

_STOPS = '.!?:"”’»)'


@extracts(Quotation, languages=EVERY)
def quotations(reading: Reading) -> Iterator[Quotation]:
    """Every pair of marks, in the order of the text; whether it is speech, a title of a work or
    a scare quote is for the attributions to say."""
    article = reading.article
    for parts in quoted(_outward(article.text), _paragraphs(article)):
        spans = tuple(article.at(start, end) for start, end in parts)
        yield Quotation(span=article.at(parts[0][0], parts[-1][1]), parts=spans)


def _outward(text: str) -> str:
    """With »marks« that point inwards, as in German and Danish, turned round one to one."""
    first = next((char for char in text if char in "«»"), "«")
    return text if first == "«" else text.translate({0xAB: "»", 0xBB: "«"})


def _paragraphs(article: Article) -> Iterator[Part]:
    """Blank lines part paragraphs, and so do line ends after a full sentence; other line ends are
    mere wrapping."""
    places = [(b.start, b.end) for b in article.parts(*_SAYING)] if article.blocks else None
    for start, end in places if places is not None else [(0, len(article.text))]:
        begin = at = start
        for line in article.text[start:end].split("\n"):
            at += len(line) + 1
            if not line.strip() or line.rstrip()[-1] in _STOPS:
                if article.text[begin : at - 1].strip():
                    yield begin, at - 1
                begin = at
        if article.text[begin:end].strip():
            yield begin, end
