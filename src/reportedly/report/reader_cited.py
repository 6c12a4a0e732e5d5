"""A passage as one cites it: "Coast Post, 6 May 2024, characters 31 to 89: “At least 40 …”"."""

from collections.abc import Sequence

from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.report.days import day
from reportedly.report.safe import one_line

__all__ = ["cited", "cited_as"]


def cited_as(article: Article) -> str:
    """Outlet (else file) and day."""
    published = article.published
    days = day(f"{published.first}/{published.last}") if published else ""
    named = one_line(article.outlet or article.source or article.id)
    return ", ".join(part for part in (named, days) if part)


def cited(article: Article, spans: Sequence[Span]) -> str:
    """The same with page, place (code points from 0, the last not included), words and id."""
    pages = dict.fromkeys(page for span in spans if (page := article.page_at(span.start)))
    paged = f", page {' and '.join(map(str, pages))}" if pages else ""
    places = " and ".join(f"{span.start} to {span.end}" for span in spans)
    words = " … ".join(one_line(span.text) for span in spans)
    return f"{cited_as(article)}{paged}, characters {places}: “{words}” ({article.id})"
