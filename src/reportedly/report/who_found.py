"""Whom somebody means by a name or an id: "Quispe", "ent-77aa…", "nam-77aa…"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.model.mention import Entity, Name
from reportedly.report.bearers import folded
from reportedly.report.entities import Called, entity, entry, everybody, held_by
from reportedly.report.wording import count
from reportedly.store.base import View

__all__ = ["found", "found_then", "holder"]

_ID = re.compile(r"(?:ent|nam)-[0-9a-f]{3,12}")
_NEAR = 6


def found(view: View, asked: str) -> Entity:
    """The entity with this id, or what has become of it; that of the name with this id; or who
    alone goes by that name in any spelling, else the only one with words that begin so. Raises
    ``LookupError`` for nobody, and for several, with their ids."""
    if _ID.fullmatch(asked):
        return _by_id(view, asked)
    wanted = folded(asked)
    parts = wanted.split()
    same, near = list[Called](), list[Called]()
    for one in everybody(view):
        names = {folded(name) for name in (one.name, *one.spellings)}
        if wanted in names:
            same.append(one)
        elif parts and any(_begun(parts, name.split()) for name in names):
            near.append(one)
    those = same or near
    if len(those) > 1:
        raise LookupError(f"{asked!r} may be one of several: {_told(those)}")
    only = entity(view, those[0].id) if those else None
    if only is None:
        raise LookupError(f"nobody here is called {asked!r}")
    return only


def found_then(then: View, now: View, asked: str) -> Entity:
    """The same of a past moment, by an id of today as well: of whom was held to be one then, who
    most of its names stood for. Raises ``LookupError`` as `found` does."""
    try:
        return found(then, asked)
    except LookupError:
        one = _most(then, found(now, asked).names) if _ID.fullmatch(asked) else None
        if one is None:
            raise
        return one


def _begun(parts: Iterable[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in parts)


def _by_id(view: View, id: str) -> Entity:
    told = entry(view, id)
    one = told.record if told else _once(view, id)
    if isinstance(one, Name):
        one = holder(view, one)
    if not isinstance(one, Entity):
        raise LookupError(f"nobody here, or more than one, has an id that starts with {id!r}")
    return one


def _once(view: View, id: str) -> Entity | None:
    """Who is meant by an id that somebody had: whoever the name stands for from which it is (see
    `mention.entity_id`), or the same name of that article as it is read now."""
    name = view.ever(Name, f"nam-{id.partition('-')[2]}")
    if name is None or not isinstance(old := name.record, Name):
        return None
    again = view.all(Name, articles=(old.span.article,))
    return _most(view, (old.id, *(one.id for one in again if one.name == old.name)))


def _most(view: View, names: Iterable[str]) -> Entity | None:
    """Who most of these names (ids) stand for."""
    held = Counter(held_by(view, names).values()).most_common(1)
    return entity(view, held[0][0]) if held else None


def holder(view: View, name: Name) -> Entity | None:
    """Who a name stands for."""
    return _most(view, (name.id,))


def _told(those: list[Called]) -> str:
    those.sort(key=lambda one: (-len(one.articles), one.name, one.id))
    told = [
        f"{one.name} ({one.kind}, {count(len(one.articles), 'article')}, {one.id})"
        for one in those[:_NEAR]
    ]
    return "; ".join(told) + ("; …" if those[_NEAR:] else "")
