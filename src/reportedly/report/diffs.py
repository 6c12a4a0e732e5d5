"""What became of one text in another: "at least 12" is now "31", the mayor is gone."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.model.article import Article
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.model.record import record
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.alignment import Said, aligned
from reportedly.reconcile.changes import NEEDED, changes_between, told
from reportedly.report.change_rows import DriftRow, TextRow
from reportedly.report.days import day
from reportedly.report.drift import drift_row
from reportedly.report.material import Material
from reportedly.resolve.addresses import canonical
from reportedly.resolve.versions import modified
from reportedly.store.base import View

__all__ = ["DiffRow", "diff", "diff_along", "found_articles", "said_of", "text_row"]

_KINDS = list(ChangeKind)


@record
class DiffRow:
    """Two texts and what became of the claims of the first in the second, in the order of the
    first. ``why`` says what connects them, ``how`` how it is known which is the earlier. ``same``
    is how many claims stand in both unchanged."""

    left: TextRow
    right: TextRow
    why: str
    how: str
    changes: tuple[DriftRow, ...]
    same: int

    @property
    def id(self) -> str:
        return f"{self.left.id}..{self.right.id}"

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """How many changes there are of each kind, in the order of the kinds."""
        kinds = [change.kind for change in self.changes]
        return tuple((kind, kinds.count(kind)) for kind in map(str, _KINDS) if kind in kinds)


def found_articles(view: View, words: str) -> tuple[str, ...]:
    """The ids of the articles that ``words`` name: an id or the start of one, an address, a file
    name or a part of it; several where they fit several."""
    entry = view.find(words) if words.startswith("art-") else None
    if entry is not None:
        return (entry.record.id,)
    articles = list(view.all(Article))
    place = canonical(words) if "/" in words else ""
    for fits in (
        lambda a: a.source == words,
        lambda a: bool(place) and canonical(a.url) == place,
        lambda a: bool(words) and words.casefold() in a.source.casefold(),
    ):
        if named := [article.id for article in articles if fits(article)]:
            return tuple(named)
    return ()


def diff(view: View, left: str, right: str) -> DiffRow:
    """Two articles, by their ids."""
    material = Material(view, {left, right})
    line = next((one for one in material.of(Lineage) if {left, right} <= {*one.articles}), None)
    why, how = ("versions of one article", line.order) if line else ("two articles", "")
    return _row(material, left, right, said_of(material), why, how)


def diff_along(view: View, of: Lineage | Origin) -> tuple[DiffRow, ...]:
    """The versions of an article, each against the one before; or the articles that rest on an
    origin, each against the earliest, as far as they rest on it."""
    material = Material(view, set(of.articles))
    said = said_of(material)
    if isinstance(of, Lineage):
        why = "versions of one article"
        return tuple(_row(material, *pair, said, why, of.order) for pair in pairwise(of.articles))
    first, *others = [id for id in material.articles if id in of.articles]
    return tuple(_of_origin(material, first, other, said, of) for other in others)


def said_of(material: Material) -> Said:
    """All that was read of these articles, so that their claims can be put in pairs."""
    return Said.of(one for kind in (*NEEDED, ClaimGroup) for one in material.of(kind))


def _row(material: Material, left: str, right: str, said: Said, why: str, how: str) -> DiffRow:
    changes = changes_between(left, right, said, Along.VERSIONS)
    return _made(material, left, right, list(changes), said, why, how)


def _of_origin(material: Material, left: str, right: str, said: Said, origin: Origin) -> DiffRow:
    sides = [[c for c in said.in_article(id) if c.id in origin.claims] for id in (left, right)]
    pairs = aligned(sides[0], sides[1], said)
    changes = list(told(pairs, (left, right), said, Along.ORIGIN))
    why = f"both rest on {origin.name}"
    return _made(material, left, right, changes, said, why, "by the days of publication")


def _made(
    material: Material,
    left: str,
    right: str,
    changes: Sequence[Change],
    said: Said,
    why: str,
    how: str,
) -> DiffRow:
    touched = {change.left for change in changes}
    return DiffRow(
        left=text_row(material, left),
        right=text_row(material, right),
        why=why,
        how=how,
        changes=tuple(drift_row(material, change) for change in changes),
        same=sum(claim.id not in touched for claim in said.in_article(left)),
    )


def text_row(material: Material, id: str) -> TextRow:
    """An article as one of those that are compared."""
    article = material.articles[id]
    published = article.published.day if article.published else None
    return TextRow(
        id=id,
        label=material.label(id),
        title=article.title,
        source=article.source,
        day=day(modified(article)[:10] or published or ""),
    )
