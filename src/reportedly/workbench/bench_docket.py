"""What there is to judge, kept ready while people decide: "only decisions came in since"."""

import threading
from pathlib import Path

from reportedly.model.article import Article
from reportedly.model.decision import Decision, Matter
from reportedly.pipeline import COMPARING
from reportedly.report.ground import Ground
from reportedly.report.judging import Docket, only_decided
from reportedly.store.log import What
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.page import Asked

__all__ = ["docket", "waiting"]

MANY = 150
"""Articles from which what there is to judge is read while nobody waits for it."""

_Counted = tuple[int, frozenset[str], int]
"""How many pairs are open, after the state and the decisions for which that holds."""
_Held = tuple[int, Ground]
"""What is held to be one, after the state of the ledger (a line of its log) that it is of."""


def docket(asked: Asked, matter: Matter) -> Docket | None:
    """What there is to judge of a matter; None while it is being read."""
    held = _ground(asked, matter)
    if held is None:
        return None
    shown = asked.shown
    key = "docket", matter, held[0]
    return shown.made(key, lambda: Docket(shown.view, matter, ground=held[1]))


def waiting(asked: Asked, matter: Matter) -> int | None:
    """How many pairs of a matter are to be judged, None while that is not known. Decisions about
    another matter do not change it."""
    found = docket(asked, matter)
    held = _ground(asked, matter)
    if found is None or held is None:
        return None
    heard = frozenset(one.id for one in asked.shown.view.all(Decision) if one.matter is matter)

    def counted(before: _Counted | None) -> _Counted:
        if before is not None and before[:2] == (held[0], heard):
            return before
        return held[0], heard, len(found.asked())

    return asked.shown.grown(f"open {matter} {held[0]}", counted)[2]


def _ground(asked: Asked, matter: Matter) -> _Held | None:
    shown = asked.shown
    if asked.as_of is not None:
        made = shown.made(("ground", matter), lambda: Ground(shown.view, matter))
        return shown.state, made
    if _few(asked):
        return shown.made(("ground", matter), lambda: _read_here(asked, matter))
    held = _reading(asked.desk.path).held(matter)
    if held is not None and held[0] <= shown.state:
        if only_decided(shown.ledger, held[0]):
            return held
        _reading(asked.desk.path).read(matter)
        return held if _same_articles(asked, held[0]) else None
    _reading(asked.desk.path).read(matter)
    return None


def _few(asked: Asked) -> bool:
    shown = asked.shown
    return shown.made(
        "few articles", lambda: sum(1 for _ in shown.view.columns(Article, ("id",))) < MANY
    )


def _read_here(asked: Asked, matter: Matter) -> _Held:
    """Of what decisions are about nothing changes until more than decisions come in."""
    shown = asked.shown

    def made(before: _Held | None) -> _Held:
        if before is not None and only_decided(shown.ledger, before[0]):
            return before
        return shown.state, Ground(shown.view, matter)

    return shown.grown(f"ground of {matter}", made)


def _same_articles(asked: Asked, since: int) -> bool:
    """Whether since this state no article was read: what has been worked in changes what is one,
    and not the records that are asked about, so that one can go on with what was held before."""
    return all(
        line.what == What.DECIDED or not line.about or line.by == COMPARING
        for line in asked.shown.ledger.log(since + 1)
    )


class _Reading:
    """Reads, one after the other and beside the requests, what was asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._asked = list[Matter]()
        self._held = dict[Matter, _Held]()
        self._busy = False

    def held(self, matter: Matter) -> _Held | None:
        return self._held.get(matter)

    def read(self, matter: Matter) -> None:
        with self._lock:
            if matter not in self._asked:
                self._asked.append(matter)
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="reading pairs", daemon=True).start()

    def _run(self) -> None:
        ledger = SQLiteLedger(self._path)
        try:
            while (matter := self._next()) is not None:
                with ledger.still():
                    self._held[matter] = ledger.lines(), Ground(ledger.view(), matter)
                with self._lock:
                    self._asked.remove(matter)
        except Exception:
            with self._lock:
                self._busy = False  # whoever asks next tries again
            raise
        finally:
            ledger.close()

    def _next(self) -> Matter | None:
        with self._lock:
            if not self._asked:
                self._busy = False
            return self._asked[0] if self._asked else None


_readings = dict[Path, _Reading]()
_making = threading.Lock()


def _reading(path: Path) -> _Reading:
    with _making:
        return _readings.setdefault(path.resolve(), _Reading(path))
