"""A newcomer's stage in one file works in this process and in another."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reportedly.engine.base import Engine
from reportedly.engine.local import Local
from reportedly.engine.pool import Pool
from reportedly.model.article import Article
from reportedly.pipeline import STAGES
from reportedly.stage import Compare, Extract, from_file
from reportedly.store.sqlite import SQLiteLedger

ROOT = Path(__file__).resolve().parents[1]
FILE = """
import re
from reportedly.model.quantity import Bound, Quantity
from reportedly.stage import extracts

@extracts(Quantity)
def dollars(reading):
    for match in re.finditer(r"US\\$(\\d+)", reading.article.text):
        value, span = float(match[1]), reading.article.at(*match.span())
        yield Quantity(span=span, whole=span, value=value, low=value, high=value,
                       bound=Bound.EXACT, unit="USD")
"""

COMPARING = """
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement, Verdict
from reportedly.stage import Compare

def judge(left, right):
    if "war" in left.text + right.text:
        raise KeyError("no such word")
    return Judgement.of(left.id, right.id, Verdict.SAME, "lengths")

lengths = Compare(
    name="lengths", of=Article, makes=Judgement, keys=lambda a: [str(len(a.text))], judge=judge
)
"""
ENGINES = [Local(), Pool(jobs=2, worth=0)]


@pytest.mark.parametrize("engine", ENGINES)
def test_one_file(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / f"dollars_{type(engine).__name__}.py"
    path.write_text(FILE)
    stages = [stage for stage in from_file(path) if isinstance(stage, Extract)]
    [reading] = engine.extract(stages, [Article.of("They pay US$2000 a month.")])
    assert [q.span.text for q in reading.records] == ["US$2000"]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_breaks_a_comparing_stage_is_told_to_whoever_asked(
    tmp_path: Path, engine: Engine
) -> None:
    path = tmp_path / f"lengths_{type(engine).__name__}.py"
    path.write_text(COMPARING)
    [stage] = (stage for stage in from_file(path) if isinstance(stage, Compare))
    ledger = SQLiteLedger(tmp_path / "news.db")

    def judged(*texts: str) -> list[tuple[str, ...]]:
        with ledger.writer() as writer:
            writer.put(map(Article.of, texts), by="read")
        view, elsewhere = ledger.view(), ledger.elsewhere()
        table = engine.table(stage, view, elsewhere)
        return [pair for pair, _ in engine.judged(stage, table, view, elsewhere)]

    [(left, right)] = judged("It rains.", "It snows.", "It is dry.")
    assert {left, right} == {Article.of("It rains.").id, Article.of("It snows.").id}
    with pytest.raises(KeyError, match="no such word"):
        judged("It is war.", "It is not.")
    ledger.close()


def test_the_built_in_stages_are_registered_like_a_plugins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["entry-points"]["reportedly.stages"]
    found = {
        name: EntryPoint(name, place, "reportedly.stages").load() for name, place in named.items()
    }
    assert found == {stage.name: stage for stage in STAGES}
