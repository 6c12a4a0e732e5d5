"""How much hangs on each origin, outlet and article: "9 statements, 4 of them on it alone"."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from reportedly.model.record import record
from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.tables import origins

__all__ = ["Bearing", "Bears", "bearing"]


@record
class Bears:
    """``statements`` counts what it asserts or prints, ``alone`` those of them that nobody else
    does: they fall without it. Statements that say one thing are one."""

    id: str
    name: str
    articles: int
    statements: int
    alone: int


@record
class Bearing:
    """``origins`` are by id, in the order of their numbers; ``outlets`` by name and ``articles``
    by id, those on which most hangs first."""

    origins: tuple[Bears, ...]
    outlets: tuple[Bears, ...]
    articles: tuple[Bears, ...]


def bearing(material: Material) -> Bearing:
    """Of the articles of ``material``. What nobody asserts hangs on nobody; headlines repeat the
    body and count nothing."""
    told = list(_statements(material))
    by_article = _bears(told, lambda row: row.article, material.label)
    by_outlet = _bears(told, lambda row: _outlet(material, row.article), str)
    by_origin = _bears(told, lambda row: row.origin, lambda id: material.origins[id].name)
    return Bearing(
        origins=tuple(by_origin[o.id] for o in material.made(origins) if o.id in by_origin),
        outlets=_ranked(by_outlet.values()),
        articles=_ranked(by_article.values()),
    )


def _statements(material: Material) -> Iterator[list[ClaimRow]]:
    """The claims that assert each statement."""
    grouped = set[str]()
    for group in material.of(ClaimGroup):
        grouped.update(group.claims)
        yield [material.rows[id] for id in group.claims if id in material.rows]
    yield from ([row] for id, row in material.rows.items() if id not in grouped)


def _bears(
    told: Iterable[list[ClaimRow]], key: Callable[[ClaimRow], str], name: Callable[[str], str]
) -> dict[str, Bears]:
    """By what ``key`` gives; where that is "", a statement rests on it and it is nobody's."""
    said, alone = Counter[str](), Counter[str]()
    articles = defaultdict[str, set[str]](set)
    for rows in told:
        held = [row for row in rows if row.asserts and not row.repeats]
        keys = {key(row) for row in held}
        for row in held:
            articles[key(row)].add(row.article)
        said.update(keys)
        alone.update(keys if len(keys) == 1 else ())
    return {
        id: Bears(id=id, name=name(id), articles=len(articles[id]), statements=n, alone=alone[id])
        for id, n in said.items()
        if id
    }


def _outlet(material: Material, article: str) -> str:
    return material.articles[article].outlet


def _ranked(found: Iterable[Bears]) -> tuple[Bears, ...]:
    return tuple(sorted(found, key=lambda one: (-one.alone, -one.statements, one.name)))
