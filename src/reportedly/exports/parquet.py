"""Every record in Parquet, a file a kind, for DuckDB, pandas and Spark: "claim.parquet"."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from reportedly.exports.arrow import arrow, batches, schema
from reportedly.exports.base import Draft, Export, Pile, Written
from reportedly.exports.dictionary import Table, described, fields_of
from reportedly.exports.places import Places
from reportedly.exports.tables import filled

__all__ = ["PARQUET"]


class _Sink(BytesIO):
    """Where pyarrow writes to: what comes goes into a draft at once."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft, self._at = draft, 0

    def write(self, content: bytes) -> int:  # type: ignore[override]
        held = bytes(content)
        self._draft.write(held)
        self._at += len(held)
        return len(held)

    def tell(self) -> int:
        return self._at


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    offsets, tables = Places(pile.view), list[Table]()
    library = arrow("parquet")
    for kind, found in filled(pile):
        with (
            Draft(out / f"{kind}.parquet", f"{kind} records") as draft,
            library.ParquetWriter(_Sink(draft), schema(kind), compression="zstd") as file,
        ):
            for batch in batches(kind, found, offsets):
                file.write_batch(batch)
                draft.write(b"", rows=batch.num_rows)
        tables.append(Table(kind, draft.written, fields_of(kind)))
        yield draft.written
    yield from described(tables, out, "parquet")


PARQUET = Export(
    name="parquet",
    says="Parquet, a file for every kind of record, spans as structs (needs pyarrow)",
    suffix="",
    write=_write,
)
