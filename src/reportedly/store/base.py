"""The ledger: what any store of records must offer."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from reportedly.model.record import Record
from reportedly.store.archive import Archive
from reportedly.store.keyed import MemoryKeyed, SQLiteKeyed
from reportedly.store.log import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["COMMON", "WIDE", "Between", "Entry", "Found", "Ledger", "Row", "View", "Writer"]

Keyed = MemoryKeyed | SQLiteKeyed

R = TypeVar("R", bound=Record)

COMMON = 2000
"""So many hits are ranked by how well they fit (BM25); of words that are in more, it would take
seconds in a large ledger and say little."""

WIDE = 6_000
"""So many of the newest hits are looked at for so many of each kind."""


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


class Between(NamedTuple):
    """What stands at the later of two moments and did not at the earlier one, and the reverse. A
    record that says something else under the same id is in both."""

    added: tuple[Entry, ...]
    struck: tuple[Entry, ...]


class Row(NamedTuple):
    """An entry as it is written, never yet read; ``odd`` says where its columns do not say what
    its data does."""

    kind: str
    id: str
    data: str
    by: str
    about: str
    since: str
    until: str
    odd: str = ""


class Writer(Protocol):
    """One transaction. Nobody else writes while it is open: work out what to put beforehand."""

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        """Let ``records`` be all that ``by`` now says about ``about``; return whether that changes
        anything. ``edition`` names the code that says so, this software's version where it is "".

        What it said before and does not say now (or says in other words under the same id) is
        struck out, not deleted. Saying the same again changes nothing, and leaves no line in the
        log.
        """
        ...

    def revise(
        self,
        put: Iterable[Record],
        struck: Iterable[tuple[type[Any], str]],
        *,
        by: str,
        about: str = "",
        edition: str = "",
    ) -> bool:
        """Of what ``by`` says about ``about``, strike these (kind and id) and put those; return
        whether that changes anything. What is named in neither stays, what is in both is put.

        The same difference again changes nothing, and leaves no line in the log; otherwise there
        is one for all of it. It costs in proportion to what is named, however much stands.
        """
        ...

    def archived(self, sha256: str, *, by: str, edition: str = "") -> None:
        """Write down in the log, once, that bytes with this hash are kept."""
        ...


class View(Protocol):
    """Read access to the ledger as it stood at one moment.

    ``as_of`` is that moment, None for now, and ``reading`` what is meant by it: "ledger", as the
    ledger stood then; "published", what had been published by then. ``asked`` are the articles
    that words for a story or an article meant, where the view is of those alone.
    """

    as_of: str | None
    reading: str
    asked: dict[str, frozenset[str]]

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

    def entries(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[Entry]:
        """The same with who said each about what, and since when."""
        ...

    def columns(
        self,
        kind: type[Any],
        names: Sequence[str],
        *,
        articles: Collection[str] | None = None,
        ids: Collection[str] | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """These columns of the records of one kind, in no order, without making the records: much
        faster where many are only listed or counted.

        The columns are those of `schema.names` ("id", "at_article", single values, `DERIVED` ones:
        None where a row is older than the column); any other field of the kind comes as JSON
        (None, too, where the row is older). ``where`` keeps those with these values in such
        columns. Raises ``ValueError`` for a name that the kind does not have.
        """
        ...

    def many(self, kind: type[R], ids: Collection[str]) -> dict[str, R]:
        """Those of the records that stand, by id."""
        ...

    def linked(
        self, kind: type[R], ids: Collection[str], by: Collection[str] | None = None
    ) -> Iterator[R]:
        """Records of a kind that links two others by ``left`` and ``right`` (`schema.linking`),
        with an end among these; by id. Only those that any of ``by`` said, if given. Raises
        ``ValueError`` for a kind without such ends."""
        ...

    def ever(self, kind: type[Any], id: str) -> Entry | None:
        """The last line that the ledger ever held under this id, whether it stands or not."""
        ...

    def past(self, kind: type[Any], about: str | None = None) -> Iterator[Entry]:
        """Every line of a kind that was there by the view's moment, standing or struck, of one
        subject if given; oldest first. ``until`` is what is known of it now."""
        ...

    def changed(self, kind: type[Any], since: int) -> set[str]:
        """The ids of the records of a kind that were put or struck after this line of the log."""
        ...

    def find(self, id: str) -> Entry | None:
        """The line that holds the record with this id (or the only one it is a prefix of)."""

    def numbered(self, kind: type[Any], since: int = 0) -> "tuple[list[str], NDArray[np.int64]]":
        """The ids of the records of a kind (standing or not) that are found by their words, and
        the number of each: from 1, in the order of being put; only those above ``since``."""
        ...

    def holding(self, words: str) -> "NDArray[np.int64]":
        """The numbers of all that hold the words, standing or not, rising.

        Letter case and accents do not count; ``word*`` is any word that starts so, and what stands
        between quotation marks is wanted in this order.
        """
        ...

    def newest(self, words: str, most: int) -> list[int]:
        """The same, falling, no more than so many: quick however many there are."""
        ...

    def hits(self, words: str) -> tuple[list[tuple[str, str]], bool]:
        """Kind and id of articles and claims that hold all the words (as in `holding`), standing
        or not, best first; where more than `COMMON` do, the newest first, no more than one above
        `COMMON` of each kind, of the `WIDE` newest. Also whether there are more than these."""
        ...

    def search(self, words: str, limit: int = 50) -> list[Found]:
        """Those of `hits` that stand, with the words around them."""


class Ledger(Protocol):
    @property
    def archive(self) -> Archive: ...

    @property
    def keyed(self) -> Keyed:
        """Which records share a key with which; written inside a transaction."""
        ...

    def writer(self) -> AbstractContextManager[Writer]: ...

    def filling(self) -> AbstractContextManager[None]:
        """While it is open, very much is written quickly and nothing can be asked for. Raises
        ``ValueError`` where the ledger holds anything. Nobody may strike anything, put a record
        twice, or ``put`` about the same twice: where the ledger is a file, that raises
        ``ValueError``, and what is broken off is no ledger and must be made anew."""
        ...

    def view(self, *, as_of: str | None = None) -> View: ...

    def elsewhere(self) -> Callable[[], View] | None:
        """What opens a view of this ledger as it stands in another process, to which it can be
        sent (pickled); None where no other process sees it."""
        ...

    def began(self) -> str | None:
        """The moment of the first entry, None where there is none."""

    def between(
        self, one: str, other: str, kinds: Collection[type[Record]] | None = None
    ) -> Between:
        """What changed from one moment to a later one, of these kinds; by kind, place and id."""
        ...

    def log(self, since: int = 1, by: Collection[str] | None = None) -> Iterator[Line]:
        """The lines of the log from this number on; only those of these authors, if given."""
        ...

    def lines(self) -> int:
        """The number of the last line of the log, 0 where there is none."""
        ...

    def logged(self, n: int) -> bytes:
        """The listing of the records that a line is about (`log.listed`), b"" where there is
        none."""
        ...

    def earlier(self, moment: str) -> tuple[int, str]:
        """How many entries are older than a moment, and a hash of them as they were then."""
        ...

    def rows(self) -> Iterator[Row]:
        """Every entry that ever stood, by who said it and about what."""
        ...

    def still(self) -> AbstractContextManager[None]:
        """While it is open, what others write is not seen."""
        ...

    def close(self) -> None: ...
