"""``cases/clashes`` tell what the whole pipeline says of two figures, or of two names."""

from collections.abc import Iterator

import pytest
from tests.passages import SAID, load, read

from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger


def between(
    case: str, kinds: tuple[ContradictionKind, ...]
) -> Iterator[tuple[str, str, list[Contradiction]]]:
    """What a case wants of two of its letters, the ground with it, and what there is."""
    articles, places = read(case)
    ledger = MemoryLedger()
    assert not run(articles, ledger).failures
    pairs = [pair for pair in ledger.view().all(Contradiction) if pair.kind in kinds]
    for one, other, wanted, ground in SAID.findall(case):
        sides = places[one], places[other]
        yield (
            wanted,
            ground,
            [
                pair
                for pair in pairs
                if any(
                    pair.left_span.overlaps(left) and pair.right_span.overlaps(right)
                    for left, right in (sides, sides[::-1])
                )
            ],
        )


@pytest.mark.parametrize("case", load("figures"))
def test_two_figures(case: str) -> None:
    for wanted, ground, found in between(case, (ContradictionKind.NUMERIC,)):
        verdicts = {pair.verdict.value for pair in found}
        if wanted == "no conflict":
            assert Comparison.CONFLICTING.value not in verdicts
        else:
            assert verdicts == {wanted}
            assert not ground or {pair.ground.value for pair in found} == {ground}


@pytest.mark.parametrize("case", load("names"))
def test_two_names(case: str) -> None:
    for wanted, _, found in between(case, (ContradictionKind.NAMING, ContradictionKind.IDENTITY)):
        said = {f"{pair.kind} {pair.verdict}" for pair in found}
        assert said == ({wanted} if wanted != "nothing" else set())
