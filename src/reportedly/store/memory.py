"""The ledger in memory, for tests and notebooks."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportedly import __version__
from reportedly.model.codec import NAMES, kind_of
from reportedly.model.record import Record
from reportedly.store import log
from reportedly.store.archive import MemoryArchive
from reportedly.store.base import Between, Row
from reportedly.store.clock import now
from reportedly.store.log import Line, Mark, What
from reportedly.store.memory_view import MemoryView, Standing, Worded, data_of, place_of
from reportedly.store.words import tokens, words_of

if TYPE_CHECKING:
    pass

__all__ = ["MemoryLedger"]


class MemoryLedger:
    def __init__(self) -> None:
        self.archive = MemoryArchive()
        self._kinds = defaultdict[type[Any], list[Standing]](list)
        self._ids = defaultdict[str, list[Standing]](list)
        self._said = defaultdict[tuple[str, str], dict[str, Standing]](dict)
        self._log = list[Line]()
        self._logged = dict[int, bytes]()
        self._archived = set[str]()
        self._worded = dict[str, Worded]()

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        draft = _Writer(self._said, self._log, self._archived)
        yield draft
        for line in draft.struck:
            line.until = draft.moment
        for line in draft.added:
            self._kinds[type(line.record)].append(line)
            self._ids[line.record.id].append(line)
            if (body := words_of(line.record)) and line.record.id not in self._worded:
                number = len(self._worded) + 1
                self._worded[line.record.id] = Worded(type(line.record), number, tokens(body))
        self._said.update(draft.said)
        self._log += draft.log
        self._logged.update(draft.logged)
        self._archived.update(line.about for line in draft.log if line.what == What.ARCHIVED)

    def view(self, *, as_of: str | None = None) -> MemoryView:
        return MemoryView(self._kinds, self._ids, as_of, self._worded, self._logged)

    def began(self) -> str | None:
        return min((line.since for line in self._lines()), default=None)

    def between(
        self, one: str, other: str, kinds: Collection[type[Record]] | None = None
    ) -> Between:
        asked = [kind for kind in NAMES if kinds is None or kind in kinds]
        lines = [
            line
            for kind in asked
            for line in sorted(self._kinds.get(kind, ()), key=lambda line: place_of(line.record))
        ]
        added = (line for line in lines if one < line.since <= other < line.until)
        struck = (line for line in lines if line.since <= one < line.until <= other)
        return Between(tuple(e.entry() for e in added), tuple(e.entry() for e in struck))

    def log(self, since: int = 1, by: Collection[str] | None = None) -> Iterator[Line]:
        lines = self._log[max(0, since - 1) :]
        return (line for line in lines if by is None or line.by in by)

    def logged(self, n: int) -> bytes:
        return self._logged.get(n, b"")

    def earlier(self, moment: str) -> tuple[int, str]:
        """Nothing is older than a log that is there from the start."""
        return 0, hashlib.sha256().hexdigest()

    def rows(self) -> Iterator[Row]:
        made = (
            Row(kind_of(e.record), e.record.id, data_of(e.record), e.by, e.about, e.since, e.until)
            for e in self._lines()
        )
        return iter(sorted(made, key=lambda row: (row.by, row.about, row.kind, row.id)))

    def _lines(self) -> Iterator[Standing]:
        return (line for lines in self._kinds.values() for line in lines)

    @contextmanager
    def still(self) -> Iterator[None]:
        yield

    def close(self) -> None:
        self.__init__()  # type: ignore[misc]


class _Writer:
    """Collects one transaction; the ledger takes it over when it ends well."""

    def __init__(
        self,
        said: dict[tuple[str, str], dict[str, Standing]],
        known: Sequence[Line],
        archived: Collection[str],
    ) -> None:
        self._before, self._known, self._archived = said, known, archived
        self.moment = log.later(now(), known[-1] if known else None)
        self.said = dict[tuple[str, str], dict[str, Standing]]()
        self.struck = list[Standing]()
        self.added = list[Standing]()
        self.log = list[Line]()
        self.logged = dict[int, bytes]()

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        before = self.said.get((by, about), self._before.get((by, about), {}))
        standing = dict[str, Standing]()
        for record in records:
            line = before.get(record.id)
            if line is None or line.record != record:
                line = Standing(record, by, about, self.moment)
            standing[record.id] = line
        kept = {id(line) for line in standing.values()}
        old = {id(line) for line in before.values()}
        struck = [line for line in before.values() if id(line) not in kept]
        added = [line for line in standing.values() if id(line) not in old]
        self.struck += struck
        self.added += added
        self.said[by, about] = standing
        if kept != old:
            marks = [*(_mark("+", one.record) for one in added)]
            marks += [_mark("-", one.record) for one in struck]
            kinds = {kind_of(one.record) for one in added}
            self._write(log.what(by, kinds, len(added)), by, about, edition, marks)
        return kept != old

    def archived(self, sha256: str, *, by: str, edition: str = "") -> None:
        new = (line.about for line in self.log if line.what == What.ARCHIVED)
        if sha256 not in self._archived and sha256 not in new:
            self._write(What.ARCHIVED, by, sha256, edition, (), sha256)

    def _write(
        self,
        what: What,
        by: str,
        about: str,
        edition: str,
        marks: Collection[Mark],
        digest: str = "",
    ) -> None:
        if not self._known and not self.log:
            nothing = hashlib.sha256().hexdigest()
            self.log.append(log.began(self.moment, __version__, 0, nothing))
        last = self.log[-1] if self.log else self._known[-1]
        line, rows = log.after(
            last, self.moment, what, by, about, edition or __version__, marks, digest
        )
        self.log.append(line)
        if rows:
            self.logged[line.n] = rows


def _mark(sign: str, record: Record) -> Mark:
    return log.mark(sign, kind_of(record), record.id, data_of(record))
