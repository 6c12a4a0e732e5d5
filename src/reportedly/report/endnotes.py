"""Endnotes: which words of which article a sentence rests on, and by which way they came.

The fields are those of a source reference citation of US Intelligence Community Directive 206
(2015): who originated it, what identifies it, title, date of publication, date of access, the
portion, and a description of the source with what bears on its credibility.
"""

from collections.abc import Iterable, Iterator

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.days import day
from reportedly.report.material import Material
from reportedly.report.parts import Part, cut
from reportedly.report.ratings import Ratings
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line

__all__ = ["Endnote", "endnotes"]


@record
class Endnote:
    """``n`` is its number in the document, ``id`` the id of the claim (or of another record) that
    it cites. ``paragraph`` counts the lines of the article's text that are not empty, ``page`` its
    pages, both from 1 (None where it has none); ``span`` is in code points. ``chain`` runs from
    who is said to know to who printed it; ``rating`` is the Admiralty code, F6 where no analyst
    judged. ``sha256`` is of the raw bytes.
    """

    n: int
    id: str
    outlet: str
    title: str
    published: str
    accessed: str
    address: str
    article: str
    sha256: str
    paragraph: int
    span: Span
    words: str
    chain: tuple[str, ...]
    described: str
    rating: str
    reserve: str
    page: int | None = None

    @property
    def imprint(self) -> str:
        """As in "11 Mar 2026, article.txt, accessed 12 Mar 2026"."""
        accessed = f"accessed {self.accessed}" if self.accessed else ""
        parts = (self.published or "day not known", self.address, accessed)
        return ", ".join(part for part in parts if part)

    @property
    def portion(self) -> str:
        """As in "p. 2, ¶ 4, characters 510–606"."""
        page = f"p. {self.page}, " if self.page else ""
        return f"{page}¶ {self.paragraph}, characters {self.span.start:,}–{self.span.end:,}"

    @property
    def source(self) -> str:
        """The chain, how it is given, what it is rated and with what reserve."""
        way = " → ".join(self.chain)
        parts = (way, self.described, f"rated {self.rating}" if self.rating else "", self.reserve)
        return "; ".join(part for part in parts if part)


def endnotes(material: Material, parts: Iterable[Part], first: int = 1) -> tuple[Endnote, ...]:
    """One note for each record that a sentence cites, numbered from ``first`` in the order in
    which they are cited."""
    cited = dict[str, Span]()
    for id, span in _cited(parts):
        row = material.rows.get(id)
        if found := row.span if row else span:
            cited.setdefault(id, found)
    ratings = Ratings(material)
    made = (
        _note(material, ratings, n, id, span)
        for n, (id, span) in enumerate(cited.items(), start=first)
    )
    return tuple(made)


def _cited(parts: Iterable[Part]) -> Iterator[tuple[str, Span | None]]:
    """Every id that a note names, with the words quoted last before it."""
    for sentence in (one for part in parts for one in part.sentences):
        last: Span | None = None
        for bit in sentence.bits:
            last = bit.span or last
            if bit.cites:
                yield bit.cites, last


def _note(material: Material, ratings: Ratings, n: int, id: str, span: Span) -> Endnote:
    article = material.articles.get(span.article) or material.view.get(Article, span.article)
    assert article is not None
    row = material.rows.get(id)
    return Endnote(
        n=n,
        id=id,
        outlet=one_line(material.outlet(article.id)),
        title=one_line(article.title),
        published=_published(article),
        accessed=day(article.fetched) if article.fetched else "",
        address=one_line(article.url or article.source),
        article=article.id,
        sha256=article.sha256,
        paragraph=sum(1 for line in article.text[: span.start + 1].splitlines() if line.strip()),
        span=span,
        words=cut(row.text if row else span.text),
        chain=tuple(one_line(name) for name in row.chain) if row else (),
        described=_described(row) if row else "",
        rating=_rating(ratings, row) if row else "",
        reserve=_reserve(row) if row else "",
        page=article.page_at(span.start),
    )


def _published(article: Article) -> str:
    return day(article.published.days) if article.published else ""


def _described(row: ClaimRow) -> str:
    """What the article says of the source, and how it gives the words."""
    own = row.method == "narrator"
    how = "told without a source" if own else row.method
    because = f" ({one_line(row.because)})" if row.because else ""
    parts = (*(() if own else row.roles[:1]), how, "" if own else f"{row.basis}{because}")
    return ", ".join(one_line(part) for part in parts if part)


def _rating(ratings: Ratings, row: ClaimRow) -> str:
    """Source and information, judged apart; a suggestion is never shown as a rating."""
    source = ratings.reliability(row.source) if row.source else None
    said = ratings.credibility(row.id)
    by = dict.fromkeys(one.by for one in (source, said) if one and one.by)
    grade = f"{source.grade if source else 'F'}{said.grade}"
    return f"{grade} by {' and '.join(by)}" if by else f"{grade}, judged by nobody"


def _reserve(row: ClaimRow) -> str:
    parts = (row.reserve, f"does not stand: {row.withdrawn}" if row.withdrawn else "")
    return "; ".join(one_line(part) for part in parts if part)
