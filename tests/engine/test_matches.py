"""Comparing only what was touched says what comparing everything says, whatever came and went."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine import blocks, matches
from reportedly.engine.blocks import compare_all
from reportedly.engine.matches import Keyed, between, rematched
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import record
from reportedly.stage import Compare
from reportedly.store.keyed import TABLES, MemoryKeyed, SQLiteKeyed


@record
class Leaf:
    """A record whose id says nothing of what it holds."""

    id: str
    keys: str
    equal: str = ""


def judge(left: Leaf, right: Leaf) -> Judgement | None:
    if left.keys[:1] > right.keys[-1:]:
        return None
    verdict = Verdict.SAME if left.equal == right.equal else Verdict.DIFFERENT
    return Judgement.of(left.id, right.id, verdict, "leaves", f"{left.keys} {right.keys}")


plain = Compare(name="leaves", of=Leaf, makes=Judgement, keys=lambda leaf: leaf.keys, judge=judge)
chained = replace(plain, equal=lambda leaf: leaf.equal)
wary = replace(plain, common=lambda some: len(some) > 3 and some[0].keys[:1] != "a")
both = replace(wary, equal=lambda leaf: leaf.equal)

leaves = st.builds(
    Leaf,
    id=st.sampled_from("0123456789"),
    keys=st.text("abc", max_size=2),
    equal=st.sampled_from(["", "", "x", "y"]),
)
changes = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("0123456789"), leaves),
        st.frozensets(st.sampled_from("0123456789"), max_size=4),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    "stage", [plain, chained, wary, both], ids=["", "equals", "common", "all"]
)
@given(steps=changes)
@settings(deadline=None, max_examples=60)
def test_touched_pairs_are_enough(stage, steps) -> None:  # type: ignore[no-untyped-def]
    with pytest.MonkeyPatch.context() as patch, closing(sqlite3.connect(":memory:")) as kept:
        for module in (blocks, matches):
            patch.setattr(module, "MAX_BLOCK", 4)
        kept.executescript(TABLES)
        for keyed in (MemoryKeyed(), SQLiteKeyed(kept)):
            _through(stage, keyed, steps)


def _through(
    stage: Compare, keyed: Keyed, steps: list[tuple[dict[str, Leaf], frozenset[str]]]
) -> None:
    there, said = dict[str, Leaf](), dict[str, Judgement]()

    def standing(ids: Collection[str]) -> list[Judgement]:
        return [one for one in said.values() if not {one.left, one.right}.isdisjoint(ids)]

    def fetch(ids: Collection[str]) -> dict[str, Leaf]:
        return {id: there[id] for id in ids if id in there}

    for come, gone in steps:
        touched = {*come, *gone}
        there |= {id: replace(leaf, id=id) for id, leaf in come.items()}
        for id in gone:
            there.pop(id, None)
        found = rematched(stage, touched, keyed, fetch, standing)
        for id in found.struck:
            del said[id]
        said |= {one.id: one for one in found.put if isinstance(one, Judgement)}
        whole = {one.id: one for one in compare_all(stage, there.values(), {})}
        assert said == whole
        assert all(left < right for left, right in map(between, said.values()))
        assert keyed.size(stage.name) == len(there)


def test_a_newcomer_costs_what_it_meets() -> None:
    seen = list[str]()

    def judging(left: Leaf, right: Leaf) -> Judgement | None:
        seen.append(left.id)
        return judge(left, right)

    counted = replace(chained, judge=judging)
    there = {f"{n:04}": Leaf(id=f"{n:04}", keys="a", equal="x") for n in range(0, 2000, 2)}
    keyed = MemoryKeyed()
    keyed.fill("leaves", ((id, blocks.held(counted, leaf)) for id, leaf in there.items()))
    there["0777"] = Leaf(id="0777", keys="a", equal="x")

    found = rematched(
        counted, ["0777"], keyed, lambda ids: {id: there[id] for id in ids}, lambda ids: []
    )
    assert [between(one) for one in found.put] == [("0776", "0777"), ("0777", "0778")]
    assert len(seen) == 2
