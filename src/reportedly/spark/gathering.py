"""What belongs together among all there is: all names that were judged to be one person's."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from reportedly.engine.groups import groups
from reportedly.exports.shapes import Shape, columns
from reportedly.model.article import Article
from reportedly.model.codec import NAMES, decode
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.spark.components import Keep, components
from reportedly.spark.rows import ROW, Said, pack, rows_of, walk
from reportedly.spark.stages import Sent, gathering
from reportedly.stage import Closure, Gather, Group, Key

__all__ = ["gathered"]

KEYED = "key string, kind string, id string, data string"
SAID = ("kind", "said_by", "said_about", "data")


def gathered(
    stage: Gather,
    sent: Sent,
    records: DataFrame,
    links: DataFrame,
    articles: DataFrame,
    keep: Keep,
    partitions: int,
) -> DataFrame:
    """What the stage makes of its groups, as rows. ``records`` have kind, id and data; ``links``
    are judgements with data, left, right and verdict. ``articles`` (id, data) tell where in their
    bytes spans lie."""
    work = partial(_folded, name=stage.name, sent=sent)
    some = records.select("kind", "id", "data")
    if isinstance(stage.by, Closure):
        told = _closed(some, links, keep)
    else:
        told = some.mapInArrow(partial(_by_key, name=stage.name, sent=sent), KEYED)
    ordered = told.repartition(partitions, "key").sortWithinPartitions("key", "kind", "id")
    made = ordered.mapInArrow(work, ROW)
    if _points(NAMES[stage.makes]):
        made = _placed(made, articles, partitions)
    return made


def _closed(records: DataFrame, links: DataFrame, keep: Keep) -> DataFrame:
    """The records and judgements of every group that "same" holds together; a judgement between
    two groups goes to both."""
    homes = components(links.where("verdict = 'same'").select("left", "right"), keep)
    key = F.coalesce("component", "id").alias("key")
    members = records.join(homes, "id", "left").select(key, "kind", "id", "data")
    ends = [
        links.select("data", F.col("id").alias("link"), F.col(end).alias("id"))
        .join(homes, "id", "left")
        .select(key, F.lit(NAMES[Judgement]).alias("kind"), F.col("link").alias("id"), "data")
        for end in ("left", "right")
    ]
    return members.unionByName(ends[0].unionByName(ends[1]).distinct())


def _by_key(some: Iterable[Any], name: str, sent: Sent) -> Iterator[Any]:
    by = gathering(name, sent).by
    assert isinstance(by, Key)
    return pack(
        (
            (key, kind, id, data)
            for kind, id, data in walk(some)
            for key in by.of(decode(kind, data))
        ),
        KEYED,
    )


def _folded(some: Iterable[Any], name: str, sent: Sent) -> Iterator[Any]:
    stage = gathering(name, sent)
    found = (
        Said(name, "", record)
        for _, rows in groupby(walk(some), itemgetter(0))
        for record in _fold(stage, [decode(kind, data) for _, kind, _, data in rows])
    )
    return pack(rows_of(found), ROW)


def _fold(stage: Gather, some: list[Any]) -> Iterator[Record]:
    """What is made of one group; of those that "same" holds together there may be several, for
    what is different comes between."""
    if isinstance(stage.by, Key):
        yield from stage.fold(Group(members=tuple(some)))
        return
    members = [record for record in some if type(record) in stage.of]
    links = [record for record in some if type(record) is Judgement]
    for group in groups(stage, members, links, {}):
        yield from stage.fold(group)


@cache
def _points(kind: str) -> bool:
    """Whether records of a kind hold spans."""

    def held(shape: Shape) -> bool:
        inside = (*shape.items, *(column.shape for column in shape.columns))
        return shape.of == Span.__name__ or any(map(held, inside))

    return any(held(column.shape) for column in columns(kind))


def _placed(rows: DataFrame, articles: DataFrame, partitions: int) -> DataFrame:
    """The same rows, with the places in bytes of the spans in their first article."""
    first = F.coalesce(F.element_at("rests_on", 1), F.lit("")).alias("home")
    told = rows.select(first, F.lit(True).alias("made"), *SAID)
    none = (F.lit("").alias(name) for name in SAID[:3])
    texts = articles.select(F.col("id").alias("home"), F.lit(False).alias("made"), *none, "data")
    both = told.unionByName(texts).repartition(partitions, "home")
    return both.sortWithinPartitions("home", "made").mapInArrow(_shown, ROW)


def _shown(some: Iterable[Any]) -> Iterator[Any]:
    def rows() -> Iterator[tuple[Any, ...]]:
        article = Article.of("")
        for _, made, kind, by, about, data in walk(some):
            if made:
                said = Said(by, about, decode(kind, data))
                yield from rows_of([said], {article.id: article})
            else:
                article = decode(NAMES[Article], data)

    return pack(rows(), ROW)
