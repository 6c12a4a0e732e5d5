"""Search as one types: names, claims and articles that hold the words, marked in them."""

from functools import partial

from reportedly.report.name_finder import NameFinder, name_finder
from reportedly.report.search import LIMIT, going_on, marked, search, search_document
from reportedly.workbench.desk import Desk
from reportedly.workbench.page import Asked, Page, Screen

__all__ = ["SCREENS", "prepare"]

_NAMES = "names found"
"""Under which name the desk keeps them."""
FEW = 5
"""Hits of each group that the box in the bar shows."""


def found(asked: Asked) -> Page:
    """The whole page, or, with "few", only what opens under the box in the bar."""
    words, limit = asked.one("q"), asked.number("limit", LIMIT, 500)
    view = asked.shown.view
    hits = search(view, _names(asked), words, limit)
    more = () if limit == LIMIT else ("--limit", str(limit))
    return Page(
        "search_few.jinja" if asked.one("few") else "search.jinja",
        f"{words} – search" if words else "Search",
        # The blank keeps a command line from taking "-5" for an option.
        command=("search", f" {words}" if words.startswith("-") else words, *more),
        twin=lambda: search_document(view, hits, asked.as_of),
        context={
            "words": words,
            "going_on": going_on(words),
            "hits": hits,
            "few": FEW,
            "limit": limit,
            "marked": partial(marked, words=words),
            "homes": {"name": "/people/", "claim": "/claims/", "article": "/articles/"},
            "titles": {"name": "Names", "claim": "Claims", "article": "Articles"},
        },
    )


def prepare(desk: Desk) -> None:
    """All names, read before anybody types."""
    desk.ready(_NAMES, name_finder)


def _names(asked: Asked) -> NameFinder:
    shown = asked.shown
    if asked.as_of is not None:
        return shown.made(_NAMES, lambda: name_finder(shown.view))
    return shown.grown(_NAMES, lambda before: name_finder(shown.view, shown.state, before))


SCREENS = (Screen("/search", found),)
