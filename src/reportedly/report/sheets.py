"""Figures for a spreadsheet or a script: one line a figure, or one line an estimate."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.model.article import Article
from reportedly.model.series import Estimate
from reportedly.report.facets import edges
from reportedly.report.figure_rows import FigureRow, PointRow, why_of
from reportedly.report.safe import visible

__all__ = ["SHEETS", "Cells", "cell", "sheet", "table"]

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
"""How a cell starts that a spreadsheet would run (OWASP, CSV injection)."""

Cells = dict[str, Any]


def sheet(kind: str, rows: Iterable[FigureRow], articles: Mapping[str, Article]) -> str:
    """One of ``SHEETS`` as CSV (RFC 4180): comma, CRLF, a first line with the names of the
    columns. A missing number is an empty cell. A cell of text that a spreadsheet could take for a
    formula begins with an apostrophe; control characters are written out."""
    columns, lines = (_FIGURES, _figures) if kind == "figures" else (_ESTIMATES, _estimates)
    return table(columns, lines(rows, articles))


def table(columns: Sequence[str], lines: Iterable[Mapping[str, Any]]) -> str:
    """Any lines as CSV, as `sheet` has them; what a line does not say is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: cell(value) for name, value in line.items()})
    return out.getvalue()


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: no text of others is a formula there."""
    if value is None:
        return ""
    if isinstance(value, str):
        shown = visible(value)
        return f"'{shown}" if _FORMULA.match(shown) else shown
    return int(value) if isinstance(value, float) and value == int(value) else value


_SERIES = (
    "series", "story", "label", "counted", "state", "side", "place", "kind", "unit", "rule",
    "group",
)  # fmt: skip
_FIGURES = (
    *_SERIES, "figure", "as_of", "first_day", "last_day", "as_of_why", "low", "value", "high",
    "bound", "per", "side_given", "place_given", "event_day", "words", "claim_text", "source",
    "status", "reserve", "origin", "origin_name", "outlet", "published", "url", "file", "article",
    "start", "end", "claim", "quantity", "retold", "void", "bound_was", "estimate_low",
    "estimate_best", "estimate_high", "estimate_origins",
)  # fmt: skip
_ESTIMATES = (
    *_SERIES, "as_of", "first_day", "last_day", "low", "best", "high", "origins", "figures",
    "drifts", "why", "origin_ids", "origins_low", "origins_high",
)  # fmt: skip
SHEETS = ("figures", "estimates")


def _series(row: FigureRow) -> Cells:
    return {
        "series": row.id,
        "story": row.story_title,
        "label": row.label,
        "counted": row.counted,
        "state": row.state,
        "side": row.side,
        "place": row.place,
        "kind": row.kind,
        "unit": row.unit,
        "rule": row.rule,
        "group": row.group,
    }


def _days(as_of: str) -> Cells:
    first, last = edges(as_of)
    return {"as_of": as_of, "first_day": first, "last_day": last}


def _figures(rows: Iterable[FigureRow], articles: Mapping[str, Article]) -> Iterator[Cells]:
    for row in rows:
        behind = {id: estimate for estimate in row.estimates for id in estimate.measures}
        for point in row.points:
            yield {
                **_series(row),
                **_point(point),
                **_printed(articles.get(point.article)),
                **_estimated(row, behind.get(point.id), point.id),
            }


def _point(point: PointRow) -> Cells:
    return {
        "figure": point.id,
        **_days(point.as_of),
        "as_of_why": point.as_of_why,
        "low": point.low,
        "value": point.value,
        "high": point.high,
        "bound": point.bound,
        "per": point.per,
        "side_given": point.side,
        "place_given": point.place,
        "event_day": point.event_day,
        "words": point.words,
        "claim_text": point.text,
        "source": point.source,
        "status": point.status,
        "reserve": point.reserve,
        "origin": point.origin,
        "origin_name": point.origin_name,
        "outlet": point.outlet,
        "article": point.article,
        "start": point.span.start,
        "end": point.span.end,
        "claim": point.claim,
        "quantity": point.quantity,
    }


def _printed(article: Article | None) -> Cells:
    if article is None:
        return {}
    published = article.published
    days = f"{published.first}/{published.last}" if published else ""
    return {
        "published": (published.day or days) if published else "",
        "url": article.url,
        "file": article.source,
    }


def _estimated(row: FigureRow, estimate: Estimate | None, measure: str) -> Cells:
    if estimate is None:
        return {}
    was = next((drift.was for drift in estimate.drifts if drift.measure == measure), "")
    return {
        "retold": "yes" if measure in estimate.retold else "",
        "void": "yes" if measure in estimate.void else "",
        "bound_was": was,
        "estimate_low": estimate.low,
        "estimate_best": estimate.best,
        "estimate_high": estimate.high,
        "estimate_origins": row.counts(estimate).best,
    }


def _estimates(rows: Iterable[FigureRow], articles: Mapping[str, Article]) -> Iterator[Cells]:
    for row in rows:
        for estimate in row.estimates:
            yield {
                **_series(row),
                **_days(estimate.as_of),
                "low": estimate.low,
                "best": estimate.best,
                "high": estimate.high,
                "origins": row.counts(estimate).best,
                "origins_low": row.counts(estimate).low,
                "origins_high": row.counts(estimate).high,
                "figures": len(estimate.measures),
                "drifts": "; ".join(f"{d.was} → {d.now}" for d in estimate.drifts),
                "why": why_of(estimate),
                "origin_ids": " ".join(estimate.origins),
            }
