"""All of the work, step by step; what is done already is not done again: "read, same_name, …"."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from reportedly.engine.editions import edition_of, reader_edition
from reportedly.engine.plan import Within, phases
from reportedly.engine.units import given
from reportedly.model.article import Article
from reportedly.model.codec import NAMES, encode, kind_of
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.story import Story
from reportedly.pipeline import all_stages, edition
from reportedly.spark.components import Keep
from reportedly.spark.gathering import gathered
from reportedly.spark.inputs import Root, roots, seal
from reportedly.spark.meeting import met
from reportedly.spark.piles import FOUND, found
from reportedly.spark.reading import READ, readings
from reportedly.spark.session import moved
from reportedly.spark.tables import DONE, WORK, Tables
from reportedly.spark.within import worked
from reportedly.stage import Closure, Compare, Extract, Gather

__all__ = ["Order", "Step", "run"]

PARTS = 4
"""Parts that the work is cut into for every core, where nothing else is asked for."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be done: the ``paths`` of the pile, the columns of its exports by field, files of
    plugins, and into how many parts the work is cut."""

    paths: Sequence[str]
    mapping: Mapping[str, str] = field(default_factory=dict)
    plugins: Sequence[Path] = ()
    partitions: int = 0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the work: how many records it made, in how many seconds, how many bytes went
    from task to task, and whether it had been done before."""

    name: str
    records: int
    seconds: float
    shuffle_read_bytes: int
    shuffle_write_bytes: int
    known: bool = False


def run(
    spark: SparkSession,
    order: Order,
    tables: Tables,
    progress: Callable[[str], None] = lambda words: None,
) -> list[Step]:
    """Fill ``tables`` with all that is read in the pile and made of it. Where a step was done by
    this edition of the software on the same files, it is left as it is, and so is what follows as
    long as that holds."""
    return list(_Run(spark, order, tables, progress).steps())


class _Run:
    def __init__(
        self, spark: SparkSession, order: Order, tables: Tables, progress: Callable[[str], None]
    ) -> None:
        self._spark, self._order, self._tables, self._say = spark, order, tables, progress
        self._stages = all_stages(order.plugins)
        self._sent = tuple(path.name for path in order.plugins)
        for path in order.plugins:
            spark.sparkContext.addFile(str(path))
        self._partitions = order.partitions or PARTS * spark.sparkContext.defaultParallelism
        spark.conf.set("spark.sql.shuffle.partitions", self._partitions)
        self._edition = ""

    def steps(self) -> Iterator[Step]:
        """Each step when it is done."""
        yield self._read()
        for phase in phases(self._stages):
            if isinstance(phase, Within):
                yield self._within(phase)
            elif isinstance(phase.stage, Compare):
                yield self._compare(phase.stage)
            else:
                yield self._gather(phase.stage)

    def _read(self) -> Step:
        some, missing = roots(self._spark, self._order.paths)
        asked = (sorted(self._order.mapping.items()), seal(self._spark, some), missing)
        self._edition = _hash(reader_edition(), *asked, self._partitions)
        made = edition(self._stages)
        taken = [stage.name for stage in self._stages if isinstance(stage, Extract)]

        def rows(keep: Keep) -> DataFrame:
            told = keep("found", lambda: self._found(some, missing))
            return readings(told, self._sent, made, self._partitions)

        return self._step(READ, (READ, *taken), (made,), rows)

    def _found(self, some: Sequence[Root], missing: Sequence[Failure]) -> DataFrame:
        none = self._spark.createDataFrame(
            [(0, "", n, one.id, kind_of(one), encode(one).decode()) for n, one in enumerate(missing)],
            FOUND,
        )
        made = found(self._spark, some, self._order.mapping, self._sent, self._partitions)
        return made.unionByName(none)

    def _compare(self, stage: Compare) -> Step:
        def rows(keep: Keep) -> DataFrame:
            records = self._tables.rows([NAMES[stage.of]])
            return met(stage, self._sent, records, keep, self._partitions)

        return self._step(stage.name, (stage.name,), (edition_of(stage),), rows)

    def _gather(self, stage: Gather) -> Step:
        def rows(keep: Keep) -> DataFrame:
            by = stage.by.by if isinstance(stage.by, Closure) else ""
            links = self._tables.rows([NAMES[Judgement]], by, "left", "right", "verdict")
            return gathered(
                stage,
                self._sent,
                self._tables.rows(NAMES[kind] for kind in stage.of),
                links,
                self._tables.rows([NAMES[Article]]),
                keep,
                self._partitions,
            )

        return self._step(stage.name, (stage.name,), (edition_of(stage),), rows)

    def _within(self, phase: Within) -> Step:
        names = tuple(stage.name for stage in phase.stages)

        def rows(keep: Keep) -> DataFrame:
            kinds = {NAMES[kind]: None for kind in (Article, *given(phase.stages))}
            told = self._tables.rows([NAMES[Story]], "", "articles")
            stories = told.select(F.explode("articles").alias("article"), F.col("id").alias("story"))
            records = self._tables.rows(kinds)
            return worked(names, self._sent, records, stories, self._partitions)

        title = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
        return self._step(title, names, map(edition_of, phase.stages), rows)

    def _step(
        self,
        name: str,
        stages: Sequence[str],
        editions: Iterable[str],
        rows: Callable[[Keep], DataFrame],
    ) -> Step:
        """Do a step unless it is done: let what these stages say be the ``rows``."""
        self._edition = made = _hash(self._edition, *stages, *editions)
        place = name.replace(" ", "_")
        if (mark := self._tables.mark(place)).get("edition") == made:
            return Step(**mark["step"], known=True)
        self._say(name)

        def keep(part: str, make: Callable[[], DataFrame]) -> DataFrame:
            return self._tables.kept(f"{place}.{part}", made, make)

        began, before = time.monotonic(), moved(self._spark)
        count = self._tables.settle(place, stages, lambda: rows(keep))
        read, written = (now - then for now, then in zip(moved(self._spark), before, strict=True))
        step = {
            "name": name,
            "records": count,
            "seconds": round(time.monotonic() - began, 1),
            "shuffle_read_bytes": read,
            "shuffle_write_bytes": written,
        }
        self._tables.note(place, {"edition": made, "stages": list(stages), "step": step})
        for folder in (WORK, DONE):
            self._tables.drop(folder, f"{place}.*")
        return Step(**step)


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
