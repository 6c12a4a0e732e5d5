"""Where in an article something stands, in the words of the W3C: "exact", "prefix", "suffix"."""

from collections.abc import Iterator
from typing import Any

from reportedly.exports.iris import of_bytes, web
from reportedly.exports.places import Places
from reportedly.model.article import Article
from reportedly.model.span import Span

__all__ = ["AROUND", "file_of", "targets"]

AROUND = 32
"""Characters told before and after the words, so that they are found in another copy too."""

_PDF = "http://tools.ietf.org/rfc/rfc3778"


def file_of(article: str) -> str:
    """Where, below the folder, the text of an article (its id) is written."""
    return f"texts/{article}.txt"


def targets(span: Span, places: Places) -> Iterator[dict[str, Any]]:
    """The words in the text as we have it, by quotation, code points and bytes; and in the
    original where it has an address or pages, by quotation (Web Annotation Data Model, 4.2)."""
    article = places.article(span.article)
    if article is None:
        return
    quote = _quote(article, span)
    selectors: list[dict[str, Any]] = [
        quote,
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
    if at := places(span):
        selectors.append({"type": "DataPositionSelector", "start": at[0], "end": at[1]})
    yield {
        "type": "SpecificResource",
        "source": file_of(article.id),
        "selector": selectors,
    }
    yield from _original(article, quote, places.page(span))


def _original(
    article: Article, quote: dict[str, Any], page: int | None
) -> Iterator[dict[str, Any]]:
    source = web(article.url)
    if page and not source and article.sha256:
        source = of_bytes(article.sha256)
    if not source:
        return
    told: dict[str, Any] = {"type": "SpecificResource", "source": source, "selector": quote}
    if page:
        fragment = {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={page}"}
        told["selector"] = {**fragment, "refinedBy": quote}
    if article.fetched:
        told["state"] = {"type": "TimeState", "sourceDate": article.fetched}
    yield told


def _quote(article: Article, span: Span) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": article.text[max(0, span.start - AROUND) : span.start],
        "suffix": article.text[span.end : span.end + AROUND],
    }
