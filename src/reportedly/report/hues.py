"""The number and colour of every origin of a story, the same on each page: "2, orange"."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reportedly.model.record import record
from reportedly.model.story import ClaimGroup
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.tables import conflicts, origins

__all__ = ["Hues", "hues"]

_COLOURS = 10
_TOLD, _CLASHES = 5, 6
"""What an origin that is told beside others weighs, and how many conflicts are drawn first."""


@record
class Hues:
    """``numbers`` gives every origin (id) its number in the story, 1 first; ``colours`` a colour
    (1 to 10) to those that matter most."""

    numbers: dict[str, int]
    colours: dict[str, int]

    def number(self, origin: str) -> int:
        """0 for what has none."""
        return self.numbers.get(origin, 0)

    def colour(self, origin: str) -> int:
        """0 for what has none."""
        return self.colours.get(origin, 0)


def hues(material: Material) -> Hues:
    """Those of the articles of ``material`` as one story: colours go to what several articles
    carry, then to what is drawn most elsewhere."""
    held = material.made(origins)
    drawn = Counter(p.origin for f in material.made(figures) if f.several for p in f.points)
    drawn.update(dict.fromkeys(_beside(material), _TOLD))
    clashing = material.made(conflicts)[:_CLASHES]
    drawn.update(id for row in clashing for id in (row.left_origin, row.right_origin))
    sources = [origin for origin in held if not origin.own]
    ranked = sorted(sources, key=lambda o: (not o.many, -drawn[o.id]))
    return Hues(
        numbers={origin.id: n for n, origin in enumerate(held, start=1)},
        colours={origin.id: n for n, origin in enumerate(ranked[:_COLOURS], start=1)},
    )


def _beside(material: Material) -> Iterator[str]:
    """The origins of what several articles say on more than one word."""
    for group in material.of(ClaimGroup):
        rows = [material.rows[id] for id in group.claims if id in material.rows]
        if len(material.newest(row.article for row in rows)) > 1:
            yield from _several(row.origin or row.id for row in rows if row.asserts)


def _several(found: Iterable[str]) -> Iterable[str]:
    ids = dict.fromkeys(found)
    return ids if len(ids) > 1 else ()
