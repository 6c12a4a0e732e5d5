"""Whether Spark makes the same records as this machine's own engine, how long each of its steps
takes and how much it sends from task to task.

``python -m benchmarks.spark --data news.jsonl.gz [--articles N] [--cores N] [--partitions N]
[--no-tagger] [--out FOLDER] [--json]``: the first N articles (1,000) are read and compared by
``reportedly add`` and by ``reportedly spark``, each as a child process; every record that only one
of the two has is counted, by kind. ``peak_mib`` is the most that Spark and all of its processes
held at once. ``--no-tagger`` reads by rules alone, in both. Broken off, the same command with the
same ``--out`` goes on: articles and steps that are done are not done again; the seconds of ``add``
and the peak are then those of its last run (``broken_off``). Exits with 1 where records differ.
"""

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pyarrow.dataset

from reportedly.model.codec import KINDS, decode, encode
from reportedly.store.sqlite import SQLiteLedger
from reportedly.store.turns import COMPARING
from reportedly.text.tagger import SWITCH, missing

Told = dict[bytes, str]
"""The kind of each record, by a hash of what is said, by whom and about what."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--no-tagger", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.no_tagger:
        os.environ[SWITCH] = "off"
    with tempfile.TemporaryDirectory() as scratch:
        out = args.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        found = compared(args, out)
    if args.json:
        print(json.dumps(found))
    else:
        tell(found)
    return 0 if found["same"] else 1


def compared(args: argparse.Namespace, out: Path) -> dict[str, Any]:
    pile = out / f"{args.articles}.jsonl"
    opened = gzip.open if args.data.suffix == ".gz" else open
    if not pile.exists():  # else it would seem another one
        with opened(args.data, "rb") as lines:
            pile.write_bytes(b"".join(islice(lines, args.articles)))
    ledger, tables = out / f"{args.articles}.db", out / f"{args.articles}.tables"
    add = child(ledger, "add", pile, "--ledger", ledger, "--jobs", args.cores)
    spark = child(
        tables,
        *("spark", "--in", pile, "--out", tables, "--master", f"local[{args.cores}]"),
        *("--partitions", args.partitions, "--resume", "--json"),
    )
    steps = json.loads(spark["printed"])["steps"]
    here, there = of_ledger(ledger), of_tables(tables)
    return {
        "articles": args.articles,
        "tagger": not missing(),
        "partitions": args.partitions,
        "peak_mib": spark["peak_mib"],
        "local_s": add["seconds"],
        "spark_s": round(sum(step["seconds"] for step in steps), 1),
        "broken_off": add["broken_off"] or spark["broken_off"],
        "records": len(here),
        "same": here.keys() == there.keys(),
        "only_local": dict(Counter(here[one] for one in here.keys() - there.keys())),
        "only_spark": dict(Counter(there[one] for one in there.keys() - here.keys())),
        "phases": {
            step["name"]: {
                key: step[key]
                for key in ("seconds", "records", "shuffle_read_bytes", "shuffle_write_bytes")
            }
            for step in steps
        },
    }


def child(makes: Path, *words: object) -> dict[str, Any]:
    """Run one of our commands, unless it is noted that it is done; return what it printed, how
    long it took, and the MiB that it held at most with all of its own children. Ends this program
    where it fails."""
    done, line = Path(f"{makes}.json"), [sys.executable, "-m", "reportedly", *map(str, words)]
    if done.exists():
        known: dict[str, Any] = json.loads(done.read_text("utf-8"))
        return known
    began, before, peak = time.monotonic(), makes.exists(), 0
    with tempfile.TemporaryFile() as printed, subprocess.Popen(line, stdout=printed) as process:
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(1)
        printed.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(line)} ended with {process.returncode}")
        told = {
            "seconds": round(time.monotonic() - began, 1),
            "peak_mib": peak >> 20,
            "broken_off": before,
            "printed": printed.read().decode(),
        }
    done.write_text(json.dumps(told), "utf-8")
    return told


def held(pid: int) -> int:
    """Bytes of memory of a process and all below it; pages that they share count once each."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        for process in (one := psutil.Process(pid), *one.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                total += process.memory_info().rss
    return total


def of_ledger(path: Path) -> Told:
    ledger = SQLiteLedger(path)
    try:
        return {
            hashed(entry.kind, entry.by, entry.about, encode(entry.record)): entry.kind
            for kind in KINDS.values()
            for entry in ledger.view().entries(kind)
            if entry.by != COMPARING
        }
    finally:
        ledger.close()


def of_tables(folder: Path) -> Told:
    found = Told()
    for kind in KINDS:
        if (folder / kind).exists():
            table = pyarrow.dataset.dataset(folder / kind, partitioning="hive")
            for batch in table.to_batches(columns=["said_by", "said_about", "data"]):
                for by, about, data in zip(*map(_plain, batch.columns), strict=True):
                    found[hashed(kind, by, about, encode(decode(kind, data)))] = kind
    return found


def hashed(kind: str, by: str, about: str, data: bytes) -> bytes:
    return hashlib.sha256("\x1f".join((kind, by, about, "")).encode() + data).digest()[:16]


def _plain(column: Any) -> list[str]:
    values: list[str] = column.to_pylist()
    return values


def tell(found: dict[str, Any]) -> None:
    print(f"{'step':<28}{'records':>12}{'seconds':>10}{'shuffled MB':>14}")
    for name, step in found["phases"].items():
        moved = step["shuffle_write_bytes"] / 1e6
        print(f"{name:<28}{step['records']:>12,}{step['seconds']:>10,.1f}{moved:>14,.1f}")
    said = "the same records" if found["same"] else "other records"
    how = "" if found["tagger"] else ", without the tagger"
    print(
        f"{found['articles']:,} articles{how}, {found['records']:,} records: {said} by both;"
        f" add {found['local_s']:,} s, spark {found['spark_s']:,} s, {found['peak_mib']:,} MiB"
    )
    for where in ("only_local", "only_spark"):
        if found[where]:
            print(f"{where}: {found[where]}")


if __name__ == "__main__":
    sys.exit(main())
