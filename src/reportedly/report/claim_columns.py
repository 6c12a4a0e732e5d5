"""Values of very many rows in little memory, each written once: "4 bytes for ‘Ida Berg’"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Codes", "Column", "Ids", "id_of", "numbers_of"]

Ids = NDArray[np.uint64]
"""Ids as numbers: "clm-00000000002a" is 42."""


class Codes(dict[str, int]):
    """Numbers from 0 for values, in the order in which they come; none is ever taken back, so that
    columns of several states of a ledger can share them."""

    def __missing__(self, value: str) -> int:
        self[value] = code = len(self)
        return code


@dataclass(frozen=True)
class Column:
    """``codes`` has one number a row, ``known`` says what each stands for."""

    known: Codes
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[str], known: Codes | None = None) -> "Column":
        held = Codes() if known is None else known
        codes = np.fromiter(map(held.__getitem__, values), np.int32, len(values))
        return cls(held, codes)

    @property
    def values(self) -> list[str]:
        """What the codes stand for, by code."""
        return list(self.known)

    def kept(self, rows: NDArray[np.bool_], more: Sequence[str]) -> "Column":
        """Only these rows, and then one for each of ``more``."""
        added = Column.of(more, self.known)
        return Column(self.known, np.concatenate([self.codes[rows], added.codes]))

    def told(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def where(self, wanted: Callable[[str], bool]) -> NDArray[np.bool_]:
        """The rows whose value is wanted; each value is looked at once."""
        values = self.values
        held: NDArray[np.bool_] = np.fromiter(map(wanted, values), np.bool_, len(values))
        return held[self.codes]


def numbers_of(ids: Sequence[str]) -> Ids:
    """Ids as numbers. Raises ValueError for one that is not made of hexadecimal digits."""
    if not ids:
        return np.empty(0, np.uint64)
    width = len(ids[0].rpartition("-")[2])
    digits = np.frombuffer("".join(ids).encode(), np.uint8).reshape(len(ids), -1)[:, -width:]
    letters = digits >= ord("a")
    values = np.where(letters, digits - (ord("a") - 10), digits - ord("0"))
    if (values > 15).any():
        raise ValueError("an id is not made of hexadecimal digits")
    found = np.zeros(len(ids), np.uint64)
    for column in values.T:
        found = (found << np.uint64(4)) | column
    return found


def id_of(prefix: str, number: int) -> str:
    return f"{prefix}-{number:012x}"
