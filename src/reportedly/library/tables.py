"""Rows of one kind, to be walked over, filtered, shown and taken along: "these twelve claims"."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from reportedly.exports.arrow import Missing, table
from reportedly.exports.places import Places
from reportedly.library.frames import arrow_table
from reportedly.library.pages import table_page
from reportedly.report.export import document
from reportedly.store.base import View

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["SHOWN", "RecordTable", "Table"]

R = TypeVar("R")

SHOWN = 20
"""Rows that a notebook shows of a table."""


class Table(Sequence[R], Generic[R]):
    """Rows in their order. ``kind`` is the name of the table, as in "reportedly KIND", ``of`` the
    class of the records in it. What shows itself ("a claim") holds its record in ``row``."""

    def __init__(self, kind: str, of: type[Any], rows: Sequence[R], view: View) -> None:
        self.kind, self._of, self._rows, self._view = kind, of, rows, view

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> "Table[R]": ...
    def __getitem__(self, at: int | slice) -> "R | Table[R]":
        return self._some(self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def where(self, keep: Callable[[R], bool]) -> "Table[R]":
        """Those of the rows that are wanted, as in ``claims.where(lambda c: c.asserts)``."""
        return self._some([row for row in self._rows if keep(row)])

    def _some(self, rows: Sequence[R]) -> "Table[R]":
        return type(self)(self.kind, self._of, rows, self._view)

    @property
    def records(self) -> tuple[Any, ...]:
        """The plain records, as ``--json`` prints them."""
        return tuple(getattr(row, "row", row) for row in self._rows)

    def to_arrow(self) -> "pa.Table":
        """An Arrow table (`frames.columns_of` says which columns); needs pyarrow."""
        return arrow_table(self._of, self.records)

    def to_pandas(self) -> "pd.DataFrame":
        """The same as a data frame, a row each; lists stay lists. Needs pandas and pyarrow."""
        made = self.to_arrow()
        try:
            return made.to_pandas()
        except ModuleNotFoundError:
            words = "data frames need pandas: pip install 'reportedly[tables]'"
            raise Missing(words) from None

    def to_json(self) -> str:
        """One JSON document, the same that the command of this name prints with ``--json``: every
        span has its offsets in code points and in bytes."""
        return document(self._view, self.kind, rows=self.records)

    def __repr__(self) -> str:
        return f"<{len(self):,} {self.kind}>"

    def _repr_html_(self) -> str:
        return table_page(self.kind, self.records[:SHOWN], len(self))


class RecordTable(Table[R]):
    """Records of one kind as the ledger keeps them, with the columns that ``reportedly export --as
    parquet`` writes and its data dictionary describes."""

    def to_arrow(self) -> "pa.Table":
        return table(self.kind, self.records, Places(self._view))
