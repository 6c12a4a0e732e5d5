"""Files opened and articles taken out of them, near where they lie: "crawl.warc.gz#12"."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial, reduce
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from reportedly.exports.arrow import arrow
from reportedly.model.codec import encode, kind_of
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_named
from reportedly.spark.inputs import LOCAL, Root, files, source
from reportedly.spark.rows import pack, walk
from reportedly.spark.stages import Sent, have

__all__ = ["FOUND", "found"]

FOUND = "root long, place string, row long, id string, kind string, data string"
"""An article or a failure, and where it was: under which of the paths, in which file, as which of
those in it; by these the first of two can be told."""

SMALL = 64 * 1024 * 1024
"""Bytes up to which a file that is on no disk of ours comes through Spark; a larger one is copied
by the machine that reads it."""


def found(
    spark: SparkSession,
    roots: Sequence[Root],
    mapping: Mapping[str, str],
    sent: Sent,
    partitions: int,
) -> DataFrame:
    """The articles of all files (`FOUND`), and a failure for whatever cannot be read."""
    made = [spark.createDataFrame([], FOUND)]
    for root in roots:
        there = files(spark, root)
        small = (F.col("length") <= SMALL) & (~F.col("path").startswith(LOCAL))
        work = partial(_found, root=root, mapping=dict(mapping), sent=sent)
        plain = there.where(~small).select("path", F.lit(None).cast("binary").alias("content"))
        made.append(plain.repartition(partitions, "path").mapInArrow(work, FOUND))
        if not root.pattern.startswith(LOCAL):
            made.append(there.where(small).select("path", "content").mapInArrow(work, FOUND))
    return reduce(DataFrame.unionByName, made)


def _found(
    some: Iterable[Any], root: Root, mapping: Mapping[str, str], sent: Sent
) -> Iterator[Any]:
    have(sent)
    return pack(_articles(some, root, mapping), FOUND)


def _articles(
    some: Iterable[Any], root: Root, mapping: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    for path, content in walk(some):
        name = source(root, path)
        place = name.replace("/", "\x01")  # so that folders sort as when they are walked through
        for row, one in enumerate(_read(path, content, name, mapping)):
            yield (
                *(root.number, place, row, one.id, kind_of(one)),
                encode(_placed(one, name, path)).decode(),
            )


def _read(
    path: str, content: bytes | None, name: str, mapping: Mapping[str, str]
) -> Iterator[Any]:
    try:
        with _opened(path, content) as file:
            yield from read_named([(file, name)], mapping)
    except (OSError, ValueError, ImportError) as error:
        yield Failure(source=name, reason=f"cannot be fetched: {error}")


def _placed(one: Any, name: str, path: str) -> Any:
    """A failure names the file where it lies."""
    if isinstance(one, Failure) and one.source.startswith(name):
        where = path.removeprefix(LOCAL) + one.source[len(name) :]
        return Failure(source=where, reason=one.reason, left_out=one.left_out)
    return one


@contextmanager
def _opened(path: str, content: bytes | None) -> Iterator[Path]:
    """The file on a disk of this machine, under a name with the same suffixes."""
    if path.startswith(LOCAL):
        yield Path("/" + path.removeprefix(LOCAL).lstrip("/"))
        return
    with TemporaryDirectory(prefix="reportedly-") as folder:
        copy = Path(folder) / PurePosixPath(path).name
        if content is not None:
            copy.write_bytes(content)
        else:
            system, inside = arrow("fs").FileSystem.from_uri(path.replace("s3a://", "s3://", 1))
            with system.open_input_stream(inside) as there, copy.open("wb") as here:
                shutil.copyfileobj(there, here, SMALL)
        yield copy
