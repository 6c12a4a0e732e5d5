"""What may bring any two articles together, in parts: "the keys of these 500 names"."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from reportedly.engine.blocks import Held, held
from reportedly.engine.units import Source
from reportedly.model.record import Record
from reportedly.stage import Compare

__all__ = ["CHUNK", "Pair", "Shelf", "batched", "keyed", "verdicts"]

T = TypeVar("T")

Pair = tuple[str, str]
"""The ids of two records, in their order."""

CHUNK = 500
"""So many records, or pairs of them, are worked on at once."""
KEPT = 5_000
"""So many records are held in memory while pairs of them are judged."""


class Shelf:
    """Records of a kind that were wanted lately."""

    def __init__(self, view: Source, kind: type[Any]) -> None:
        self._view, self._kind = view, kind
        self._held = dict[str, Any]()

    def many(self, ids: Collection[str]) -> dict[str, Any]:
        """Those that stand, by id."""
        lacking = [id for id in ids if id not in self._held]
        new = self._view.many(self._kind, lacking) if lacking else {}
        found = {id: self._held[id] for id in ids if id in self._held} | new
        self._held |= new
        for id in [*islice(self._held, max(0, len(self._held) - KEPT))]:
            del self._held[id]
        return found

    def some(self, ids: Sequence[str]) -> list[Any]:
        """These, in this order."""
        return [*map(self.many(ids).__getitem__, ids)]


def keyed(stage: Compare, records: Iterable[Any]) -> Iterator[tuple[str, Held]]:
    return ((record.id, held(stage, record)) for record in records)


def verdicts(stage: Compare, pairs: Sequence[Pair], shelf: Shelf) -> Iterator[tuple[int, Record]]:
    """What a stage says of these pairs, each with the place of its pair among them."""
    records = shelf.many(dict.fromkeys(chain.from_iterable(pairs)))
    for place, (left, right) in enumerate(pairs):
        if (one := stage.judge(records[left], records[right])) is not None:
            yield place, one


def batched(some: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    waiting = iter(some)
    while batch := tuple(islice(waiting, size)):
        yield batch
