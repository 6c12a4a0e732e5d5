"""Scores the days of a topic's timeline against those that editors chose (T17): date F1."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.time import Time
from reportedly.reconcile.telling_days import Dated, day_of, telling_days

__all__ = ["predict", "run"]


def run(data: Path) -> dict[str, float]:
    """``data`` is the folder with ``articles.jsonl`` and ``timelines.jsonl``, or one of them.

    Timelines of the development split are scored, all where none is of it; as many days are given
    as the gold has, and only times are read of the articles (some tenths of a second each).
    """
    folder = data if data.is_dir() else data.parent
    listed = _lines(folder / "timelines.jsonl")
    gold = [one for one in listed if one.get("split") == "dev"] or listed
    ranked = predict(folder / "articles.jsonl", {one["topic"] for one in gold})
    found = {
        one["timeline_id"]: [
            {"date": day.isoformat(), "sents": []}
            for day in ranked[one["topic"]][: len({e["date"] for e in one["entries"]})]
        ]
        for one in gold
    }
    scores = scorer(data, "score", "docs/f_timeline").score(gold, found)
    return {"date_f1": scores["date_F1"], "date_f1_within_a_day": scores["date_F1_1day"]}


def predict(articles: Path, topics: set[str]) -> dict[str, list[date]]:
    """The days of each topic, the most telling first."""
    read = defaultdict[str, list[Dated]](list)
    for row in _lines(articles):
        if row["topic"] in topics:
            read[row["topic"]].append(_dated(row))
    return {topic: telling_days(found) for topic, found in read.items()}


def _dated(row: dict[str, Any]) -> Dated:
    known = Published(first=row["date"], last=row["date"], how=Known.METADATA)
    article = Article.of(row["text"], source=row["doc_id"], published=known)
    made = [r for r in read_one([times], article).records if isinstance(r, Time)]
    named = (day_of(time) for time in made)
    return Dated(date.fromisoformat(row["date"]), tuple(day for day in named if day))


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
