"""The articles with what is in each, as a table: "Harbor Courier, version 2 of 2, 12 claims"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.article import Article, BlockKind
from reportedly.model.correction import Correction
from reportedly.model.origin import CopyKind
from reportedly.model.record import record
from reportedly.report.languages import unread
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow

__all__ = ["ArticleRow", "articles"]


@record
class ArticleRow:
    """``day`` is ISO 8601 or a range of days, "" where unknown, ``known`` how it is known.
    ``version`` counts from 1 of ``versions``, and ``before`` is the id of the version before it.
    ``claims`` counts what it says beside headlines, ``origins`` on how many words that rests, and
    ``sources`` how many it cites. ``furniture`` is the share of its characters that are no part
    of the article, 0 to 1. ``shares`` are ids of articles that it has text in common with,
    ``corrects`` and ``corrected`` ids of notices (corrections) in it and about it. ``unread`` says
    of one in a language that is not read that little or nothing was taken from it, and why."""

    id: str
    label: str
    outlet: str
    title: str
    source: str
    url: str
    day: str
    known: str
    language: str
    characters: int
    furniture: float
    claims: int
    origins: int
    sources: int
    version: int = 1
    versions: int = 1
    before: str = ""
    carries: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    unread: str = ""

    @property
    def stands(self) -> bool:
        """Whether no later version took its place."""
        return self.version == self.versions


def articles(material: Material) -> tuple[ArticleRow, ...]:
    """In the order of their days."""
    said = defaultdict[str, list[ClaimRow]](list)
    for row in material.rows.values():
        if not row.repeats:
            said[row.article].append(row)
    shares = _shares(material)
    notices, about = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for one in material.of(Correction):
        notices[one.notice.article].append(one.id)
        for id in one.of:
            about[id].append(one.id)
    found = (
        _row(material, article, said[id], shares[id]) for id, article in material.articles.items()
    )
    return tuple(
        replace(row, corrects=tuple(notices[row.id]), corrected=tuple(about[row.id]))
        for row in found
    )


def _row(
    material: Material, article: Article, said: Sequence[ClaimRow], shares: Sequence[str]
) -> ArticleRow:
    line = material.lineages.get(article.id)
    n = line.articles.index(article.id) if line else 0
    cited = (row.source for row in said if row.source and row.method != "narrator")
    relays = (relay.outlet for relay in article.relays if relay.how != "contributed")
    return ArticleRow(
        id=article.id,
        label=material.label(article.id),
        outlet=article.outlet,
        title=article.title,
        source=article.source,
        url=article.url,
        day=article.published_days,
        known=str(article.published.how) if article.published else "",
        language=article.language,
        characters=len(article.text),
        furniture=_furniture(article),
        claims=len(said),
        origins=len({row.origin or row.id for row in said}),
        sources=len(set(cited)),
        version=n + 1,
        versions=len(line.articles) if line else 1,
        before=line.articles[n - 1] if line and n else "",
        carries=tuple(dict.fromkeys(relays)),
        shares=tuple(shares),
        unread=unread(article.language, len(said)),
    )


def _shares(material: Material) -> dict[str, list[str]]:
    """The articles that each has text in common with, as a copy of the one or the other."""
    found = defaultdict[str, list[str]](list)
    for (left, right), copy in material.copies.items():
        both = {left, right} <= material.articles.keys()
        if both and copy.kind not in (CopyKind.SHARED_QUOTATION, CopyKind.SHARED_FURNITURE):
            found[left].append(right)
            found[right].append(left)
    return found


def _furniture(article: Article) -> float:
    """The share that was found to be no part of it; white space between blocks counts nothing."""
    whole = sum(block.end - block.start for block in article.blocks)
    aside = (b.end - b.start for b in article.blocks if b.kind is BlockKind.BOILERPLATE)
    return sum(aside) / whole if whole else 0.0
