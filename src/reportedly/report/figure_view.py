"""What a page of figures draws, whoever serves it: sections, rules, numbers for the scripts."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.series import Estimate
from reportedly.reconcile.rules import RULES, Rule
from reportedly.report.days import day, order
from reportedly.report.facets import edges
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.hues import Hues
from reportedly.report.material import Material
from reportedly.report.panels import Panel, Section, sections
from reportedly.report.plots import scale_of
from reportedly.report.reckoned import answer_without
from reportedly.report.safe import one_line
from reportedly.report.wording import amount, estimated, range_of

__all__ = ["PLOT_STYLE", "Drawn", "drawn", "over_all", "reads"]

PLOT_STYLE = """\
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
"""The one style sheet that Plot 0.6.17 puts into its drawings: a policy has to name its hash."""

_LEFT_OUT = 24
"""For how many origins of a series the estimates without them are told."""


@record
class Drawn:
    """What is shown of figures. ``rules`` are those that are reckoned, ``shown`` the name of the
    one shown first, ``by`` says that they stand under heads, ``until`` (a day, "" for all) up to
    when. ``data`` is for the scripts: JSON that cannot end the element it stands in."""

    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]
    shown: str
    by: bool
    drawn: int
    total: int
    until: str
    articles: Mapping[str, Article]
    data: str

    def late(self, panel: Panel, point: PointRow) -> bool:
        """Whether a figure counts for a day after ``until``, or for none that is known."""
        return self.beyond(panel.row.as_of(point))

    def latest(self, panel: Panel) -> Estimate | None:
        """The estimate as of the last day that is known and not after ``until``."""
        found = [e for e in panel.rules[self.shown] if not self.beyond(e.as_of)]
        dated = [estimate for estimate in found if estimate.as_of]
        return dated[-1] if dated else next(iter(found), None)

    def beyond(self, as_of: str) -> bool:
        """Whether a day lies after ``until``, or is not known where that is given."""
        return bool(self.until) and _after(as_of, self.until)


def drawn(
    material: Material,
    rows: Sequence[FigureRow],
    rule: str | None = None,
    *,
    total: int = 0,
    until: str | None = None,
    rules: Collection[str] = tuple(RULES),
    hues: Hues | None = None,
) -> Drawn:
    """These rows as they are drawn. ``rule`` is the one shown first (else that of the rows),
    ``total`` how many rows there were before some were left out, ``rules`` which others are
    reckoned too, ``hues`` the numbers and colours that origins have already."""
    shown = rule or next((row.rule for row in rows if row.rule in RULES), "ucdp")
    ready = tuple(one for one in RULES.values() if one.name in (*rules, shown))
    parts = tuple(sections(material, rows, [one.name for one in ready], hues))
    last = edges(until)[1] if until else ""
    panels = {panel.id: _drawn(part, panel) for part in parts for panel in part.panels}
    return Drawn(
        sections=parts,
        rules=ready,
        shown=shown,
        by=any(row.group for row in rows),
        drawn=len(rows),
        total=max(total, len(rows)),
        until=last,
        articles=material.articles,
        data=_json(
            {
                "rule": shown,
                "rules": [one.name for one in ready],
                "until": last,
                "panels": panels,
            }
        ),
    )


def _json(data: Any) -> str:
    """JSON that cannot end the element it stands in."""
    told = json.dumps(data, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _after(as_of: str, until: str) -> bool:
    starts, ends = edges(as_of)
    return not (starts or ends) or starts > until


def _drawn(section: Section, panel: Panel) -> dict[str, Any]:
    """What the scripts draw of a panel: numbers, days and ids. All words stand in the page."""
    every = tuple(estimate for estimates in panel.rules.values() for estimate in estimates)
    scale = scale_of(replace(panel.row, estimates=every))
    return {
        "small": panel.size == "small",
        "label": one_line(panel.row.label),
        "unit": panel.row.unit,
        "all": over_all(panel.row),
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


def over_all(row: FigureRow) -> str:
    """How many origins stand behind all days of a measure, where there are several."""
    return f"{row.independent.told('origin')} over all days" if len(row.estimates) > 1 else ""


def _sides(low: float | None, best: float | None, high: float | None, unit: str) -> dict[str, Any]:
    """Three numbers, and how they read."""
    return {"low": low, "best": best, "high": high, "words": reads(low, best, high, unit)}


def reads(low: float | None, best: float | None, high: float | None, unit: str) -> str:
    """As in "24 to 30, best 27": the best of two closed sides is always told."""
    if best is None and low is None and high is None:
        return "open on both sides"
    if best is not None and low is not None and high is not None and low < high:
        return f"{range_of(low, high, unit)}, best {amount(best, unit)}"
    return estimated(low, best, high, unit)
