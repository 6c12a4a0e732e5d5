"""What a run keeps: a folder of Parquet for every kind of record, and marks of what is done."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import ArrayType, StringType, StructType

from reportedly.exports.arrow import schema
from reportedly.model.codec import KINDS, NAMES, decode
from reportedly.model.failure import Failure
from reportedly.spark.rows import DONE, ROW, WORK

__all__ = ["Tables"]

_ADDED = ("data", "said_by", "said_about", "rests_on")
"""The columns of a table beside those that an export has."""


class Tables:
    """Below ``out``, a path of any file system that Spark knows: "claim/said_by=claims/…parquet"
    and so on. A table is whole when its mark is there; the mark names the edition of the software
    and the input that it was made by."""

    def __init__(self, spark: SparkSession, out: str) -> None:
        self.spark, self.out = spark, out.rstrip("/")
        settings = spark.sparkContext._jsc.hadoopConfiguration()
        self._files = self._path(self.out).getFileSystem(settings)

    def place(self, *parts: str) -> str:
        return "/".join((self.out, *parts))

    def empty(self) -> bool:
        """Whether nothing is there yet."""
        return not self._found("*")

    def mark(self, name: str) -> dict[str, Any]:
        """What is noted of a step that is done, nothing where it is not."""
        place = self._path(self.place(DONE, f"{name}.json"))
        if not self._files.exists(place):
            return {}
        stream = self._files.open(place)
        try:
            text = self._java().org.apache.commons.io.IOUtils.toString(stream, "UTF-8")
        finally:
            stream.close()
        told: dict[str, Any] = json.loads(text)
        return told

    def note(self, name: str, told: Mapping[str, Any]) -> None:
        """Write down that a step is done. The mark appears when it is whole."""
        place = self._path(self.place(DONE, f"{name}.json"))
        draft = self._path(self.place(DONE, f".{name}.part"))
        stream = self._files.create(draft, True)
        try:
            stream.write(bytearray(json.dumps(told).encode()))
        finally:
            stream.close()
        self._files.delete(place, False)
        self._files.rename(draft, place)

    def kept(self, name: str, edition: str, make: Callable[[], DataFrame]) -> DataFrame:
        """What only the work itself needs, as it was written by this edition, or made now."""
        place = self.place(WORK, name)
        if self.mark(name).get("edition") != edition:
            make().write.mode("overwrite").parquet(place)
            self.note(name, {"edition": edition})
        return self.spark.read.parquet(place)

    def settle(self, name: str, stages: Iterable[str], make: Callable[[], DataFrame]) -> int:
        """Let the rows that are made be all that these stages say; return how many there are."""
        work = self.place(WORK, name)
        make().write.mode("overwrite").partitionBy("kind", "said_by").parquet(work)
        for stage in stages:
            self.drop("*", f"said_by={stage}")
        if not self._found(WORK, name, "kind=*"):
            return 0
        rows = self.spark.read.schema(ROW).parquet(work)
        for kind in KINDS:
            if self._found(WORK, name, f"kind={kind}"):
                told = _typed(kind, rows.where(F.col("kind") == kind))
                told.write.mode("overwrite").partitionBy("said_by").parquet(self.place(kind))
        made = rows.count()
        self.drop(WORK, name)
        return made

    def rows(self, kinds: Iterable[str], by: str = "", *more: str) -> DataFrame:
        """Kind, id, articles and data of the records of these kinds that a stage said ("" is any),
        and ``more`` columns of their tables."""
        wanted = ("id", "rests_on", "data", *more)
        found = list[DataFrame]()
        for kind in kinds:
            if self._found(kind, "said_by=*"):
                told = self.spark.read.schema(_shape(kind)).parquet(self.place(kind))
                told = told.where(F.col("said_by") == by) if by else told
            else:
                told = self.spark.createDataFrame([], _shape(kind))
            found.append(told.select(F.lit(kind).alias("kind"), *wanted))
        return reduce(DataFrame.unionByName, found)

    def failures(self, most: int) -> tuple[int, list[Failure]]:
        """How many inputs failed, and some of them."""
        kind = NAMES[Failure]
        rows = self.rows([kind], "", "left_out").where("not left_out")
        some = rows.select("data").limit(most).collect()
        return rows.count(), [decode(kind, row.data) for row in some]

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        rows = self.rows(KINDS).groupBy("kind").count().collect()
        told = {row[0]: row[1] for row in rows}
        return {kind: told[kind] for kind in KINDS if kind in told}

    def drop(self, *parts: str) -> None:
        """Remove all folders and files that fit."""
        for found in self._found(*parts):
            self._files.delete(found.getPath(), True)

    def _found(self, *parts: str) -> list[Any]:
        """What fits a pattern below the folder. The folder's own name is none."""
        pattern = self._path("/".join((_plain(self.out), *parts)))
        return list(self._files.globStatus(pattern) or ())

    def _path(self, name: str) -> Any:
        return self._java().org.apache.hadoop.fs.Path(name)

    def _java(self) -> Any:
        return self.spark.sparkContext._jvm


def _plain(path: str) -> str:
    """A path as a pattern that fits it alone."""
    return "".join(f"\\{char}" if char in "*?[]{}\\" else char for char in path)


def _typed(kind: str, rows: DataFrame) -> DataFrame:
    """Rows as a table of their kind: the columns of its export, and the record as data."""
    told = F.from_json("shown", from_arrow_schema(schema(kind))).alias("told")
    return rows.select(told, *_ADDED).select("told.*", *_ADDED)


def _shape(kind: str) -> StructType:
    """The columns of a table of a kind."""
    shape = StructType([*from_arrow_schema(schema(kind)).fields])
    for name in _ADDED:
        shape.add(name, ArrayType(StringType()) if name == "rests_on" else StringType())
    return shape
