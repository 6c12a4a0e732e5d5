"""The ledger in memory, for tests and notebooks."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from reportedly import __version__
from reportedly.model.codec import NAMES, kind_of
from reportedly.model.record import Record
from reportedly.store import log
from reportedly.store.archive import MemoryArchive
from reportedly.store.base import Between, Row
from reportedly.store.clock import now
from reportedly.store.keyed import MemoryKeyed
from reportedly.store.log import Line, Mark, What
from reportedly.store.memory_view import Lines, MemoryView, Standing, Worded, data_of, place_of
from reportedly.store.words import tokens, words_of

__all__ = ["MemoryLedger"]

_About = tuple[str, str]
"""Who says something, and about what."""
_Named = tuple[type[Any], str]
"""Kind and id of a record."""


class MemoryLedger:
    def __init__(self) -> None:
        self.archive = MemoryArchive()
        self.keyed = MemoryKeyed()
        self._lines = Lines()
        self._said = defaultdict[_About, dict[_Named, Standing]](dict)
        self._log = list[Line]()
        self._logged = dict[int, bytes]()
        self._archived = set[str]()
        self._worded = dict[str, Worded]()

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        draft = _Writer(self._said, self._log, self._archived)
        yield draft
        for line, moment in draft.struck:
            line.until = moment
        for line in draft.added:
            self._lines.add(line)
            if (body := words_of(line.record)) and line.record.id not in self._worded:
                number = len(self._worded) + 1
                self._worded[line.record.id] = Worded(type(line.record), number, tokens(body))
        for about, said in draft.said.items():
            for named, one in said.items():
                if one is None:
                    self._said[about].pop(named, None)
                else:
                    self._said[about][named] = one
        self._log += draft.log
        self._logged.update(draft.logged)
        self._archived.update(line.about for line in draft.log if line.what == What.ARCHIVED)

    def view(self, *, as_of: str | None = None) -> MemoryView:
        return MemoryView(self._lines, as_of, self._worded, self._logged)

    def elsewhere(self) -> None:
        """Nobody else sees this memory."""

    def began(self) -> str | None:
        return min((line.since for line in self._all()), default=None)

    def between(
        self, one: str, other: str, kinds: Collection[type[Record]] | None = None
    ) -> Between:
        asked = [kind for kind in NAMES if kinds is None or kind in kinds]
        lines = [
            line
            for kind in asked
            for line in sorted(
                self._lines.kinds.get(kind, ()), key=lambda line: place_of(line.record)
            )
        ]
        added = (line for line in lines if one < line.since <= other < line.until)
        struck = (line for line in lines if line.since <= one < line.until <= other)
        return Between(tuple(e.entry() for e in added), tuple(e.entry() for e in struck))

    def log(self, since: int = 1, by: Collection[str] | None = None) -> Iterator[Line]:
        lines = self._log[max(0, since - 1) :]
        return (line for line in lines if by is None or line.by in by)

    def lines(self) -> int:
        return len(self._log)

    def logged(self, n: int) -> bytes:
        return self._logged.get(n, b"")

    def earlier(self, moment: str) -> tuple[int, str]:
        """Nothing is older than a log that is there from the start."""
        return 0, hashlib.sha256().hexdigest()

    def rows(self) -> Iterator[Row]:
        made = (
            Row(kind_of(e.record), e.record.id, data_of(e.record), e.by, e.about, e.since, e.until)
            for e in self._all()
        )
        return iter(sorted(made, key=lambda row: (row.by, row.about, row.kind, row.id)))

    def _all(self) -> Iterator[Standing]:
        return (line for lines in self._lines.kinds.values() for line in lines)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """It is as quick at any time."""
        if self._log:
            raise ValueError("only a ledger that holds nothing yet can be filled at once")
        yield

    @contextmanager
    def still(self) -> Iterator[None]:
        yield

    def close(self) -> None:
        self.__init__()  # type: ignore[misc]


class _Writer:
    """Collects one transaction; the ledger takes it over when it ends well."""

    def __init__(
        self,
        said: Mapping[_About, dict[_Named, Standing]],
        known: Sequence[Line],
        archived: Collection[str],
    ) -> None:
        self._before, self._known, self._archived = said, known, archived
        self.moment = log.later(now(), known[-1] if known else None)
        self.said = defaultdict[_About, dict[_Named, Standing | None]](dict)
        self.struck = list[tuple[Standing, str]]()
        self.added = list[Standing]()
        self.log = list[Line]()
        self.logged = dict[int, bytes]()

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        known = [*self._before.get((by, about), {}), *self.said[by, about]]
        return self._change(records, known, by, about, edition)

    def revise(
        self,
        put: Iterable[Record],
        struck: Iterable[tuple[type[Any], str]],
        *,
        by: str,
        about: str = "",
        edition: str = "",
    ) -> bool:
        return self._change(put, struck, by, about, edition)

    def _change(
        self,
        records: Iterable[Record],
        named: Iterable[_Named],
        by: str,
        about: str,
        edition: str,
    ) -> bool:
        """Put the records, strike what is named and none of them."""
        before, said = self._before.get((by, about), {}), self.said[by, about]
        made = {(type(record), record.id): record for record in records}
        struck, added = list[Standing](), list[Record]()
        for one in {**dict.fromkeys(named), **made}:
            line = said[one] if one in said else before.get(one)
            if line is not None and line.record != made.get(one):
                struck.append(line)
            if one in made and (line is None or line.record != made[one]):
                added.append(made[one])
        if any(line.since == self.moment for line in struck):
            # Put and struck in one transaction: it stood for a moment all the same.
            self.moment = log.later(self.moment, self.log[-1])
        self.struck += ((line, self.moment) for line in struck)
        said |= {(type(line.record), line.record.id): None for line in struck}
        new = [Standing(record, by, about, self.moment) for record in added]
        self.added += new
        said |= {(type(line.record), line.record.id): line for line in new}
        if struck or added:
            marks = [*(_mark("+", one) for one in added)]
            marks += [_mark("-", line.record) for line in struck]
            kinds = {kind_of(one) for one in added}
            self._write(log.what(by, kinds, len(added)), by, about, edition, marks)
        return bool(struck or added)

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
