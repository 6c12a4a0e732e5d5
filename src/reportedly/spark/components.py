"""What hangs together, however long the chain: "a is b, b is c", without one machine for all."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from reportedly.spark.rows import pack, walk

__all__ = ["Keep", "components"]

Keep = Callable[[str, Callable[[], DataFrame]], DataFrame]
"""Writes a step down under its name, unless it is there, and reads it again."""

EDGES = "left string, right string"

ALONE = 200_000
"""So many edges are followed by one task; more go round (`components`)."""


def components(edges: DataFrame, keep: Keep, alone: int = ALONE) -> DataFrame:
    """``id`` and ``component``, the smallest id that hangs together with it, of all ids that any
    edge (left, right) names.

    Each part of the edges is made a forest of stars first. Then large-star and small-star take
    turns until nothing changes (Kiveris et al. 2014, "Connected components in MapReduce and
    beyond"): some log² of the number of ids rounds at most, each of which is written down by
    ``keep`` under its name. Nothing but a count and a sum of hashes reaches the driver.
    """
    ends = edges.select("left", "right")
    stars = keep("stars", lambda: ends.mapInArrow(_stars, EDGES).distinct())
    count, seal = _seal(stars)
    number, before = 0, -1
    while count > alone and seal != before:
        number += 1
        stars = keep(f"round{number}", partial(_turn, stars))
        before, (count, seal) = seal, _seal(stars)
    return _told(stars if count > alone else stars.coalesce(1).mapInArrow(_stars, EDGES))


def _told(stars: DataFrame) -> DataFrame:
    """Of stars, whose edges lead from their centre to each of the others."""
    centre = F.col("left").alias("component")
    ends = stars.select(F.col("right").alias("id"), centre)
    return ends.unionByName(stars.select(F.col("left").alias("id"), centre).distinct())


def _seal(stars: DataFrame) -> tuple[int, int]:
    told = stars.agg(F.count("*"), F.bit_xor(F.xxhash64("left", "right"))).first()
    assert told is not None
    return told[0], told[1] or 0


def _turn(stars: DataFrame) -> DataFrame:
    return _small_star(_large_star(stars))


def _large_star(edges: DataFrame) -> DataFrame:
    """Every larger neighbour is tied to the smallest neighbour, or to the centre itself."""
    both = edges.unionByName(
        edges.select(F.col("right").alias("left"), F.col("left").alias("right"))
    )
    least = both.groupBy("left").agg(F.min("right").alias("low"))
    tied = both.where("right > left").join(least, "left")
    return tied.select(F.least("left", "low").alias("left"), "right").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Every smaller neighbour, and the centre, is tied to the smallest of them. Edges come with
    the smaller end on the left."""
    least = edges.groupBy("right").agg(F.min("left").alias("low"))
    tied = edges.join(least, "right")
    others = tied.select(F.col("low").alias("left"), F.col("left").alias("right"))
    centre = least.select(F.col("low").alias("left"), "right")
    return others.where("left != right").unionByName(centre).distinct()


def _stars(some: Iterable[Any]) -> Iterator[Any]:
    """The edges of one part of a graph as stars, each around its smallest id."""
    parent = dict[str, str]()

    def root(id: str) -> str:
        while (up := parent.setdefault(id, id)) != id:
            parent[id] = parent[up]
            id = up
        return id

    for left, right in walk(some):
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    yield from pack(((root(id), id) for id in parent if root(id) != id), EDGES)
