"""Words for Datasette: what tables and columns mean, and questions to begin with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.exports.base import Export, Pile, Written, put
from reportedly.exports.queries import QUERIES
from reportedly.exports.schema_words import OTHERS, column_says, table_says
from reportedly.model.codec import KINDS
from reportedly.store.schema import KEYED, names

__all__ = ["DATASETTE"]

_HIDDEN = ("rests", "logged", "worded", "words", *KEYED)
_TECHNICAL = ("receipt", "testimony", "meaning", "proposition", "sketch", "chain", "hedge")
"""Kinds that others are made of, and that a reader seldom wants."""


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    """The metadata of the database that is the ledger: Datasette calls it by the file's name."""
    name = pile.ledger.stem if pile.ledger else "reportedly"
    tables = {kind: _table(kind) for kind in KINDS}
    tables |= {other: _other(other) for other in OTHERS}
    told = {
        "title": "Who said what, on whose word",
        "description": "A ledger of reportedly. Rows stand while until is 9999.",
        "databases": {
            name: {
                "tables": tables,
                "queries": {
                    query.name: {"title": query.says, "sql": query.sql} for query in QUERIES
                },
            }
        },
    }
    content = json.dumps(told, ensure_ascii=False, indent=1)
    yield put(out, f"{content}\n".encode(), len(tables), "tables described")


def _table(kind: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": table_says(kind),
        "columns": {name: column_says(kind, name) for name in names(kind)},
    }
    return {**told, "hidden": True} if kind in _TECHNICAL else told


def _other(name: str) -> dict[str, Any]:
    says, columns = OTHERS[name]
    told: dict[str, Any] = {"description": says, "columns": columns}
    return {**told, "hidden": True} if name in _HIDDEN else told


DATASETTE = Export(
    name="datasette",
    says="metadata for Datasette (datasette news.db -m …): what columns mean, questions",
    suffix=".json",
    write=_write,
)
