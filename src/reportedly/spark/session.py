"""Where Spark runs: on this machine ("local[2]"), or wherever spark-submit sends it."""

import os
import sys
import warnings
from pathlib import Path
from typing import Any

from reportedly.text.tagger import SWITCH

__all__ = ["LackingSpark", "moved", "running", "session"]

SETTINGS = {
    "spark.sql.sources.partitionOverwriteMode": "dynamic",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    "spark.hadoop.parquet.block.size": str(32 * 1024 * 1024),
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
}
"""What the work relies on: a stage replaces what it said before and nothing else; nothing is
gathered on one machine in order to be sent to all."""

QUIET = Path(__file__).with_name("log4j2.properties")

HERE = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.driver.defaultJavaOptions": f"-Dlog4j2.configurationFile=file:{QUIET}",
}
"""The same where all of it is done on this machine, unless something else was asked for."""

TRIES = 4
"""How often a task is begun before the work is given up; on this machine Spark tries but once."""


class LackingSpark(RuntimeError):
    """Spark cannot run here; the words say what is missing."""


def session(master: str = "", settings: dict[str, str] | None = None) -> Any:
    """The Spark session of this program. ``master`` is where it runs, "" for what spark-submit
    says, else all cores of this machine. Raises `LackingSpark`."""
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise LackingSpark("Spark is not installed: pip install 'reportedly[spark]'") from error
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    given = SparkConf()
    where = master or given.get("spark.master", "local[*]") or "local[*]"
    local = where.startswith("local")
    if local:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        where = "local[1]" if where == "local" else where
        if where.startswith("local[") and "," not in where:
            where = f"{where[:-1]},{TRIES}]"
    made = SparkSession.builder.appName("reportedly").master(where)
    told = {f"spark.executorEnv.{SWITCH}": os.environ[SWITCH]} if SWITCH in os.environ else {}
    asked = (HERE if local else {}) | SETTINGS | told | dict(given.getAll()) | (settings or {})
    for name, value in asked.items():
        if name != "spark.master":
            made = made.config(name, value)
    try:
        return made.getOrCreate()
    except PySparkRuntimeError as error:
        raise LackingSpark(_why(str(error))) from error


def running() -> bool:
    """Whether this program has a Spark session already."""
    loaded = sys.modules.get("pyspark.sql")
    return loaded is not None and loaded.SparkSession.getActiveSession() is not None


def _why(words: str) -> str:
    if "JAVA" in words.upper():
        return "Spark needs Java 17: there is no 'java' to be run (set JAVA_HOME)"
    return words.strip().split("\n")[0]


def moved(spark: Any) -> tuple[int, int]:
    """Bytes that have been read and written between tasks so far."""
    executors = spark.sparkContext._jsc.sc().statusStore().executorList(False)
    some = [executors.apply(n) for n in range(executors.size())]
    return sum(e.totalShuffleRead() for e in some), sum(e.totalShuffleWrite() for e in some)
