"""Which figures are asked for, and one page of them: "killed, by place, up to 12 March"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.record import record
from reportedly.model.series import Series
from reportedly.report.facets import OF_ROWS, grouped, within
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures, outlines, rows_of
from reportedly.report.material import Material
from reportedly.report.paging import leaf
from reportedly.report.reckoned import reckoned
from reportedly.store.base import View

__all__ = ["Choice", "Cut", "chosen_figures", "cut", "figures_of_all"]


@record
class Choice:
    """``rule`` is one of ``reconcile.rules.RULES`` (None: as the ledger was made), ``of`` words of
    the label, ``by`` one of ``facets.BY``; ``since`` and ``until`` are days, months or years that
    figures are for."""

    rule: str | None = None
    of: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def by_rows(self) -> bool:
        """Whether rows can be chosen without their figures."""
        return self.by in (None, *OF_ROWS) and not (self.since or self.until)

    def names(self, row: FigureRow) -> bool:
        return (self.of or "").casefold() in row.label.casefold()


@record
class Cut:
    """Some of the ``total`` rows that fit."""

    rows: tuple[FigureRow, ...]
    total: int


def chosen_figures(
    material: Material, choice: Choice, held: Sequence[FigureRow] | None = None
) -> tuple[FigureRow, ...]:
    """All rows of the material that fit, under their heads; ``held`` are its figures by the rule
    that is asked for, where they are at hand."""
    found = figures(material, choice.rule) if held is None else held
    rows = [row for row in found if choice.names(row)]
    kept = within(rows, choice.since, choice.until)
    return grouped(kept, choice.by) if choice.by else kept


def cut(rows: Sequence[FigureRow], page: int, most: int | None) -> Cut:
    """One page of so many rows, 1 the first."""
    return Cut(rows=tuple(leaf(rows, page, most)), total=len(rows))


def figures_of_all(
    view: View,
    choice: Choice,
    page: int,
    most: int,
    *,
    profile: str = "best",
    known: Sequence[FigureRow] | None = None,
) -> Cut:
    """One page of the whole ledger. Where rows can be chosen by what all their figures have in
    common, only the figures of that page are read; ``known`` are ``outlines(view)``."""
    if not choice.by_rows:
        return cut(chosen_figures(Material(view, None, profile), choice), page, most)
    rows = [row for row in known or outlines(view) if choice.names(row)]
    found = cut(grouped(rows, choice.by) if choice.by else rows, page, most)
    return Cut(rows=_filled(view, found.rows, choice.rule, profile), total=found.total)


def _filled(
    view: View, rows: Sequence[FigureRow], rule: str | None, profile: str
) -> tuple[FigureRow, ...]:
    found = [(row.group, one) for row in rows if (one := view.get(Series, row.id))]
    material = Material(view, {id for _, series in found for id in series.articles}, profile)
    if rule and any(series.rule != rule for _, series in found):
        made = _by_measure(material, rule, {row.story for row in rows})
        found = [(head, made.get(_measure(series), series)) for head, series in found]
    heads = {series.id: head for head, series in found}
    filled = rows_of(material, {series.id: series for _, series in found}.values())
    return tuple(replace(row, group=heads[row.id]) for row in filled)


def _by_measure(material: Material, rule: str, stories: set[str]) -> dict[str, Series]:
    return {
        id: series
        for series in reckoned(material, rule, stories)
        for estimate in series.estimates
        for id in estimate.measures
    }


def _measure(series: Series) -> str:
    return next((id for estimate in series.estimates for id in estimate.measures), "")
