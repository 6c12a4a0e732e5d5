"""People and organisations, and what each said: "Quispe, 16 statements in 7 articles"."""

from collections.abc import Collection, Sequence
from typing import Any

from reportedly.model.mention import Entity
from reportedly.model.story import Story
from reportedly.report.export import document
from reportedly.report.judging import only_decided
from reportedly.report.paging import pages
from reportedly.report.who_found import found, found_then
from reportedly.report.who_list import SORTS, PersonRow, name_rows, people, picked
from reportedly.report.who_of import who_of
from reportedly.report.who_rows import WhoRow
from reportedly.workbench.page import Asked, Missing, Page, Screen

__all__ = ["SCREENS"]

SIZE = 50
"""People on a page, unless another number is asked for."""
_KINDS = (("", "All"), ("person", "People"), ("body", "Bodies"), ("place", "Places"))
_SORT = "statements"
_BY = ("day", "story")


def names(asked: Asked) -> Page:
    """Everybody whom the ledger names, in pages."""
    words, kind, story = asked.one("q"), asked.one("kind"), asked.one("story")
    speakers, uncertain = bool(asked.one("speakers")), bool(asked.one("uncertain"))
    sort = asked.one("sort", _SORT)
    sort = sort if sort in SORTS else _SORT
    page, size = asked.number("page", 1), asked.number("limit", SIZE, 500)
    view, within = asked.shown.view, _within(asked, story)
    rows = picked(
        _all(asked, story, within),
        kind=kind,
        words=words,
        speakers=speakers,
        uncertain=uncertain,
        sort=sort,
    )
    cut = rows[(page - 1) * size : page * size]
    told = view.get(Story, story) if story else None
    command = [*_option("--kind", kind), *_option("--name", words), *_option("--story", story)]
    command += [*(["--speakers"] * speakers), *(["--uncertain"] * uncertain), "--sort", sort]
    command += ["--limit", str(size), *(["--page", str(page)] if page > 1 else [])]
    chosen = {
        "q": words,
        "kind": kind,
        "story": story,
        "speakers": "1" if speakers else "",
        "uncertain": "1" if uncertain else "",
        "sort": sort if sort != _SORT else "",
        "limit": size if size != SIZE else "",
    }
    return Page(
        "people.jinja",
        "People and organisations",
        command=("names", *command),
        twin=lambda: document(
            view, "names", as_of=asked.as_of, total=len(rows), rows=name_rows(view, cut, within)
        ),
        here="/people",
        context={
            "rows": cut,
            "total": len(rows),
            "number": page,
            "pages": pages(len(rows), size),
            "kinds": _KINDS,
            "chosen": chosen,
            "sort": sort,
            "story_title": told.title if told else story,
        },
    )


def _option(name: str, value: str) -> Sequence[str]:
    return (name, value) if value else ()


def _within(asked: Asked, story: str) -> Collection[str] | None:
    return frozenset(asked.shown.material(story=story).articles) if story else None


def _all(asked: Asked, story: str, within: Collection[str] | None) -> tuple[PersonRow, ...]:
    """Everybody, counted once for a state of the ledger; of all articles, once until more than
    decisions come in."""
    shown = asked.shown
    if within is not None:
        return shown.made(("people", story), lambda: people(shown.view, within))

    def grown(
        before: tuple[int, tuple[PersonRow, ...]] | None,
    ) -> tuple[int, tuple[PersonRow, ...]]:
        if before is not None and only_decided(shown.ledger, before[0]):
            return shown.state, before[1]
        return shown.state, people(shown.view)

    return shown.grown("people", grown)[1]


def person(asked: Asked) -> Page:
    """One of them, with all it said."""
    view, story = asked.shown.view, asked.one("story")
    try:
        entity = _found(asked)
    except LookupError as error:
        raise Missing(str(error.args[0])) from None
    row = asked.shown.made(("who", entity.id, story), lambda: who_of(view, entity, story or None))
    by = asked.one("by", "day")
    by = by if by in _BY else "day"
    return Page(
        "person.jinja",
        entity.name,
        command=("who", entity.id, *_option("--story", story)),
        twin=lambda: document(view, "who", as_of=asked.as_of, total=1, rows=[row]),
        here="/people",
        context=_context(asked, entity, row, story, by),
    )


def _found(asked: Asked) -> Entity:
    """Addresses are of today, also where a past moment is asked for."""
    if asked.as_of is None:
        return found(asked.shown.view, asked.path["id"])
    with asked.desk.shown() as today:
        return found_then(asked.shown.view, today.view, asked.path["id"])


def _context(asked: Asked, entity: Entity, row: WhoRow, story: str, by: str) -> dict[str, Any]:
    told = asked.shown.view.get(Story, story) if story else None
    return {
        "row": row,
        "by": by,
        "groups": row.grouped(by),
        "stories": row.stories,
        "story": story,
        "story_title": told.title if told else story,
        "cut": len(row.articles) < row.of and not story,
    }


SCREENS = (Screen("/people", names), Screen("/people/{id}", person))
