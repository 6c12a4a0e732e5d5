"""The scoring of pairs of passages, on pairs made up, and the form of their files."""

from pathlib import Path

import pytest

from benchmarks.paired import Pair, Read, pairs
from benchmarks.tasks.pairs import items, misses, tally
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.record import Record
from reportedly.store.memory import MemoryLedger

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "conflicts"
FERRY = """
# A comment.

== ferry: whether she sank
factual, denial | conflicting | hard
@ Quay Post, 2024-05-02
The Odalys [sank] off Marn on Friday. Her crew was saved.
@ Marn Star, 2024-05-03
The owner said that the Odalys [was afloat] off Marn on Friday.

== ferry: two ferries
trap | not comparable, compatible (place, scope) | easy
@ Quay Post, 2024-05-02
The [Odalys sank] off Marn.
@ Marn Star, 2024-05-03
The [Tirene is afloat].
"""
SANK, TRAP = pairs(FERRY.splitlines())


def read(pair: Pair, *verdicts: Comparison, met: bool = True, aside: bool = False) -> Read:
    """As if we gave these verdicts on its marked words (or on its first words)."""
    one, other = (side.article("") for side in pair.sides)
    marks = [
        art.at(0, 3) if aside else art.at(side.start, side.end)
        for art, side in zip((one, other), pair.sides, strict=True)
    ]
    told: list[Record] = [
        Contradiction(
            kind=ContradictionKind.FACTUAL, verdict=verdict, left="l", right="r",
            left_span=marks[1], right_span=marks[0], slots=(), how="",
        )
        for verdict in verdicts
    ]  # fmt: skip
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([one, other, *told], by="test", about="test")
    spans = tuple(
        art.at(side.start, side.end) for art, side in zip((one, other), pair.sides, strict=True)
    )
    return Read(pair, ledger.view(), (spans[0], spans[1]), met, met)


def test_a_pair_is_read_as_it_is_printed() -> None:
    first, second = SANK.sides
    assert (first.outlet, first.day, first.words) == ("Quay Post", "2024-05-02", "sank")
    assert second.text == "The owner said that the Odalys was afloat off Marn on Friday."
    assert (SANK.clash, SANK.trap) == (True, False)
    assert (TRAP.clash, TRAP.trap) == (False, True)
    assert SANK.headline == "Odalys Marn Friday ferry: the latest"


def test_a_headline_moves_the_marked_words() -> None:
    article = SANK.sides[0].article("Ferry")
    assert article.text.startswith("Ferry\n\nThe Odalys sank")
    assert [block.kind for block in article.blocks] == ["title", "body"]


@pytest.mark.parametrize(
    "broken",
    [FERRY.replace("| hard", "| tough"), FERRY.replace("[sank]", "sank"), "== a title\nnothing"],
)
def test_what_has_not_the_form_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"ferry: whether|a title"):
        list(pairs(broken.splitlines()))


@pytest.mark.parametrize(
    ("made", "found", "verdicts", "conflicts"),
    [
        ((), 0, 0, 0),
        ((Comparison.REVISED,), 1, 0, 0),
        ((Comparison.REVISED, Comparison.CONFLICTING), 1, 1, 1),
    ],
)
def test_a_conflict_is_found_and_judged(
    made: tuple[Comparison, ...], found: float, verdicts: float, conflicts: float
) -> None:
    scores = tally(items([read(SANK, *made)]))
    assert (scores["found"], scores["verdicts"]) == (found, verdicts)
    assert scores["conflicts"] == scores["conflicts_hard"] == conflicts


def test_a_trap_counts_only_when_it_is_called_a_conflict() -> None:
    quiet = tally(items([read(TRAP, Comparison.NOT_COMPARABLE)]))
    taken = tally(items([read(TRAP, Comparison.CONFLICTING)]))
    assert (quiet["traps_taken"], quiet["found"]) == (0, 1.0)
    assert (taken["traps_taken"], taken["false_conflicts"]) == (1, 1)


def test_other_words_and_other_stories_are_counted_apart() -> None:
    scores = tally(items([read(SANK, Comparison.CONFLICTING, met=False, aside=True)]))
    assert (scores["conflicts_beside"], scores["never_met"], scores["found"]) == (1, 1, 0)


@pytest.mark.parametrize("file", sorted(GOLD.glob("pairs.*.txt")), ids=lambda file: file.name)
def test_the_gold_has_its_form(file: Path) -> None:
    made = list(pairs(file.read_text("utf-8").splitlines()))
    titles = {pair.title for pair in made}
    assert len(titles) == len(made) >= 40
    assert sum(pair.trap for pair in made) * 5 > len(made)


def test_what_is_held_out_is_not_listed() -> None:
    with pytest.raises(ValueError, match="held-out"):
        list(misses(GOLD / "pairs.heldout.txt"))
