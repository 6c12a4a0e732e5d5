"""Scores times against TIMEX3 gold: strict and relaxed spans, types, values (TempEval-3)."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

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
    scores = _scorer(file).score(gold, found, outermost=nested)
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


def _scorer(file: Path) -> Any:
    for folder in file.resolve().parents[:3]:
        if (path := folder / "score_timex.py").is_file():
            spec = spec_from_file_location("score_timex", path)
            if spec is None or spec.loader is None:
                break
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise FileNotFoundError(f"no score_timex.py beside {file} or above it")
