"""Figures as an assistant gets them: "27 as of 12 March, 6 origins", and every mark behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Origins, Place, line, origins, place
from reportedly.mcp.shelf import State
from reportedly.model.article import Article
from reportedly.model.series import Estimate
from reportedly.report.figure_rows import FigureRow, PointRow, why_of

__all__ = ["FigureList", "SeriesTold", "series_told"]


@dataclass(frozen=True, kw_only=True)
class EstimateTold:
    """What is reported as of a day (EDTF): an open side is null. ``origins`` counts who stands
    behind it; quoted: how the numbers came about."""

    as_of: str
    low: float | None
    best: float | None
    high: float | None
    origins: Origins
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class GivenWords:
    source: str
    outlet: str
    reserve: str
    as_of_why: str


@dataclass(frozen=True, kw_only=True)
class GivenTold:
    """What one article gives, in the words of ``place``. ``retold``: it only repeats an older
    figure; ``void``: it was taken back."""

    claim: str
    origin: str
    status: str
    low: float | None
    value: float | None
    high: float | None
    bound: str
    as_of: str
    retold: bool
    void: bool
    place: Place
    quoted: GivenWords


@dataclass(frozen=True, kw_only=True)
class SeriesTold:
    """All figures of one measure. ``rule`` is how they became low, best and high; ``given`` are
    some of ``figures``. quoted: what is measured, in a reporter's words."""

    id: str
    story: str
    kind: str
    unit: str
    rule: str
    independent: Origins
    estimates: list[EstimateTold]
    figures: int
    given: list[GivenTold]
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class FigureList:
    """``total`` measures fit; ``cursor`` goes on behind these, null at the end."""

    notice: str = NOTICE
    total: int
    cursor: str | None
    series: list[SeriesTold]


def series_told(state: State, row: FigureRow, most: int) -> SeriesTold:
    """``most`` is how many of its figures are told."""
    articles: Mapping[str, Article] = {
        point.article: state.article(point.article) for point in row.points[:most]
    }
    return SeriesTold(
        id=row.id,
        story=row.story,
        kind=row.kind,
        unit=row.unit,
        rule=row.rule,
        independent=origins(row.independent),
        estimates=[_estimate(row, one) for one in row.estimates],
        figures=len(row.points),
        given=[_given(row, point, articles[point.article]) for point in row.points[:most]],
        quoted=[line(row.label)],
    )


def _estimate(row: FigureRow, one: Estimate) -> EstimateTold:
    return EstimateTold(
        as_of=one.as_of,
        low=one.low,
        best=one.best,
        high=one.high,
        origins=origins(row.counts(one)),
        quoted=[line(why)] if (why := why_of(one)) else [],
    )


def _given(row: FigureRow, point: PointRow, article: Article) -> GivenTold:
    return GivenTold(
        claim=point.claim,
        origin=point.origin,
        status=point.status,
        low=point.low,
        value=point.value,
        high=point.high,
        bound=point.bound,
        as_of=row.as_of(point),
        retold=any(point.id in estimate.retold for estimate in row.estimates),
        void=any(point.id in estimate.void for estimate in row.estimates),
        place=place(article, point.span),
        quoted=GivenWords(
            source=line(point.source),
            outlet=line(point.outlet),
            reserve=line(point.reserve),
            as_of_why=line(point.as_of_why),
        ),
    )
