"""The ledger: what any store of records must offer."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol, TypeVar

from reportedly.model.record import Record

__all__ = ["Entry", "Found", "Ledger", "View", "Writer"]

R = TypeVar("R", bound=Record)


class Entry(NamedTuple):
    """One line of the ledger: a record, who said it about what, and while when it stood."""

    kind: str
    record: Record
    by: str
    about: str
    since: str
    until: str


class Found(NamedTuple):
    """One hit of a search: the record's kind and id, and the words around the hit."""

    kind: str
    id: str
    snippet: str


class Writer(Protocol):
    """One transaction. Nobody else writes while it is open: work out what to put beforehand."""

    def put(self, records: Iterable[Record], *, by: str, about: str = "") -> bool:
        """Let ``records`` be all that ``by`` now says about ``about``; return whether that changes
        anything.

        What it said before and does not say now (or says in other words under the same id) is
        struck out, not deleted. Saying the same again changes nothing.
        """
        ...


class View(Protocol):
    """Read access to the ledger as it stood at one moment."""

    def get(self, kind: type[R], id: str) -> R | None: ...

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]:
        """Records of one kind by place in their article, then id; only those that rest on any of
        ``articles``, and that any of ``by`` said, if these are given."""
        ...

    def find(self, id: str) -> Entry | None:
        """The line that holds the record with this id (or the only one it is a prefix of)."""

    def search(self, words: str, limit: int = 50) -> list[Found]:
        """Articles and claims that hold all the words, best first."""


class Ledger(Protocol):
    def writer(self) -> AbstractContextManager[Writer]: ...

    def view(self, *, as_of: str | None = None) -> View: ...

    def close(self) -> None: ...
