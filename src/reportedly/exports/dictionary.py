"""What every column of a table means: "said: the day of the statement (EDTF)"."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.exports.base import Written, put
from reportedly.exports.shapes import Column, Shape, columns

__all__ = ["Field", "Table", "described", "fields_of", "meaning"]

_COMMON = "common"
_FORMS = {
    "csv": ("csv", "text/csv"),
    "jsonl": ("ndjson", "application/x-ndjson"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}
_TYPES = {"text": "string", "record": "object", "list": "array", "pair": "array"}
_READ_ME = {
    "csv": "UTF-8, comma, CRLF (RFC 4180). A list is one cell of JSON. Text that a spreadsheet"
    " would run as a formula begins with an apostrophe, and control characters are written out:"
    " take JSON Lines or Parquet where every character counts.",
    "jsonl": "One JSON object a line, UTF-8.",
    "parquet": "Spans and other parts are structs, lists are lists.",
}


class Field(NamedTuple):
    """A column as it is called in a file, and what it means."""

    name: str
    shape: Shape
    says: str


class Table(NamedTuple):
    """A file of records of one kind that was written."""

    kind: str
    written: Written
    fields: tuple[Field, ...]


@cache
def _words() -> dict[str, dict[str, str]]:
    held = files("reportedly.exports") / "dictionary.toml"
    return tomllib.loads(held.read_text("utf-8"))


def meaning(kind: str, column: str = "is") -> str:
    """What a kind of record, or a part of one ("hop"), is; or one of its columns, in a sentence.
    "" where nobody has said."""
    told = _words().get(kind, {})
    return told[column] if column in told else _words()[_COMMON].get(column, "")


def fields_of(kind: str) -> tuple[Field, ...]:
    """The columns of a kind's table."""
    return tuple(Field(one.name, one.shape, meaning(kind, one.name)) for one in columns(kind))


def described(tables: Iterable[Table], out: Path, form: str) -> Iterator[Written]:
    """Write beside the tables what is in them: ``datapackage.json`` for programs (Frictionless
    Data Package 1, Table Schema; what lies inside of lists and records is told under "inside",
    which is ours), ``DICTIONARY.md`` for people."""
    held = list(tables)
    package = {
        "profile": "data-package",
        "name": f"reportedly-{form}",
        "title": "Who said what, on whose word: the records of a ledger",
        "description": f"Made by reportedly. {_READ_ME[form]} Offsets are half open and count code"
        " points of the text of the article, byte offsets its UTF-8.",
        "resources": [_resource(table, form) for table in held],
    }
    told = json.dumps(package, ensure_ascii=False, indent=1)
    yield put(out / "datapackage.json", f"{told}\n".encode(), len(held), "tables described")
    page = "\n".join(_page(held, form))
    yield put(out / "DICTIONARY.md", page.encode(), len(held), "tables described")


def _resource(table: Table, form: str) -> dict[str, Any]:
    suffix, media = _FORMS[form]
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": "id",
    }
    return {
        "name": table.kind,
        "path": Path(table.written.path).name,
        "description": meaning(table.kind),
        "format": suffix,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": table.written.bytes,
        "hash": f"sha256:{table.written.sha256}",
        "rows": table.written.rows,
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    shape = field.shape
    told: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(shape.sort, shape.sort),
        "description": field.says,
    }
    if shape.words:
        told["constraints"] = {"enum": list(shape.words)}
    if inside := _inside(shape):
        told["inside"] = inside
    return told


def _inside(shape: Shape) -> list[dict[str, Any]]:
    """The columns of a record, or of the records of a list."""
    if shape.sort == "list":
        return _inside(shape.items[0])
    return [_field(Field(one.name, one.shape, _part(shape, one))) for one in shape.columns]


def _part(shape: Shape, column: Column) -> str:
    return meaning(shape.of.casefold(), column.name)


def _page(tables: Iterable[Table], form: str) -> Iterator[str]:
    yield from ("# What the tables hold", "", _READ_ME[form], "")
    for table in tables:
        name = Path(table.written.path).name
        yield from (f"## {name}", "", f"{meaning(table.kind)} {table.written.rows:,} rows.", "")
        yield from ("| column | type | what it holds |", "|---|---|---|")
        for field in table.fields:
            yield f"| `{field.name}` | {_type(field.shape)} | {field.says} |"
        yield ""


def _type(shape: Shape) -> str:
    if shape.sort == "list":
        return f"list of {_type(shape.items[0])}"
    if shape.sort == "pair":
        return f"pair of {' and '.join(map(_type, shape.items))}"
    return shape.of.casefold() if shape.sort == "record" else shape.sort
