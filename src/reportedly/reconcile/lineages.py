"""The versions of one article in their order: as published, updated at 16:05, corrected."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportedly.model.article import Article
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Reason
from reportedly.resolve.directions import is_updated
from reportedly.resolve.versions import modified
from reportedly.stage import Closure, Gather, Group
from reportedly.text.shingles import words

__all__ = ["lineages"]

SURE = 0.5
"""Share of common words from which two versions are surely one article."""
_ORDERS = (
    "by the day on which each was published or last changed",
    "by the moment of the last change",
    "by what says that it was updated",
    "by when they were fetched",
    "by their length: the later has more",
    "by the names of their files",
)
"""What the places of a version's rank say, the surest first."""
Rank = tuple[str, str, bool, str, int, str]


def _fold(group: Group) -> Iterator[Lineage]:
    """One lineage of several versions; an article alone makes none."""
    articles = {article.id: article for article in group.of(Article)}
    if len(articles) < 2:
        return
    ranks = _ranks(articles.values())
    ranked = sorted(articles.values(), key=lambda article: (*ranks[article.id], article.id))
    yield Lineage(
        articles=tuple(article.id for article in ranked),
        reasons=tuple(_holding(articles, group.links)),
        order=_order([ranks[article.id] for article in ranked]),
    )


def _ranks(articles: Iterable[Article]) -> dict[str, Rank]:
    """What tells which version is the later, as `_ORDERS` names it; days and moments of fetching
    tell nothing where one of the versions has none."""
    found = {article.id: _rank(article) for article in articles}
    dated = all(rank[0] for rank in found.values())
    fetched = all(rank[3] for rank in found.values())
    return {
        id: (*(rank[:2] if dated else ("", "")), rank[2], rank[3] if fetched else "", *rank[4:])
        for id, rank in found.items()
    }


def _rank(article: Article) -> Rank:
    changed = modified(article)
    published = article.published.last if article.published else ""
    day = max(changed[:10], published)
    moment = changed if changed[:10] == day else ""
    length = len(words(article).texts)
    return day, moment, is_updated(article), article.fetched, length, article.source


def _order(ranks: Sequence[Rank]) -> str:
    """The least sure of what puts two versions next to one another in their order; copies of one
    text need none."""
    told = list[int]()
    for one, other in pairwise(ranks):
        differ = [n for n, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        if differ:
            told.append(differ[0])
    return _ORDERS[max(told)] if told else "not known: nothing tells them apart"


def _holding(articles: Iterable[str], links: Sequence[Judgement]) -> Iterator[Reason]:
    """The surest judgements that hold all versions together, the surest first."""
    home = {id: {id} for id in articles}
    for link in sorted(links, key=lambda j: (not j.human, -j.score, j.left, j.right)):
        one, other = home[link.left], home[link.right]
        if link.verdict is Verdict.SAME and one is not other:
            one |= other
            home.update(dict.fromkeys(other, one))
            sure = link.human or link.score >= SURE
            yield Reason(
                left=link.left, right=link.right, why=link.why, certain=sure, score=link.score
            )


lineages = Gather(
    name="lineages", of=(Article,), makes=Lineage, by=Closure("versions"), fold=_fold
)
