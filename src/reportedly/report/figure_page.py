"""Figures as one page with plots that answer: by which rule, as of when, without whom."""

import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from reportedly.model.series import Estimate
from reportedly.reconcile.rules import RULES
from reportedly.report.days import day, order
from reportedly.report.facets import edges
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.html import environment
from reportedly.report.material import Material
from reportedly.report.panels import Panel, Section, sections
from reportedly.report.plots import scale_of
from reportedly.report.reckoned import answer_without
from reportedly.report.safe import one_line
from reportedly.report.wording import amount, estimated, range_of

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

_LEFT_OUT = 24
"""For how many origins of a series the estimates without them are told."""


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

    parts = list(sections(material, rows))
    shown = rule or next((row.rule for row in rows if row.rule in RULES), "ucdp")
    ours = [_read(f"templates/{name}") for name in _OURS]
    scripts = [*(_read(f"vendor/{name}") for name in VENDORED), *ours]
    css = _read("templates/brief.css") + _read("templates/figures.css")
    page = environment().get_template("figures.html.jinja")
    return page.render(
        sections=parts,
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
        data=Markup(_json(_data(parts, shown))),
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


def _data(parts: Iterable[Section], shown: str) -> dict[str, Any]:
    """What the scripts draw: numbers, days and ids. All words stand in the page itself."""
    panels = {panel.id: _drawn(section, panel) for section in parts for panel in section.panels}
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
            name: [_reckoned(e, name, panel.row) for e in estimates]
            for name, estimates in panel.rules.items()
        },
    }


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


def _reckoned(estimate: Estimate, rule: str, row: FigureRow) -> dict[str, Any]:
    unit = row.unit
    told = _sides(estimate.low, estimate.best, estimate.high, unit)
    told["behind"] = row.told(estimate)
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
    """As in "24 to 30, best 27": the best of two closed sides is always told."""
    if best is None and low is None and high is None:
        return "open on both sides"
    if best is not None and low is not None and high is not None and low < high:
        return f"{range_of(low, high, unit)}, best {amount(best, unit)}"
    return estimated(low, best, high, unit)
