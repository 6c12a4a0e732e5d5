"""Ours beside what others use for parts of it, on the same texts and one core, in one run.

``python -m benchmarks.peers --data news.jsonl.gz [--articles 60] [--copies 2000] [--json]``: each
contestant runs alone in a fresh process with one thread (`peer_runs.py`, `notebook_peer.py`).
Those of others are installed, by hash (`peers.txt`), into a virtual environment that is made for
them (``--venv``, else ``build/peers``): they are no dependencies of ours. Reading is given per
article and as a multiple of the bare parse; near copies are looked for among more articles; a
brief is timed as a whole process, its start included, of the shipped example and of the texts.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
THREADS = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "REPORTEDLY_JOBS"), "1"
)

READING = (
    ("parse", "spaCy alone: tokens, parse, names", ""),
    ("textacy", "textacy: names, triples, key terms, direct quotations",
     "no indirect speech, status, figures, sources; refuses texts with an odd quotation mark"),
    ("extraction", "ours: all that one article says", ""),
    ("extraction, rules", "ours: the same without the tagger", ""),
    ("whole", "ours: the same, compared and in a ledger on disk", ""),
    ("whole, rules", "ours: the same without the tagger", ""),
    ("quantulum3", "quantulum3", "no parse; no bounds, times, what is counted, who says so"),
    ("quantulum3 classifier", "quantulum3 with its classifier", "the same"),
    ("quantities", "ours: the parse, times and quantities alone", ""),
)  # fmt: skip
COPIES = (
    ("datasketch", "datasketch: MinHashLSH, 128 permutations, .5",
     "whole texts only: no part of another, no direction or kind; quotations and furniture count"),
    ("rensa", "rensa: RMinHashLSH, 128 permutations, 32 bands", "the same"),
    ("copies", "ours: exact overlap outside quotations, kind and direction", ""),
)  # fmt: skip
NOTEBOOK = "no claims, nobody's status, no two articles compared, no word to be traced"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--copies", type=int, default=2000)
    parser.add_argument("--venv", type=Path, default=ROOT / "build" / "peers")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    theirs = installed(args.venv)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        few = taken(args.data, args.articles, place / "few.jsonl")
        many = taken(args.data, args.copies, place / "many.jsonl")
        copied = planted(many, place / "many.jsonl")
        words = sum(len(row["text"].split()) for row in few)
        reading = [alone(theirs, name, place / "few.jsonl") for name, *_ in READING]
        copies = [alone(theirs, name, place / "many.jsonl") for name, *_ in COPIES]
        briefs = written(theirs, few, place)
    found = {
        "articles": len(few),
        "words": words,
        "copies_among": args.copies,
        "reading": compared(reading, len(few), of="parse"),
        "copies": agreed(compared(copies, args.copies, of="datasketch"), copied),
        "briefs": briefs,
    }
    print(json.dumps(found) if args.json else table(found))
    return 0


def installed(place: Path) -> Path:
    """The interpreter of the others' environment, made where it is missing or out of date."""
    python, mark = place / "bin" / "python", place / "peers.txt"
    wanted = (HERE / "peers.txt").read_text()
    if not mark.exists() or mark.read_text() != wanted:
        print(f"installing the others into {place}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--compile", "--require-hashes", "-r", str(HERE / "peers.txt")]
        # Starts would take twice as long without what is compiled on install.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run(pip, check=True, env=environment, stderr=subprocess.DEVNULL)
        mark.write_text(wanted)
    return python


def taken(data: Path, count: int, place: Path) -> list[dict[str, Any]]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    place.write_text("\n".join(json.dumps(row) for row in rows))
    return rows


def alone(theirs: Path, name: str, texts: Path) -> dict[str, Any]:
    """What one contestant says of its own run."""
    run, _, rules = name.partition(", ")
    ours = run in ("extraction", "whole", "quantities", "copies")
    python = sys.executable if ours else str(theirs)
    environment = {**os.environ, **THREADS, **({"REPORTEDLY_TAGGER": "off"} if rules else {})}
    print(f"{name} …", file=sys.stderr, flush=True)
    done = subprocess.run(
        [python, str(HERE / "peer_runs.py"), run, str(texts)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return {"name": name, **json.loads(done.stdout.splitlines()[-1])}


def compared(runs: list[dict[str, Any]], articles: int, of: str) -> list[dict[str, Any]]:
    """Articles a second, and the processor's time as a multiple of that of one among them."""
    base = next(run["cpu_s"] for run in runs if run["name"] == of)
    return [
        run
        | {"articles_per_second": round(articles / max(run["cpu_s"], 0.01), 2)}
        | {f"over_{of}": round(run["cpu_s"] / base, 2)}
        for run in runs
    ]


def planted(rows: list[dict[str, Any]], place: Path) -> dict[str, set[tuple[int, int]]]:
    """Add copies of every twentieth article to the texts: one with every 25th word another, one
    of its first third; the pairs that are to be found, by kind."""
    wanted: dict[str, set[tuple[int, int]]] = {"edited": set(), "cut": set()}
    copied = list[dict[str, Any]]()
    for number in range(0, len(rows), 20):
        words = rows[number]["text"].split(" ")
        edited = ["indeed" if n % 25 == 24 else word for n, word in enumerate(words)]
        for kind, text in (("edited", edited), ("cut", words[: len(words) // 3])):
            wanted[kind].add((number, len(rows) + len(copied)))
            row = {"id": f"{kind}-{number}", "outlet": "The Copyist", "date": rows[number]["date"]}
            copied.append(row | {"text": " ".join(text)})
    place.write_text("\n".join(json.dumps(row) for row in (*rows, *copied)))
    return wanted


def agreed(
    runs: list[dict[str, Any]], wanted: dict[str, set[tuple[int, int]]]
) -> list[dict[str, Any]]:
    """How many of the planted copies each found, and others that are half alike."""
    for run in runs:
        pairs = {tuple(pair) for pair in run["found"].pop("pairs")}
        for kind, copied in wanted.items():
            run["found"][kind] = f"{len(pairs & copied)} of {len(copied)}"
        first = min(copy for copied in wanted.values() for _, copy in copied)
        run["found"]["others_alike"] = sum(max(pair) < first for pair in pairs)
    return runs


def written(theirs: Path, rows: list[dict[str, Any]], place: Path) -> list[dict[str, Any]]:
    """A page of two piles, by our command and by the notebook, as whole processes."""
    pile = place / "pile"
    pile.mkdir()
    for number, row in enumerate(rows):
        (pile / f"{number:04}.txt").write_text(row["text"])
    found = list[dict[str, Any]]()
    for what, folder in (("example", ROOT / "examples" / "quake"), ("texts", pile)):
        ours = [str(Path(sys.executable).parent / "reportedly"), "brief", str(folder)]
        ours += ["--ledger", str(place / f"{what}.db"), "--out", str(place / what)]
        notebook = [str(theirs), str(HERE / "notebook_peer.py"), str(folder)]
        notebook.append(str(place / f"{what}.html"))
        runs = {"ours": timed(ours), "notebook": timed(notebook)}
        over = round(runs["ours"]["cpu_s"] / runs["notebook"]["cpu_s"], 2)
        found.append({"pile": what, **runs, "over_notebook": over})
    return found


def timed(command: list[str]) -> dict[str, Any]:
    print(f"{Path(command[0]).name} {Path(command[1]).name} …", file=sys.stderr, flush=True)
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **THREADS})
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            sys.exit(f"{command} ended with {child.returncode}:\n{said.read()[-2000:]!r}")
    return {
        "wall_s": round(time.perf_counter() - began, 2),
        "cpu_s": round(used.ru_utime + used.ru_stime, 2),
        "peak_mib": used.ru_maxrss // 1024,
    }


def table(found: dict[str, Any]) -> str:
    lines = [
        f"{found['articles']} articles, {found['words']:,} words; one core, one thread each",
        "",
    ]
    head = "articles/s    times   MiB"
    lines.append(f"{'reading':62}{head}   (times the bare parse)")
    for (name, words, lacks), run in zip(READING, found["reading"], strict=True):
        lines += _rows(name, words, lacks, run, run["over_parse"])
    among = f"near copies among {found['copies_among']:,}"
    lines += ["", f"{among:62}{head}   (times datasketch)"]
    for (name, words, lacks), run in zip(COPIES, found["copies"], strict=True):
        lines += _rows(name, words, lacks, run, run["over_datasketch"])
    lines += ["", f"{'a page of':40}{'ours: s, MiB':>18}{'notebook: s, MiB':>20}    times"]
    for brief in found["briefs"]:
        ours, other = (
            f"{brief[k]['cpu_s']}, {brief[k]['peak_mib']}" for k in ("ours", "notebook")
        )
        what = "the example" if brief["pile"] == "example" else "the texts"
        lines.append(f"{what:40}{ours:>18}{other:>20}{brief['over_notebook']:9.2f}")
    return "\n".join([*lines, f"  the notebook: {NOTEBOOK}"])


def _rows(name: str, words: str, lacks: str, run: dict[str, Any], times: float) -> list[str]:
    numbers = f"{run['articles_per_second']:10,.1f}{times:9.2f}{run['peak_mib']:6,}"
    told = ", ".join(f"{_words(what)} {_count(count)}" for what, count in run["found"].items())
    return [f"{words:62}{numbers}", f"  found: {told}", *([f"  lacks: {lacks}"] if lacks else [])]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _count(count: int | str) -> str:
    return count if isinstance(count, str) else f"{count:,}"


if __name__ == "__main__":
    sys.exit(main())
