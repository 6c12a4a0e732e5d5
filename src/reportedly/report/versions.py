"""The articles that stand in several versions, as a table: "updated on 11 March, 12 changes"."""

from collections import Counter

from reportedly.model.change import Along, Change
from reportedly.model.lineage import Lineage
from reportedly.report.change_rows import LineageRow
from reportedly.report.diffs import text_row
from reportedly.report.material import Material

__all__ = ["versions"]


def versions(material: Material) -> tuple[LineageRow, ...]:
    """Those with most changes first."""
    moved = [c for c in material.of(Change) if c.along is Along.VERSIONS]
    rows = list[LineageRow]()
    for line in material.of(Lineage):
        known = [id for id in line.articles if id in material.articles]
        kinds = Counter(str(c.kind) for c in moved if {*c.articles} & {*line.articles})
        rows.append(
            LineageRow(
                id=line.id,
                outlet=material.outlet(line.last),
                versions=tuple(text_row(material, id) for id in known),
                order=line.order,
                whys=tuple(dict.fromkeys(reason.why for reason in line.reasons)),
                changes=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
                articles=line.articles,
            )
        )
    return tuple(sorted(rows, key=lambda r: (-r.changed, r.id)))
