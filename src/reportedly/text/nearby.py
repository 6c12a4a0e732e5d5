"""What stands near some words, found without reading the whole text: hedges beside a cue."""

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Nearby"]

CELL = 1000
"""Code points up to which something is near."""

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things with their places in a text. A long article has thousands of them, and to hold each
    against each would take hours."""

    def __init__(self, things: Iterable[tuple[T, Iterable[tuple[int, int]]]] = ()) -> None:
        self._things = list[T]()
        self._cells = dict[int, list[int]]()
        for thing, places in things:
            self.add(thing, places)

    def add(self, thing: T, places: Iterable[tuple[int, int]]) -> None:
        """``places`` are half-open offsets."""
        for cell in {cell for place in places for cell in _cells(*place)}:
            self._cells.setdefault(cell, []).append(len(self._things))
        self._things.append(thing)

    def of(self, places: Iterable[tuple[int, int]]) -> list[T]:
        """All that touches one of these places or is near it, and some that is further off, in the
        order in which it was added."""
        cells = {near for place in places for near in _cells(*place, wider=1)}
        found = {number for cell in cells for number in self._cells.get(cell, ())}
        return [self._things[number] for number in sorted(found)]


def _cells(start: int, end: int, wider: int = 0) -> range:
    return range(start // CELL - wider, end // CELL + wider + 1)
