"""Whether Spark makes the same records as this machine's own engine, how long each of its steps
takes and how much it sends from task to task.

``python -m benchmarks.spark --data news.jsonl.gz [--articles N] [--cores N] [--partitions N]
[--out FOLDER] [--json]``: the first N articles (1,000) are read and compared by ``reportedly add``
and by ``reportedly spark``, each as a child process; every record that only one of the two has is
counted, by kind. ``peak_mib`` is the most that Spark and all of its processes held at once. What
lies in ``--out`` already from the same articles is not made again. Exits with 1 where they differ.
"""

import argparse
import gzip
import json
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

Told = set[tuple[str, str, str, str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
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
    with opened(args.data, "rb") as lines:
        pile.write_bytes(b"".join(islice(lines, args.articles)))
    began = time.monotonic()
    ledger, tables = out / f"{args.articles}.db", out / f"{args.articles}.tables"
    child("add", pile, "--ledger", ledger)
    local = time.monotonic() - began
    done, peak = child(
        *("spark", "--in", pile, "--out", tables, "--master", f"local[{args.cores}]"),
        *("--partitions", args.partitions, "--resume", "--json"),
    )
    steps = json.loads(done)["steps"]
    here, there = of_ledger(ledger), of_tables(tables)
    return {
        "articles": args.articles,
        "partitions": args.partitions,
        "peak_mib": peak,
        "local_s": round(local, 1),
        "spark_s": round(sum(step["seconds"] for step in steps), 1),
        "records": len(here),
        "same": here == there,
        "only_local": dict(Counter(kind for kind, *_ in here - there)),
        "only_spark": dict(Counter(kind for kind, *_ in there - here)),
        "phases": {
            step["name"]: {
                key: step[key]
                for key in ("seconds", "records", "shuffle_read_bytes", "shuffle_write_bytes")
            }
            for step in steps
        },
    }


def child(*words: object) -> tuple[str, int]:
    """Run one of our commands; return what it printed, and the MiB that it held at most with all
    of its own children. Ends this program where it fails."""
    line = [sys.executable, "-m", "reportedly", *map(str, words)]
    with tempfile.TemporaryFile() as printed, subprocess.Popen(line, stdout=printed) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(1)
        printed.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(line)} ended with {process.returncode}")
        return printed.read().decode(), peak >> 20


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
            (entry.kind, entry.by, entry.about, encode(entry.record).decode())
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
                    found.add((kind, by, about, encode(decode(kind, data)).decode()))
    return found


def _plain(column: Any) -> list[str]:
    values: list[str] = column.to_pylist()
    return values


def tell(found: dict[str, Any]) -> None:
    print(f"{'step':<28}{'records':>12}{'seconds':>10}{'shuffled MB':>14}")
    for name, step in found["phases"].items():
        moved = step["shuffle_write_bytes"] / 1e6
        print(f"{name:<28}{step['records']:>12,}{step['seconds']:>10,.1f}{moved:>14,.1f}")
    said = "the same records" if found["same"] else "other records"
    print(
        f"{found['articles']:,} articles, {found['records']:,} records: {said} by both;"
        f" add {found['local_s']:,} s, spark {found['spark_s']:,} s, {found['peak_mib']:,} MiB"
    )
    for where in ("only_local", "only_spark"):
        if found[where]:
            print(f"{where}: {found[where]}")


if __name__ == "__main__":
    sys.exit(main())
