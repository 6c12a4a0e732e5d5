"""Every record of the ledger, one JSON object a line, a file a kind: "claim.jsonl"."""

from collections.abc import Iterator
from pathlib import Path

from reportedly.exports.base import Draft, Export, Pile, Written, line_of
from reportedly.exports.dictionary import Table, described, fields_of
from reportedly.exports.places import Places
from reportedly.exports.shapes import row_of
from reportedly.exports.tables import filled

__all__ = ["JSONL"]


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    offsets, tables = Places(pile.view), list[Table]()
    for kind, found in filled(pile):
        with Draft(out / f"{kind}.jsonl", f"{kind} records") as draft:
            for record in found:
                draft.write(line_of(row_of(record, offsets)), rows=1)
        tables.append(Table(kind, draft.written, fields_of(kind)))
        yield draft.written
    yield from described(tables, out, "jsonl")


JSONL = Export(
    name="jsonl", says="JSON Lines, a file for every kind of record", suffix="", write=_write
)
