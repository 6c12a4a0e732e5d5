"""A pile of articles from end to end, as a newsroom would: "reportedly add PILE", on all cores.

``python -m benchmarks.whole --data news.jsonl.gz --out FOLDER [--sizes 1000 2000 4000 8000 11264]
[--jobs N] [--json]``: one ledger grows to each of the sizes, each by one ``reportedly add`` in a
process of its own, whose whole tree of processes is looked at every second. Beside the ledger the
folder keeps ``samples.csv`` (memory of all, of the largest, of each second), ``curve.json`` (a
point a size) and ``curve.svg``. One size alone (``--sizes 11264``) is the whole pile in one
command. Run again after it was broken off, it goes on where it was; the time before counts.

When a phase began and ended is read off the ledger's log: what lies between two lines goes to who
wrote the second. A stage that found nothing new writes no line; its time goes to the next one.
Stages that are done story by story are told together.
RSS counts what processes share once for each of them; PSS counts it once.
"""

import argparse
import csv
import gzip
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import psutil

from benchmarks.curve import Sample, charts, summed, table, told
from benchmarks.drawn import page
from reportedly.engine.plan import Within
from reportedly.engine.plan import phases as worked
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.failure import Failure
from reportedly.model.story import Story
from reportedly.pipeline import STAGES
from reportedly.stage import Extract
from reportedly.store.sqlite import SQLiteLedger

SIZES = (1000, 2000, 4000, 8000, 11264)
MIB = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    kept = args.out / "curve.json"
    points = json.loads(kept.read_text())["points"] if kept.exists() else []
    started = points[-1]["articles_given"] if points else 0
    for size in sorted(size for size in args.sizes if size > started):
        before = points[-1] if points else {"articles_given": 0, "line": 0}
        points.append(grown(args.out, args.data, before, size, args.jobs))
        samples = list(sampled(args.out))
        found = {"points": points, **summed(points, samples)}
        kept.write_text(json.dumps(found, indent=1))
        (args.out / "curve.svg").write_text(page(charts(points, samples)))
        print(told(points[-1]), file=sys.stderr, flush=True)
    found = json.loads(kept.read_text())
    print(json.dumps(found) if args.json else table(found))
    return 0


def grown(out: Path, data: Path, before: dict[str, Any], size: int, jobs: int | None) -> Any:
    """Add the articles from the last size to this one; what that took."""
    part = out / f"articles-{size}.jsonl.gz"
    with gzip.open(data, "rt") as rows, gzip.open(part, "wt") as taken:
        taken.writelines(islice(rows, before["articles_given"], size))
    book = out / "whole.db"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = [str(Path(sys.executable).parent / "reportedly"), "add", str(part)]
    program += ["--ledger", str(book), *(("--jobs", str(jobs)) if jobs else ())]
    lost = max((one for one in sampled(out) if one.size == size), default=None)
    began = time.time() - (lost.at if lost else 0.0)
    with (out / "add.log").open("a") as said:
        child = subprocess.Popen(program, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        try:
            watch(child, out / "samples.csv", book, size, began, lost.cpu if lost else 0.0)
        except KeyboardInterrupt:
            child.wait()  # it was interrupted as well, and puts away what it has
            sys.exit(130)
    wall = time.time() - began
    if child.returncode:
        sys.exit(f"'{' '.join(program)}' ended with {child.returncode}: see {out / 'add.log'}")
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime + (lost.cpu if lost else 0)
    return point(out, before, size, wall, cpu) | {"broken_off": lost is not None}


def watch(child: Any, csv_file: Path, book: Path, size: int, began: float, cpu: float) -> None:
    """A line a second until the process has ended."""
    with csv_file.open("a", newline="") as lines:
        out = csv.writer(lines)
        if not csv_file.stat().st_size:
            out.writerow(Sample._fields)
        while child.poll() is None:
            if found := _looked(child.pid):
                used, processes, rss, pss, largest = found
                on_disk = _bytes(book)[0] / MIB
                numbers = (time.time() - began, cpu + used, processes, rss, pss, largest, on_disk)
                out.writerow([size, *(round(number, 1) for number in numbers)])
                lines.flush()
            try:
                child.wait(timeout=1)
            except subprocess.TimeoutExpired:
                continue


def _looked(pid: int) -> tuple[float, int, float, float, float] | None:
    """Seconds of the processor, processes, and MiB: of all (RSS, PSS), of the largest (RSS)."""
    sizes, shared, used = list[float](), 0.0, 0.0
    try:
        root = psutil.Process(pid)
        tree = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return None
    for one in tree:
        try:
            times, memory = one.cpu_times(), one.memory_full_info()
        except psutil.Error:  # it has just ended
            continue
        used += times.user + times.system
        used += getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
        sizes.append(memory.rss / MIB)
        shared += getattr(memory, "pss", memory.rss) / MIB
    return (used, len(sizes), sum(sizes), shared, max(sizes)) if sizes else None


def _bytes(book: Path) -> tuple[int, int]:
    """Of the ledger with what is beside it in the same format, and of the raw bytes it keeps."""
    ledger = sum(file.stat().st_size for file in book.parent.glob(f"{book.name}*"))
    raw = book.with_suffix(".raw")
    return ledger, sum(file.stat().st_size for file in raw.rglob("*") if file.is_file())


def sampled(out: Path) -> Iterator[Sample]:
    file = out / "samples.csv"
    if not file.exists():
        return
    with file.open(newline="") as lines:
        for size, at, cpu, processes, *rest in islice(csv.reader(lines), 1, None):
            yield Sample(int(size), float(at), float(cpu), int(processes), *map(float, rest))


def point(out: Path, before: dict[str, Any], size: int, wall: float, cpu: float) -> dict[str, Any]:
    """What this size took, from the ledger, its log and the samples."""
    here = [one for one in sampled(out) if one.size == size]
    ledger = SQLiteLedger(out / "whole.db")
    try:
        view = ledger.view()
        kinds = (("articles", Article), ("claims", Claim), ("stories", Story))
        counts = {name: sum(1 for _ in view.columns(kind, ("id",))) for name, kind in kinds}
        failed = sum(1 for _ in view.columns(Failure, ("id",)))
        took, curve, line = phases(ledger, before["line"])
    finally:
        ledger.close()
    book, raw = _bytes(out / "whole.db")
    comparing = {name: s for name, s in took.items() if name != "reading"}
    # A time during which nothing ran, between being broken off and going on, is nobody's.
    reading = min(took.get("reading", 0.0), wall - sum(comparing.values()))
    return {
        "articles_given": size,
        **counts,
        "failures": failed,
        "added": size - before["articles_given"],
        "wall_s": round(wall, 1),
        "cpu_s": round(cpu, 1),
        "reading_s": round(reading, 1),
        "comparing_s": round(sum(comparing.values()), 1),
        "start_s": round(wall - reading - sum(comparing.values()), 1),
        "phases": {name: round(s, 1) for name, s in comparing.items()},
        "read_curve": curve,
        "peak_rss_mib": round(max((one.rss for one in here), default=0.0)),
        "peak_pss_mib": round(max((one.pss for one in here), default=0.0)),
        "peak_of_one_mib": round(max((one.largest for one in here), default=0.0)),
        "processes": max((one.processes for one in here), default=0),
        "ledger_mib": round(book / MIB, 1),
        "raw_mib": round(raw / MIB, 1),
        "line": line,
    }


def phases(ledger: SQLiteLedger, since: int) -> tuple[dict[str, float], list[Any], int]:
    """Seconds by who wrote, "reading" up to the last article's last line; articles read against
    seconds, at some fifty places; and the number of the last line."""
    apart = {
        stage.name: "stories, one by one"
        for phase in worked(STAGES)
        if isinstance(phase, Within)
        for stage in phase.stages
    }
    readers = {"read", *(stage.name for stage in STAGES if isinstance(stage, Extract))}
    lines = [
        (line.n, _seconds(line.moment), line.by, line.about) for line in ledger.log(since + 1)
    ]
    last = max((n for n, _, by, about in lines if about and by in readers), default=0)
    took, read = defaultdict[str, float](float), list[float]()
    first = before = lines[0][1] if lines else 0.0
    for n, moment, by, about in lines:
        took["reading" if n <= last else apart.get(by, by)] += moment - before
        before = moment
        if by == "read" and about.startswith("art-"):
            read.append(moment - first)
    step = max(1, len(read) // 50)
    curve = [(number + 1, round(s, 1)) for number, s in enumerate(read)][step - 1 :: step]
    return dict(took), curve, lines[-1][0] if lines else since


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


if __name__ == "__main__":
    sys.exit(main())
