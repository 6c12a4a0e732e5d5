"""What it costs to add a hundred articles to ledgers of a thousand, three thousand, ten thousand.

``growing.py --data news.jsonl.gz [--sizes 1000 3000 10000] [--added 100] [--as-given] [--json]``:
real texts, read as fast as can be (`skimmed`), since only what comes after reading is measured:
seconds of this process by stage, for the first pile at once and then for the articles that are
added to each; and the log-log slope of the latter, 0 where it costs the same however large the
ledger is. Articles come by their days, as news does (one without a day after the one before it in
the file), or in the order of the file (``--as-given``): there an older one that comes late may be
the first to name somebody, whose id all others have then. ``--folder`` keeps the ledger. Articles
that make it grow from size to size are added in between.
"""

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from benchmarks.skimmed import SKIMMED
from benchmarks.slopes import slope
from reportedly.model.article import Article
from reportedly.pipeline import derive, read_new
from reportedly.read.inputs import read_inputs
from reportedly.store.sqlite import SQLiteLedger


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--as-given", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = args.folder or Path(spare)
        folder.mkdir(exist_ok=True)
        data = args.data if args.as_given else by_day(args.data, folder / "by-day.jsonl")
        found = measured(data, args.sizes, args.added, folder)
    if args.json:
        print(json.dumps(found))
    else:
        printed(found)
    return 0


def by_day(data: Path, target: Path) -> Path:
    """The same articles in the order in which they were published."""
    dated, last = list[tuple[str, int, str]](), ""
    with gzip.open(data, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(rows):
            day = json.loads(row).get("date") or ""
            last = day if day[:4].isdigit() else last
            dated.append((last, number, row))
    with target.open("w", encoding="utf-8") as out:
        out.writelines(row for _, _, row in sorted(dated))
    return target


def measured(data: Path, sizes: list[int], added: int, folder: Path) -> dict[str, Any]:
    """A ledger that grows to each size, and by so many articles more, with what that costs."""
    source = (item for item in read_inputs([data]) if isinstance(item, Article))
    ledger = SQLiteLedger(folder / "growing.db")
    steps, whole, peaks = list[dict[str, float]](), list[float](), list[int]()
    there = 0
    for size in sizes:
        read(ledger, islice(source, size - there))
        whole.append(sum(compared(ledger).values()))
        read(ledger, islice(source, added))
        steps.append(compared(ledger))
        there = size + added
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        told = (
            f"{size:,} articles: {whole[-1]:.1f} s; {added} more: {sum(steps[-1].values()):.1f} s"
        )
        print(f"{told}; {peaks[-1]} MiB", file=sys.stderr, flush=True)
    names = dict.fromkeys(chain.from_iterable(steps))
    seconds = {name: [round(step.get(name, 0.0), 3) for step in steps] for name in names}
    seconds["all"] = [round(sum(step.values()), 3) for step in steps]
    stages = {
        name: {"seconds": some, "slope": slope(sizes, some)} for name, some in seconds.items()
    }
    return {
        "sizes": sizes,
        "added": added,
        "all": stages.pop("all"),
        "stages": stages,
        "grown_s": [round(one, 1) for one in whole],
        "peak_mib": peaks,
        "ledger_mib": (folder / "growing.db").stat().st_size >> 20,
    }


def read(ledger: SQLiteLedger, articles: Iterator[Article]) -> None:
    read_new(articles, ledger, stages=SKIMMED)


def compared(ledger: SQLiteLedger) -> dict[str, float]:
    """The seconds of this process that comparing took, by stage."""
    spent = defaultdict[str, float](float)
    doing, since = "begun", time.process_time()

    def progress(what: str, done: int) -> None:
        nonlocal doing, since
        now = time.process_time()
        spent[doing] += now - since
        doing, since = what, now

    derive(ledger, stages=SKIMMED, progress=progress)
    progress("", 0)
    return spent


def printed(found: dict[str, Any]) -> None:
    head = (f"{size:,}" for size in found["sizes"])
    print(
        f"{'seconds to add ' + str(found['added']):24}", *(f"{one:>10}" for one in head), "  slope"
    )
    for name, row in (*found["stages"].items(), ("all", found["all"])):
        told = "" if row["slope"] is None else f"{row['slope']:7.2f}"
        print(f"{name:24}", *(f"{one:10.2f}" for one in row["seconds"]), told)
    print(f"{'to grow so far':24}", *(f"{one:10.1f}" for one in found["grown_s"]))
    print(f"{'peak MiB':24}", *(f"{one:10}" for one in found["peak_mib"]))


if __name__ == "__main__":
    sys.exit(main())
