"""Passages that were held against each other: "no cracks" against "engineers found cracks"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Place, line, place
from reportedly.mcp.shelf import State
from reportedly.model.span import Span
from reportedly.report.rows import ConflictRow

__all__ = ["ConflictList", "ConflictTold", "conflict_told"]


@dataclass(frozen=True, kw_only=True)
class SideWords:
    source: str
    outlet: str


@dataclass(frozen=True, kw_only=True)
class SideTold:
    """One of the two: ``day`` (EDTF) of the statement, else of the article."""

    claim: str
    origin: str
    day: str
    place: Place
    quoted: SideWords


@dataclass(frozen=True, kw_only=True)
class ConflictTold:
    """``verdict``: conflicting, revised, compatible or not comparable; quoted: what reconciles
    them, or why nothing does."""

    id: str
    kind: str
    verdict: str
    left: SideTold
    right: SideTold
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class ConflictList:
    """``total`` pairs fit; ``cursor`` goes on behind these, null at the end."""

    notice: str = NOTICE
    total: int
    cursor: str | None
    conflicts: list[ConflictTold]


def conflict_told(state: State, row: ConflictRow) -> ConflictTold:
    def side(end: str, span: Span) -> SideTold:
        told = {name: getattr(row, f"{end}_{name}") for name in ("origin", "day")}
        source, outlet = getattr(row, f"{end}_source"), getattr(row, f"{end}_outlet")
        return SideTold(
            claim=getattr(row, end),
            place=place(state.article(span.article), span),
            quoted=SideWords(source=line(source), outlet=line(outlet)),
            **told,
        )

    return ConflictTold(
        id=row.id,
        kind=row.kind,
        verdict=row.verdict,
        left=side("left", row.left_span),
        right=side("right", row.right_span),
        quoted=[line(row.how)],
    )
