"""Who stands behind it all: "APA: origin of 3, passes on 14; B, usually reliable (ann)"."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException

from reportedly.model.rating import Reliability
from reportedly.model.signed import HUMAN
from reportedly.report.export import document
from reportedly.report.paging import pages
from reportedly.report.source_counts import Census
from reportedly.report.source_file import table_of
from reportedly.report.source_notes import Noted, standing
from reportedly.report.source_ratings import SourceRatings
from reportedly.report.source_rows import SourceRow
from reportedly.report.source_view import SourceView, source_view
from reportedly.report.sources import SORTS, Sought, SourceCut, SourceTable
from reportedly.workbench.page import Asked, Download, Missing, Page, Screen
from reportedly.workbench.source_census import Counting, census

__all__ = ["SCREENS", "counted", "one_source"]

SIZE = 50
"""Sources on a page, unless another number is asked for."""
_KINDS = ("outlet", "speaker", "channel")
_SORT = "statements"


def listed(asked: Asked) -> Page:
    sought, page = _sought(asked), asked.number("page", 1)
    size = asked.number("limit", SIZE, 500)
    found = census(asked)
    counting = found if isinstance(found, Counting) else None
    known = found.census if isinstance(found, Counting) else found
    table = SourceTable(asked.shown.view, known) if known else None
    cut = table.cut(sought, page, size) if table else SourceCut(rows=(), total=0)

    def twin() -> str:
        _wait(counting)
        view = asked.shown.view
        return document(view, "sources", as_of=asked.as_of, total=cut.total, rows=cut.rows)

    return Page(
        "sources.jinja",
        "Sources",
        command=("sources", *_words(sought, page, size)),
        twin=twin,
        here="/sources",
        context={
            "rows": cut.rows,
            "total": cut.total,
            "mine": {row.key: _mine(asked, table.ratings, row.name) for row in cut.rows}
            if table
            else {},
            "refs": {row.key: _ref(known, row) for row in cut.rows},
            "most": max([max(row.claims, row.relays) for row in cut.rows], default=0) or 1,
            "counting": counting,
            "leaf": page,
            "leaves": pages(cut.total, size),
            "sort": sought.sort,
            "chosen": _chosen(asked, sought, size),
            "grades": tuple(Reliability),
        },
    )


def one(asked: Asked) -> Page:
    return one_source(asked, asked.path["name"])


def one_source(asked: Asked, name: str, typed: Noted | None = None, wrong: str = "") -> Page:
    """The page of a source; ``typed`` and ``wrong`` are of a form that could not be taken."""
    known = counted(asked)
    view = asked.shown.view
    found = asked.shown.made(("source", name), lambda: source_view(view, known, name))
    if found is None:
        raise Missing(f"Nobody here is called {name}.")
    mine = _mine(asked, SourceRatings(view), found.row.name, found)
    return Page(
        "source.jinja",
        found.row.name,
        command=("sources", "--", name) if name.startswith("-") else ("sources", name),
        twin=lambda: document(view, "source", as_of=asked.as_of, source=found),
        here="/sources",
        context={
            "found": found,
            "row": found.row,
            "mine": mine,
            "typed": typed,
            "wrong": wrong,
            "quoted": _quoted,
            "titles": {story.id: story.title for story in found.stories},
            "grades": tuple(Reliability),
        },
        status=422 if wrong else 200,
    )


def table(asked: Asked) -> Download:
    """The whole table, to be edited and brought in by ``reportedly sources --import``."""
    rows = SourceTable(asked.shown.view, counted(asked)).cut(Sought()).rows
    return Download("sources.csv", table_of(rows), "text/csv; charset=utf-8")


def counted(asked: Asked) -> Census:
    """The count; an error page (503) while it is made."""
    found = census(asked)
    if isinstance(found, Counting):
        _wait(found)
        raise AssertionError(found)
    return found


def _wait(counting: Counting | None) -> None:
    if counting is not None:
        words = f"Sources are being counted: {counting.done:,} statements so far. Look again soon."
        raise HTTPException(503, counting.failed or words)


def _mine(
    asked: Asked, ratings: SourceRatings, name: str, found: SourceView | None = None
) -> Noted:
    return standing(ratings, f"{HUMAN}{asked.who}", name, found.spellings if found else ())


def _ref(known: Census | None, row: SourceRow) -> str:
    """How a source is called in an address: by its name, unless that means another one first."""
    first = known.called(row.name) if known else None
    return _quoted(row.name if first is None or first.key == row.key else row.key)


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="replace")


def _sought(asked: Asked) -> Sought:
    kind, rated, sort = asked.one("kind"), asked.one("rated"), asked.one("sort", _SORT)
    return Sought(
        kind=kind if kind in _KINDS else None,
        name=asked.one("q") or None,
        rated=rated == "yes",
        unrated=rated == "no",
        leading=bool(asked.one("leading")),
        sort=sort if sort in SORTS else _SORT,
    )


def _words(sought: Sought, page: int, size: int) -> list[str]:
    """The options that say the same."""
    told = ["--kind", sought.kind] if sought.kind else []
    told += ["--name", sought.name] if sought.name else []
    told += ["--rated"] if sought.rated else []
    told += ["--unrated"] if sought.unrated else []
    told += ["--leading"] if sought.leading else []
    told += ["--sort", sought.sort] if sought.sort != Sought().sort else []
    return [*told, "--limit", str(size), *(["--page", str(page)] if page > 1 else [])]


def _chosen(asked: Asked, sought: Sought, size: int) -> Mapping[str, Any]:
    """What stands in the address, for links that change a part of it."""
    return {
        "q": sought.name,
        "kind": sought.kind,
        "rated": "yes" if sought.rated else "no" if sought.unrated else "",
        "leading": "1" if sought.leading else "",
        "sort": sought.sort if sought.sort != _SORT else "",
        "limit": size if size != SIZE else "",
    }


SCREENS = (
    Screen("/sources", listed),
    Screen("/sources.csv", table),
    Screen("/sources/{name:path}", one),
)
