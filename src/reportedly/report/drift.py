"""What statements lose on their way, as a table: "at least 10,000" became "10,000"."""

from reportedly.model.change import Along, Change, ChangeKind
from reportedly.report.change_rows import DriftRow
from reportedly.report.material import Material

__all__ = ["drift", "drift_row"]

_KINDS = list(ChangeKind)
_ALONG = list(Along)


def drift(material: Material) -> tuple[DriftRow, ...]:
    """Along one origin and its chains first, then headlines; by kind. What changed between the
    versions of one article is `reportedly diff`'s."""
    found = [c for c in material.of(Change) if c.along is not Along.VERSIONS]
    found.sort(key=lambda c: (_ALONG.index(c.along), _KINDS.index(c.kind), c.id))
    return tuple(drift_row(material, change) for change in found)


def drift_row(material: Material, change: Change) -> DriftRow:
    """Any change with the claims and articles at both its ends."""
    return DriftRow(
        id=change.id,
        kind=str(change.kind),
        along=str(change.along),
        was=change.was,
        now=change.now,
        how=change.how,
        left=material.rows.get(change.left),
        right=material.rows.get(change.right),
        left_span=change.left_span,
        right_span=change.right_span,
        left_label=material.label(change.left_span.article) if change.left_span else "",
        right_label=material.label(change.right_span.article) if change.right_span else "",
    )
