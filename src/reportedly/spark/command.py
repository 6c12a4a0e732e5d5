"""``reportedly spark``: a pile beyond one machine, read and compared where it lies."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from reportedly.spark.tables import Tables
    from reportedly.spark.work import Order, Step

__all__ = ["spark"]


def _pairs(
    context: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if any(not name.strip() or not mark for name, mark, _ in pairs):
        raise click.BadParameter("write NAME=VALUE")
    return {name.strip(): value.strip() for name, _, value in pairs}


@click.command()
@click.option(
    "--in",
    "first",
    multiple=True,
    metavar="PATH",
    help="A file, folder or pattern of any file system that Spark knows (s3a://, hdfs://, …), of"
    " any form that 'add' reads, Parquet too; may be repeated.",
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--out", required=True, metavar="FOLDER", help="Where the tables are written.")
@click.option(
    "--master",
    default="",
    metavar="WHERE",
    help="Where Spark runs: local[2], spark://…, yarn, k8s://…; else as spark-submit says, or on"
    " all cores here.",
)
@click.option(
    "--partitions",
    type=click.IntRange(min=1),
    metavar="N",
    help="Parts that the work is cut into; four for every core if not said. A part must fit in"
    " the memory of a core.",
)
@click.option(
    "--conf",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="A setting of Spark's; may be repeated.",
)
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    callback=_pairs,
    help="Which column of an export holds what, as in text=body; may be repeated.",
)
@click.option(
    "--with",
    "extra",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A plugin, which is sent along with the work; may be repeated.",
)
@click.option("--resume", is_flag=True, help="Go on with tables that are not finished.")
@click.option("--strict", is_flag=True, help="Exit with 3 if any input failed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def spark(
    first: tuple[str, ...],
    paths: tuple[str, ...],
    out: str,
    master: str,
    partitions: int | None,
    conf: dict[str, str],
    mapping: dict[str, str],
    extra: tuple[Path, ...],
    resume: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Read and compare a pile with Apache Spark, and write a table of every kind of record.

    The records are those that 'add' makes of the same articles. The tables are Parquet, for Spark,
    DuckDB or pandas; 'load' makes a ledger of them, or of one story. Broken off, the same command
    with --resume goes on after the last step that was finished.
    """
    if not (first or paths):
        raise click.UsageError("name what is to be read: --in PATH")
    from reportedly.spark.session import LackingSpark, running, session

    there = running()
    try:
        made = session(master, conf)
    except LackingSpark as error:
        _fail(str(error), 2)
    from reportedly.spark.tables import Tables
    from reportedly.spark.work import Order

    order = Order(
        paths=(*first, *paths), mapping=mapping, plugins=extra, partitions=partitions or 0
    )
    try:
        tables = Tables(made, out)
        if not (resume or tables.empty()):
            _fail(f"there is something in {out}: go on with --resume, or name a new folder", 2)
        steps = _done(order, tables)
        sys.exit(_tell(tables, steps, strict, as_json))
    finally:
        if not there:
            made.stop()


def _done(order: "Order", tables: "Tables") -> "list[Step]":
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    from reportedly.spark.told import watched, words_of
    from reportedly.spark.work import run

    found = list["Step"]()
    try:
        with watched(tables.spark, _note):
            for step in run(tables.spark, order, tables, lambda name: _note(words_of(name))):
                found.append(step)
                if step.known:
                    _note(words_of(step.name))
                told = "done before" if step.known else f"in {step.seconds:,} s"
                _note(f"  {step.records:,} records, {told}")
    except (PySparkException, Py4JError) as error:
        _fail(f"{_last(str(error))}; what is finished is kept: go on with --resume", 1)
    return found


def _last(words: str) -> str:
    """What an error of Spark's comes down to: the last line of Python's, else its first."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    cut = next((n for n, line in enumerate(lines) if line.startswith("at ")), len(lines))
    named = [line for line in lines[:cut] if ": " in line and not line.startswith("File ")]
    return (named or lines or ["Spark broke off"])[-1][:400]


def _tell(tables: "Tables", steps: "list[Step]", strict: bool, as_json: bool) -> int:
    from reportedly.report.safe import one_line

    counts, (failed, failures) = tables.counts(), tables.failures(SHOWN)
    if as_json:
        from reportedly.report.export import document
        from reportedly.store.memory import MemoryLedger

        told: dict[str, Any] = {"steps": steps, "records": counts, "failures": failures}
        view = MemoryLedger().view()
        sys.stdout.buffer.write(f"{document(view, 'spark', tables=tables.out, **told)}\n".encode())
    parts = [f"{counts.get('article', 0):,} articles read", f"{sum(counts.values()):,} records"]
    _note(", ".join((*parts, *([f"{failed:,} failed"] if failed else ()))))
    for failure in failures:
        _note(f"  {one_line(failure.source)}: {one_line(failure.reason)}")
    if failed > len(failures):
        _note(f"  and {failed - len(failures):,} more in {tables.place('failure')}")
    if not counts.get("article"):
        return 1
    return 3 if strict and failed else 0


SHOWN = 10
"""Failures that are named; all are in their table."""


def _note(words: str) -> None:
    click.echo(words, err=True)


def _fail(words: str, code: int) -> NoReturn:
    _note(f"reportedly: {words}")
    sys.exit(code)
