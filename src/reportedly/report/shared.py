"""What several articles say, and how many origins stand behind it: "4 articles, 1 origin"."""

from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.origin_rows import SharedRow
from reportedly.report.trees import group_tree

__all__ = ["groups", "shared"]


def shared(material: Material) -> tuple[SharedRow, ...]:
    """One row a group of claims that stand in two articles or more, the widest first.

    A claim without an origin counts as one of its own.
    """
    return groups(material, least=2)


def groups(material: Material, least: int = 1) -> tuple[SharedRow, ...]:
    """The same for all groups that stand in as many articles at least."""
    found = (g for g in material.of(ClaimGroup) if len(_articles(material, g)) >= least)
    return tuple(sorted((_row(material, group) for group in found), key=_rank))


def _articles(material: Material, group: ClaimGroup) -> set[str]:
    """Its articles (ids), of several versions of one article the latest."""
    found = (material.rows[id].article for id in group.claims if id in material.rows)
    return set(material.newest(found))


def _rank(row: SharedRow) -> tuple[bool, int, int, str, str]:
    """Headlines repeat the body and come last."""
    repeats = all(claim.repeats for claim in row.claims)
    return (repeats, -len(row.articles), -row.independent.best, row.text, row.id)


def _row(material: Material, group: ClaimGroup) -> SharedRow:
    place = {id: n for n, id in enumerate(material.articles)}
    rows = [material.rows[id] for id in group.claims if id in material.rows]
    rows.sort(key=lambda row: (place[row.article], row.span.start))
    articles = material.newest(row.article for row in rows)
    asserting = dict.fromkeys(row.origin or row.id for row in rows if row.asserts)
    against = dict.fromkeys(row.reserve for row in rows if row.disputed)
    return SharedRow(
        id=group.id,
        text=group.text,
        articles=articles,
        outlets=tuple(material.outlet(article) for article in articles),
        origins=tuple(asserting),
        independent=material.counted(row.id for row in rows if row.asserts),
        against=tuple(against),
        claims=tuple(rows),
        tree=group_tree(material, group),
    )
