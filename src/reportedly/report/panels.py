"""What a page of figures is made of: a story, its origins in colours, a panel for each measure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.reconcile.rules import RULES
from reportedly.report.days import order
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.figure_table import notes
from reportedly.report.hues import Hues
from reportedly.report.material import Material
from reportedly.report.reckoned import reckoned

__all__ = ["Panel", "Party", "Section", "sections"]

_COLOURS = 10
_FEW = 4
"""How many figures a panel may have to share its line with another."""


@record
class Party:
    """An origin in the legend: its number, its colour (0: none left), how many figures it has."""

    id: str
    number: int
    colour: int
    name: str
    figures: int


@record
class Panel:
    """One series as it is drawn: its figures day by day and origin by origin. ``rules`` are its
    estimates by the name of the rule."""

    id: str
    row: FigureRow
    points: tuple[PointRow, ...]
    rules: dict[str, tuple[Estimate, ...]]
    notes: tuple[str, ...]

    @property
    def size(self) -> str:
        if not self.row.several:
            return "small"
        return "medium" if len(self.points) <= _FEW else "large"


@record
class Section:
    """One story, or one head of ``--by``: ``large`` and ``medium`` panels have something to
    compare, much and little."""

    id: str
    title: str
    large: tuple[Panel, ...]
    medium: tuple[Panel, ...]
    small: tuple[Panel, ...]
    parties: tuple[Party, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (*self.large, *self.medium, *self.small)

    def party(self, point: PointRow) -> Party:
        return next(party for party in self.parties if party.id == point.origin)


def sections(
    material: Material,
    rows: Sequence[FigureRow],
    rules: Collection[str] = tuple(RULES),
    hues: Hues | None = None,
) -> Iterator[Section]:
    """A section for each head of the rows, else for each story; estimates by these rules. Origins
    are numbered by how many figures they give where ``hues`` do not say otherwise."""
    stories = {row.story for row in rows}
    by_rule: dict[str, Known] = {
        name: {} if all(row.rule == name for row in rows) else _known(material, name, stories)
        for name in rules
    }
    heads = dict[tuple[str, str], list[FigureRow]]()
    for row in rows:
        head = (row.group, row.group) if row.group else (row.story, row.story_title)
        heads.setdefault(head, []).append(row)
    everybody = _parties(rows, hues) if rows and (rows[0].group or hues) else None
    for n, ((_, title), inside) in enumerate(heads.items(), start=1):
        panels = [_panel(f"{n}-{row.id}", row, by_rule) for row in inside]
        yield Section(
            id=f"part-{n}",
            title=title,
            large=tuple(panel for panel in panels if panel.size == "large"),
            medium=tuple(panel for panel in panels if panel.size == "medium"),
            small=tuple(panel for panel in panels if panel.size == "small"),
            parties=_among(everybody, inside) if everybody else _parties(inside),
        )


Known = Mapping[str, tuple[Estimate, ...]]


def _known(material: Material, rule: str, stories: set[str]) -> Known:
    """The estimates under a rule of the series that each measure stands in."""
    return {
        measure: series.estimates
        for series in reckoned(material, rule, stories)
        for estimate in series.estimates
        for measure in estimate.measures
    }


def _panel(id: str, row: FigureRow, by_rule: Mapping[str, Known]) -> Panel:
    days = {estimate.as_of for estimate in row.estimates}  # --since and --until leave some out
    rules = dict[str, tuple[Estimate, ...]]()
    for name, known in by_rule.items():
        found = row.estimates if name == row.rule else known.get(row.points[0].id, ())
        inside = (estimate for estimate in found if estimate.as_of in days)
        rules[name] = tuple(sorted(inside, key=lambda estimate: order(estimate.as_of)))
    return Panel(id=id, row=row, points=_ordered(row), rules=rules, notes=notes(row))


def _parties(rows: Iterable[FigureRow], hues: Hues | None = None) -> tuple[Party, ...]:
    """Who gives figures, those who give most first; figures without an origin come last."""
    given, names = Counter[str](), dict[str, str]()
    for row in rows:
        for point in row.points:
            given[point.origin] += 1 if not row.several else 2
            names.setdefault(point.origin, point.origin_name)
    counts = Counter(point.origin for row in rows for point in row.points)
    ranked = sorted(given, key=lambda id: (not id, -given[id], names[id], id))
    ours = {id: n for n, id in enumerate(ranked, start=1) if id}
    known = hues or Hues(numbers=ours, colours={id: n for id, n in ours.items() if n <= _COLOURS})
    return tuple(
        Party(
            id=id,
            number=known.numbers.get(id, 0),
            colour=known.colours.get(id, 0),
            name=names[id] or "no origin found",
            figures=counts[id],
        )
        for id in ranked
    )


def _among(everybody: Iterable[Party], rows: Iterable[FigureRow]) -> tuple[Party, ...]:
    held = {point.origin for row in rows for point in row.points}
    return tuple(party for party in everybody if party.id in held)


def _ordered(row: FigureRow) -> tuple[PointRow, ...]:
    """By the day that the estimates put them under, then origin by origin, the lowest first."""
    lowest = dict[tuple[str, str], float]()
    for point in row.points:
        key = (row.as_of(point), point.behind)
        lowest[key] = min(lowest.get(key, _floor(point)), _floor(point))

    def place(point: PointRow) -> tuple[Any, ...]:
        as_of = row.as_of(point)
        start = lowest[as_of, point.behind]
        return (order(as_of), start, point.behind, _floor(point), point.id)

    return tuple(sorted(row.points, key=place))


def _floor(point: PointRow) -> float:
    return next((side for side in (point.low, point.value, point.high) if side is not None), 0.0)
