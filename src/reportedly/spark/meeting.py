"""Who meets whom among all there are: names that sound alike, articles that share a passage."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from reportedly.engine.blocks import MAX_BLOCK, held, proposed
from reportedly.model.article import Article
from reportedly.model.codec import NAMES, decode
from reportedly.spark.components import Keep
from reportedly.spark.rows import ROW, Said, pack, rows_of, walk
from reportedly.spark.stages import Sent, comparing
from reportedly.stage import Compare

__all__ = ["met"]

KEYED = "key long, id string, equal long"
PAIRS = "left string, right string"


def met(stage: Compare, sent: Sent, records: DataFrame, keep: Keep, partitions: int) -> DataFrame:
    """Every pair of records (``kind``, ``id``, ``data``) that shares a key, judged once: rows of
    the verdicts. The same pairs as those of `blocks.compare_all`."""
    data = records.select("id", "data")
    keyed = keep(
        "keys", lambda: data.mapInArrow(partial(_keyed, name=stage.name, sent=sent), KEYED)
    )
    pairs = keep("pairs", lambda: _pairs(stage, sent, keyed, data, partitions))
    left = data.select(F.col("id").alias("left"), F.col("data").alias("one"))
    right = data.select(F.col("id").alias("right"), F.col("data").alias("other"))
    joined = pairs.join(left, "left").repartition(partitions, "right").join(right, "right")
    told = joined.select("one", "other").mapInArrow(
        partial(_judged, name=stage.name, sent=sent), ROW
    )
    return told


def _pairs(
    stage: Compare, sent: Sent, keyed: DataFrame, data: DataFrame, partitions: int
) -> DataFrame:
    if stage.common is not None:
        return _uncommon(stage, sent, keyed, data, partitions)
    equals = keyed.where("equal != 0")
    following = Window.partitionBy("key", "equal").orderBy("id")
    chains = equals.select(
        F.col("id").alias("left"), F.lead("id").over(following).alias("right")
    ).where("right is not null")
    # One of those that are equal meets the rest. Spark counts what it can before it sends it, so
    # that a key of millions costs no more than others of as many records.
    firsts = equals.groupBy("key", "equal").agg(F.min("id").alias("id")).select("key", "id")
    meeting = firsts.unionByName(keyed.where("equal = 0").select("key", "id"))
    crowd = meeting.groupBy("key").count().where(F.col("count").between(2, MAX_BLOCK))
    block = meeting.join(crowd.select("key"), "key")
    one = block.select("key", F.col("id").alias("left"))
    other = block.select("key", F.col("id").alias("right"))
    crossed = one.join(other, "key").where("left < right").select("left", "right")
    return chains.unionByName(crossed).distinct()


def _uncommon(
    stage: Compare, sent: Sent, keyed: DataFrame, data: DataFrame, partitions: int
) -> DataFrame:
    """The same where a stage says of blocks whether they are everybody's. It is asked once about
    the same records, however many keys they share: copies share a hundred."""
    sizes = keyed.groupBy("key").agg(F.count("*").alias("size"), F.max("equal").alias("equal"))
    meets = (F.col("size") <= MAX_BLOCK) | (F.col("equal") != 0)
    crowd = sizes.where((F.col("size") > 1) & meets)
    members = F.sort_array(F.collect_list(F.struct("id", "equal"))).alias("members")
    blocks = keyed.join(crowd.select("key"), "key").groupBy("key").agg(members)
    blocks = blocks.select("members").distinct()
    numbered = blocks.select(F.md5(F.to_json("members")).alias("block"), "members")
    told = numbered.select("block", F.explode("members").alias("one")).select("block", "one.*")
    ordered = (
        told.join(data, "id")
        .select("block", "id", "equal", "data")
        .repartition(partitions, "block")
        .sortWithinPartitions("block", "id")
    )
    work = partial(_proposed, name=stage.name, sent=sent)
    return ordered.mapInArrow(work, PAIRS).distinct()


def _keyed(some: Iterable[Any], name: str, sent: Sent) -> Iterator[Any]:
    stage = comparing(name, sent)
    kind = NAMES[stage.of]

    def rows() -> Iterator[tuple[int, str, int]]:
        for id, data in walk(some):
            equal, keys = held(stage, decode(kind, data))
            for key in keys:
                yield key, id, equal

    return pack(rows(), KEYED)


def _proposed(some: Iterable[Any], name: str, sent: Sent) -> Iterator[Any]:
    stage = comparing(name, sent)
    known = lru_cache(MAX_BLOCK)(partial(decode, NAMES[stage.of]))

    def rows() -> Iterator[tuple[str, str]]:
        for _, group in groupby(walk(some), itemgetter(0)):
            members = list(group)
            if stage.common and not stage.common([known(data) for _, _, _, data in members]):
                equal = {id: equal for _, id, equal, _ in members}
                yield from proposed([*equal], equal.__getitem__)

    return pack(rows(), PAIRS)


def _judged(some: Iterable[Any], name: str, sent: Sent) -> Iterator[Any]:
    stage = comparing(name, sent)
    known = lru_cache(MAX_BLOCK)(partial(decode, NAMES[stage.of]))

    def rows() -> Iterator[tuple[Any, ...]]:
        for left, right in walk(some):
            one, other = known(left), known(right)
            if (verdict := stage.judge(one, other)) is not None:
                near = {one.id: one, other.id: other} if stage.of is Article else {}
                yield from rows_of([Said(name, "", verdict)], near)

    return pack(rows(), ROW)
