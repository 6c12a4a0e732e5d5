"""Every pair of ``cases/clashes/opposed.txt``: what the whole pipeline says of two passages."""

import pytest
from tests.passages import SAID, load, read

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger

OTHER = (ContradictionKind.NUMERIC, ContradictionKind.NAMING, ContradictionKind.STATUS)


@pytest.mark.parametrize("case", load("opposed"))
def test_two_passages(case: str) -> None:
    articles, places = read(case)
    ledger = MemoryLedger()
    assert not run(articles, ledger).failures
    pairs = [pair for pair in ledger.view().all(Contradiction) if pair.kind not in OTHER]
    for one, other, wanted, _ in SAID.findall(case):
        sides = places[one], places[other]
        said = {
            pair.verdict.value
            for pair in pairs
            for left, right in (sides, sides[::-1])
            if pair.left_span.overlaps(left) and pair.right_span.overlaps(right)
        }
        if wanted == "no conflict":
            assert Comparison.CONFLICTING.value not in said
        else:
            assert wanted in said
