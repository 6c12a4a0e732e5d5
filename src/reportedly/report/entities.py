"""Whom names stand for, put together when somebody asks: "ent-77aa… is Rosa Quispe"."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from reportedly.model.mention import Entity, Name, Referent
from reportedly.model.record import content_id, record
from reportedly.reconcile.referents import assembled, most_used
from reportedly.store.base import Entry, View
from reportedly.store.clock import END

__all__ = ["Called", "entities", "entity", "entry", "everybody", "held_by"]

_ID = re.compile(r"ent-[0-9a-f]{3,12}")
_WHOLE = len("ent-") + 12


def entities(view: View, articles: Collection[str] | None = None) -> tuple[Entity, ...]:
    """Everybody whom these articles (None: all) name, as they name them, by id."""
    return assembled(view.all(Referent, articles=articles), view.all(Name, articles=articles))


def entity(view: View, id: str) -> Entity | None:
    """The entity with this id, with all its names; None where no name stands for it."""
    ids = dict(view.columns(Referent, ("id", "name"), where={"entity": id}))
    found = assembled(
        view.many(Referent, ids.keys()).values(), view.many(Name, ids.values()).values()
    )
    return next(iter(found), None)


def held_by(view: View, names: Iterable[str]) -> dict[str, str]:
    """The entity (its id) that each of these names (ids) stands for, as far as there are such."""
    ids = [content_id("ref", name) for name in names]
    return {one.name: one.entity for one in view.many(Referent, ids).values()}


def entry(view: View, id: str) -> Entry | None:
    """What goes by an id, or by the only one that begins so: a record, or else an entity, as a
    line of the ledger would tell it."""
    if not _ID.fullmatch(id):
        return view.find(id)
    whole = id
    if len(id) < _WHOLE:
        begun = {one for (one,) in view.columns(Referent, ("entity",)) if one.startswith(id)}
        if len(begun) != 1:
            return None
        [whole] = begun
    found = entity(view, whole)
    if found is None:
        return None
    since = view.columns(Referent, ("said_by", "since"), where={"entity": whole})
    by, last = max(since, key=lambda row: row[1])
    return Entry("entity", found, by, "", last, END)


@record
class Called:
    """Somebody under all names: ``spellings`` as in `Entity`, ``names`` the ids of the names and
    ``articles`` those of the articles that have them."""

    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]


def everybody(view: View, articles: Collection[str] | None = None) -> Iterator[Called]:
    """All whom these articles (None: all) name, by id, without reading what is said of them."""
    held = defaultdict[str, list[tuple[str, str, str, str]]](list)
    asked = ("entity", "name", "at_article", "called", "kind")
    for id, *told in view.columns(Referent, asked, articles=articles):
        held[id].append(tuple(told))
    written = dict(view.columns(Name, ("id", "spellings"), articles=articles))
    for id, rows in sorted(held.items()):
        spellings = (text for name, *_ in rows for text in _listed(written.get(name)))
        yield Called(
            id=id,
            name=rows[0][2],
            kind=rows[0][3],
            spellings=most_used(spellings),
            names=tuple(name for name, *_ in rows),
            articles=tuple(sorted({article for _, article, *_ in rows})),
        )


@lru_cache(maxsize=1 << 16)
def _listed(told: str | None) -> tuple[str, ...]:
    return tuple(json.loads(told or "[]"))
