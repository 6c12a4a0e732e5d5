"""The source table as a spreadsheet that people edit and pass on: "name,reliability,party"."""

import csv
import io
from collections.abc import Iterable, Mapping

from reportedly.model.rating import SourceNote
from reportedly.report.source_rows import SourceRow

__all__ = ["read_table", "table_of"]

_EDITED = ("reliability", "party", "owner", "why")
_COLUMNS = ("name", *_EDITED, "by", "suggested", "because", "kind", "origins", "claims", "relays")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula; an apostrophe keeps it text."""

Bad = tuple[int, str]
"""The number of a line, from 1, and what is wrong with it."""


def table_of(rows: Iterable[SourceRow]) -> str:
    """CSV with a header. An analyst edits name, reliability, party, owner and why; the rest is for
    his information and not read back."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        told = {
            "name": row.name,
            "reliability": row.rating.grade if row.rating.by else "",
            "party": row.party,
            "owner": row.owner,
            "why": row.note,
            "by": row.rating.by,
            "suggested": row.rating.suggested,
            "because": "; ".join(row.rating.because),
            "kind": row.kind,
            "origins": str(row.origins),
            "claims": str(row.claims),
            "relays": str(row.relays),
        }
        writer.writerow({field: _plain(cell) for field, cell in told.items()})
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read_table(
    text: str, *, by: str, made: str, known: Mapping[str, SourceRow]
) -> tuple[list[SourceNote], list[Bad]]:
    """The notes of a table's lines, in the name of ``by``, and its bad lines. A line that notes
    nothing, or only what the row ``known`` under that name says already, yields none."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    found, bad = list[SourceNote](), list[Bad]()
    try:
        if "name" not in (reader.fieldnames or ()):
            return [], [(1, "no column is called name")]
        for row in reader:
            cells = {field: _cell(row.get(field)) for field in ("name", *_EDITED)}
            cells["reliability"] = cells["reliability"].upper()
            if not any(cells[field] for field in _EDITED) or _unchanged(cells, known):
                continue
            try:
                found.append(SourceNote(by=by, made=made, **cells))
            except ValueError as error:
                bad.append((reader.line_num, str(error)))
    except csv.Error as error:
        bad.append((reader.line_num, str(error)))
    return found, bad


def _cell(value: str | None) -> str:
    words = " ".join((value or "").split())
    return words[1:] if words[:1] == "'" and words[1:].startswith(_FORMULA) else words


def _unchanged(cells: Mapping[str, str], known: Mapping[str, SourceRow]) -> bool:
    row = known.get(cells["name"])
    if row is None:
        return False
    rated = row.rating.grade if row.rating.by else ""
    return (rated, row.party, row.owner, row.note) == tuple(cells[f] for f in _EDITED)
