"""The tables of the ledger file: one a record kind, its columns read off the record itself."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

from reportedly.model.codec import KINDS
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.store.clock import END
from reportedly.store.derived import DERIVED
from reportedly.store.keyed import TABLES

__all__ = [
    "FOUND",
    "KEYED",
    "LARGE",
    "LISTED",
    "OLDEST",
    "VERSION",
    "column",
    "columns",
    "default",
    "found_by",
    "lacking",
    "linking",
    "names",
    "place",
    "table",
    "values",
]

OLDEST = 2
"""The first version that can still be read. From 3 on there is a log; from 4 on data leave out
what is as it mostly is, and what their row's columns say (`packed`)."""

VERSION = 4
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

FOUND = {"referent": ("entity", "until", "name", "at_article")}
"""The column by whose value a few of very many are looked up, and what is asked of these: an index
holds them."""

KEYED = tuple(re.findall(r"create table if not exists (\w+)", TABLES))
"""The tables of the index for comparing."""

LARGE = 64 * 1024**2
"""Bytes of a file from which on larger pages are worth it."""

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
def default(kind: str, name: str) -> str | int | None:
    """What a field without a column is, as JSON, where the data says nothing of it (`terse`);
    None where it may never be left out, or is null then."""
    [found] = [field for field in fields(KINDS[kind]) if field.name == name]
    match found.default:
        case ():
            return "[]"
        case bool() | str() as value:
            return int(value) if isinstance(value, bool) else value
        case _:
            return None


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
    for kind in KINDS:
        if kind not in there:
            yield from table(kind)
        yield from (sql for name, sql in found_by(kind).items() if name not in there)
    if not there.keys() >= {"rests", "log", "logged", "worded", "words", "keyed", "log_said"}:
        yield from filter(str.strip, _SCHEMA.split(";"))


def values(kind: str, record: Record) -> tuple[Any, ...]:
    """The columns of a kind's single values."""
    plain, made = _read_by(kind)
    return (*plain(record), *[read(record) for read in made])


@cache
def _read_by(
    kind: str,
) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[[Any], Any], ...]]:
    """What reads the fields of a record that have a column, and what makes its derived ones."""
    made = DERIVED.get(kind, {})
    own = [name for name, _ in columns(kind) if name not in made]
    # The getter of a single name gives no tuple: one that every record has is added, and dropped.
    read = attrgetter("id", "id", *own)
    return lambda record: read(record)[2:], tuple(made.values())


def place(record: Record) -> tuple[object, ...]:
    """The columns that say where a record stands, empty where it rests on several places."""
    span: Span | None = getattr(record, "span", None)
    return (span.article, span.start, span.end, span.text) if span else (None, None, None, None)


def table(kind: str) -> Iterator[str]:
    """The statements that make a kind's table, with the indexes that every kind has."""
    own = "".join(f'    "{name}" {sql},\n' for name, sql in columns(kind))
    yield f"""create table "{kind}" (
    id text not null,
    at_article text,
    at_start integer,
    at_end integer,
    at_text text,
{own}    data text not null,
    said_by text not null,
    said_about text not null,
    since text not null,
    until text not null default '{END}'
) strict"""
    yield f'create index "{kind}_id" on "{kind}" (id)'
    yield f'create index "{kind}_said" on "{kind}" (said_by, said_about)'
    if hasattr(KINDS[kind], "span"):
        yield f'create index "{kind}_place" on "{kind}" (at_article)'


def found_by(kind: str) -> dict[str, str]:
    """The further indexes of a kind, by name."""
    held = dict[str, tuple[str, ...]]()
    if kind in FOUND:
        held[f"{kind}_found"] = FOUND[kind]
    for end in ("left", "right") if linking(kind) else ():
        held[f"{kind}_{end}"] = (end,)
    if kind in LISTED:
        held[f"{kind}_listed"] = ("until", "id", *LISTED[kind])
    made = dict[str, str]()
    for name, those in held.items():
        told = ", ".join(f'"{one}"' for one in those)
        made[name] = f'create index "{name}" on "{kind}" ({told})'
    return made


_SCHEMA = (
    """
create table if not exists rests (
    article text not null, kind text not null, id text not null, primary key (article, kind, id)
) strict, without rowid;
create table if not exists log (
    "n" integer primary key, "moment" text not null, "what" text not null, "by" text not null,
    "about" text not null, "edition" text not null, "put" integer not null,
    "struck" integer not null, "digest" text not null, "before" text not null,
    "hash" text not null
) strict;
create index if not exists log_said on log ("about", "by");
create index if not exists log_archived on log (about) where what = 'archived';
create table if not exists logged (n integer primary key, rows blob not null) strict;
create table if not exists worded (
    n integer primary key, kind text not null, id text not null unique
) strict;
create virtual table if not exists words using fts5 (
    body, content = '', tokenize = "unicode61 remove_diacritics 2"
);
"""
    + TABLES
)
