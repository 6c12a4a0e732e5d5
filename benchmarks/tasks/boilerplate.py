"""Score which lines of a page are marked as furniture: noise F1, and the body lost on the way."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import BlockKind
from reportedly.read.blocks import blocks

__all__ = ["run"]

DROPPED = frozenset({BlockKind.BOILERPLATE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.CREDIT})


def run(data: Path) -> dict[str, float]:
    """Score ``data`` (a file of the benchmark, or its folder: then the hand-labelled set)."""
    file = data / "hand.jsonl" if data.is_dir() else data
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


def keep(rows: Iterable[dict[str, Any]], title: str) -> list[int]:
    """1 for each line that is kept as part of the article, 0 for each that is not."""
    starts, text = list[int](), ""
    for row in rows:
        starts.append(len(text) + len(row["text"]) - len(row["text"].lstrip()))
        text += row["text"] + "\n\n"
    kinds = {block.start: block.kind for block in blocks(text, title)}
    return [int(kinds.get(start) not in DROPPED) for start in starts]
