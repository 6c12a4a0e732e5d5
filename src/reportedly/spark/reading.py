"""Each article read on its own, wherever there is room: all its claims, times, quantities."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from pyspark import TaskContext
from pyspark.sql import DataFrame

from reportedly.engine.base import READ
from reportedly.engine.local import Local
from reportedly.engine.pool import Pool
from reportedly.intake import once
from reportedly.model.article import Article
from reportedly.model.codec import decode
from reportedly.model.failure import Failure
from reportedly.model.receipt import Receipt
from reportedly.spark.rows import ROW, Said, pack, rows_of, walk
from reportedly.spark.stages import Sent, extracting

__all__ = ["readings"]


def readings(found: DataFrame, sent: Sent, edition: str, partitions: int) -> DataFrame:
    """Articles and failures (`inputs.FOUND`) and all that is read in these articles, as rows. Of
    an article that was found twice the first counts, unless the later one says something else."""
    ordered = found.repartition(partitions, "id").sortWithinPartitions(
        "id", "root", "place", "row"
    )
    work = partial(_readings, sent=sent, edition=edition)
    return ordered.select("kind", "data").mapInArrow(work, ROW)


def _readings(some: Iterable[Any], sent: Sent, edition: str) -> Iterator[Any]:
    failures, stages = list[Failure](), extracting(sent)
    articles = _single((decode(kind, data) for kind, data in walk(some)), failures)

    def rows() -> Iterator[tuple[Any, ...]]:
        for reading in _engine().extract(stages, articles):
            article, made = reading.article, reading.made
            if not any(by == READ for by, _ in made):  # else it was lost while it was read
                receipt = Receipt(article=article.id, edition=edition)
                made = ((READ, (article, receipt)), *made)
            said = (Said(by, article.id, one) for by, records in made for one in records)
            yield from rows_of(said, {article.id: article})
        yield from rows_of(Said(READ, failure.source, failure) for failure in failures)

    return pack(rows(), ROW)


def _engine() -> Local:
    """Where a task is done over, a process may have died of an article: then each is read in
    another process, so that only that one is lost."""
    context = TaskContext.get()
    again = context is not None and context.attemptNumber() > 0
    return Pool(jobs=2, worth=0) if again else Local()


def _single(found: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """Each article once, of articles by their ids; ``failures`` get what is none."""
    held: Article | None = None
    for one in found:
        if isinstance(one, Failure):
            failures.append(one)
        elif held is None or held.id != one.id:
            if held is not None:
                yield held
            held = one
        elif once(held) != once(one):
            held = one
    if held is not None:
        yield held
