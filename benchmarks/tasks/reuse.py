"""Which articles carry each other's text: pairs in the format of docs/c_reuse."""

import json
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import Article
from reportedly.model.origin import Copy, CopyKind
from reportedly.resolve.copies import copies, overlap

__all__ = ["run"]

LABELS = {
    "D": CopyKind.DUPLICATE,
    "V": CopyKind.VERSION,
    "P": CopyKind.PARTIAL,
    "E": CopyKind.EXCERPT,
}
"""The labels of pairs of which one carries the other's own words."""
OTHERS = {"Q": CopyKind.SHARED_QUOTATION, "B": CopyKind.SHARED_FURNITURE}
"""The rest, but for "N": furniture may as well go unseen."""


def run(data: Path) -> dict[str, float]:
    """Score all labelled pairs of a folder (or of a pairs file beside its docs.jsonl).

    ``near_duplicate_f1`` and ``derived_f1`` are the scorer's (best threshold of the measured
    containment); ``derived_called_f1``, ``quote_called`` and ``furniture_called`` judge what the
    stage itself calls a copy, ``kinds`` how often it names the very kind (of seven).
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
    """What the stage calls each pair that shares a key, against its label."""
    called = [(pair["label"], _kind(articles[pair["a"]], articles[pair["b"]])) for pair in pairs]
    right = sum(label in LABELS and kind in LABELS.values() for label, kind in called)
    wanted = sum(label in LABELS for label, _ in called)
    found = sum(kind in LABELS.values() for _, kind in called)
    exact = sum(kind is LABELS.get(label, OTHERS.get(label)) for label, kind in called)
    exact += sum(label == "B" and kind is None for label, kind in called)

    def falsely(name: str) -> float:
        kinds = [kind for label, kind in called if label == name]
        return round(sum(kind in LABELS.values() for kind in kinds) / max(1, len(kinds)), 4)

    return {
        "derived_called_f1": round(2 * right / max(1, wanted + found), 4),
        "quote_called": falsely("Q"),
        "furniture_called": falsely("B"),
        "kinds": round(exact / max(1, len(called)), 4),
    }


def _kind(left: Article, right: Article) -> CopyKind | None:
    if not set(copies.keys(left)) & set(copies.keys(right)):
        return None
    found = copies.judge(left, right)
    return found.kind if isinstance(found, Copy) else None
