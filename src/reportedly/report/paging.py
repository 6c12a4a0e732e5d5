"""Long lists in pages, 1 the first: "rows 51 to 100 of 1,201, page 2 of 25"."""

from collections.abc import Sequence
from typing import TypeVar

__all__ = ["leaf", "pages"]

T = TypeVar("T")


def pages(total: int, size: int) -> int:
    """How many pages of ``size`` rows there are; one where there is nothing."""
    return max(1, -(-total // size))


def leaf(rows: Sequence[T], page: int, size: int | None) -> Sequence[T]:
    """The rows of a page; all of them where ``size`` is None or 0, none after the last page."""
    return rows[(page - 1) * size : page * size] if size else rows
