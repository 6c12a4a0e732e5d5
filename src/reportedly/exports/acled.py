"""Rows for coders of ACLED: deaths by armed force, and events of force and of crowds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.exports.base import Export, Pile, Written, put
from reportedly.exports.candidates import Candidate, Days, candidates, days_of, printed, whole
from reportedly.exports.force import signs
from reportedly.report.material import Material
from reportedly.report.rows import EventRow
from reportedly.report.sheets import table
from reportedly.report.tables import timeline

__all__ = ["ACLED", "COLUMNS", "OURS", "precision"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The columns of ACLED since March 2023, in its order."""

OURS = (
    "number_of_sources", "number_of_origins", "origins_low", "origins_high", "event", "candidate",
    "date_start", "date_end", "signs", "claims", "articles",
)  # fmt: skip
"""What we add behind them."""


def precision(days: int | None) -> int | None:
    """``time_precision`` of ACLED: 1 the day is known, 2 the week, 3 the month."""
    if days is None or days > 31:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    material = pile.material
    deaths = list(candidates(material, "acled"))
    told = {point.claim for one in deaths for point in one.points}
    rows = [_deadly(material, one) for one in deaths]
    rows += [
        _event(material, event, found)
        for event in timeline(material)
        if (found := _signs(event)) and told.isdisjoint(claim.id for claim in event.claims)
    ]
    content = table((*COLUMNS, *OURS), rows).encode()
    yield put(out, content, len(rows), "candidate events (force and crowds, as told)")


def _signs(event: EventRow) -> tuple[str, ...]:
    return (*signs(event.text), *signs(event.text, "crowds"))


def _when(days: Days) -> dict[str, Any]:
    """ACLED wants a day; where only a stretch is known the coder picks it."""
    return {
        "event_date": days.first if days.length == 1 else "",
        "year": days.first[:4] if days.first[:4] == days.last[:4] else "",
        "time_precision": precision(days.length),
        "date_start": days.first,
        "date_end": days.last,
    }


def _printed(material: Material, ids: list[str]) -> dict[str, Any]:
    articles = printed(material, ids)
    outlets = dict.fromkeys(material.outlet(article.id) for article in articles)
    return {
        "source": "; ".join(outlets),
        "number_of_sources": len(articles),
        "articles": " ".join(dict.fromkeys(ids)),
    }


def _deadly(material: Material, one: Candidate) -> dict[str, Any]:
    """``fatalities`` by ACLED's rule: the most conservative figure that any origin gives."""
    place = one.place
    claims = dict.fromkeys(point.claim for point in one.points)
    return {
        **_when(one.days),
        **_printed(material, [point.article for point in one.points]),
        "country": place.country,
        "location": "" if place.is_country else place.name,
        "notes": "; ".join(f"{p.outlet}: “{p.text}”" for p in one.points),
        "fatalities": whole(one.estimate.best),
        "number_of_origins": one.all_origins.n,
        "origins_low": one.all_origins.low,
        "origins_high": one.all_origins.high,
        "event": one.event,
        "candidate": one.row.id,
        "signs": ", ".join(one.signs),
        "claims": " ".join(claims),
    }


def _event(material: Material, event: EventRow, found: tuple[str, ...]) -> dict[str, Any]:
    counted = event.independent
    return {
        **_when(days_of([event.day])),
        **_printed(material, [claim.article for claim in event.claims]),
        "notes": "; ".join(f"{claim.outlet}: “{claim.text}”" for claim in event.claims),
        "number_of_origins": counted.n,
        "origins_low": counted.low,
        "origins_high": counted.high,
        "candidate": event.id,
        "signs": ", ".join(found),
        "claims": " ".join(claim.id for claim in event.claims),
    }


ACLED = Export(
    name="acled",
    says="candidate rows for ACLED: events of armed force and of crowds, fatalities, origins",
    suffix=".csv",
    write=_write,
)
