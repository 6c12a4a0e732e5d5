"""Score story, title, author and date taken from saved pages."""

import gzip
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import Article, BlockKind
from reportedly.model.failure import Failure
from reportedly.read.encodings import decode
from reportedly.read.html import html_article

__all__ = ["run"]

KEPT = frozenset({BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.SUBHEAD})


def run(data: Path) -> dict[str, float]:
    """Score ``data``: a file of the benchmark (its pages lie beside it), or its folder."""
    file = data / "aeb.jsonl" if data.is_dir() else data
    with file.open(encoding="utf-8") as rows:
        gold = [json.loads(row) for row in rows]
    gold = [row for row in gold if row["split"] == "dev"] or gold
    begun = time.perf_counter()
    made = {row["doc_id"]: _page(file.parent, row) for row in gold}
    seconds = time.perf_counter() - begun
    scored = scorer(file, "score", "docs/a_html_extraction").score(gold, made, boot=2)
    named = {"f1": "shingle_F1", "word_f1": "word_F1"} | {
        k: k for k in ("title", "author", "date")
    }
    found = {name: scored[key] for name, key in named.items() if scored[key] is not None}
    return found | {"pages_per_second": round(len(gold) / seconds, 2)}


def _page(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    raw = gzip.decompress((folder / row["html"]).read_bytes())
    read = html_article(decode(raw), source=row["doc_id"], raw=raw, given={})
    if isinstance(read, Failure):
        return {}
    day = read.published.day if read.published else None
    return {"text": _story(read), "title": read.title, "author": read.byline, "publish_date": day}


def _story(article: Article) -> str:
    """All that was kept of the page, without the headline on top and what is marked furniture."""
    return "\n".join(article.text[b.start : b.end] for b in article.parts(*KEPT))
