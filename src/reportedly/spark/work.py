"""All of the work, step by step; what is done already is not done again: "read, same_name, …"."""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from reportedly.engine.base import READ
from reportedly.engine.editions import edition_of, reader_edition
from reportedly.engine.plan import Phase, Wide, Within, phases
from reportedly.engine.units import given
from reportedly.model.article import Article
from reportedly.model.codec import NAMES, encode, kind_of
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, all_stages, edition
from reportedly.plugins import refuse
from reportedly.spark.components import Keep
from reportedly.spark.gathering import gathered
from reportedly.spark.inputs import Root, roots, seal
from reportedly.spark.meeting import met
from reportedly.spark.piles import FOUND, found
from reportedly.spark.reading import readings
from reportedly.spark.rows import ALL, DONE, WORK
from reportedly.spark.session import moved
from reportedly.spark.tables import Tables
from reportedly.spark.within import worked
from reportedly.stage import Closure, Compare, Extract, Gather, Stage

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
) -> Iterator[Step]:
    """Fill ``tables`` with all that is read in the pile and made of it. Where a step was done by
    this edition of the software on the same files, it is left as it is, and so is what follows as
    long as that holds. Gives each step when it is done; ``progress`` hears of it before."""
    return _Run(spark, order, tables, progress).steps()


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
        self._editions = dict[str, str]()

    def steps(self) -> Iterator[Step]:
        """Each step when it is done."""
        self._tables.drop(DONE, f"{ALL}.json")
        yield self._read()
        if self._tables.rows([NAMES[Article]]).isEmpty():
            return  # nothing to be compared: the tables are not finished
        added = {stage.name for stage in self._stages} - {stage.name for stage in STAGES}
        for phase in phases(self._stages, added):
            try:
                step = self._phase(phase)
            except PythonException as error:
                name = phase.stage.name if isinstance(phase, Wide) else phase.stages[0].name
                if name not in added:
                    raise
                refuse(f"stage {name}", f"broke: {str(error).strip().splitlines()[-1]}")
            else:
                yield step
        told = {"stages": self._editions, "plugins": self._sent}
        self._tables.note(ALL, told)

    def _phase(self, phase: Phase) -> Step:
        if isinstance(phase, Within):
            return self._within(phase)
        one = phase.stage
        return self._compare(one) if isinstance(one, Compare) else self._gather(one)

    def _read(self) -> Step:
        self._say("files")
        some, missing = roots(self._spark, self._order.paths)
        asked = (sorted(self._order.mapping.items()), seal(self._spark, some), missing)
        self._edition = _hash(reader_edition(), *asked)
        made = edition(self._stages)
        taken = [stage for stage in self._stages if isinstance(stage, Extract)]

        def rows(keep: Keep) -> DataFrame:
            told = keep("found", lambda: self._found(some, missing))
            return readings(told, self._sent, made, self._partitions)

        self._editions[READ] = reader_edition()
        return self._step(READ, taken, rows, made)

    def _found(self, some: Sequence[Root], missing: Sequence[Failure]) -> DataFrame:
        none = self._spark.createDataFrame(
            [
                (0, "", n, one.id, kind_of(one), encode(one).decode())
                for n, one in enumerate(missing)
            ],
            FOUND,
        )
        made = found(self._spark, some, self._order.mapping, self._sent, self._partitions)
        return made.unionByName(none)

    def _compare(self, stage: Compare) -> Step:
        def rows(keep: Keep) -> DataFrame:
            records = self._tables.rows([NAMES[stage.of]])
            return met(stage, self._sent, records, keep, self._partitions)

        return self._step(stage.name, [stage], rows)

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

        return self._step(stage.name, [stage], rows)

    def _within(self, phase: Within) -> Step:
        names = tuple(stage.name for stage in phase.stages)

        def rows(keep: Keep) -> DataFrame:
            needed: tuple[type[Any], ...] = (Article, *given(phase.stages))
            kinds = dict.fromkeys(NAMES[kind] for kind in needed)
            told = self._tables.rows([NAMES[Story]], "", "articles")
            stories = told.select(
                F.explode("articles").alias("article"), F.col("id").alias("story")
            )
            records = self._tables.rows(kinds)
            return worked(names, self._sent, records, stories, self._partitions)

        title = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
        return self._step(title, phase.stages, rows)

    def _step(
        self,
        name: str,
        stages: Sequence[Stage],
        rows: Callable[[Keep], DataFrame],
        also: str = "",
    ) -> Step:
        """Do a step unless it is done: let what these stages say be the ``rows``. ``also`` names
        what it depends on besides."""
        editions = {stage.name: edition_of(stage) for stage in stages}
        self._editions |= editions
        self._edition = made = _hash(self._edition, *editions.items(), also)
        says = (*((READ,) if name == READ else ()), *editions)
        place = name.replace(" ", "_")
        if (mark := self._tables.mark(place)).get("edition") == made:
            return Step(**{**mark["step"], "known": True})
        self._say(name)

        def keep(part: str, make: Callable[[], DataFrame]) -> DataFrame:
            return self._tables.kept(f"{place}.{part}", made, make)

        began, before = time.monotonic(), moved(self._spark)
        count = self._tables.settle(place, says, lambda: rows(keep))
        read, written = (now - then for now, then in zip(moved(self._spark), before, strict=True))
        step = Step(
            name=name,
            records=count,
            seconds=round(time.monotonic() - began, 1),
            shuffle_read_bytes=read,
            shuffle_write_bytes=written,
        )
        self._tables.note(place, {"edition": made, "step": asdict(step)})
        self._tables.drop(WORK, f"{place}.*")
        self._tables.drop(DONE, f"{place}.*.json")
        return step


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
