"""One record with all that proves it: its words in context, who found it, what rests on it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reportedly.model.article import Article
from reportedly.model.codec import KINDS, kind_of
from reportedly.model.record import articles_of, record
from reportedly.report.audit import spans_of
from reportedly.report.entities import entry
from reportedly.report.material import Material
from reportedly.report.passages import Passage, passage
from reportedly.store.base import Entry, View

__all__ = ["ID", "Evidence", "Place", "Resting", "evidence", "said"]

ID = re.compile("[a-z]{3,4}-[0-9a-f]{12}")
"""How the ids of records look (`content_id`)."""


@record
class Place:
    """A passage and the article it stands in, with its page where that has pages."""

    passage: Passage
    outlet: str
    source: str
    page: int | None = None


@record
class Resting:
    """Another record that names this one, and in which of its fields."""

    kind: str
    id: str
    text: str


@record
class Evidence:
    """``by`` is the stage (or "read", or "human:…") that said it, ``about`` the article it said it
    about ("" for what rests on several), ``since`` the moment it was written down; for what had
    been published at a moment, which is worked out anew each time, that moment."""

    kind: str
    id: str
    record: Any
    by: str
    about: str
    since: str
    places: tuple[Place, ...]
    rests_on: tuple[Resting, ...]
    bears: tuple[Resting, ...]


def evidence(view: View, id: str) -> Evidence | None:
    """What the ledger knows of the record with this id (or the only one it is a prefix of)."""
    told = entry(view, id)
    if told is None:
        return None
    found: Any = told.record
    near = Material(view, articles_of(found) or None)
    spans = list(dict.fromkeys(spans_of(found)))
    return Evidence(
        kind=told.kind,
        id=found.id,
        record=found,
        by=told.by,
        about=told.about,
        since=_since(view, told),
        places=tuple(_place(view, span) for span in spans if told.kind != "article"),
        rests_on=tuple(_named_in(view, found)),
        bears=tuple(_naming(near, found.id)),
    )


def _since(view: View, told: Entry) -> str:
    return (view.as_of or "") if view.reading == "published" else told.since


def _place(view: View, span: Any) -> Place:
    article = view.get(Article, span.article)
    return Place(
        passage=passage(article, span),
        outlet=(article.outlet or article.title) if article else "",
        source=article.source if article else "",
        page=article.page_at(span.start) if article else None,
    )


def _named_in(view: View, found: Any) -> Iterator[Resting]:
    for id in dict.fromkeys(_strings(found)):
        told = entry(view, id) if ID.fullmatch(id) and id != found.id else None
        if told is not None:
            yield Resting(kind=told.kind, id=id, text=said(told.record))


def _naming(material: Material, id: str) -> Iterator[Resting]:
    for kind in KINDS.values():
        for other in material.of(kind):
            if other.id != id and any(part == id for part in _strings(other)):
                yield Resting(kind=kind_of(other), id=other.id, text=said(other))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("text", "notes", "blocks"):
                yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def said(found: Any) -> str:
    """A record in a few words: its label, name, title or text."""
    for field in ("label", "called", "name", "title", "text", "how", "why", "reason"):
        if words := getattr(found, field, ""):
            return str(words)
    span = getattr(found, "span", None)
    return span.text if span is not None else ""
