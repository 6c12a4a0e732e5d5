"""What still stands where somebody is left out: "two statements fall, 31 becomes 27"."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Origins, line, lines, origins
from reportedly.mcp.shelf import State
from reportedly.model.series import Estimate
from reportedly.report.figures_after import FigureAfter
from reportedly.report.without import GroupAfter, without

__all__ = ["WithoutAnswer", "without_answer"]

MOST = 25
"""Statements, and figures, that are told."""


@dataclass(frozen=True, kw_only=True)
class StatementAfter:
    """A statement of several wordings or articles: the origins that assert it, before and after.
    ``falls``: nobody asserts it any more; ``own_words_only``: only outlets' own words are left."""

    id: str
    falls: bool
    own_words_only: bool
    before: Origins
    after: Origins
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """An open side is null."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class FigureThen:
    """A figure as of a day (EDTF): ``after`` is null where nobody gives it any more, ``left`` how
    many passages still do."""

    series: str
    as_of: str
    left: int
    before: Sides
    after: Sides | None
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class WithoutAnswer:
    """``before`` and ``after`` count the independent origins of the stories that are touched.
    ``statements`` and ``figures`` are some of those that lose support; ``fallen_alone`` counts
    the statements made once that go."""

    notice: str = NOTICE
    before: Origins
    after: Origins
    claims: int
    claims_gone: int
    articles: int
    articles_gone: int
    fallen: int
    fallen_alone: int
    weaker: int
    statements: list[StatementAfter]
    figures: list[FigureThen]
    quoted: list[str]


def without_answer(state: State, names: Sequence[str], story: str) -> WithoutAnswer:
    """Raises ``LookupError`` for a name that nobody has, or several have."""
    try:
        found = without(state.material(story=story), names)
    except LookupError:
        raise LookupError(
            "a name is nobody's here, or several have it: find_claims and origins_of give names"
            " and the ids of origins"
        ) from None
    touched = sorted(found.statements, key=lambda row: (not row.falls, not row.own))
    return WithoutAnswer(
        before=origins(found.before),
        after=origins(found.after),
        claims=found.claims,
        claims_gone=found.claims_gone,
        articles=found.articles,
        articles_gone=found.articles_gone,
        fallen=len(found.fallen),
        fallen_alone=len(found.alone),
        weaker=len(found.statements) - len(found.fallen),
        statements=[_statement(row) for row in touched[:MOST]],
        figures=[_figure(row) for row in found.figures[:MOST]],
        quoted=lines(one.name for one in found.removed),
    )


def _statement(row: GroupAfter) -> StatementAfter:
    return StatementAfter(
        id=row.id,
        falls=row.falls,
        own_words_only=row.own,
        before=origins(row.before),
        after=origins(row.after),
        quoted=[line(row.text)],
    )


def _figure(row: FigureAfter) -> FigureThen:
    return FigureThen(
        series=row.id,
        as_of=row.as_of,
        left=row.left,
        before=_sides(row.before),
        after=_sides(row.after) if row.after else None,
        quoted=[line(row.label)],
    )


def _sides(estimate: Estimate) -> Sides:
    return Sides(low=estimate.low, best=estimate.best, high=estimate.high)
