"""The ledger in memory as it stood at one moment, to be read."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.model.codec import KINDS, NAMES, kind_of, terse
from reportedly.model.record import Record, articles_of
from reportedly.store import log
from reportedly.store.base import Entry, Found
from reportedly.store.clock import END
from reportedly.store.schema import column, default, linking, names, place, values
from reportedly.store.words import Term, snippet, terms, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Lines", "MemoryView", "Standing", "Worded", "data_of", "place_of"]

R = TypeVar("R", bound=Record)


@dataclass
class Standing:
    record: Any
    by: str
    about: str
    since: str
    until: str = END

    def entry(self) -> Entry:
        return Entry(
            kind_of(self.record), self.record, self.by, self.about, self.since, self.until
        )


@dataclass
class Worded:
    """What is found by its words: its number, and these."""

    kind: type[Any]
    n: int
    tokens: tuple[str, ...]

    def holds(self, asked: Iterable[Term]) -> bool:
        return all(term.within(self.tokens) for term in asked)


class Lines:
    """All lines that were ever written, by what they are looked up by."""

    def __init__(self) -> None:
        self.kinds = defaultdict[type[Any], list[Standing]](list)
        self.ids = defaultdict[str, list[Standing]](list)
        self.resting = defaultdict[tuple[type[Any], str], list[Standing]](list)
        self.ends = defaultdict[tuple[type[Any], str], list[Standing]](list)

    def add(self, line: Standing) -> None:
        record = line.record
        kind = type(record)
        self.kinds[kind].append(line)
        self.ids[record.id].append(line)
        for article in articles_of(record):
            self.resting[kind, article].append(line)
        for end in (record.left, record.right) if linking(NAMES[kind]) else ():
            self.ends[kind, end].append(line)


class MemoryView:
    def __init__(
        self,
        lines: Lines,
        as_of: str | None,
        worded: dict[str, Worded],
        logged: dict[int, bytes],
    ) -> None:
        self._lines, self._ids, self.as_of = lines, lines.ids, as_of
        self._worded, self._logged = worded, logged
        self.reading = "" if as_of is None else "ledger"
        self.asked = dict[str, frozenset[str]]()

    def _stands(self, line: Standing) -> bool:
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
    ) -> list[Standing]:
        if articles is None:
            return self._among(self._lines.kinds.get(kind, ()), by)
        resting = self._lines.resting
        return self._among(_any(resting.get((kind, one), ()) for one in articles), by)

    def _among(self, lines: Iterable[Standing], by: Collection[str] | None) -> list[Standing]:
        """Those that stand, said by any of these, by place and id."""
        found = (line for line in lines if by is None or line.by in by)
        return sorted(filter(self._stands, found), key=lambda line: place_of(line.record))

    def columns(
        self,
        kind: type[Any],
        names: Sequence[str],
        *,
        articles: Collection[str] | None = None,
        ids: Collection[str] | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        kept = dict(where or {})
        for name in (*names, *kept):
            column(NAMES[kind], name)
        for line in self._some(kind, articles, None):
            row = _row(NAMES[kind], line)
            if (ids is None or line.record.id in ids) and kept.items() <= row.items():
                yield tuple(row[name] if name in row else _field(line, name) for name in names)

    def many(self, kind: type[R], ids: Collection[str]) -> dict[str, R]:
        found = ((id, self.get(kind, id)) for id in ids)
        return {id: record for id, record in found if record is not None}

    def linked(
        self, kind: type[R], ids: Collection[str], by: Collection[str] | None = None
    ) -> Iterator[R]:
        if not linking(NAMES[kind]):
            raise ValueError(f"a record of kind {NAMES[kind]} links no two others")
        ends = self._lines.ends
        found = self._among(_any(ends.get((kind, id), ()) for id in ids), by)
        return (line.record for line in found)

    def ever(self, kind: type[Any], id: str) -> Entry | None:
        lines = [line for line in self._ids.get(id, ()) if type(line.record) is kind]
        last = max(lines, key=lambda line: (line.until, line.since), default=None)
        return last.entry() if last else None

    def past(self, kind: type[Any], about: str | None = None) -> Iterator[Entry]:
        lines = (line for line in self._lines.kinds.get(kind, ()) if about in (None, line.about))
        found = [line for line in lines if line.since <= (self.as_of or END)]
        for line in sorted(found, key=lambda line: (line.since, line.record.id)):
            yield line.entry()

    def changed(self, kind: type[Any], since: int) -> set[str]:
        later = (rows for n, rows in self._logged.items() if n > since)
        return {m.id for rows in later for m in log.listed(rows) if m.kind == NAMES[kind]}

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

    def numbered(self, kind: type[Any], since: int = 0) -> "tuple[list[str], NDArray[np.int64]]":
        import numpy as np

        held = {id: w.n for id, w in self._worded.items() if w.kind is kind and w.n > since}
        return list(held), np.fromiter(held.values(), np.int64)

    def holding(self, words: str) -> "NDArray[np.int64]":
        import numpy as np

        asked = terms(words)
        found = (one.n for one in self._worded.values() if asked and one.holds(asked))
        return np.fromiter(found, dtype=np.int64)

    def newest(self, words: str, most: int) -> list[int]:
        return [int(n) for n in self.holding(words)[::-1][:most]]

    def hits(self, words: str) -> tuple[list[tuple[str, str]], bool]:
        asked, found = terms(words), list[tuple[int, str, str]]()
        for id, held in self._worded.items() if asked else ():
            if held.holds(asked):
                often = sum(term.within(held.tokens) for term in asked)
                found.append((-often, NAMES[held.kind], id))
        return [(kind, id) for _, kind, id in sorted(found)], False

    def search(self, words: str, limit: int = 50) -> list[Found]:
        found = list[Found]()
        for kind, id in self.hits(words)[0]:
            if (record := self.get(KINDS[kind], id)) is not None:
                found.append(Found(kind, id, snippet(words_of(record), words)))
        return found[:limit]


def _any(several: Iterable[Iterable[Standing]]) -> Iterable[Standing]:
    """Each line once."""
    return {id(line): line for lines in several for line in lines}.values()


def place_of(record: Any) -> tuple[str, int, str]:
    span = getattr(record, "span", None)
    return (span.article, span.start, record.id) if span else ("", 0, record.id)


def _row(kind: str, line: Standing) -> dict[str, Any]:
    """The columns of a line, as a ledger file has them."""
    record = line.record
    said = (line.by, line.about, line.since, line.until)
    held = (record.id, *place(record), *values(kind, record), data_of(record), *said)
    return dict(zip(names(kind), held, strict=True))


def _field(line: Standing, name: str) -> Any:
    """A field that is no single value, as JSON."""
    value = json.loads(data_of(line.record)).get(name, default(kind_of(line.record), name))
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def data_of(record: Record) -> str:
    return terse(record).decode()
