"""Tables made by Spark become a ledger on a desk: all of it, or "the quake" alone."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.engine.across import batched
from reportedly.engine.base import READ
from reportedly.engine.editions import edition_of, reader_edition
from reportedly.exports.arrow import arrow
from reportedly.model.article import Article
from reportedly.model.codec import KINDS, NAMES, decode
from reportedly.model.digests import digest_of
from reportedly.model.judgement import Judgement
from reportedly.model.story import Story
from reportedly.pipeline import STAGES
from reportedly.spark.rows import ALL, DONE
from reportedly.store.archive import Archive
from reportedly.store.base import Ledger

__all__ = ["Loaded", "Unfinished", "keep", "load", "stories"]

_Row = tuple[Any, ...]
"""By whom, about what, id, articles, data."""

SOME = 20_000
"""Records written in one go."""


class Unfinished(ValueError):
    """A folder that holds no tables, or such as are not finished."""


class Loaded(NamedTuple):
    """How many articles and records were written, and of how many articles the bytes are not
    kept."""

    articles: int
    records: int
    without: int = 0


class Folder:
    """The tables below a path, or an address of a file system that pyarrow knows. Raises
    `Unfinished`."""

    def __init__(self, place: str) -> None:
        files = arrow("fs")
        if "://" in place:
            self._system, self._root = files.FileSystem.from_uri(place.replace("s3a://", "s3://"))
        else:
            self._system, self._root = files.LocalFileSystem(), str(Path(place).absolute())
        if not self.has(f"{DONE}/{ALL}.json"):
            why = "are not finished: go on with spark --resume" if self.has(DONE) else "not found"
            raise Unfinished(f"tables in {place} {why}")
        with self._system.open_input_stream(f"{self._root}/{DONE}/{ALL}.json") as file:
            self.editions: dict[str, str] = json.loads(file.read())["stages"]

    def has(self, name: str) -> bool:
        """Whether there is a table or a file of that name."""
        return bool(self._system.get_file_info(f"{self._root}/{name}").type)

    def up_to_date(self) -> bool:
        """Whether this software would make the same of what was read."""
        now = {stage.name: edition_of(stage) for stage in STAGES}
        return {name: self.editions.get(name, "") for name in now} == now

    def rows(self, kind: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """These columns of the records of a kind, as they lie there."""
        if not self.has(kind):
            return
        found = arrow("dataset").dataset(
            f"{self._root}/{kind}", filesystem=self._system, format="parquet", partitioning="hive"
        )
        for batch in found.to_batches(columns=[*names], batch_size=SOME):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def stories(folder: Folder, words: str) -> list[Story]:
    """The stories with this id, the start of one, or these words in their title."""
    asked = words.casefold()
    return [
        decode(NAMES[Story], data)
        for id, title, data in folder.rows(NAMES[Story], "id", "title", "data")
        if id.startswith(words) or asked in title.casefold()
    ]


def load(
    folder: Folder,
    ledger: Ledger,
    articles: Iterable[str] | None = None,
    progress: Callable[[str], None] = lambda words: None,
) -> Loaded:
    """Write the records of the tables in an empty ledger; only those that rest on none but these
    ``articles``, where they are given, and judgements between two such."""
    among = None if articles is None else frozenset(articles)
    known, counts = set[str](), Counter[str]()
    judged = NAMES[Judgement]
    for kind in (*(kind for kind in KINDS if kind != judged), judged):
        if not folder.has(kind):
            continue
        progress(kind)
        rows = folder.rows(kind, "said_by", "said_about", "id", "rests_on", "data")
        told = rows if among is None else _inside(kind, rows, among, known)
        for some in batched(told, SOME):
            counts[kind] += len(some)
            with ledger.writer() as writer:
                for (by, about), group in groupby(sorted(some), itemgetter(0, 1)):
                    records = [decode(kind, data) for *_, data in group]
                    edition = folder.editions.get(by, "")
                    writer.revise(records, (), by=by, about=about, edition=edition)
    return Loaded(counts[NAMES[Article]], counts.total())


def keep(paths: Iterable[Path], ledger: Ledger, archive: Archive) -> int:
    """Keep the files below ``paths`` that articles of the ledger were read from; return of how
    many articles there are none."""
    wanted = Counter(article.sha256 for article in ledger.view().all(Article))
    with ledger.writer() as writer:
        for path in paths:
            for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
                if wanted and file.is_file() and (sha256 := _digest(file)) in wanted:
                    with file.open("rb") as stream:
                        archive.keep(stream)
                    writer.archived(sha256, by=READ, edition=reader_edition())
                    del wanted[sha256]
    return wanted.total()


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return digest_of(stream)


def _inside(
    kind: str, rows: Iterable[_Row], among: frozenset[str], known: set[str]
) -> Iterator[_Row]:
    """What rests on these articles alone; of judgements, those between two records that do."""
    for row in rows:
        *_, id, rests, data = row
        if kind == NAMES[Judgement]:
            judgement = decode(kind, data)
            if {judgement.left, judgement.right} <= known:
                yield row
        elif rests and among.issuperset(rests):
            known.add(id)
            yield row
