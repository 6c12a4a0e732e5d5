"""One ledger for many readers at once: each sees one state of it, and none waits for a writer."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from reportedly.report.material import Material
from reportedly.report.moments import AsOf, standing
from reportedly.report.scope import scope
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Desk", "Shown", "Soon"]

T = TypeVar("T")

_MATERIALS = 48
"""How many stories, articles and the like are kept ready of one state."""
_MADE = 512
"""How many other things are kept ready of one state."""
_MOMENTS = 4
"""How many past moments are kept ready."""


class Soon(Exception):
    """What was asked for is being made beside the requests: ask again when ``made`` is set. Nobody
    else has to wait meanwhile."""

    def __init__(self, made: threading.Event) -> None:
        super().__init__("what was asked for is being made")
        self.made = made


class Shown:
    """One state of the ledger, or what was known at a moment; one thread at a time may use it.

    ``ledger`` stands still, ``view`` is what is shown of it; ``state`` is the number of the last
    line of its log. What is worked out is kept as long as the ledger stays as it is. ``said`` is
    what a reader must know about the moment, "" where nothing.
    """

    def __init__(
        self,
        ledger: SQLiteLedger,
        view: View,
        state: int,
        said: str = "",
        before: dict[str, Any] | None = None,
        making: Mapping[str, threading.Event] | None = None,
    ) -> None:
        self.ledger = ledger
        self.view = view
        self.state = state
        self.said = said
        self._materials = OrderedDict[tuple[Any, ...], Material]()
        self._made = OrderedDict[Any, Any]()
        self._before = {} if before is None else before
        self._making = {} if making is None else making

    def material(
        self,
        *,
        story: str | None = None,
        article: str | None = None,
        outlet: str | None = None,
        profile: str = "best",
        articles: Collection[str] | None = None,
    ) -> Material:
        """What the ledger holds of these articles (`report.scope.scope`)."""
        ids = None if articles is None else frozenset(articles)
        key = (story, article, outlet, profile, ids)
        if key not in self._materials:
            self._materials[key] = (
                scope(self.view, story=story, article=article, outlet=outlet, profile=profile)
                if ids is None
                else Material(self.view, ids, profile)
            )
        self._materials.move_to_end(key)
        if len(self._materials) > _MATERIALS:
            self._materials.popitem(last=False)
        return self._materials[key]

    def made(self, key: Any, make: Callable[[], T]) -> T:
        """What ``make`` yields, worked out once for this state of the ledger."""
        if key not in self._made:
            self._made[key] = make()
        self._made.move_to_end(key)
        if len(self._made) > _MADE:
            self._made.popitem(last=False)
        found: T = self._made[key]
        return found

    def grown(self, key: str, make: Callable[[T | None], T]) -> T:
        """The same, made of what it was in the state before, None where there was none. Raises
        `Soon` while the first is being made (`Desk.ready`)."""

        def grow() -> T:
            under_way = self._making.get(key)
            if under_way is not None and key not in self._before:
                raise Soon(under_way)
            self._before[key] = make(self._before.get(key))
            found: T = self._before[key]
            return found

        return self.made(("grown", key), grow)


class _Snapshot:
    """A connection that stands still, and what has been made of it."""

    def __init__(
        self,
        path: Path,
        as_of: AsOf | None,
        story: str | None,
        before: dict[str, Any] | None,
        making: Mapping[str, threading.Event],
    ) -> None:
        self.lock = threading.Lock()
        self.users = 0
        self._open = ExitStack()
        self._asked = (path, as_of, story, before, making)
        self._shown: Shown | None = None

    def shown(self) -> Shown:
        """Opened by whoever comes first; the others wait at the lock."""
        if self._shown is None:
            path, as_of, story, before, making = self._asked
            ledger = SQLiteLedger(path, passed=True)
            self._open.callback(ledger.close)
            self._open.enter_context(ledger.still())
            state = ledger.lines()  # the first look: from here on it stands still
            words = list[str]()
            asked = standing(ledger, as_of, story=story, say=words.append)
            view = self._open.enter_context(asked)
            self._shown = Shown(ledger, view, state, " ".join(words), before, making)
        return self._shown

    def close(self) -> None:
        self._open.close()


class Desk:
    """Raises ``ValueError`` or ``sqlite3.OperationalError`` where the file cannot be read as a
    ledger; makes an empty one where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._watching = SQLiteLedger(path, passed=True)
        self._lock = threading.Lock()
        self._writes = threading.Lock()
        self._changes = self._watching.changes()
        self._snapshots = OrderedDict[tuple[Any, ...], _Snapshot]()
        self._kept = dict[str, tuple[Any, Any]]()
        self._before = dict[str, Any]()
        self._making = dict[str, threading.Event]()
        self._ending = ExitStack()

    def kept(self, key: str, version: Any, make: Callable[[], T]) -> T:
        """What ``make`` yields, kept beyond one state of the ledger: as long as ``version`` is the
        same."""
        held = self._kept.get(key)
        if held is None or held[0] != version:
            held = self._kept[key] = (version, make())
        found: T = held[1]
        return found

    def ready(self, key: str, make: Callable[[View, int], T]) -> T:
        """Make what `Shown.grown` will ask for, of a state (a view, and the number of its last
        line) of one's own: only who asks for this waits, and makes it where this fails."""
        under_way = self._making[key] = threading.Event()
        try:
            ledger = SQLiteLedger(self.path, passed=True)
            try:
                with ledger.still():
                    state = ledger.lines()
                    made = make(ledger.view(), state)
            finally:
                ledger.close()
            found: T = self._before.setdefault(key, made)
            return found
        finally:
            self._making.pop(key, None)
            under_way.set()

    def closing(self, then: Callable[[], object]) -> None:
        """Do this when the workbench ends."""
        self._ending.callback(then)

    @contextmanager
    def shown(self, as_of: AsOf | None = None, story: str | None = None) -> Iterator[Shown]:
        """The newest state of the ledger, or what was known at a moment; ``story`` spares deriving
        all others where that must be derived. Others who ask for the same wait meanwhile."""
        key = (as_of, getattr(as_of, "reading", ""), story if as_of else None)
        with self._lock:
            self._forget()
            snapshot = self._snapshots.get(key)
            if snapshot is None:
                before = self._before if as_of is None else None
                snapshot = self._snapshots[key] = _Snapshot(
                    self.path, as_of, story, before, self._making
                )
            self._snapshots.move_to_end(key)
            snapshot.users += 1
        try:
            with snapshot.lock:
                yield snapshot.shown()
        finally:
            with self._lock:
                snapshot.users -= 1
                if not snapshot.users and snapshot not in self._snapshots.values():
                    snapshot.close()

    @contextmanager
    def writing(self) -> Iterator[SQLiteLedger]:
        """A ledger of one's own, to write to; our own windows write one after the other, other
        processes are waited for."""
        with self._writes:
            ledger = SQLiteLedger(self.path)
            try:
                yield ledger
            finally:
                ledger.close()

    def refresh(self) -> None:
        """Let go of what is no longer the newest state, so that it need not be kept on disk."""
        with self._lock:
            self._forget()

    def close(self) -> None:
        self._ending.close()
        with self._lock:
            for key in list(self._snapshots):
                self._let_go(key)
            self._watching.close()

    def _forget(self) -> None:
        changes = self._watching.changes()
        if changes != self._changes:
            self._changes = changes
            for key in list(self._snapshots):
                self._let_go(key)
        moments = [key for key in self._snapshots if key[0] is not None]
        for key in moments[:-_MOMENTS]:
            self._let_go(key)

    def _let_go(self, key: tuple[Any, ...]) -> None:
        """Whoever still uses it closes it when done."""
        snapshot = self._snapshots.pop(key)
        if not snapshot.users:
            snapshot.close()
