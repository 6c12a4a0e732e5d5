"""The tables of the ledger file: one a record kind, its columns read off the record itself."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from reportedly.model.codec import KINDS
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.store.clock import END
from reportedly.store.derived import DERIVED

__all__ = [
    "LISTED",
    "OLDEST",
    "VERSION",
    "column",
    "columns",
    "lacking",
    "linking",
    "names",
    "place",
    "values",
]

OLDEST = 2
"""The first version that can still be read. From 3 on there is a log."""

VERSION = 3
"""Goes up when older tables cannot be read any more; kept in the file as ``user_version``. A kind
of record or a column that an older file lacks is added to it, and needs no new version."""

LISTED = {
    "article": ("source", "outlet", "title", "first_day", "last_day"),
    "claim": ("at_article", "at_start", "said", "speakers", "statuses"),
    "measure": ("claim", "counted", "state", "side", "place", "event_place"),
    "name": ("name",),
}
"""Columns that lists of a whole ledger are made of: an index holds them, so that a list need not
walk through the records themselves."""

UNNAMED = {"nothing"}
"""Fields that have no column, for their names are words of SQL that tools forget to quote
(Datasette 0.65, "nothing"): they are in the data."""

_BEFORE = ("id", "at_article", "at_start", "at_end", "at_text")
_AFTER = ("data", "said_by", "said_about", "since", "until")
_SQL = {str: "text", int: "integer", float: "real", bool: "integer"}


@cache
def columns(kind: str) -> tuple[tuple[str, str], ...]:
    """Name and SQL type of the columns that hold a kind's single values."""
    hints = get_type_hints(KINDS[kind])
    own = list[tuple[str, str]]()
    for field in fields(KINDS[kind]):
        sql = _sql_type(hints[field.name])
        if sql and field.name not in ("id", "text", *UNNAMED):
            own.append((field.name, sql))
    return (*own, *((name, "text") for name in DERIVED.get(kind, {})))


def _sql_type(hint: Any) -> str | None:
    for kind, sql in _SQL.items():
        if hint is kind or hint == kind | None:
            return sql
    return "text" if isinstance(hint, type) and issubclass(hint, StrEnum) else None


@cache
def names(kind: str) -> tuple[str, ...]:
    """All columns of a kind's table, in the order in which a record's row is written."""
    own = (name for name, _ in columns(kind))
    return (*_BEFORE, *own, *_AFTER)


def column(kind: str, name: str) -> bool:
    """Whether there is a column of this name, or only a field without one. Raises ``ValueError``
    where there is neither."""
    if name in names(kind):
        return True
    if name in (field.name for field in fields(KINDS[kind])):
        return False
    raise ValueError(f"a record of kind {kind} has nothing named {name!r}")


@cache
def linking(kind: str) -> bool:
    """Whether records of this kind link two others, by their ids in ``left`` and ``right``."""
    return {"left", "right"} <= {name for name, _ in columns(kind)}


def lacking(there: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The statements that add what a file with these tables and columns (and indexes, by their
    names) lacks, and take away the columns that no table has any more (`UNNAMED`)."""
    for kind in sorted(KINDS.keys() & there.keys()):
        for name in sorted(UNNAMED.intersection(there[kind])):
            yield f'alter table "{kind}" drop column "{name}"'
        for name, sql in columns(kind):
            if name not in there[kind]:
                yield f'alter table "{kind}" add column "{name}" {sql}'
    ends = (f"{kind}_{end}" for kind in KINDS if linking(kind) for end in ("left", "right"))
    if not there.keys() >= {*KINDS, "log", *ends, *(f"{kind}_listed" for kind in LISTED)}:
        yield from filter(str.strip, _SCHEMA.split(";"))


def values(kind: str, record: Record) -> tuple[Any, ...]:
    made = DERIVED.get(kind, {})
    return tuple(
        made[name](record) if name in made else getattr(record, name) for name, _ in columns(kind)
    )


def place(record: Record) -> tuple[object, ...]:
    """The columns that say where a record stands, empty where it rests on several places."""
    span: Span | None = getattr(record, "span", None)
    return (span.article, span.start, span.end, span.text) if span else (None, None, None, None)


def _table(kind: str) -> str:
    own = "".join(f'    "{name}" {sql},\n' for name, sql in columns(kind))
    return f"""
create table if not exists "{kind}" (
    id text not null,
    at_article text,
    at_start integer,
    at_end integer,
    at_text text,
{own}    data text not null,
    said_by text not null,
    said_about text not null,
    since text not null,
    until text not null default '{END}',
    primary key (id, said_by, said_about, since)
) strict;
create index if not exists "{kind}_place" on "{kind}" (at_article, at_start, id);
create index if not exists "{kind}_said" on "{kind}" (said_by, said_about, until);
{_listed(kind)}{_linked(kind)}"""


def _listed(kind: str) -> str:
    if kind not in LISTED:
        return ""
    held = ", ".join(f'"{name}"' for name in ("until", "id", *LISTED[kind]))
    return f'create index if not exists "{kind}_listed" on "{kind}" ({held});\n'


def _linked(kind: str) -> str:
    """Indexes by which the links of a record are found."""
    return "".join(
        f'create index if not exists "{kind}_{end}" on "{kind}" ("{end}");\n'
        for end in ("left", "right")
        if linking(kind)
    )


_SCHEMA = (
    "".join(_table(kind) for kind in KINDS)
    + """
create table if not exists rests (
    article text not null, kind text not null, id text not null, primary key (article, kind, id)
) strict, without rowid;
create table if not exists log (
    "n" integer primary key, "moment" text not null, "what" text not null, "by" text not null,
    "about" text not null, "edition" text not null, "put" integer not null,
    "struck" integer not null, "digest" text not null, "before" text not null,
    "hash" text not null
) strict;
create index if not exists log_archived on log (about) where what = 'archived';
create table if not exists logged (n integer primary key, rows blob not null) strict;
create table if not exists worded (
    n integer primary key, kind text not null, id text not null unique
) strict;
create virtual table if not exists words using fts5 (
    body, content = '', tokenize = "unicode61 remove_diacritics 2"
);
"""
)
