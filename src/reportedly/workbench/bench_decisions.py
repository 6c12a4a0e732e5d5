"""What people decided and what became of it: "two women (ann, 3 May 2026), applied"."""

from reportedly.model.decision import Decision, Matter
from reportedly.report.decision_file import lines_of
from reportedly.report.export import document
from reportedly.report.judging import decisions
from reportedly.report.paging import leaf, pages
from reportedly.workbench.bench import KINDS, by, work_of
from reportedly.workbench.page import Asked, Download, Page, Screen

__all__ = ["SCREENS"]

SIZE = 50
"""Decisions on a page, unless another number is asked for."""


def listed(asked: Asked) -> Page:
    """All decisions, the newest first, with what became of each."""
    kind, about, orphans = asked.one("kind"), asked.one("about"), bool(asked.one("orphans"))
    kind = kind if kind in set(Matter) else ""
    page, size = asked.number("page", 1), asked.number("limit", SIZE, 500)
    view = asked.shown.view
    found = decisions(view, kind=kind or None, about=about, orphans=orphans)
    cut = leaf(found, page, size)
    command = ["judge", "--orphans" if orphans else "--list"]
    command += ["--kind", kind] if kind else []
    command += ["--about", about] if about else []
    command += ["--limit", str(size), *(("--page", str(page)) if page > 1 else ())]
    what = "orphans" if orphans else "decisions"
    return Page(
        "bench_decisions.jinja",
        "Decisions",
        command=command,
        twin=lambda: document(view, what, as_of=asked.as_of, total=len(found), rows=cut),
        here="/bench",
        context={
            "kinds": list(KINDS),
            "kind": kind,
            "about": about,
            "orphans": orphans,
            "rows": cut,
            "total": len(found),
            "number": page,
            "pages": pages(len(found), size),
            "limit": "" if size == SIZE else size,
            "own": by(asked),
            "work": work_of(asked),
            "fields": {
                "kind": kind,
                "about": about,
                "orphans": "1" if orphans else "",
                "page": page if page > 1 else "",
            },
        },
    )


def export(asked: Asked) -> Download:
    """The decisions of all people as a file that `reportedly judge --import` reads."""
    made = lines_of(asked.shown.view.all(Decision))
    return Download("decisions.jsonl", made, "application/x-ndjson; charset=utf-8")


SCREENS = (Screen("/bench/decisions", listed), Screen("/bench/decisions/export", export))
