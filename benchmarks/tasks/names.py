"""How well names are told apart as strings: the task `names`, mean F1 at one shared threshold."""

import json
import time
from pathlib import Path

from benchmarks.tasks.scorers import scorer
from reportedly.text.names import likeness

__all__ = ["run"]


def run(data: Path) -> dict[str, float]:
    """Score ``name_pairs.jsonl`` (or its folder) with the scorer that lies beside it."""
    path = data / "name_pairs.jsonl" if data.is_dir() else data
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    start = time.perf_counter()
    scores = [likeness(pair["a"], pair["b"], pair["schema"]) for pair in pairs]
    took = time.perf_counter() - start
    split = "heldout" if any(pair["split"] == "heldout" for pair in pairs) else "all"
    predicted = [{"score": round(score, 4)} for score in scores]
    result = scorer(path, "score_names", "docs/e_names_entities").score(pairs, predicted, split)
    metrics = {"mean_f1": result["mean_F1_shared_thr"], "pairs_per_second": len(pairs) / took}
    for name, figures in result.items():
        if isinstance(figures, dict):
            metrics[f"{name}_f1"] = figures["F1_shared_thr"]
    return metrics
