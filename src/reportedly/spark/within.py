"""Each story worked on by itself, with all that rests on its articles: "the quake"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from reportedly.engine.units import Unit, work
from reportedly.model.article import Article
from reportedly.model.codec import decode
from reportedly.spark.rows import ROW, Said, pack, rows_of, walk
from reportedly.spark.stages import Sent, named

__all__ = ["worked"]


def worked(
    stages: Sequence[str], sent: Sent, records: DataFrame, stories: DataFrame, partitions: int
) -> DataFrame:
    """What these stages say of each unit, as rows. ``records`` are all that they need, and the
    articles, with kind, id, data and rests_on; ``stories`` are (article, story)."""
    spread = records.select("kind", "id", "data", F.explode("rests_on").alias("article"))
    homed = spread.join(stories, "article", "left").select(
        F.coalesce("story", "article").alias("unit"), "story", "kind", "id", "data"
    )
    ordered = (
        homed.dropDuplicates(["unit", "kind", "id"])
        .repartition(partitions, "unit")
        .sortWithinPartitions("unit", "kind", "id")
    )
    return ordered.mapInArrow(partial(_worked, names=tuple(stages), sent=sent), ROW)


def _worked(some: Iterable[Any], names: tuple[str, ...], sent: Sent) -> Iterator[Any]:
    stages = named(names, sent)

    def rows() -> Iterator[tuple[Any, ...]]:
        for _, group in groupby(walk(some), itemgetter(0)):
            held, stories = defaultdict[type[Any], list[Any]](list), dict[str, str]()
            for _, story, kind, _, data in group:
                record = decode(kind, data)
                held[type(record)].append(record)
                if story and isinstance(record, Article):
                    stories[record.id] = story
            articles = {article.id: article for article in held[Article]}
            unit = Unit(articles=frozenset(articles), stories=stories)
            made = work(stages, unit, held, {})
            said = (Said(by, "", one) for by, records in made.items() for one in records)
            yield from rows_of(said, articles)

    return pack(rows(), ROW)
