"""What hangs together is found whether one task follows it or many take turns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.engine.closure import closure
from reportedly.model.judgement import Judgement, Verdict

CHAIN = [(f"a{n:02}", f"a{n + 1:02}") for n in range(5)]
HUB = [("h00", f"h{n:02}") for n in range(1, 9)]
ISLANDS = [("x1", "x2"), ("y1", "y2"), ("x2", "x3")]


@pytest.mark.parametrize("alone", [0, 1000], ids=["in turns", "by one task"])
def test_a_chain_a_hub_and_islands_are_each_one(spark: Any, tmp_path: Path, alone: int) -> None:
    from reportedly.spark.components import components
    from reportedly.spark.tables import Tables

    tables = Tables(spark, str(tmp_path))
    asked = list[str]()

    def keep(name: str, make: Callable[[], Any]) -> Any:
        asked.append(name)
        return tables.kept(name, "1", make)

    edges = spark.createDataFrame([*CHAIN, *HUB, *ISLANDS], "left string, right string")
    found = components(edges.repartition(2), keep, alone).collect()
    links = [
        Judgement.of(one, other, Verdict.SAME, "s") for one, other in (*CHAIN, *HUB, *ISLANDS)
    ]
    ids = {id for link in links for id in (link.left, link.right)}
    wanted = {id: group[0] for group in closure(ids, links, "s") for id in group}
    assert {row.id: row.component for row in found} == wanted
    assert len(found) == len(wanted)
    assert ("round1" in asked) == (alone == 0)
