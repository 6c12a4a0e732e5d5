"""Lines of wide stories, made beside the requests: "600 articles, being worked out"."""

import threading
from collections.abc import Sequence
from weakref import WeakKeyDictionary, WeakSet

from reportedly.report.stories import Stories
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.desk import Desk
from reportedly.workbench.page import Asked

__all__ = ["AT_ONCE", "at_once", "making"]

AT_ONCE = 200
"""Articles of the stories whose lines are worked out while the reader waits (a quarter of a
second)."""

_UNDER_WAY: "WeakKeyDictionary[Desk, threading.Event]" = WeakKeyDictionary()
_FAILED: "WeakSet[Stories]" = WeakSet()
_LOCK = threading.Lock()


def at_once(asked: Asked, held: Stories) -> int | None:
    """How many articles the lines of a page may rest on; None for all: at a past moment, and where
    they could not be made aside, so that the reader learns why."""
    return None if asked.as_of is not None or held in _FAILED else AT_ONCE


def making(asked: Asked, held: Stories, ids: Sequence[str]) -> threading.Event:
    """These lines (ids of stories) are being made, one page's after the other; what is given is
    set when that is over."""
    with _LOCK:
        under_way = _UNDER_WAY.get(asked.desk)
        if under_way is None or under_way.is_set():
            under_way = _UNDER_WAY[asked.desk] = threading.Event()
            given = (asked.desk, asked.shown.state, held, tuple(ids), under_way)
            threading.Thread(target=_make, args=given, name="story lines", daemon=True).start()
    return under_way


def _make(
    desk: Desk, state: int, held: Stories, ids: Sequence[str], made: threading.Event
) -> None:
    """In a thread of its own; of a ledger that has changed meanwhile the next look asks anew."""
    try:
        ledger = SQLiteLedger(desk.path, passed=True)
        try:
            with ledger.still():
                if ledger.lines() == state:
                    for id in ids:
                        held.work_out(ledger.view(), id)
        finally:
            ledger.close()
    except Exception:
        _FAILED.add(held)
        raise
    finally:
        made.set()
