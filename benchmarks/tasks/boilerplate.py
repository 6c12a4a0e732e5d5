"""Score which lines of a page are marked as furniture: noise F1, and the body lost on the way."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import BlockKind
from reportedly.read.blocks import blocks

__all__ = ["run"]

DROPPED = frozenset({BlockKind.BOILERPLATE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.CREDIT})
OWN = Path(__file__).parents[1] / "gold/lines.json"

Row = dict[str, Any]


def run(data: Path) -> dict[str, float]:
    """Score ``data``: a file of the benchmark, its folder (then the hand-labelled set), or the
    corpus news.jsonl.gz (then those of its articles whose lines gold/lines.json names)."""
    file = data / "hand.jsonl" if data.is_dir() else data
    if file.suffix == ".gz":
        gold = list(_own(file))
    else:
        with file.open(encoding="utf-8") as rows:
            gold = [json.loads(row) for row in rows]
    kept = {doc["doc_id"]: keep(doc["lines"], doc.get("title") or "") for doc in gold}
    scored = scorer(file, "score", "docs/b_line_boilerplate").score(gold, kept)
    return {
        "noise_f1": scored["noise_F1"],
        "body_lost": scored["body_lost"],
        "noise_precision": scored["noise_P"],
        "noise_recall": scored["noise_R"],
    }


def keep(rows: Iterable[Row], title: str) -> list[int]:
    """1 for each line that is kept as part of the article, 0 for each that is not."""
    starts, text = list[int](), ""
    for row in rows:
        starts.append(len(text) + len(row["text"]) - len(row["text"].lstrip()))
        text += row["text"] + "\n\n"
    kinds = {block.start: block.kind for block in blocks(text, title)}
    return [int(kinds.get(start) not in DROPPED) for start in starts]


def _own(corpus: Path) -> Iterator[Row]:
    """The articles that we labelled ourselves, in the shape of the benchmark."""
    notes = json.loads(OWN.read_text("utf-8"))["documents"]
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if note := notes.get(row["id"]):
                kinds = {n: kind for kind in ("noise", "caption", "byline") for n in note[kind]}
                told = [words.strip() for words in row["text"].split("\n") if words.strip()]
                lines = [
                    {
                        "text": words,
                        "keep": None if n in note["unscored"] else int(n not in kinds),
                        "kind": kinds.get(n, "body"),
                    }
                    for n, words in enumerate(told)
                ]
                yield {"doc_id": row["id"], "title": row["title"], "lines": lines}
