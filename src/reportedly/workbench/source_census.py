"""The count of all sources, made once for many pages: "counting, 400,000 statements so far"."""

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from reportedly.model.article import Article
from reportedly.report.judging import only_decided
from reportedly.report.source_counts import Census, count_sources
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.desk import Desk
from reportedly.workbench.page import Asked

__all__ = ["Counting", "census"]

AT_ONCE = 2000
"""Articles of which the sources are counted while the reader waits (a second)."""


@dataclass
class Counting:
    """How far a count has come. ``census`` is the count of an earlier state, if there is one;
    ``failed`` says why there will be none."""

    done: int = 0
    census: Census | None = None
    failed: str = ""


_HELD: "WeakKeyDictionary[Desk, tuple[int, Census]]" = WeakKeyDictionary()
_UNDER_WAY: "WeakKeyDictionary[Desk, Counting]" = WeakKeyDictionary()
_LOCK = threading.Lock()


def census(asked: Asked) -> Census | Counting:
    """The count of the ledger as it is shown. It holds until more than decisions and ratings comes
    in; that of a large ledger is made aside, and until then this says how far it is."""
    shown, desk = asked.shown, asked.desk
    if asked.as_of is not None:
        return shown.made("census", lambda: count_sources(shown.view))
    with _LOCK:
        held = _HELD.get(desk)
        if held is not None and (
            held[0] >= shown.state
            or shown.made(("as counted", held[0]), lambda: _same(asked, held[0]))
        ):
            return held[1]
        under_way = _UNDER_WAY.get(desk)
        if under_way is not None and not under_way.failed:
            return under_way
        if shown.made("few articles", lambda: _few(asked)):
            found = count_sources(shown.view)
            _HELD[desk] = (shown.state, found)
            return found
        counting = _UNDER_WAY[desk] = Counting(census=held[1] if held else None)
    threading.Thread(target=_count, args=(desk, counting), daemon=True).start()
    return counting


def _same(asked: Asked, since: int) -> bool:
    return only_decided(asked.shown.ledger, since)


def _few(asked: Asked) -> bool:
    ids = asked.shown.view.columns(Article, ("id",))
    return all(n < AT_ONCE for n, _ in enumerate(ids))


def _count(desk: Desk, counting: Counting) -> None:
    """In a thread of its own, over a ledger that stands still for it."""

    def hear(done: int) -> None:
        counting.done = done

    try:
        ledger = SQLiteLedger(desk.path, passed=True)
        try:
            with ledger.still():
                state = ledger.lines()
                found = count_sources(ledger.view(), progress=hear)
        finally:
            ledger.close()
    except Exception as error:  # whatever it is, the page says it and the next look tries again
        counting.failed = str(error) or type(error).__name__
        return
    with _LOCK:
        _HELD[desk] = (state, found)
        _UNDER_WAY.pop(desk, None)
