"""Which items of a benchmark we get right, one by one, so that two commits can be compared.

Each function takes the data of its task and returns, for every gold item, whether it is right.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.disputed import Disputed
from benchmarks.sourced import Sourced
from benchmarks.tasks import (
    conflicts,
    figures,
    origins,
    people,
    quantities,
    quotes,
    seeds,
    status,
    times,
)
from benchmarks.tasks.scorers import scorer

__all__ = ["ITEMS"]

Items = dict[str, bool]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _quotes(data: Path) -> Items:
    """Attributions whose content overlaps (IoU 0.5) and whose speaker is right."""
    file = data / "polnear.dev.jsonl" if data.is_dir() else data
    judge, found = scorer(file, "score", "quotes"), Items()
    for doc in _rows(file):
        lang = doc.get("lang", "en")
        gold = judge.prepare(doc, doc["annotations"], lang)
        ours = judge.prepare(doc, quotes.answer(doc)["annotations"], lang)
        pairs = judge.pair(gold, ours, judge.iou, 0.5)
        right = {i for i, j in pairs if _same_speaker(gold[i], ours[j])}
        for i, row in enumerate(gold):
            start, end = min(row["chars"]), max(row["chars"]) + 1
            found[f"{doc['doc_id']}:{start} {doc['text'][start:end][:70]!r}"] = i in right
    return found


def _same_speaker(gold: dict[str, Any], ours: dict[str, Any]) -> bool:
    if gold["speaker"] and ours["speaker"]:
        return bool(gold["speaker"] & ours["speaker"])
    return not gold["speaker"] and not ours["speaker"]


def _times(data: Path) -> Items:
    """Expressions that we touch with the right value."""
    file = data / "dev.jsonl" if data.is_dir() else data
    found = Items()
    for record in _rows(file):
        ours = times.predict(record)
        for gold in record["timexes"]:
            hit = any(
                t["start"] < gold["end"]
                and gold["start"] < t["end"]
                and t["value"] == gold["value"]
                for t in ours
            )
            words = record["text"][gold["start"] : gold["end"]]
            found[f"{record['id']}:{gold['start']} {words!r} = {gold['value']}"] = hit
    return found


def _quantities(data: Path) -> Items:
    """Sentences all of whose values are right, and nothing else is taken for one."""
    file = data / "dev.jsonl" if data.is_dir() else data
    judge, rows = scorer(file, "score_quant", "quant"), _rows(file)
    answers = quantities.answer({row["id"]: row["text"] for row in rows})
    found = Items()
    for row in rows:
        ours = [judge.pval(q) for q in answers[row["id"]]["quantities"]]
        gold = [judge.gval(q) for q in row["quantities"]]
        same = len(ours) == len(gold) and all(any(judge.veq(g, o) for o in ours) for g in gold)
        found[f"{row['id']} {row['text'][:80]!r}"] = same
    return found


def _seeds(data: Path) -> Items:
    """Claims and quantities of the hand-made gold that are found."""
    file = data / "gold.json" if data.is_dir() else data
    gold = json.loads(file.read_text("utf-8"))
    made, _ = seeds.answer(gold, file.parent)
    return dict(_found(gold, made, scorer(data, "score", "seeds")))


def _found(gold: Any, made: Any, judge: Any) -> Iterator[tuple[str, bool]]:
    parts: tuple[tuple[str, Callable[[Any], Any], float], ...] = (
        ("claims", lambda item: item["content"], 0.5),
        ("quantities", lambda item: [item["span"]], 0.3),
        ("times", lambda item: [item["span"]], 0.4),
    )
    for key, document in gold["documents"].items():
        for part, spans, least in parts:
            wanted = [item for item in document[part] if not item.get("optional")]
            ours = made["documents"][key][part]
            hit = {i for i, _ in judge.match(wanted, ours, spans, spans, least)}
            for i, item in enumerate(wanted):
                yield f"{item['id']} {spans(item)[0]['quote'][:70]!r}", i in hit


def _status(data: Path) -> Items:
    """Reserves whose status, holder and scope are right."""
    file = data / status.FILE if data.is_dir() else data
    return dict(status.found(status.items_in(file.read_text("utf-8"))))


def _figures(data: Path) -> Items:
    """Quantities (sides, bound and unit), what they measure, and times that are right."""
    file = data / figures.FILE if data.is_dir() else data
    return dict(figures.found(figures.items_in(file.read_text("utf-8"))))


def _origins(data: Path) -> Items:
    """People, groups and origins that are right: ``tasks/origins.py`` says what each asks."""
    found = Items()
    for file in sorted(data.rglob("gold.json")):
        for metric, asked in origins.items(Sourced.read(file)).items():
            found |= {f"{metric}: {words.split(', ours ')[0]}": right for words, right in asked}
    return found


def _conflicts(data: Path) -> Items:
    """Conflicts, changes, silences and forecasts: ``tasks/conflicts.py`` says what each asks."""
    found = Items()
    for file in sorted(data.rglob("gold.json")):
        for metric, asked in conflicts.items(Disputed.read(file)).items():
            if metric not in conflicts.COUNTS:
                found |= {f"{metric}: {w.split(', ours ')[0]}": right for w, right in asked}
    return found


def _people(data: Path) -> Items:
    """Marked mentions that we have, persons in one piece, pairs that are one person or two."""
    found = people.items(people.stories(data)).items()
    return {f"{metric}: {asked}": right for metric, of in found for asked, right in of}


ITEMS: dict[str, Callable[[Path], Items]] = {
    "conflicts": _conflicts,
    "figures": _figures,
    "origins": _origins,
    "people": _people,
    "quantities": _quantities,
    "quotes": _quotes,
    "seeds": _seeds,
    "status": _status,
    "times": _times,
}
