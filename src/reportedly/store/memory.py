"""The ledger in memory, for tests and notebooks."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from reportedly import __version__
from reportedly.model.codec import NAMES, encode, kind_of
from reportedly.model.record import Record, articles_of
from reportedly.store import log
from reportedly.store.archive import MemoryArchive
from reportedly.store.base import Between, Entry, Found, Row
from reportedly.store.clock import END, now
from reportedly.store.log import Line, Mark, What
from reportedly.store.words import words_of

__all__ = ["MemoryLedger"]

R = TypeVar("R", bound=Record)


@dataclass
class _Line:
    record: Any
    by: str
    about: str
    since: str
    until: str = END

    def entry(self) -> Entry:
        return Entry(
            kind_of(self.record), self.record, self.by, self.about, self.since, self.until
        )


class MemoryLedger:
    def __init__(self) -> None:
        self.archive = MemoryArchive()
        self._kinds = defaultdict[type[Any], list[_Line]](list)
        self._ids = defaultdict[str, list[_Line]](list)
        self._said = defaultdict[tuple[str, str], dict[str, _Line]](dict)
        self._log = list[Line]()
        self._logged = dict[int, bytes]()
        self._archived = set[str]()

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        draft = _Writer(self._said, self._log, self._archived)
        yield draft
        for line in draft.struck:
            line.until = draft.moment
        for line in draft.added:
            self._kinds[type(line.record)].append(line)
            self._ids[line.record.id].append(line)
        self._said.update(draft.said)
        self._log += draft.log
        self._logged.update(draft.logged)
        self._archived.update(line.about for line in draft.log if line.what == What.ARCHIVED)

    def view(self, *, as_of: str | None = None) -> "_View":
        return _View(self._kinds, self._ids, as_of)

    def began(self) -> str | None:
        return min((line.since for line in self._lines()), default=None)

    def between(
        self, one: str, other: str, kinds: Collection[type[Record]] | None = None
    ) -> Between:
        asked = [kind for kind in NAMES if kinds is None or kind in kinds]
        lines = [
            line
            for kind in asked
            for line in sorted(self._kinds.get(kind, ()), key=lambda line: _place(line.record))
        ]
        added = (line for line in lines if one < line.since <= other < line.until)
        struck = (line for line in lines if line.since <= one < line.until <= other)
        return Between(tuple(e.entry() for e in added), tuple(e.entry() for e in struck))

    def log(self, since: int = 1) -> Iterator[Line]:
        return iter(self._log[max(0, since - 1) :])

    def logged(self, n: int) -> bytes:
        return self._logged.get(n, b"")

    def earlier(self, moment: str) -> tuple[int, str]:
        """Nothing is older than a log that is there from the start."""
        return 0, hashlib.sha256().hexdigest()

    def rows(self) -> Iterator[Row]:
        made = (
            Row(kind_of(e.record), e.record.id, _data(e.record), e.by, e.about, e.since, e.until)
            for e in self._lines()
        )
        return iter(sorted(made, key=lambda row: (row.by, row.about, row.kind, row.id)))

    def _lines(self) -> Iterator[_Line]:
        return (line for lines in self._kinds.values() for line in lines)

    @contextmanager
    def still(self) -> Iterator[None]:
        yield

    def close(self) -> None:
        self.__init__()  # type: ignore[misc]


def _data(record: Record) -> str:
    return encode(record).decode()


class _Writer:
    """Collects one transaction; the ledger takes it over when it ends well."""

    def __init__(
        self,
        said: dict[tuple[str, str], dict[str, _Line]],
        known: Sequence[Line],
        archived: Collection[str],
    ) -> None:
        self._before, self._known, self._archived = said, known, archived
        self.moment = log.later(now(), known[-1] if known else None)
        self.said = dict[tuple[str, str], dict[str, _Line]]()
        self.struck = list[_Line]()
        self.added = list[_Line]()
        self.log = list[Line]()
        self.logged = dict[int, bytes]()

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        before = self.said.get((by, about), self._before.get((by, about), {}))
        standing = dict[str, _Line]()
        for record in records:
            line = before.get(record.id)
            if line is None or line.record != record:
                line = _Line(record, by, about, self.moment)
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
    return log.mark(sign, kind_of(record), record.id, _data(record))


class _View:
    def __init__(
        self,
        kinds: dict[type[Any], list[_Line]],
        ids: dict[str, list[_Line]],
        as_of: str | None,
    ) -> None:
        self._kinds, self._ids, self.as_of = kinds, ids, as_of
        self.reading = "" if as_of is None else "ledger"
        self.asked = dict[str, frozenset[str]]()

    def _stands(self, line: _Line) -> bool:
        if self.as_of is None:
            return line.until == END
        return line.since <= self.as_of < line.until

    def get(self, kind: type[R], id: str) -> R | None:
        lines = (line for line in self._ids.get(id, ()) if type(line.record) is kind)
        return next((line.record for line in lines if self._stands(line)), None)

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]:
        return (line.record for line in self._some(kind, articles, by))

    def entries(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[Entry]:
        return (line.entry() for line in self._some(kind, articles, by))

    def _some(
        self, kind: type[Any], articles: Collection[str] | None, by: Collection[str] | None
    ) -> list[_Line]:
        lines = (line for line in self._kinds.get(kind, ()) if by is None or line.by in by)
        found = [line for line in lines if self._stands(line)]
        if articles is not None:
            wanted = set(articles)
            found = [line for line in found if wanted.intersection(articles_of(line.record))]
        return sorted(found, key=lambda line: _place(line.record))

    def find(self, id: str) -> Entry | None:
        exact = [line for line in self._ids.get(id, ()) if self._stands(line)]
        if exact:
            return exact[0].entry()
        near = [
            line
            for known, lines in self._ids.items()
            if known.startswith(id)
            for line in lines
            if self._stands(line)
        ]
        return near[0].entry() if len({line.record.id for line in near}) == 1 else None

    def search(self, words: str, limit: int = 50) -> list[Found]:
        wanted = re.findall(r"\w+", words.lower())
        hits = list[tuple[int, Found]]()
        for lines in self._kinds.values():
            for line in filter(self._stands, lines):
                body = words_of(line.record)
                there = re.findall(r"\w+", body.lower())
                if wanted and set(wanted) <= set(there):
                    found = Found(kind_of(line.record), line.record.id, body[:200])
                    hits.append((-sum(there.count(word) for word in wanted), found))
        return [found for _, found in sorted(hits)[:limit]]


def _place(record: Any) -> tuple[str, int, str]:
    span = getattr(record, "span", None)
    return (span.article, span.start, record.id) if span else ("", 0, record.id)
