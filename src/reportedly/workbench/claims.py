"""The table of claims, and one claim with all that proves it: "denied, by Berg, in May"."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.report.claim_export import claims_csv, claims_lines
from reportedly.report.claim_table import ClaimTable, claim_table, claims_document
from reportedly.report.claim_wanted import SORTS, Wanted
from reportedly.report.evidence import evidence
from reportedly.report.export import document
from reportedly.workbench.desk import Desk
from reportedly.workbench.page import Action, Asked, Download, Missing, Page, Screen

__all__ = ["SCREENS", "prepare"]

SIZE = 50
MOST = 10_000
"""Claims that one file may have: more take minutes, and are for the command line."""

_FILTERS = (
    "words", "speaker", "status", "measure", "place", "since", "until", "origin", "outlet",
    "story", "article",
)  # fmt: skip
_MORE = ("measure", "place", "outlet", "story", "article", "origin")
"""Filters that are folded away while they are not used."""


_TABLE = "claims"
"""Under which name the desk keeps it."""


def claims(asked: Asked) -> Page:
    wanted = _wanted(asked)
    found = _table(asked).page(wanted)
    wanted = replace(wanted, page=found.page)
    chosen: dict[str, Any] = {name: getattr(wanted, name) for name in (*_FILTERS, "sort")}
    chosen["sort"] = "" if wanted.sort == SORTS[0] else wanted.sort
    chosen["limit"] = wanted.limit if wanted.limit != SIZE else ""
    return Page(
        "claims.jinja",
        "Claims",
        command=("claims", *wanted.options),
        twin=lambda: claims_document(asked.shown.view, found, asked.as_of),
        here="/claims",
        context={
            "found": found,
            "wanted": wanted,
            "chosen": chosen,
            "folded": _MORE,
            "statuses": [str(status) for status in Status],
            "most": MOST,
        },
    )


def _wanted(asked: Asked) -> Wanted:
    """What the address or the form asks for; what is no sort is the first one."""
    told = {name: asked.one(name) for name in _FILTERS}
    sort = asked.one("sort")
    return Wanted(
        **told,
        sort=sort if sort.removeprefix("-") in SORTS else SORTS[0],
        limit=asked.number("limit", SIZE, 500),
        page=asked.number("page", 1),
    )


def prepare(desk: Desk) -> None:
    """What is listed of all claims, read before anybody asks: at a million it takes seconds. Then
    the orders in which they can be listed, each a tenth of one."""
    desk.ready(_TABLE, claim_table).put_in_order()


def _table(asked: Asked) -> ClaimTable:
    shown = asked.shown
    if asked.as_of is not None:
        return shown.made(_TABLE, lambda: claim_table(shown.view))
    return shown.grown(
        _TABLE, lambda before: claim_table(shown.view, shown.state, _usable(before, asked))
    )


def _usable(before: ClaimTable | None, asked: Asked) -> ClaimTable | None:
    """One of a later state is none that this one grew from."""
    return before if before and before.index.line <= asked.shown.state else None


def export(asked: Asked) -> Download | Page:
    """The claims that are ticked, or all that are found, as a file."""
    wanted, table, view = _wanted(asked), _table(asked), asked.shown.view
    which, _, form = asked.one("file", "all csv").partition(" ")
    ids = list(asked.many("id")) if which == "selected" else table.ids(wanted)
    if not ids or len(ids) > MOST:
        words = (
            f"{len(ids):,} claims are too many for one file here" if ids else "Nothing is ticked"
        )
        return Page(
            "claims_refused.jinja",
            words,
            here="/claims",
            command=("claims", *replace(wanted, limit=0, page=1).options, "--csv"),
            context={"chosen": wanted.asked, "words": words, "too_many": bool(ids), "most": MOST},
            status=400,
        )
    rows = table.rows(wanted, ids)
    if form == "jsonl":
        return Download("claims.jsonl", claims_lines(view, rows), "application/x-ndjson")
    return Download("claims.csv", claims_csv(rows), "text/csv; charset=utf-8")


def claim(asked: Asked) -> Page:
    """One claim: its words in their place, on whose word, what rests on it."""
    view, id = asked.shown.view, asked.path["id"]
    found = evidence(view, id)
    if found is None or not isinstance(found.record, Claim):
        raise Missing(f"No claim, or more than one, has an id that starts with {id}.")
    table = _table(asked)
    [row] = table.rows(Wanted(), [found.id])
    return Page(
        "claim.jinja",
        row.text,
        command=("show", found.id),
        twin=lambda: document(view, "show", as_of=asked.as_of, record=found),
        here="/claims",
        context={
            "found": found,
            "row": row,
            "claim": found.record,
            "origin": _origin(table, row.origin),
            "told": " · ".join(part for part in (_TOLD[found.record.method], row.manner) if part),
            "places": [one for one in found.places if one.passage.span in row.spans],
            "homes": _HOMES,
            "steps": _STEPS,
            "kinds": _KINDS,
        },
    )


def _origin(table: ClaimTable, id: str) -> str:
    return table.origins([id]).get(id, "") if id else ""


_HOMES: Mapping[str, str] = {
    "article": "/articles/",
    "claim": "/claims/",
    "entity": "/people/",
    "origin": "/origins/",
    "story": "/stories/",
}
"""Where the records of a kind have a page of their own."""

_STEPS = ("article", "attribution", "judgement", "meaning", "origin", "proposition", "testimony")
"""Kinds of records that a claim passes through, or that the page tells of above."""

_KINDS: Mapping[str, str] = {
    "article": "Article",
    "attribution": "Attribution",
    "change": "Changed from version to version",
    "claim": "Claims",
    "claimgroup": "Statements that say one thing",
    "contradiction": "Held against others",
    "correction": "Corrections",
    "decision": "Decisions",
    "entity": "People and bodies",
    "event": "Events",
    "forecast": "Forecasts",
    "judgement": "Judged alike or not",
    "meaning": "As it is understood",
    "measure": "Figures",
    "mention": "Names in it",
    "origin": "Origins",
    "proposition": "Clauses",
    "quantity": "Numbers in it",
    "rating": "Ratings",
    "testimony": "Testimony",
    "time": "Times in it",
    "utterance": "One utterance in several articles",
}
"""What records of a kind are called."""

_TOLD: Mapping[str, str] = {
    Method.DIRECT: "in their own words",
    Method.INDIRECT: "retold",
    Method.MIXED: "retold, partly in their own words",
    Method.ACCORDING_TO: "according to",
    Method.NARRATOR: "by the outlet itself",
}

SCREENS = (
    Screen("/claims", claims),
    Action("/claims/export", export),
    Screen("/claims/{id}", claim),
)
