"""One process against several, on the same articles in one run: "reportedly add PILE --jobs 2".

``python -m benchmarks.pool --data news.jsonl.gz [--articles 200] [--jobs 1 2] [--rounds 2]
[--json]``: each number of processes fills a ledger of its own, in turns; of the rounds the
quickest counts. ``reading`` and ``comparing`` are told apart by the ledger's log (as in
``whole.py``), memory is the sum over all processes at its peak (what they share counts once for
each: RSS), CPU that of all. Beside it, on the same articles, how much faster as many processes
are at spaCy's bare parse alone, which share nothing (``bare.py``): what the machine gives. Start
it quiet: what else runs takes cores away from several processes, and not from one.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

import psutil

from benchmarks.bare import shared
from benchmarks.whole import MIB, phases
from reportedly.store.sqlite import SQLiteLedger


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="+", default=(1, 2))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        pile = Path(name) / "pile.jsonl"
        with gzip.open(args.data, "rt") as rows, pile.open("w") as taken:
            taken.writelines(islice(rows, args.articles))
        done = [(jobs, filled(pile, jobs)) for _ in range(args.rounds) for jobs in args.jobs]
    best = {
        jobs: min((one for other, one in done if other == jobs), key=lambda one: one["wall_s"])
        for jobs in args.jobs
    }
    first, last = best[min(best)], best[max(best)]
    bare = {jobs: shared(args.data, args.articles, jobs) for jobs in (min(best), max(best))}
    found = {
        "articles": args.articles,
        "jobs": {str(jobs): one["wall_s"] for jobs, one in best.items()},
        **{
            name: {str(jobs): one[name] for jobs, one in best.items()}
            for name in ("reading_s", "comparing_s", "cpu_s", "peak_mib")
        },
        "ratio": round(first["wall_s"] / last["wall_s"], 2),
        "reading_ratio": round(first["reading_s"] / last["reading_s"], 2),
        "comparing_ratio": round(first["comparing_s"] / (last["comparing_s"] or 1), 2),
        "bare_ratio": round(bare[min(best)] / bare[max(best)], 2),
    }
    if args.json:
        print(json.dumps(found))
        return 0
    names = ("wall_s", "reading_s", "comparing_s", "cpu_s", "peak_mib")
    print(f"{'jobs':>5}", *(f"{name:>12}" for name in names))
    for jobs, one in best.items():
        print(f"{jobs:>5}", *(f"{one[name]:>12}" for name in names))
    ratios = (found[f"{of}ratio"] for of in ("", "reading_", "comparing_", "bare_"))
    print("{} times as fast in all, {} reading, {} comparing; the bare parse {}".format(*ratios))
    return 0


def filled(pile: Path, jobs: int) -> dict[str, Any]:
    """Fill a ledger in a process of its own; what that took."""
    with tempfile.TemporaryDirectory() as name:
        book = Path(name) / "pool.db"
        program = [str(Path(sys.executable).parent / "reportedly"), "add", str(pile)]
        program += ["--ledger", str(book), "--jobs", str(jobs)]
        peak = cpu = 0.0
        start = time.perf_counter()
        with subprocess.Popen(program, stderr=subprocess.DEVNULL) as child:
            while child.poll() is None:
                used, held = looked(child.pid)
                cpu, peak = max(cpu, used), max(peak, held)
                try:
                    child.wait(timeout=0.2)
                except subprocess.TimeoutExpired:
                    continue
        wall = time.perf_counter() - start
        if child.returncode:
            sys.exit(f"'{' '.join(program)}' ended with {child.returncode}")
        ledger = SQLiteLedger(book)
        took, *_ = phases(ledger, 0)
        ledger.close()
    reading = took.pop("reading", 0.0)
    return {
        "wall_s": round(wall, 1),
        "reading_s": round(reading, 1),
        "comparing_s": round(sum(took.values()), 1),
        "cpu_s": round(cpu, 1),
        "peak_mib": round(peak),
    }


def looked(pid: int) -> tuple[float, float]:
    """Seconds of the processor and MiB of a process and all below it, now."""
    used = held = 0.0
    try:
        root = psutil.Process(pid)
        for one in (root, *root.children(recursive=True)):
            times = one.cpu_times()
            used += times.user + times.system
            used += getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
            held += one.memory_info().rss / MIB
    except psutil.Error:
        """It has just ended; the last look was not long ago."""
    return used, held


if __name__ == "__main__":
    sys.exit(main())
