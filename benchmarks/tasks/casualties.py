"""Score killed and injured of an incident told by several articles (Gun Violence Archive)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.extract.measures import measures
from reportedly.extract.quantities import quantities
from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.quantity import Measure
from reportedly.model.reading import Reading
from reportedly.reconcile.worth import informative

__all__ = ["answer", "run"]

Row = dict[str, Any]

WORDS = 200
"""Words of a body that are read; a toll stands in title and opening."""

OPENING = 600
"""Characters in which an article's own toll is looked for."""

MOST = 60
"""No incident of the archive has more victims; a larger number is an age or an address."""

PEOPLE = frozenset({"", "person", "child", "police", "student", "officer", "soldier", "worker"})

STATES = {"killed": "killed", "wounded": "injured", "hospitalised": "injured", "shot": "shot"}


def run(data: Path) -> dict[str, float]:
    """Exact figures as shares of all incidents; ``both_multi`` of those with several articles."""
    file = data / "dev.jsonl" if data.is_dir() else data
    score = scorer(file, "score_casualty", "quant")
    gold = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        made = Path(folder) / "answers.jsonl"
        made.write_text("".join(json.dumps(row) + "\n" for row in answer(gold)), "utf-8")
        all_of, multi = score.main(file, made), score.main(file, made, multi=True)
    return {
        "killed": all_of["killed"]["exact"] / 100,
        "injured": all_of["injured"]["exact"] / 100,
        "both": all_of["both exact"] / 100,
        "both_multi": multi["both exact"] / 100,
    }


def answer(gold: Iterable[Row]) -> Iterator[Row]:
    """For each incident the figures that most of its articles open with, ties to the higher."""
    for incident in gold:
        told: dict[str, list[float]] = {}
        for text in incident["articles"]:
            for state, value in _opening(_article(text["title"], text["text"])).items():
                told.setdefault(state, []).append(value)
        yield {"id": incident["id"], **_figures({s: _most(v) for s, v in told.items()})}


def _article(title: str, body: str) -> Article:
    parts, words = [title], 0
    for line in body.split("\n"):
        if line.strip() and words <= WORDS:
            parts.append(line.strip())
            words += len(line.split())
    text, blocks = "\n\n".join(parts), list[Block]()
    start = 0
    for place, part in enumerate(parts):
        kind = BlockKind.BODY if place else BlockKind.TITLE
        blocks.append(Block(start=start, end=start + len(part), kind=kind))
        start += len(part) + 2
    return replace(Article.of(text), blocks=tuple(blocks))


def _opening(article: Article) -> dict[str, float]:
    """The first figure for each state that the article opens with."""
    reading = Reading(article=article)
    for stage in (quantities, measures):
        reading = reading.plus(stage.name, stage(reading))
    found: dict[str, float] = {}
    for measure in reading.of(Measure):
        state = STATES.get(measure.state)
        fits = measure.counted in PEOPLE and not measure.unit and measure.span.start < OPENING
        if state and fits and informative(measure) and 0 < (measure.value or 0) < MOST:
            found.setdefault(state, measure.value or 0.0)
    return found


def _most(values: Sequence[float]) -> int:
    counts = Counter(values)
    most = max(counts.values())
    return int(max(value for value in counts if counts[value] == most))


def _figures(told: dict[str, int]) -> dict[str, int | None]:
    """Killed and injured; of those shot, the ones not killed are injured. Where one of the two is
    told, the other is nought; where neither is, there is no answer."""
    if not told:
        return {"killed": None, "injured": None}
    killed = told.get("killed", 0)
    injured = max(told.get("injured", 0), told.get("shot", 0) - killed, 0)
    return {"killed": killed, "injured": injured}
