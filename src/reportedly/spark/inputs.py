"""Piles of any size found where they lie: "s3a://crawl/2026/*.warc.gz", a folder on a disk."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from reportedly.model.failure import Failure
from reportedly.read.html import HTML
from reportedly.read.saved import FOLDERS
from reportedly.spark.rows import pack, walk

__all__ = ["LOCAL", "Root", "files", "roots", "seal", "source"]

LOCAL = "file:"

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:(?://[^/]*)?")
_SPECIAL = re.compile(r"([*?{}\[\]\\])")


class Root(NamedTuple):
    """A path that was named: a file, a folder or a pattern, the how manieth, as Spark has it."""

    number: int
    pattern: str

    @property
    def depth(self) -> int:
        """How many names long a path is that fits it."""
        return len(_parts(self.pattern))


def roots(spark: SparkSession, paths: Sequence[str]) -> tuple[list[Root], list[Failure]]:
    """These paths, of any file system that Spark knows; and those where there is nothing."""
    found, failures = list[Root](), list[Failure]()
    for number, path in enumerate(paths):
        root = Root(number, _pattern(spark, path))
        try:
            _listed(spark, root)
        except AnalysisException as error:
            if "PATH_NOT_FOUND" not in str(error):
                raise
            failures.append(Failure(source=path, reason="no such file or folder"))
        else:
            found.append(root)
    return found, failures


def _pattern(spark: SparkSession, path: str) -> str:
    """Where all is done on this machine, a path without a scheme is one of its own disk."""
    if _SCHEME.match(path) or not str(spark.sparkContext.master).startswith("local"):
        return path
    place = Path(path).absolute()
    name = str(place)
    return LOCAL + (_SPECIAL.sub(r"\\\1", name) if place.exists() else name)


def files(spark: SparkSession, root: Root) -> DataFrame:
    """The files under a path, as Spark finds them on its machines: path, length, when they were
    changed, and their content, which is read where it is asked for.

    What counts is as with `read.inputs.read_inputs`: hidden files do not (nor, here, names that
    begin with "_"), and nothing that lies in the folder of a saved page.
    """
    listed = _listed(spark, root)
    seen = listed.select("path").mapInArrow(_Seen(root), "path string, page string, beside string")
    pages = seen.where("page is not null").select("page")
    parts = seen.where("beside is not null").select("path", F.col("beside").alias("page"))
    return listed.join(parts.join(pages, "page", "left_semi"), "path", "left_anti")


def _listed(spark: SparkSession, root: Root) -> DataFrame:
    read = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    return read.load(root.pattern)


def seal(spark: SparkSession, some: Iterable[Root]) -> str:
    """A hash of which files there are and when they were last changed."""
    told = [
        files(spark, root)
        .select(F.lit(root.number).alias("root"), "path", "length", "modificationTime")
        .select(F.xxhash64("root", "path", "length", "modificationTime").alias("hash"))
        for root in some
    ]
    if not told:
        return ""
    row = reduce(DataFrame.union, told).agg(F.count("*"), F.bit_xor("hash")).first()
    return ":".join(map(str, row or ()))


def source(root: Root, path: str) -> str:
    """What a file goes by (`Article.source`): its path below the folder that was named."""
    names = _parts(path)
    return "/".join(names[root.depth :] or names[-1:])


class _Seen:
    """Of each file, whether it is a page and whether it may be part of one, by their names."""

    def __init__(self, root: Root) -> None:
        self._root = root

    def __call__(self, some: Iterable[Any]) -> Iterator[Any]:
        return pack(self._rows(some), "path string, page string, beside string")

    def _rows(self, some: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        for (path,) in walk(some):
            name = PurePosixPath(source(self._root, path))
            if name.suffix.casefold() in HTML.suffixes:
                yield path, str(name.with_suffix("")), None
            for folder in map(str, name.parents):
                for end in FOLDERS:
                    if folder.endswith(end):
                        yield path, None, folder.removesuffix(end)


def _parts(path: str) -> list[str]:
    """The names in a path or a pattern, without what says of which file system it is."""
    return [part for part in _SCHEME.sub("", path, count=1).split("/") if part]
