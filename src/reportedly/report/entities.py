"""Whom names stand for, put together when somebody asks: "ent-77aa… is Rosa Quispe"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from reportedly.model.codec import NAMES
from reportedly.model.mention import Entity, Name, Referent
from reportedly.model.record import content_id, record
from reportedly.reconcile.referents import assembled, most_used
from reportedly.store.base import Entry, View
from reportedly.store.clock import END
from reportedly.store.derived import DERIVED

__all__ = ["Called", "derived", "entities", "entity", "entry", "everybody", "held_by"]

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
    """Somebody under all names: ``spellings`` and the words of ``roles`` as in `Entity`, ``names``
    are ids of names, ``articles`` those of the articles that have them."""

    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]


def everybody(view: View, articles: Collection[str] | None = None) -> Iterator[Called]:
    """All whom these articles (None: all) name, by id, without reading what is said of them."""
    asked = ("entity", "at_article", "at_start", "name", "called", "kind")
    held = defaultdict[str, list[tuple[str, int, str, str, str]]](list)
    for id, *told in view.columns(Referent, asked, articles=articles):
        held[id].append(tuple(told))
    written = {id: told for id, *told in derived(view, Name, ("spelt", "described"), articles)}
    for id, places in sorted(held.items()):
        places.sort()
        told = [written.get(name, _NOTHING) for _, _, name, _, _ in places]
        *_, called, kind = places[0]
        yield Called(
            id=id,
            name=called,
            kind=kind,
            spellings=most_used(form for forms, _ in told for form in forms.split("\n")),
            roles=tuple(dict.fromkeys(role for _, those in told for role in _lines(those))),
            names=tuple(name for _, _, name, _, _ in places),
            articles=tuple(dict.fromkeys(article for article, *_ in places)),
        )


_NOTHING = ["", ""]


def _lines(told: str) -> Sequence[str]:
    return told.split("\n") if told else ()


def derived(
    view: View, kind: type[Any], names: Sequence[str], articles: Collection[str] | None = None
) -> Iterator[tuple[str, ...]]:
    """The id and these columns of `store.derived` of the records of a kind; where a row is older
    than the columns, they are made of its record."""
    older = list[str]()
    for row in view.columns(kind, ("id", *names), articles=articles):
        if None in row:
            older.append(row[0])
        else:
            yield row
    made = [DERIVED[NAMES[kind]][name] for name in names]
    for id, found in view.many(kind, older).items() if older else ():
        yield id, *(make(found) for make in made)
