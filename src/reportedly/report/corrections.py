"""What outlets took back, as a table: "It was 90 houses, not 900"."""

from reportedly.model.correction import Correction
from reportedly.report.change_rows import CorrectionRow
from reportedly.report.material import Material

__all__ = ["corrections"]


def corrections(material: Material) -> tuple[CorrectionRow, ...]:
    """By the day of the notice, then its place."""
    rows = [_row(material, one) for one in material.of(Correction)]
    return tuple(sorted(rows, key=lambda r: (r.day or "9999", r.article, r.notice.start, r.id)))


def _row(material: Material, one: Correction) -> CorrectionRow:
    home = material.articles.get(one.notice.article)
    published = home.published if home else None
    rows = material.rows
    shaken = [rows[id] for id, by in material.resting.items() if by.by == one.id and id in rows]
    return CorrectionRow(
        id=one.id,
        kind=str(one.kind),
        article=one.notice.article,
        label=material.label(one.notice.article),
        day=(published.day or "") if published else "",
        notice=one.notice,
        of=one.of,
        labels=tuple(material.label(id) for id in one.of),
        claims=tuple(rows[id] for id in one.claims if id in rows),
        wrong=one.wrong,
        right=one.right,
        how=one.how,
        resting=tuple(shaken),
    )
