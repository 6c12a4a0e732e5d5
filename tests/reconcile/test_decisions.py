"""Of decisions that cannot all be true the newest stand, and the rest say why they do not."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine.closure import closure
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.reconcile.anchors import Located
from reportedly.reconcile.decisions import Outcome, Settled, judgements, settle

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def says(
    pair: str, verdict: Verdict, hour: int, by: str = "ann", matter: Matter = Matter.NAMES
) -> Located:
    """What somebody decides, at some hour, about two records with ids of one letter."""
    one, other = (
        Anchor(kind="name", article=f"art-{id}", start=0, end=1, words=id) for id in pair
    )
    made = f"2026-03-01T{hour:02}:00:00.000000+00:00"
    decision = Decision.of(matter, one, other, verdict, by=f"human:{by}", made=made)
    return Located(decision=decision, left=pair[0], right=pair[1])


def came(*located: Located) -> dict[int, tuple[Outcome, list[int]]]:
    """What became of each decision and the hours of those against it, by its hour."""
    return {
        hour(one.decision): (one.outcome, [hour(newer) for newer in one.against])
        for one in settle(located)
    }


def hour(decision: Decision) -> int:
    return int(decision.made[11:13])


def test_of_two_people_the_last_word_stands() -> None:
    ann, bo = says("ab", SAME, 1), says("ab", DIFFERENT, 2, "bo")
    assert came(ann, bo) == {1: (Outcome.OUTRANKED, [2]), 2: (Outcome.APPLIED, [])}


def test_two_people_who_agree_both_count_and_make_one_judgement() -> None:
    settled = settle([says("ab", SAME, 1), says("ab", SAME, 2, "bo")])
    assert {one.outcome for one in settled} == {Outcome.APPLIED}
    [made] = judgements(settled, Matter.NAMES)
    assert (made.left, made.right, made.verdict, made.by) == ("a", "b", SAME, "human:bo")


def test_a_is_b_and_b_is_c_but_a_is_not_c() -> None:
    assert came(says("ab", SAME, 1), says("bc", SAME, 2), says("ac", DIFFERENT, 3)) == {
        1: (Outcome.CONTRADICTED, [3, 2]),
        2: (Outcome.APPLIED, []),
        3: (Outcome.APPLIED, []),
    }
    assert came(says("ac", DIFFERENT, 1), says("bc", SAME, 2), says("ab", SAME, 3))[1] == (
        Outcome.CONTRADICTED,
        [3, 2],
    )


def test_unsure_contradicts_nothing() -> None:
    found = came(says("ab", SAME, 1), says("bc", SAME, 2), says("ac", UNSURE, 3))
    assert {outcome for outcome, _ in found.values()} == {Outcome.APPLIED}


def test_one_matter_says_nothing_about_another() -> None:
    claims = says("ab", DIFFERENT, 2, matter=Matter.CLAIMS)
    assert came(says("ab", SAME, 1), claims)[1] == (Outcome.APPLIED, [])
    assert not list(judgements(settle([claims]), Matter.ORIGINS))


def test_what_finds_no_record_is_an_orphan_and_rules_nothing() -> None:
    lost = says("ab", DIFFERENT, 2)
    lost = Located(decision=lost.decision, lacking="gone")
    assert came(says("ab", SAME, 1), lost) == {
        1: (Outcome.APPLIED, []),
        2: (Outcome.ORPHAN, []),
    }


pairs = st.sampled_from(["".join(pair) for pair in combinations("abcdef", 2)])
some = st.lists(st.tuples(pairs, st.sampled_from([SAME, DIFFERENT])), max_size=15)


@settings(deadline=None)
@given(some, st.permutations(range(15)))
def test_what_stands_can_all_be_true_and_what_does_not_could_not(
    told: list[tuple[str, Verdict]], order: list[int]
) -> None:
    located = [says(pair, verdict, n) for n, (pair, verdict) in enumerate(told)]
    settled = settle(located)
    shuffled = [located[n] for n in order if n < len(located)]
    assert settle(shuffled) == settled

    standing = list(judgements(settled, Matter.NAMES))
    groups = closure("abcdef", standing, "same_name")
    together = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    for judged in standing:
        assert (frozenset((judged.left, judged.right)) in together) is (judged.verdict is SAME)
    for one in settled:
        if one.outcome is Outcome.CONTRADICTED:
            assert not _agrees(one)
            assert all(newer.made > one.decision.made for newer in one.against)


def _agrees(one: Settled) -> bool:
    """Whether a decision could be true beside the ones against it alone."""
    located = [
        says(f"{d.left.words}{d.right.words}", d.verdict, hour(d))
        for d in (one.decision, *one.against)
    ]
    return all(s.outcome is Outcome.APPLIED for s in settle(located))
