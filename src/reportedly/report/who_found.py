"""Whom somebody means by a name or an id: "Quispe", "ent-e1c2…", "nam-77aa…"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from reportedly.model.mention import Entity, Name
from reportedly.report.bearers import folded
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
    same, near = list[Entity](), list[Entity]()
    for one in view.all(Entity):
        names = {folded(name) for name in (one.name, *one.spellings)}
        if wanted in names:
            same.append(one)
        elif parts and any(_begun(parts, name.split()) for name in names):
            near.append(one)
    those = same or near
    if not those:
        raise LookupError(f"nobody here is called {asked!r}")
    if len(those) > 1:
        raise LookupError(f"{asked!r} may be one of several: {_told(those)}")
    return those[0]


def found_then(then: View, now: View, asked: str) -> Entity:
    """The same of a past moment, by an id of today as well: of whom was held to be one then, who
    most of its names stood for. Raises ``LookupError`` as `found` does."""
    try:
        return found(then, asked)
    except LookupError:
        one = _now(then, found(now, asked)) if _ID.fullmatch(asked) else None
        if one is None:
            raise
        return one


def _begun(parts: Iterable[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in parts)


def _by_id(view: View, id: str) -> Entity:
    entry = view.find(id)
    one: Any = entry.record if entry else None
    if isinstance(one, Name):
        one = holder(view, one)
    elif entry is None and (once := view.ever(Entity, id)):
        one = _now(view, once.record)  # type: ignore[arg-type]
    if not isinstance(one, Entity):
        raise LookupError(f"nobody here, or more than one, has an id that starts with {id!r}")
    return one


def _now(view: View, once: Entity) -> Entity | None:
    """Who most of the names stand for that are held to be one at another moment."""
    names = view.many(Name, once.names).values()
    held = Counter(one.id for name in names if (one := holder(view, name)))
    return view.get(Entity, held.most_common(1)[0][0]) if held else None


def holder(view: View, name: Name) -> Entity | None:
    """Who a name stands for."""
    here = view.all(Entity, articles=(name.span.article,))
    return next((one for one in here if name.id in one.names), None)


def _told(those: list[Entity]) -> str:
    those.sort(key=lambda one: (-len(one.articles), one.name, one.id))
    told = [
        f"{one.name} ({one.kind}, {count(len(one.articles), 'article')}, {one.id})"
        for one in those[:_NEAR]
    ]
    return "; ".join(told) + ("; …" if those[_NEAR:] else "")
