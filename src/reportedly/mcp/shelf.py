"""The ledger as the tools see it: one state an answer, and what was made of it kept ready."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from reportedly.model.article import Article
from reportedly.report.claim_table import ClaimTable, claim_table
from reportedly.report.material import Material
from reportedly.report.moments import AsOf, standing
from reportedly.report.name_finder import NameFinder, name_finder
from reportedly.report.reader import around
from reportedly.report.scope import scope
from reportedly.report.stories import Stories
from reportedly.store.archive import Archive
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Shelf", "State", "short_id"]

T = TypeVar("T")

_MATERIALS = 12
"""How many stories and articles are kept ready."""
_WHOLE = 1_000
"""Articles up to which a question may be about the whole ledger where that means to read it."""


class State:
    """One state of the ledger; ``line`` is the number of the last line of its log."""

    def __init__(self, view: View, archive: Archive, line: int) -> None:
        self.view, self.archive, self.line = view, archive, line
        self._materials = OrderedDict[tuple[str, str, str], Material]()
        self._made = dict[str, Any]()

    def material(self, *, story: str = "", article: str = "", outlet: str = "") -> Material:
        """What the ledger holds of the articles that fit; of all where nothing is asked, which is
        refused (``ValueError``) where they are too many to be read for one answer."""
        if not (story or article or outlet):
            self.small_enough()
        key = (story, article, outlet)
        return self._near(
            key, lambda: scope(self.view, story=story, article=article, outlet=outlet)
        )

    def around(self, article: str) -> Material:
        """The story of an article (id), or the article alone where it has none."""
        return self._near(("", "around", article), lambda: around(self.view, article))

    def _near(self, key: tuple[str, str, str], make: Callable[[], Material]) -> Material:
        if key not in self._materials:
            self._materials[key] = make()
        self._materials.move_to_end(key)
        if len(self._materials) > _MATERIALS:
            self._materials.popitem(last=False)
        return self._materials[key]

    def small_enough(self) -> None:
        """Raises ``ValueError`` where all of the ledger is too much to be read for one answer."""

        def counted() -> int:
            return sum(1 for _ in self.view.columns(Article, ("id",)))

        if self.made("articles", counted) > _WHOLE:
            raise ValueError("the ledger is large: say which story, outlet or article")

    @property
    def claims(self) -> ClaimTable:
        return self.made("claims", lambda: claim_table(self.view))

    @property
    def stories(self) -> Stories:
        return self.made("stories", lambda: Stories(self.view))

    @property
    def names(self) -> NameFinder:
        return self.made("names", lambda: name_finder(self.view))

    def made(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` yields, once for this state."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def article(self, id: str) -> Article:
        """Raises ``LookupError``."""
        found = self.view.get(Article, id)
        if found is None:
            raise LookupError(f"no article has the id {short_id(id)}")
        return found


def short_id(id: str) -> str:
    """An id as it was asked for, fit to be repeated."""
    return repr(id[:40])


class Shelf:
    """A ledger file that many calls read, one after the other. Raises ``ValueError``,
    ``OSError`` or ``sqlite3.OperationalError`` where it cannot be read."""

    def __init__(self, path: Path, as_of: AsOf | None = None) -> None:
        self.path, self.as_of = path, as_of
        self._book = SQLiteLedger(path, passed=True)
        self._lock = threading.Lock()
        self._past = ExitStack()
        self._state: State | None = None
        self.said = ""
        if as_of is not None:
            words = list[str]()
            view = self._past.enter_context(standing(self._book, as_of, say=words.append))
            self._state = State(view, self._book.archive, self._book.lines())
            self.said = " ".join(words)

    @contextmanager
    def reading(self) -> Iterator[State]:
        """The newest state, or that of the moment; nothing moves in it meanwhile."""
        with self._lock, self._book.still():
            line = self._book.lines()
            if self._state is None or (self.as_of is None and self._state.line != line):
                self._state = State(self._book.view(), self._book.archive, line)
            yield self._state

    @contextmanager
    def writing(self) -> Iterator[SQLiteLedger]:
        """The ledger to be written to; answers wait meanwhile."""
        with self._lock:
            yield self._book

    def close(self) -> None:
        self._past.close()
        self._book.close()
