"""Every record as a line of CSV, a file a kind, with a dictionary: "claim.csv"."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.exports.base import Draft, Export, Pile, Written, utf8
from reportedly.exports.dictionary import Field, Table, described, meaning
from reportedly.exports.places import Places
from reportedly.exports.shapes import Column, columns, row_of
from reportedly.exports.tables import filled
from reportedly.report.sheets import cell

__all__ = ["CSV", "flat"]


def flat(kind: str) -> tuple[Field, ...]:
    """The cells of a line of a kind: a record inside has a cell for each of its own columns
    ("cue_start"), a list is one cell of JSON."""
    return tuple(_flat(columns(kind), kind))


def _flat(held: Sequence[Column], of: str, before: str = "", told: str = "") -> Iterator[Field]:
    for column in held:
        shape, says = column.shape, f"{told}{meaning(of, column.name)}"
        if shape.sort == "record":
            yield from _flat(
                shape.columns, shape.of.casefold(), f"{before}{column.name}_", f"{says} "
            )
        else:
            yield Field(before + column.name, shape, says)


def _cells(held: Sequence[Column], row: dict[str, Any]) -> Iterator[Any]:
    for column in held:
        value = row.get(column.name)
        if column.shape.sort == "record":
            yield from _cells(column.shape.columns, value or {})
        elif isinstance(value, list):
            yield _json(value)
        elif isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield cell(value)


def _json(value: Any) -> str:
    """JSON in which whatever does not print is written out as ``\\u202e``: nothing is lost."""
    told = json.dumps(value, ensure_ascii=False)
    if told.isprintable():
        return told
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in told)


def _lines(rows: Sequence[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return utf8(out.getvalue())


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    offsets, tables = Places(pile.view), list[Table]()
    for kind, found in filled(pile):
        held = columns(kind)
        with Draft(out / f"{kind}.csv", f"{kind} records") as draft:
            draft.write(_lines([[field.name for field in flat(kind)]]))
            for record in found:
                draft.write(_lines([[*_cells(held, row_of(record, offsets))]]), rows=1)
        tables.append(Table(kind, draft.written, flat(kind)))
        yield draft.written
    yield from described(tables, out, "csv")


CSV = Export(
    name="csv",
    says="CSV, a file for every kind of record; no cell runs as a formula",
    suffix="",
    write=_write,
)
