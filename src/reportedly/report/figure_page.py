"""Figures as one page with plots that answer: by which rule, as of when, without whom."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.reconcile.rules import RULES
from reportedly.report.days import day, order
from reportedly.report.facets import edges
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.figure_table import notes
from reportedly.report.html import environment
from reportedly.report.material import Material
from reportedly.report.plots import scale_of
from reportedly.report.reckoned import answer_without, reckoned
from reportedly.report.safe import one_line
from reportedly.report.wording import estimated

__all__ = ["VENDORED", "figure_page"]

VENDORED = {
    "d3.min.js": "f2094bbf6141b359722c4fe454eb6c4b0f0e42cc10cc7af921fc158fceb86539",
    "plot.umd.min.js": "4358086467740777dd788d6b27a95cebdbaefdd50c730a3060117073bd7134cb",
}
"""d3 7.9.0 and Observable Plot 0.6.17 as their makers built them, with the sha256 of each: a
browser refuses to run an altered one."""

_OURS = ("figures.plot.js", "figures.page.js")
_PLOT_STYLE = """\
:where(.plot-d6a7b5) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.plot-d6a7b5 text),
:where(.plot-d6a7b5 tspan) {
  white-space: pre;
}"""
"""The one style sheet that Plot 0.6.17 puts into its drawings."""

_COLOURS = 10
_FEW = 4
"""How many figures a panel may have to share its line with another."""
_LEFT_OUT = 24
"""For how many origins of a series the estimates without them are told."""


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


def figure_page(
    material: Material,
    rows: Sequence[FigureRow],
    rule: str | None = None,
    *,
    total: int = 0,
    limits: Sequence[str] = (),
) -> str:
    """The page of these rows. ``rule`` is the one that is shown first (else that of the rows),
    ``total`` how many rows there were before some were left out, ``limits`` say in words what
    else the page leaves out."""
    from markupsafe import Markup

    sections = list(_sections(material, rows))
    shown = rule or next((row.rule for row in rows if row.rule in RULES), "ucdp")
    ours = [_read(f"templates/{name}") for name in _OURS]
    scripts = [*(_read(f"vendor/{name}") for name in VENDORED), *ours]
    css = _read("templates/brief.css") + _read("templates/figures.css")
    page = environment().get_template("figures.html.jinja")
    return page.render(
        sections=sections,
        rules=tuple(RULES.values()),
        shown=shown,
        by=any(row.group for row in rows),
        total=max(total, len(rows)),
        drawn=len(rows),
        limits=limits,
        articles=material.articles,
        css=Markup(css),
        scripts=[Markup(script) for script in scripts],
        reads=_reads,
        data=Markup(_json(_data(sections, shown))),
        styles=[_digest(css), _digest(_PLOT_STYLE)],
        runs=[*(_base64(bytes.fromhex(h)) for h in VENDORED.values()), *map(_digest, ours)],
    )


def _read(name: str) -> str:
    return files("reportedly.report").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return _base64(sha256(text.encode()).digest())


def _base64(digest: bytes) -> str:
    return b64encode(digest).decode()


def _json(data: Any) -> str:
    """JSON that cannot end the element it stands in."""
    told = json.dumps(data, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _sections(material: Material, rows: Sequence[FigureRow]) -> Iterator[Section]:
    by_rule = {name: _known(material, name, {row.story for row in rows}) for name in RULES}
    heads = dict[tuple[str, str], list[FigureRow]]()
    for row in rows:
        head = (row.group, row.group) if row.group else (row.story, row.story_title)
        heads.setdefault(head, []).append(row)
    everybody = _parties(rows) if rows and rows[0].group else None
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


def _parties(rows: Iterable[FigureRow]) -> tuple[Party, ...]:
    """Who gives figures, those who give most first; figures without an origin come last."""
    given, names = Counter[str](), dict[str, str]()
    for row in rows:
        for point in row.points:
            given[point.origin] += 1 if not row.several else 2
            names.setdefault(point.origin, point.origin_name)
    counts = Counter(point.origin for row in rows for point in row.points)
    ranked = sorted(given, key=lambda id: (not id, -given[id], names[id], id))
    return tuple(
        Party(
            id=id,
            number=n if id else 0,
            colour=n if id and n <= _COLOURS else 0,
            name=names[id] or "no origin found",
            figures=counts[id],
        )
        for n, id in enumerate(ranked, start=1)
    )


def _among(everybody: Iterable[Party], rows: Iterable[FigureRow]) -> tuple[Party, ...]:
    held = {point.origin for row in rows for point in row.points}
    return tuple(party for party in everybody if party.id in held)


def _data(sections: Iterable[Section], shown: str) -> dict[str, Any]:
    """What the scripts draw: numbers, days and ids. All words stand in the page itself."""
    panels = {panel.id: _drawn(section, panel) for section in sections for panel in section.panels}
    return {"rule": shown, "rules": list(RULES), "panels": panels}


def _drawn(section: Section, panel: Panel) -> dict[str, Any]:
    every = tuple(estimate for estimates in panel.rules.values() for estimate in estimates)
    scale = scale_of(replace(panel.row, estimates=every))
    return {
        "small": panel.size == "small",
        "label": one_line(panel.row.label),
        "unit": panel.row.unit,
        "domain": [scale.low, scale.high],
        "log": scale.log,
        "points": [_mark(section, point, panel.row) for point in panel.points],
        "days": {as_of: _when(as_of) for as_of in _days(panel)},
        "estimates": {
            name: [_reckoned(e, name, panel.row.unit) for e in estimates]
            for name, estimates in panel.rules.items()
        },
    }


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


def _mark(section: Section, point: PointRow, row: FigureRow) -> dict[str, Any]:
    party = section.party(point)
    return {
        "id": point.id,
        "as_of": row.as_of(point),
        "low": point.low,
        "value": point.value,
        "high": point.high,
        "soft": {"about": "about", "vague": "vague"}.get(point.bound, ""),
        "origin": point.behind,
        "n": party.number,
        "colour": party.colour,
        "reserve": bool(point.reserve),
        "retold": any(point.id in estimate.retold for estimate in row.estimates),
        "void": any(point.id in estimate.void for estimate in row.estimates),
    }


def _days(panel: Panel) -> list[str]:
    found = {panel.row.as_of(point) for point in panel.row.points}
    found |= {e.as_of for estimates in panel.rules.values() for e in estimates}
    return sorted(found, key=order)


def _when(as_of: str) -> dict[str, Any]:
    first, last = edges(as_of)
    return {"words": day(as_of), "first": first or last, "last": last or first}


def _reckoned(estimate: Estimate, rule: str, unit: str) -> dict[str, Any]:
    told = _sides(estimate.low, estimate.best, estimate.high, unit)
    told |= {"as_of": estimate.as_of, "origins": len(estimate.origins)}
    told["measures"] = list(estimate.measures)
    if len(estimate.votes) <= _LEFT_OUT:
        told["without"] = {
            vote.origin: _sides(*answer, unit) if answer else None
            for vote in estimate.votes
            for answer in [answer_without(estimate, rule, vote.origin)]
        }
    return told


def _sides(low: float | None, best: float | None, high: float | None, unit: str) -> dict[str, Any]:
    """Three numbers, and how they read."""
    return {"low": low, "best": best, "high": high, "words": _reads(low, best, high, unit)}


def _reads(low: float | None, best: float | None, high: float | None, unit: str) -> str:
    if best is None and low is None and high is None:
        return "open on both sides"
    return estimated(low, best, high, unit)
