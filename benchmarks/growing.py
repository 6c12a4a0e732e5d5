"""What it costs to add a hundred articles to ledgers of several sizes.

``growing.py (--read whole.db | --data news.jsonl.gz) [--sizes 500 1000 2000 4000] [--added 100]
[--as-given] [--json]``: what was read of articles is taken out of a ledger (``whole.py`` leaves
one), or real texts are read as fast as can be (`skimmed`: many more names, no figures), since only
what comes after reading is measured: seconds of this process by stage, for the first pile at once
and then for the articles that are added to each; and the log-log slope of the latter, 0 where it
costs the same however large the ledger is. Articles come by their days, as news does, or in the
order of the file (``--as-given``): there an older one that comes late may be the first to name
somebody, whose id all others have then. ``--folder`` keeps the ledger. Articles that make it grow
from size to size are added in between.
"""

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from benchmarks.skimmed import SKIMMED
from benchmarks.slopes import slope
from reportedly.model.article import Article
from reportedly.model.codec import KINDS
from reportedly.pipeline import STAGES, derive, read_new
from reportedly.read.inputs import read_inputs
from reportedly.stage import Extract, Stage
from reportedly.store.sqlite import SQLiteLedger, read_only

UNDATED = "2016"
"""Where an article without a day comes in: among the others."""
TOGETHER = 50
"""Articles that are copied at a time."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--read", type=Path)
    source.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--as-given", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = args.folder or Path(spare)
        folder.mkdir(exist_ok=True)
        pile: Pile = (
            Copied(args.read, as_given=args.as_given)
            if args.read
            else Skimmed(args.data, folder, as_given=args.as_given)
        )
        found = measured(pile, args.sizes, args.added, folder)
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


class Pile(Protocol):
    """Articles that come in, so many at a time, into a ledger; ``stages`` compare them."""

    stages: Sequence[Stage]

    def come(self, ledger: SQLiteLedger, count: int) -> None: ...


class Skimmed:
    """Real texts, read as fast as can be."""

    stages = SKIMMED

    def __init__(self, data: Path, folder: Path, *, as_given: bool) -> None:
        pile = data if as_given else by_day(data, folder / "by-day.jsonl")
        self._left = (item for item in read_inputs([pile]) if isinstance(item, Article))

    def come(self, ledger: SQLiteLedger, count: int) -> None:
        read_new(islice(self._left, count), ledger, stages=SKIMMED)


class Copied:
    """What a ledger says that was read in its articles, as it was written there."""

    stages = STAGES

    def __init__(self, path: Path, *, as_given: bool) -> None:
        self._view = read_only(path)
        told = list(self._view.columns(Article, ("id", "source", "first_day")))
        dated = [(source if as_given else day or UNDATED, id) for id, source, day in told]
        self._left = iter([id for _, id in sorted(dated)])

    def come(self, ledger: SQLiteLedger, count: int) -> None:
        by = ("read", *(stage.name for stage in STAGES if isinstance(stage, Extract)))
        while some := list(islice(self._left, min(count, TOGETHER))):
            count -= len(some)
            said = defaultdict[tuple[str, str], list[Any]](list)
            for kind in KINDS.values():
                for entry in self._view.entries(kind, articles=some, by=by):
                    said[entry.about, entry.by].append(entry.record)
            with ledger.writer() as writer:
                for (about, author), records in said.items():
                    writer.put(records, by=author, about=about)


def measured(pile: Pile, sizes: list[int], added: int, folder: Path) -> dict[str, Any]:
    """A ledger that grows to each size, and by so many articles more, with what that costs."""
    ledger = SQLiteLedger(folder / "growing.db")
    steps, whole, peaks = list[dict[str, float]](), list[float](), list[int]()
    there = 0
    for size in sizes:
        pile.come(ledger, size - there)
        whole.append(sum(compared(ledger, pile.stages).values()))
        pile.come(ledger, added)
        steps.append(compared(ledger, pile.stages))
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


def compared(ledger: SQLiteLedger, stages: Sequence[Stage]) -> dict[str, float]:
    """The seconds of this process that comparing took, by stage."""
    spent = defaultdict[str, float](float)
    doing, since = "begun", time.process_time()

    def progress(what: str, done: int) -> None:
        nonlocal doing, since
        now = time.process_time()
        spent[doing] += now - since
        doing, since = what, now

    derive(ledger, stages=stages, progress=progress)
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
