"""A newcomer's stage in one file works in this process and in another."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from reportedly.engine.base import Engine
from reportedly.engine.local import Local
from reportedly.engine.pool import Pool
from reportedly.model.article import Article
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, from_file

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


@pytest.mark.parametrize("engine", [Local(), Pool(workers=1)])
def test_one_file(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / f"dollars_{type(engine).__name__}.py"
    path.write_text(FILE)
    stages = [stage for stage in from_file(path) if isinstance(stage, Extract)]
    [reading] = engine.extract(stages, [Article.of("They pay US$2000 a month.")])
    assert [q.span.text for q in reading.records] == ["US$2000"]


def test_the_built_in_stages_are_registered_like_a_plugins() -> None:
    found = {entry.name: entry.load() for entry in entry_points(group="reportedly.stages")}
    assert found == {stage.name: stage for stage in STAGES}
