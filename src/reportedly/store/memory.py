"""The ledger in memory, for tests and notebooks."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from reportedly.model.codec import kind_of
from reportedly.model.record import Record, articles_of
from reportedly.store.base import Entry, Found
from reportedly.store.clock import END, now
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
        self._kinds = defaultdict[type[Any], list[_Line]](list)
        self._ids = defaultdict[str, list[_Line]](list)
        self._said = defaultdict[tuple[str, str], dict[str, _Line]](dict)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        draft = _Writer(self._said)
        yield draft
        for line in draft.struck:
            line.until = draft.moment
        for line in draft.added:
            self._kinds[type(line.record)].append(line)
            self._ids[line.record.id].append(line)
        self._said.update(draft.said)

    def view(self, *, as_of: str | None = None) -> "_View":
        return _View(self._kinds, self._ids, as_of)

    def close(self) -> None:
        self.__init__()  # type: ignore[misc]


class _Writer:
    """Collects one transaction; the ledger takes it over when it ends well."""

    def __init__(self, said: dict[tuple[str, str], dict[str, _Line]]) -> None:
        self._before = said
        self.moment = now()
        self.said = dict[tuple[str, str], dict[str, _Line]]()
        self.struck = list[_Line]()
        self.added = list[_Line]()

    def put(self, records: Iterable[Record], *, by: str, about: str = "") -> bool:
        before = self.said.get((by, about), self._before.get((by, about), {}))
        standing = dict[str, _Line]()
        for record in records:
            line = before.get(record.id)
            if line is None or line.record != record:
                line = _Line(record, by, about, self.moment)
            standing[record.id] = line
        kept = {id(line) for line in standing.values()}
        old = {id(line) for line in before.values()}
        self.struck += [line for line in before.values() if id(line) not in kept]
        self.added += [line for line in standing.values() if id(line) not in old]
        self.said[by, about] = standing
        return kept != old


class _View:
    def __init__(
        self,
        kinds: dict[type[Any], list[_Line]],
        ids: dict[str, list[_Line]],
        as_of: str | None,
    ) -> None:
        self._kinds, self._ids, self._as_of = kinds, ids, as_of

    def _stands(self, line: _Line) -> bool:
        if self._as_of is None:
            return line.until == END
        return line.since <= self._as_of < line.until

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
        lines = (line for line in self._kinds.get(kind, ()) if by is None or line.by in by)
        found = [line.record for line in lines if self._stands(line)]
        if articles is not None:
            wanted = set(articles)
            found = [record for record in found if wanted.intersection(articles_of(record))]
        return iter(sorted(found, key=_place))

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
