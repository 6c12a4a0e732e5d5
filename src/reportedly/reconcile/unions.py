"""Sets that grow together: "if this is that, and that is the third, all three are one"."""

from collections.abc import Iterable

__all__ = ["Unions"]


class Unions:
    """Disjoint sets of ids. ``home`` of two ids is equal once they were put together."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id: id for id in ids}

    def home(self, id: str) -> str:
        """The id that stands for the set. Raises KeyError for an id that is not there."""
        parent = self._parent
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    def put(self, id: str, other: str) -> None:
        """Make the sets of two ids one, which the second one's home stands for."""
        self._parent[self.home(id)] = self.home(other)
