"""Values of very many rows in little memory, each written once: "4 bytes for ‘Ida Berg’"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Codes", "Column", "Growing", "Ids", "id_of", "numbers_of"]

Ids = NDArray[np.uint64]
"""Ids as numbers: "clm-00000000002a" is 42."""

_DIGITS = np.full(256, 255, np.uint8)
_DIGITS[list(b"0123456789abcdef")] = range(16)


class Codes(dict[str, int]):
    """Numbers from 0 for values, in the order in which they come; none is ever taken back, so that
    columns of several states of a ledger can share them."""

    def __missing__(self, value: str) -> int:
        self[value] = code = len(self)
        return code

    def of(self, values: Sequence[str]) -> NDArray[np.int32]:
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))


@dataclass(frozen=True)
class Column:
    """``codes`` has one number a row, ``known`` says what each stands for."""

    known: Codes
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[str], known: Codes | None = None) -> "Column":
        held = Codes() if known is None else known
        return cls(held, held.of(values))

    @property
    def values(self) -> list[str]:
        """What the codes stand for, by code."""
        return list(self.known)

    def told(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def where(self, wanted: Callable[[str], bool]) -> NDArray[np.bool_]:
        """The rows whose value is wanted; each value is looked at once."""
        values = self.values
        held: NDArray[np.bool_] = np.fromiter(map(wanted, values), np.bool_, len(values))
        return held[self.codes]


class Growing:
    """A column while it is read: rows of an older one, and then more."""

    def __init__(self, old: Column, keep: NDArray[np.bool_]) -> None:
        self._known = old.known
        self._parts = [old.codes[keep]]

    def add(self, values: Sequence[str]) -> None:
        self._parts.append(self._known.of(values))

    def column(self, order: NDArray[np.intp] | None = None) -> Column:
        codes = np.concatenate(self._parts)
        return Column(self._known, codes if order is None else codes[order])


def numbers_of(ids: Sequence[str]) -> Ids:
    """Ids as numbers. Raises ValueError for one that is not made of hexadecimal digits."""
    if not ids:
        return np.empty(0, np.uint64)
    width = len(ids[0].rpartition("-")[2])
    letters = np.frombuffer("".join(ids).encode(), np.uint8).reshape(len(ids), -1)
    digits = _DIGITS[letters[:, -width:]]
    if (digits > 15).any():
        raise ValueError("an id is not made of hexadecimal digits")
    held = np.zeros((len(ids), 8), np.uint8)
    held[:, -width // 2 :] = (digits[:, ::2] << 4) | digits[:, 1::2]
    found: Ids = held.view(">u8")[:, 0].astype(np.uint64)
    return found


def id_of(prefix: str, number: int) -> str:
    return f"{prefix}-{number:012x}"
