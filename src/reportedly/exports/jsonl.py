"""Every record of the ledger, one JSON object a line, a file a kind: "claim.jsonl"."""

import json
from collections.abc import Iterator
from pathlib import Path

from reportedly.exports.base import Export, Pile, Written, put
from reportedly.model.codec import KINDS
from reportedly.report.export import document

__all__ = ["JSONL"]


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    for kind, made in KINDS.items():
        found = list(pile.view.all(made, articles=pile.articles))
        if found:
            rows = json.loads(document(pile.view, kind, rows=found))["rows"]
            lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
            yield put(out / f"{kind}.jsonl", lines.encode(), len(found), kind)


JSONL = Export(
    name="jsonl", says="JSON Lines, a file for every kind of record", suffix="", write=_write
)
