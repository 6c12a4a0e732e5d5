"""Groups under judgements: what joins, what keeps apart, who outranks whom."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.engine.closure import closure
from reportedly.model.judgement import Judgement, Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def says(pair: str, verdict: Verdict, score: float = 1.0, by: str = "names") -> Judgement:
    return Judgement.of(pair[0], pair[1], verdict, by, score=score)


def test_same_is_transitive_and_unsure_joins_nothing() -> None:
    links = [says("ab", SAME), says("bc", SAME), says("cd", UNSURE)]
    assert closure("abcd", links, "names") == [["a", "b", "c"], ["d"]]


def test_different_vetoes_a_merge_through_a_third() -> None:
    links = [says("ab", SAME, 0.9), says("bc", SAME, 0.8), says("ac", DIFFERENT)]
    assert closure("abc", links, "names") == [["a", "b"], ["c"]]


def test_a_human_outranks_the_stage_both_ways() -> None:
    links = [says("ab", DIFFERENT), says("ab", SAME, by="human:ana")]
    assert closure("ab", links, "names") == [["a", "b"]]
    links = [says("ab", SAME), says("ab", DIFFERENT, by="human:ana")]
    assert closure("ab", links, "names") == [["a"], ["b"]]


def test_other_stages_do_not_count() -> None:
    assert closure("ab", [says("ab", SAME, by="claims")], "names") == [["a"], ["b"]]


def test_a_strict_closure_gives_nobody_what_two_claim_alike() -> None:
    apart = says("bc", DIFFERENT)
    alike = [says("ab", SAME, 0.8), says("ac", SAME, 0.75), apart]
    assert closure("abc", alike, "names", strict=True) == [["a"], ["b"], ["c"]]
    assert closure("abc", alike, "names") == [["a", "b"], ["c"]]
    clear = [says("ab", SAME, 0.95), says("ac", SAME, 0.75), apart]
    assert closure("abc", clear, "names", strict=True) == [["a", "b"], ["c"]]
    told = [says("ab", SAME, 0.8), says("ac", SAME, by="human:ana"), apart]
    assert closure("abc", told, "names", strict=True) == [["a", "c"], ["b"]]


pairs = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)
judged = st.builds(
    lambda pair, verdict, score: says("".join(pair), verdict, score),
    pairs,
    st.sampled_from(list(Verdict)),
    st.floats(0, 1),
)


@given(st.lists(judged, max_size=20), st.randoms(), st.booleans())
def test_groups_partition_respect_vetoes_and_forget_the_order(links, random, strict) -> None:  # type: ignore[no-untyped-def]
    groups = closure("abcdef", links, "names", strict=strict)
    assert sorted(id for group in groups for id in group) == list("abcdef")
    place = {id: i for i, group in enumerate(groups) for id in group}
    for link in links:
        if link.verdict is DIFFERENT:
            assert place[link.left] != place[link.right]
    random.shuffle(links)
    assert closure("fedcba", links, "names", strict=strict) == groups
