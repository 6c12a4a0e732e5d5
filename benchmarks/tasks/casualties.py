"""Score killed and injured of an incident told by several articles (Gun Violence Archive).

Nothing is read here. Each incident's articles, with their days, run through the stages of the
product into a ledger of their own; the figures are read off its series, and all this file knows is
how the archive's two numbers relate to our states.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tasks.scorers import scorer
from reportedly.model.article import Article
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.model.series import Estimate, Series
from reportedly.pipeline import STAGES
from reportedly.pipeline import run as fill
from reportedly.read.articles import article_of
from reportedly.store.memory import MemoryLedger
from reportedly.text.vocabulary import measure_words

__all__ = ["answer", "figures", "run"]

Row = dict[str, Any]
Support = dict[float, set[str]]
"""The articles behind each value that is told, in order of days."""

UNUSED = ("propositions", "contradictions", "events")
"""Stages that no series rests on."""

HURT = ("shot", "stabbed")
"""States that hold the dead as well: of five people shot, one fatally, four are injured."""
CARED = ("hospitalised", "treated")
"""States that stand for injured where nothing says how many these are."""
COUNTED = frozenset({"killed", "wounded", *HURT, *CARED})
KINDS = (MeasureKind.CUMULATIVE, MeasureKind.EVENT, MeasureKind.STOCK)


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


def answer(gold: Iterable[Row], workers: int | None = None) -> Iterator[Row]:
    """Killed and injured of each incident, in the order given, incidents on all cores."""
    workers = workers or cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_incident, gold, chunksize=16)


def _incident(incident: Row) -> Row:
    ledger = MemoryLedger()
    stages = tuple(stage for stage in STAGES if stage.name not in UNUSED)
    fill([_article(incident["id"], told) for told in incident["articles"]], ledger, stages=stages)
    view = ledger.view()
    measures = {measure.id: measure for measure in view.all(Measure)}
    return {"id": incident["id"], **figures(list(view.all(Series)), measures)}


def _article(incident: str, told: Row) -> Article:
    text = f"{told['title']}\n\n{told['text']}"
    given = {"title": told["title"], "published": told.get("dct") or "", "language": "en"}
    source = f"{incident}/{told['id']}"
    return article_of(text, source=source, raw=text.encode("utf-8", "replace"), given=given)


def figures(series: Sequence[Series], measures: Mapping[str, Measure]) -> dict[str, int | None]:
    """Killed and injured as the archive counts them, from all series of people.

    Of several values the one that most articles support counts, the earliest of equals. Those who
    came to harm are the killed and the wounded of a day, or those shot, if these are more; the
    injured are those of them who were not killed in the end, so that who dies later is not counted
    twice. Where one of the two is told, the other is nought; where neither is, there is no answer.
    """
    days = defaultdict[str, dict[str, Support]](dict)
    for one in series:
        people = one.counted in measure_words().people and not one.unit
        if people and one.state in COUNTED and one.kind in KINDS:
            for estimate in one.estimates:
                _add(days[estimate.as_of].setdefault(one.state, {}), estimate, measures)
    killed, harmed = Support(), Support()
    for _, states in sorted(days.items()):
        told = {state: _most(support) for state, support in states.items() if support}
        for value, articles in states.get("killed", {}).items():
            killed.setdefault(value, set()).update(articles)
        behind = {a for support in states.values() for held in support.values() for a in held}
        harmed.setdefault(_harmed(told), set()).update(behind)
    if not harmed:
        return {"killed": None, "injured": None}
    dead = _most(killed) if killed else 0.0
    return {"killed": int(dead), "injured": int(max(_most(harmed) - dead, 0.0))}


def _add(support: Support, estimate: Estimate, measures: Mapping[str, Measure]) -> None:
    value = estimate.low if estimate.best is None else estimate.best
    if value is not None:
        told = {measures[id].span.article for id in estimate.measures if id in measures}
        support.setdefault(value, set()).update(told)


def _most(support: Support) -> float:
    """The value that most articles give; of equals the one that was told first."""
    return max(support, key=lambda value: len(support[value]))


def _harmed(told: Mapping[str, float]) -> float:
    """How many came to harm on one day, dead or not."""
    dead = told.get("killed", 0.0)
    hurt = max((told[state] for state in HURT if state in told), default=0.0)
    if hurt or "wounded" in told:
        return max(hurt, dead + told.get("wounded", 0.0))
    return dead + max((told[state] for state in CARED if state in told), default=0.0)
