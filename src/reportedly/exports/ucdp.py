"""Rows for coders of the UCDP Georeferenced Event Dataset: what is not known stays empty."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.exports.base import Export, Pile, Written, put
from reportedly.exports.candidates import Candidate, candidates, printed, whole
from reportedly.model.series import Estimate
from reportedly.report.material import Material
from reportedly.report.sheets import table

__all__ = ["COLUMNS", "OURS", "UCDP", "precision"]

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns of UCDP GED Global 25.1, in its order."""

OURS = (
    "number_of_origins", "origins_low", "origins_high", "origins_of_best", "event", "candidate",
    "label", "story", "dead_of", "as_of", "earlier", "words", "signs", "claims", "articles",
)  # fmt: skip
"""What we add behind them."""

_COUNTRY = 6
"""``where_prec`` of an event of which only the country is known."""


def precision(days: int | None) -> int | None:
    """``date_prec`` of UCDP GED: 1 the day is known, 2 it is within 2 to 6 days, 3 within a week,
    4 within a month, 5 within a year; None where it is not known."""
    if days is None or days > 366:
        return None
    return next(code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= most)


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    rows = [_row(pile.material, one) for one in candidates(pile.material, "ucdp")]
    content = table((*COLUMNS, *OURS), rows).encode()
    yield put(out, content, len(rows), "candidate events (deaths by armed force, as told)")


def _row(material: Material, one: Candidate) -> dict[str, Any]:
    return {**_coded(one), **_sources(material, one), **_ours(one)}


def _coded(one: Candidate) -> dict[str, Any]:
    """What the codebook asks for and the articles say. Sides, conflict, type of violence and
    coordinates are for the coder. Deaths whose side nobody tells are of unknown status."""
    days, place, estimate = one.days, one.place, one.estimate
    clear = days.length == 1 and place.name and not place.is_country
    return {
        "year": days.first[:4] if days.first[:4] == days.last[:4] else None,
        "where_prec": _COUNTRY if place.is_country else None,
        "where_coordinates": place.name,
        "where_description": place.name,
        "country": place.country,
        "event_clarity": 1 if clear else 2,
        "date_prec": precision(days.length),
        "date_start": days.first,
        "date_end": days.last,
        "deaths_unknown": whole(estimate.best) if not one.row.side and _people(one) else None,
        "best": whole(estimate.best),
        "high": whole(estimate.high),
        "low": whole(estimate.low),
    }


def _people(one: Candidate) -> bool:
    return one.row.counted in ("", "person")


def _sources(material: Material, one: Candidate) -> dict[str, Any]:
    """As GED has it: one entry an article, joined by semicolons."""
    articles = printed(material, [point.article for point in one.points])
    named = [
        tuple(map(_part, (material.outlet(a.id), a.published_days, a.title))) for a in articles
    ]
    return {
        "number_of_sources": len(articles),
        "source_article": ";".join(f'"{",".join(told)}"' for told in named),
        "source_office": ";".join(outlet for outlet, _, _ in named),
        "source_date": ";".join(day for _, day, _ in named),
        "source_headline": ";".join(title for _, _, title in named),
        "source_original": ";".join(
            dict.fromkeys(_part(p.source) for p in one.points if p.source)
        ),
    }


def _part(text: str) -> str:
    """A part of a list in one cell, in which semicolons and quotation marks have their use."""
    return " ".join(text.replace(";", ",").replace('"', "'").split())


def _ours(one: Candidate) -> dict[str, Any]:
    row = one.row
    return {
        "number_of_origins": one.all_origins.n,
        "origins_low": one.all_origins.low,
        "origins_high": one.all_origins.high,
        "origins_of_best": one.best_origins.n,
        "event": one.event,
        "candidate": row.id,
        "label": row.label,
        "story": row.story_title,
        "dead_of": row.side,
        "as_of": one.estimate.as_of,
        "earlier": "; ".join(f"{e.as_of}: {_bounds(e)}" for e in row.earlier),
        "words": "; ".join(f"{p.outlet}: “{p.words}”" for p in one.points),
        "signs": ", ".join(one.signs),
        "claims": " ".join(dict.fromkeys(point.claim for point in one.points)),
        "articles": " ".join(dict.fromkeys(point.article for point in one.points)),
    }


def _bounds(estimate: Estimate) -> str:
    told = (estimate.low, estimate.best, estimate.high)
    return "/".join("" if side is None else f"{side:g}" for side in told)


UCDP = Export(
    name="ucdp",
    says="candidate rows for UCDP GED: deaths by armed force, low, best, high, origins",
    suffix=".csv",
    write=_write,
)
