"""How long a ledger of copies of real records takes to answer: brief, search, filter, look-up.

``cloned.py [--articles 10000] [--from examples/quake …] [--keep FILE] [--json]`` reads the folders
once and puts copies of their records under new ids until the ledger holds that many articles, then
times commands' work in this process (milliseconds, median of ``--repeat``), and the whole command
``reportedly brief`` from start to exit.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS, decode, encode, kind_of
from reportedly.model.record import Record
from reportedly.model.story import Story
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.report.brief import brief
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.scope import scope
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

HERE = Path(__file__).resolve().parents[1]

Line = tuple[str, Record]
"""Who said a record, and the record."""


def seed(folders: Sequence[Path]) -> list[Line]:
    """Every record of a ledger of these folders, with who said it."""
    ledger = MemoryLedger()
    inputs = (item for folder in folders for item in read_inputs([str(folder)]))
    run(inputs, ledger)
    view = ledger.view()
    found = (view.find(record.id) for kind in KINDS.values() for record in view.all(kind))
    return [(entry.by, entry.record) for entry in found if entry is not None]


def clones(lines: Sequence[Line], times: int) -> Iterator[dict[str, list[Any]]]:
    """The records again and again, by who says them, each time with ids of their own.

    Ids are hashes of contents, so that a copy is made by naming its article anew everywhere and
    then naming each record that changed anew wherever another one names it, makers first.
    """
    rows = [(kind_of(r), r.id, encode(r).decode(), by) for by, r in lines]
    rank = {kind: n for n, kind in enumerate(KINDS)}
    rows.sort(key=lambda row: rank[row[0]])
    for n in range(times):
        renamed = dict[str, str]()
        for kind, id, _, _ in rows:
            if kind == "article":
                renamed[id] = f"art-{n:05x}{id[9:]}"
        made = defaultdict[str, list[Any]](list)
        for kind, id, data, by in rows:
            told = _renamed(data, renamed)
            record = decode(kind, _in_order(told) if kind == "judgement" else told)
            renamed.setdefault(id, record.id)
            made[by].append(record)
        yield made


def _renamed(data: str, renamed: dict[str, str]) -> str:
    parts = data.split('"')
    return '"'.join(renamed.get(part, part) for part in parts)


def _in_order(data: str) -> str:
    pair = json.loads(data)
    pair["left"], pair["right"] = sorted((pair["left"], pair["right"]))
    return json.dumps(pair)


def fill(path: Path, folders: Sequence[Path], articles: int) -> None:
    lines = seed(folders)
    each = sum(isinstance(record, Article) for _, record in lines)
    ledger = SQLiteLedger(path)
    for n, copy in enumerate(clones(lines, -(-articles // each))):
        with ledger.writer() as writer:
            for by, records in copy.items():
                writer.put(records, by=by, about=str(n))
    ledger.close()


def timed(repeat: int, work: Callable[[], object]) -> float:
    """Milliseconds, median."""
    taken = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(taken), 2)


def measured(path: Path, repeat: int) -> dict[str, float]:
    ledger = SQLiteLedger(path)
    view = ledger.view()
    story = max(view.all(Story), key=lambda s: len(s.articles))
    article = story.articles[0]
    claims = list(view.all(Claim, articles=[article]))
    middle = claims[len(claims) // 2]

    def whole() -> None:
        made = brief(view, story.articles)
        markdown(made), html(made)

    def denied() -> None:
        rows = claims(scope(view, article=article))
        _ = [row for row in rows if row.status == "denied"]

    return {
        "articles": sum(1 for _ in view.all(Article)),
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "brief_of_a_story_ms": timed(repeat, whole),
        "search_ms": timed(repeat, lambda: view.search("dam cracks")),
        "claims_of_an_article_ms": timed(repeat, denied),
        "look_up_ms": timed(max(repeat, 20), lambda: view.get(Claim, middle.id)),
        "find_by_prefix_ms": timed(repeat, lambda: view.find(middle.id)),
        "brief_command_ms": timed(1, lambda: _command(path)),
    }


def _command(path: Path) -> None:
    with tempfile.TemporaryDirectory() as out:
        program = Path(sys.executable).parent / "reportedly"
        call: list[str | Path] = [program, "brief", "--ledger", path, "--out", out]
        subprocess.run(call, check=True, capture_output=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    folders = [HERE / "examples" / "quake", HERE / "examples" / "strike"]
    parser.add_argument("--from", dest="folders", type=Path, nargs="+", default=folders)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="the ledger file; filled where it is missing")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        path = args.keep or Path(place) / "ledger.db"
        if not path.exists():
            fill(path, args.folders, args.articles)
        found = measured(path, args.repeat)
    if args.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:26} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
