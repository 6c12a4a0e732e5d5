"""Claims for a spreadsheet or a script: one line each, with where it stands."""

import csv
import io
import json
from collections.abc import Iterable

from reportedly.report.export import document
from reportedly.report.rows import ClaimRow
from reportedly.report.sheets import cell
from reportedly.store.base import View

__all__ = ["claims_csv", "claims_lines"]

_COLUMNS = (
    "claim", "source", "roles", "beside", "status", "reserve", "words_of_status", "text", "said",
    "outlet", "chain", "method", "withdrawn", "origin", "article", "start", "end", "page",
)  # fmt: skip


def claims_csv(rows: Iterable[ClaimRow]) -> str:
    """CSV (RFC 4180) with a first line of names. Offsets are code points of the article's text,
    half open, from the first part of the claim to its last. No cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in _cells(row).items()})
    return out.getvalue()


def _cells(row: ClaimRow) -> dict[str, str | int]:
    return {
        "claim": row.id,
        "source": row.source,
        "roles": "; ".join(row.roles),
        "beside": "; ".join(row.beside),
        "status": row.status,
        "reserve": row.reserve,
        "words_of_status": "; ".join(stance.cue.text for stance in row.stances),
        "text": row.text,
        "said": row.said,
        "outlet": row.outlet,
        "chain": " > ".join(row.chain),
        "method": row.method,
        "withdrawn": row.withdrawn,
        "origin": row.origin,
        "article": row.article,
        "start": row.span.start,
        "end": row.spans[-1].end,
        "page": row.page or "",
    }


def claims_lines(view: View, rows: Iterable[ClaimRow]) -> str:
    """One JSON object a line (JSON Lines), the same that ``--json`` prints."""
    told = json.loads(document(view, "claims", rows=rows))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in told["rows"])
