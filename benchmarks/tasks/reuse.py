"""Which articles carry each other's text: pairs in the format of docs/c_reuse."""

import json
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import Article
from reportedly.model.origin import CopyKind
from reportedly.resolve.copies import copies, overlap

__all__ = ["run"]

DERIVED = {CopyKind.DUPLICATE, CopyKind.VERSION, CopyKind.PARTIAL, CopyKind.EXCERPT}


def run(data: Path) -> dict[str, float]:
    """Score all labelled pairs of a folder (or of a pairs file beside its docs.jsonl).

    ``near_duplicate_f1`` and ``derived_f1`` are the scorer's (best threshold of the measured
    containment); ``*_called`` judge what the stage itself calls a copy.
    """
    path = data / "pairs.jsonl" if data.is_dir() else data
    texts = (path.parent / "docs.jsonl").read_text("utf-8").splitlines()
    articles = {row["doc_id"]: _article(row) for row in map(json.loads, texts)}
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    measured = {
        (p["a"], p["b"]): {"score": overlap(articles[p["a"]], articles[p["b"]]).containment}
        for p in pairs
    }
    scored = scorer(path, "score", "docs/c_reuse").score(pairs, measured, "all")
    return {
        "near_duplicate_f1": scored["near_dup"]["F1"],
        "near_duplicate_ap": scored["near_dup"]["AP"],
        "derived_f1": scored["derived"]["F1"],
        "derived_ap": scored["derived"]["AP"],
        "quote_as_derived": scored["derived"]["falsely_on_Q"],
        "furniture_as_derived": scored["derived"]["falsely_on_B"],
        **_called(pairs, articles),
    }


def _article(row: dict[str, str]) -> Article:
    return Article.of(row["text"], source=row["doc_id"], outlet=row["outlet"], title=row["title"])


def _called(pairs: list[dict[str, Any]], articles: dict[str, Article]) -> dict[str, float]:
    """How often a pair that shares a key is called derived, against its label."""
    right = called = wanted = 0
    for pair in pairs:
        left, other = articles[pair["a"]], articles[pair["b"]]
        met = set(copies.keys(left)) & set(copies.keys(other))
        found = copies.judge(left, other) if met else None
        derived = found is not None and getattr(found, "kind", None) in DERIVED
        truly = pair["label"] in {"D", "V", "P", "E"}
        right, called, wanted = right + (derived and truly), called + derived, wanted + truly
    f1 = 2 * right / (called + wanted) if called + wanted else 0.0
    return {"derived_called_f1": round(f1, 4)}
