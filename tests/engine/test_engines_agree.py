"""One body of tests, every engine: where a stage runs must not change what it finds."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.engine.base import Engine, read_one
from reportedly.engine.local import Local
from reportedly.engine.plan import Within, phases
from reportedly.engine.units import units
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.model.decision import Decision
from reportedly.model.failure import Failure
from reportedly.model.quantity import Bound, Quantity
from reportedly.model.rating import Rating, SourceNote
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, read_articles, run
from reportedly.stage import Compare, extracts
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

ROOT = Path(__file__).resolve().parents[2]


def test_readings_agree(engine: Engine, examples: list[Article]) -> None:
    some = examples[:4]
    assert list(read_articles(some, engine)) == list(read_articles(some, Local()))


def test_a_fresh_process_reads_the_same(examples: list[Article]) -> None:
    here = [claim.id for reading in read_articles(examples[:3]) for claim in reading.of(Claim)]
    code = (
        "from pathlib import Path\n"
        "from reportedly.model.claim import Claim\n"
        "from reportedly.pipeline import read_articles\n"
        "from reportedly.read.inputs import read_inputs\n"
        f"some = list(read_inputs([Path({str(ROOT / 'examples')!r})]))[:3]\n"
        "for reading in read_articles(some):\n"
        "    for claim in reading.of(Claim): print(claim.id)\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert there.stdout.split() == here
    assert here


def test_ledgers_agree(engine: Engine, examples: list[Article], tmp_path: Path) -> None:
    here, there = MemoryLedger(), SQLiteLedger(tmp_path / "there.db")
    run(examples, here, Local())
    run(examples, there, engine)
    empty = []
    for kind in KINDS.values():
        found, other = (list(filter(_said, one.view().all(kind))) for one in (here, there))
        assert other == found
        if not found:
            empty.append(kind)
    people = {Decision, Rating, SourceNote}
    told = "a kind that the examples never show proves nothing"
    assert set(empty) == {Failure, *people}, told

    view, elsewhere = there.view(), there.elsewhere()
    parts = list(units(view.all(Story), (), (article.id for article in examples)))
    for phase in phases(STAGES):
        if isinstance(phase, Within):
            said = list(engine.within(phase.stages, view, parts, elsewhere))
            assert said == list(Local().within(phase.stages, here.view(), parts))
        elif isinstance(stage := phase.stage, Compare):
            table = engine.table(stage, view, elsewhere)
            those = Local().table(stage, here.view())
            assert dict(table) == dict(those)
            judged = list(engine.judged(stage, table, view, elsewhere))
            assert judged == list(Local().judged(stage, those, here.view()))
            assert table.common == those.common
    there.close()


def _said(one: Any) -> bool:
    """Not how far a ledger has been compared: lines are each ledger's own."""
    return not isinstance(one, Receipt) or bool(one.article)


def test_a_stage_that_breaks_loses_only_its_own_records() -> None:
    @extracts(Quantity)
    def broken(reading: Reading) -> Iterator[Quantity]:
        raise KeyError("no such word")

    @extracts(Quantity)
    def sound(reading: Reading) -> Iterator[Quantity]:
        for match in re.finditer(r"\d+", reading.article.text):
            span = reading.article.at(*match.span())
            number = float(match[0])
            yield Quantity(
                span=span, whole=span, value=number, low=number, high=number, bound=Bound.EXACT
            )

    reading = read_one([broken, sound], Article.of("They wait 3 days.", source="wait.txt"))
    assert [q.span.text for q in reading.of(Quantity)] == ["3"]
    [failure] = reading.of(Failure)
    assert failure.source == "wait.txt"
    assert failure.reason == "broken: KeyError: 'no such word'"
