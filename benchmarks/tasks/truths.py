"""Score the weighted median and source dependence on numbers that many sources give."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from statistics import median_low
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.series import Vote
from reportedly.reconcile.dependence import dependence, discounts, error_rate
from reportedly.reconcile.medians import middle

__all__ = ["run"]

Row = dict[str, Any]
ROUNDS = 5
"""Truths and dependence are reckoned from each other in turn; this many times is enough."""


def run(data: Path) -> dict[str, float]:
    """``error``: the share of numbers further than 1 % from the gold; ``exact``: the share that
    equals it. For the most frequent value (``vote``, ties to the lower), the plain median, ours
    (the weighted median in which a copier counts for less) and ``rated``, where each source also
    weighs by how often it was right, which takes more figures of a source than a story has."""
    file = data / "dev.jsonl" if data.is_dir() else data
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    answers = {"vote": _vote, "median": _median}
    made = {name: {row["id"]: of(_values(row)) for row in rows} for name, of in answers.items()}
    made |= {"ours": _truths(rows, rated=False), "rated": _truths(rows, rated=True)}
    scored = {name: _score(file, answer) for name, answer in made.items()}
    return {
        f"{name}_{short}": figures[metric]
        for name, figures in scored.items()
        for short, metric in (("error", "error_rate_1pct"), ("exact", "exact"))
    }


def _values(row: Row) -> list[float]:
    return [claim["value"] for claim in row["claims"]]


def _vote(values: Sequence[float]) -> float:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _median(values: Sequence[float]) -> float:
    return median_low(sorted(values))


def _truths(rows: Sequence[Row], *, rated: bool) -> dict[str, float]:
    told = defaultdict[str, dict[str, float]](dict)
    for row in rows:
        for claim in row["claims"]:
            told[claim["source"]][row["id"]] = claim["value"]
    truth = {row["id"]: _median(_values(row)) for row in rows}
    for _ in range(ROUNDS):
        pairs = dependence(told, truth=truth)
        trust = {s: _trust(values, truth) if rated else 1.0 for s, values in told.items()}
        truth = {row["id"]: _weighed(row["claims"], pairs, trust) for row in rows}
    return truth


def _trust(values: Mapping[str, float], truth: Mapping[str, float]) -> float:
    """The log-odds that a source is right (Dong et al. 2009, section 4), nought at least."""
    error = error_rate(values, truth)
    return max(0.01, log((1 - error) / error))


def _weighed(
    claims: Sequence[Row], pairs: Mapping[tuple[str, str], float], trust: Mapping[str, float]
) -> float:
    sources, values = [c["source"] for c in claims], [c["value"] for c in claims]
    weights = discounts(sources, values, pairs)
    votes = [
        Vote(origin=s, low=value, point=value, high=value, weight=weight * trust[s], measures=())
        for s, value, weight in zip(sources, values, weights, strict=True)
    ]
    best = middle(votes)
    assert best is not None
    return best


def _score(file: Path, answer: Mapping[str, float]) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        made = Path(folder) / "answers.jsonl"
        made.write_text("".join(_lines(answer)), "utf-8")
        figures: dict[str, float] = scorer(file, "score_td", "quant").main(file, made)
    return figures


def _lines(answer: Mapping[str, float]) -> Iterator[str]:
    return (json.dumps({"id": id, "value": value}) + "\n" for id, value in answer.items())
