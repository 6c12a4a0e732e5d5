"""Values of very many rows in little memory, each written once: "4 bytes for ‘Ida Berg’"."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "FEW",
    "ODD",
    "Codes",
    "Column",
    "Growing",
    "Ids",
    "Lines",
    "Mask",
    "Rows",
    "id_of",
    "numbers_of",
    "settled",
]

Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]
Ids = NDArray[np.uint64]
"""Ids as numbers: "clm-00000000002a" is 42."""

ODD = 1 << 63
"""From here on a number is a hash of an id that has another form."""

FEW = 50
"""Fewer rows than one of so many are looked up; else all are walked through."""

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


class Lines:
    """Very many strings that are looked through at once, a tenth of the work of one by one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join((*lines, ""))
        # One more than there are lines: where the next would begin.
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def holding(self, words: str) -> NDArray[np.bool_]:
        """Which of them have these words, as they are written, somewhere in them."""
        held = np.zeros(len(self._starts) - 1, np.bool_)
        at = self._text.find(words)
        while 0 <= at < self._starts[-1]:
            line = bisect_right(self._starts, at) - 1
            if at + len(words) < self._starts[line + 1]:
                held[line] = True
                at = self._starts[line + 1] - 1
            at = self._text.find(words, at + 1)
        return held


@dataclass(frozen=True)
class Column:
    """``codes`` has one number a row, ``known`` says what each stands for."""

    known: Codes
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, values: Sequence[str], known: Codes | None = None) -> "Column":
        held = Codes() if known is None else known
        return cls(held, held.of(values))

    @cached_property
    def values(self) -> list[str]:
        """What the codes stand for, by code."""
        return list(self.known)

    def told(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def where(self, wanted: Callable[[str], bool]) -> Mask:
        """Which values are wanted, by code; each is looked at once."""
        return np.fromiter(map(wanted, self.values), np.bool_, len(self.values))

    def holding(self, words: str) -> Mask:
        """Which values have these words somewhere in them, in whatever case."""
        return self._lines.holding(words.casefold())

    def many(self, wanted: Mask) -> int:
        """How many rows have one of these values."""
        counts = self._counts
        return int(counts[: len(wanted)][wanted[: len(counts)]].sum())

    def rows(self, wanted: Mask) -> Rows:
        """The rows with one of these values, rising. Few are looked up in an index."""
        if self.many(wanted) * FEW > len(self.codes):
            return np.flatnonzero(wanted[self.codes]).astype(np.int32)
        values = np.flatnonzero(wanted[: len(self._counts)])
        lengths = self._counts[values]
        ends = np.cumsum(lengths)
        starts = np.repeat(self._starts[values] - (ends - lengths), lengths)
        return np.sort(self._order[starts + np.arange(lengths.sum())])

    def put_in_order(self) -> None:
        """Make the index, so that the first who asks does not wait for it."""
        _ = self._order

    @cached_property
    def _counts(self) -> NDArray[np.int64]:
        return np.bincount(self.codes, minlength=1)

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        """Where the rows of each value begin in their order."""
        return np.cumsum(self._counts) - self._counts

    @cached_property
    def _order(self) -> Rows:
        """All rows by their values."""
        return settled(self.codes).astype(np.int32)

    @cached_property
    def _lines(self) -> Lines:
        return Lines([value.casefold() for value in self.values])


def settled(keys: NDArray[np.int32]) -> NDArray[np.intp]:
    """The order of keys from 0; equal ones stay as they are. Two bytes a key are sorted in a
    tenth of the time (radix sort)."""
    small = keys.astype(np.uint16) if keys.max(initial=0) < 1 << 16 else keys
    return np.argsort(small, kind="stable")


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


def numbers_of(ids: Sequence[str], prefix: str = "clm") -> Ids:
    """Ids as numbers; one of any other form than "clm-" and twelve hexadecimal digits gets one
    from `ODD` on, by a hash."""
    told, head = "".join(ids), f"{prefix}-"
    width = len(head) + 12
    if told.isascii() and set(map(len, ids)) == {width}:
        letters = np.frombuffer(told.encode(), np.uint8).reshape(len(ids), width)
        digits = _DIGITS[letters[:, len(head) :]]
        if (digits < 16).all() and (letters[:, : len(head)] == list(head.encode())).all():
            held = np.zeros((len(ids), 8), np.uint8)
            held[:, 2:] = (digits[:, ::2] << 4) | digits[:, 1::2]
            found: Ids = held.view(">u8")[:, 0].astype(np.uint64)
            return found
    form = re.compile(re.escape(head) + "[0-9a-f]{12}")
    numbers = (int(id[len(head) :], 16) if form.fullmatch(id) else _odd(id) for id in ids)
    return np.fromiter(numbers, np.uint64, len(ids))


def _odd(id: str) -> int:
    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) | ODD


def id_of(prefix: str, number: int) -> str:
    """The id that a number below `ODD` stands for."""
    return f"{prefix}-{number:012x}"
