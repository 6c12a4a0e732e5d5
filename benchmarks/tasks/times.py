"""Scores times against TIMEX3 gold: strict and relaxed spans, types, values (TempEval-3)."""

import json
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.time import Grain, Time

__all__ = ["predict", "run"]


def run(data: Path) -> dict[str, float]:
    """``data`` is a ``dev.jsonl`` or its folder; WikiWars is scored on outermost expressions.

    The scorer is ``score_timex.py``, found beside the data or one or two folders up.
    """
    file = data / "dev.jsonl" if data.is_dir() else data
    with file.open(encoding="utf-8") as lines:
        gold = {record["id"]: record for record in map(json.loads, lines)}
    found = {name: {"timexes": predict(record)} for name, record in gold.items()}
    nested = any(timex.get("depth") for record in gold.values() for timex in record["timexes"])
    scores = scorer(file, "score_timex", "quant").score(gold, found, outermost=nested)
    return {f"{key}_f1": scores[key]["F1"] / 100 for key in ("strict", "relaxed", "type", "value")}


def predict(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The TIMEX3 of one gold record. Intervals that hold other times are left out: TimeML marks
    their members and signals."""
    day = (record.get("dct") or "")[:10]
    known = Published(first=day, last=day, how=Known.METADATA) if day else None
    article = Article.of(record["text"], source=record["id"], published=known)
    made: list[Time] = [r for r in read_one([times], article).records if isinstance(r, Time)]
    return [
        {
            "start": time.span.start,
            "end": time.span.end,
            "type": time.kind.value.upper(),
            "value": time.timex,
        }
        for time in made
        if time.grain is not Grain.RANGE or not _holds_another(time, made)
    ]


def _holds_another(time: Time, made: list[Time]) -> bool:
    return any(time.span.holds(other.span) and time.span != other.span for other in made)
