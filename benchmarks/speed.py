"""The whole pipeline against the bare parse of the same articles, in one run.

``speed.py --data news.jsonl.gz [--articles 40] [--json]``: with the tagger and without it, in a
process each, on one core. The unit is the bare parse: spaCy's own pipeline, as it comes, over the
same paragraphs; it is taken article by article in turn with ours, in CPU time, since machines are
noisy. Then how long ``--help`` and a query take to start (least wall time of five).
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportedly.model.article import Article
from reportedly.model.reading import Reading
from reportedly.pipeline import STAGES, run
from reportedly.read.articles import article_of
from reportedly.stage import Extract, in_order
from reportedly.store.memory import MemoryLedger
from reportedly.text.docs import MODEL
from reportedly.text.parse import PARSED, parse, same_length

WARM = 20
"""Articles before the first that counts: word lists are loaded, frequent words known."""
STARTS = 5
EXAMPLES = Path(__file__).parents[1] / "examples" / "quake"
COMMANDS = {"help": ["--help"], "query": ["claims", "--ledger", "{ledger}", "--limit", "5"]}


def articles(path: Path, count: int) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(count), lines, strict=False):
            row = json.loads(line)
            raw = row["text"].encode()
            yield article_of(row["text"], source=f"{path.name}:{number}", raw=raw, given={})


def measured(data: Path, count: int) -> dict[str, Any]:
    """All in this process: what each stage costs, then the pipeline as a whole."""
    read = list(articles(data, WARM + count))
    bare = bare_parse()
    _by_stage(read[:WARM], bare)
    run(read[:WARM], MemoryLedger())
    read = read[WARM:]
    stages = _by_stage(read, bare)
    unit = stages.pop("bare")
    whole = _whole(read, bare)
    again = whole.pop("bare")
    words = sum(len(article.text.split()) for article in read)
    spent = sum(whole.values())
    return {
        "articles": len(read),
        "words": words,
        "parse_s": round(unit, 2),
        "extract_over_parse": round(sum(stages.values()) / unit, 2),
        "whole_over_parse": round(spent / again, 2),
        "stages": _shares(stages, unit),
        "comparing": _shares(whole, again),
        "articles_per_second": round(len(read) / spent, 2),
        "words_per_second": round(words / spent),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _shares(costs: dict[str, float], unit: float) -> dict[str, float]:
    """What each costs of the unit, the dearest first."""
    ordered = sorted(costs.items(), key=lambda cost: -cost[1])
    return {name: round(cost / unit, 3) for name, cost in ordered}


def bare_parse() -> Callable[[Article], object]:
    """spaCy over the paragraphs that we feed, and nothing else."""
    nlp = import_module(MODEL).load()

    def parsed(article: Article) -> object:
        parts = article.parts(*PARSED)
        texts = (article.text[part.start : part.end] for part in parts)
        return list(nlp.pipe(same_length(text) for text in texts if text.strip()))

    return parsed


def _by_stage(read: Iterable[Article], bare: Callable[[Article], object]) -> dict[str, float]:
    """CPU seconds of the bare parse ("bare"), of ours and of each stage."""
    stages = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    spent = defaultdict[str, float](float)
    for article in read:
        spent["bare"] += _timed(bare, article)[0]
        spent["parse"] += _timed(parse, article)[0]
        reading = Reading(article=article)
        for stage in stages:
            if stage.reads(article.language):
                cost, found = _timed(stage, reading)
                spent[stage.name] += cost
                reading = reading.plus(stage.name, found)
    return spent


def _timed(work: Callable[[Any], Any], given: object) -> tuple[float, Any]:
    start = time.process_time()
    found = work(given)
    return time.process_time() - start, found


def _whole(read: Iterable[Article], bare: Callable[[Article], object]) -> dict[str, float]:
    """CPU seconds of `pipeline.run` by what it says that it does; "bare" beside it."""
    spent, doing, last = defaultdict[str, float](float), "read", time.process_time()

    def now(what: str, done: int = 0) -> None:
        nonlocal doing, last
        at = time.process_time()
        spent[doing] += at - last
        doing, last = what, at

    def given() -> Iterator[Article]:
        for article in read:
            now("bare")
            bare(article)
            now("read")
            yield article

    run(given(), MemoryLedger(), progress=now)
    now("")
    return spent


def started() -> dict[str, float]:
    """Least wall seconds of a command, by what it does."""
    program = [sys.executable, "-m", "reportedly"]
    found = dict[str, float]()
    with TemporaryDirectory() as folder:
        ledger = f"{folder}/q.db"
        _run([*program, "add", str(EXAMPLES), "--ledger", ledger])
        for name, words in COMMANDS.items():
            command = [*program, *(word.format(ledger=ledger) for word in words)]
            found[name] = round(min(_run(command) for _ in range(STARTS)), 3)
    return found


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _child(tagger: str, args: argparse.Namespace) -> dict[str, Any]:
    """`measured` in a process of its own, which has one core to multiply on."""
    command = [sys.executable, __file__, "--data", str(args.data)]
    command += ["--articles", str(args.articles), "--tagger", tagger]
    env = os.environ | {"REPORTEDLY_TAGGER": tagger, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tagger", choices=("on", "off"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.tagger:
        print(json.dumps(measured(args.data, args.articles)))
        return 0
    found = _child("on", args) | {"without_tagger": _child("off", args), "start_s": started()}
    if args.json:
        print(json.dumps(found))
        return 0
    other = found.pop("without_tagger")
    print(f"{'':26} with tagger   without")
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{name}{'' if name == 'start_s' else ', of the bare parse'}")
            for key, one in value.items():
                print(f"  {key:24} {one:11} {other.get(name, {}).get(key, ''):9}")
        else:
            print(f"{name:26} {value:11} {other[name]:9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
