"""Rows of one kind, to be walked over, filtered, shown and taken along: "these twelve claims"."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from reportedly.library.frames import arrow_table
from reportedly.library.pages import table_page
from reportedly.report.export import document
from reportedly.store.base import View

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["SHOWN", "Table"]

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
        if isinstance(at, slice):
            return Table(self.kind, self._of, self._rows[at], self._view)
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def where(self, keep: Callable[[R], bool]) -> "Table[R]":
        """Those of the rows that are wanted, as in ``claims.where(lambda c: c.asserts)``."""
        return Table(self.kind, self._of, [row for row in self._rows if keep(row)], self._view)

    @property
    def records(self) -> tuple[Any, ...]:
        """The plain records, as ``--json`` prints them."""
        return tuple(getattr(row, "row", row) for row in self._rows)

    def to_arrow(self) -> "pa.Table":
        """An Arrow table (`frames.columns_of` says which columns); needs pyarrow."""
        return arrow_table(self._of, self.records)

    def to_pandas(self) -> "pd.DataFrame":
        """The same as a data frame, a row each; lists stay lists. Needs pandas and pyarrow."""
        try:
            import pandas  # noqa: F401
        except ModuleNotFoundError as missing:
            raise ModuleNotFoundError(
                "data frames need pandas: pip install 'reportedly[tables]'", name=missing.name
            ) from None
        return self.to_arrow().to_pandas()

    def to_json(self) -> str:
        """One JSON document, the same that the command of this name prints with ``--json``: every
        span has its offsets in code points and in bytes."""
        return document(self._view, self.kind, rows=self.records)

    def __repr__(self) -> str:
        return f"<{len(self):,} {self.kind}>"

    def _repr_html_(self) -> str:
        return table_page(self.kind, self.records[:SHOWN], len(self))
