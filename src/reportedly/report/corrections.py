"""What outlets took back, as a table: "It was 90 houses, not 900"."""

from reportedly.model.correction import Correction
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow

__all__ = ["CorrectionRow", "corrections"]


@record
class CorrectionRow:
    """``notice`` stands in ``article``; ``of`` are the ids of the articles that it corrects and
    ``labels`` their short names. ``claims`` do not stand any more, ``resting`` are those of other
    articles on the same word as what was retracted. ``wrong`` and ``right`` are words of the
    notice, ``how`` says how article and claims were found."""

    id: str
    kind: str
    article: str
    label: str
    day: str
    notice: Span
    of: tuple[str, ...]
    labels: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    wrong: tuple[Span, ...]
    right: tuple[Span, ...]
    how: str
    resting: tuple[ClaimRow, ...] = ()


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
