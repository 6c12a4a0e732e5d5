"""Rules for many figures of one day: ucdp, acled and min-max, and what holds for all of them."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.told import figure, made, origin, vote

from reportedly.model.quantity import Bound
from reportedly.model.series import Vote
from reportedly.reconcile.medians import middle, weighted_median
from reportedly.reconcile.rules import RULES
from reportedly.reconcile.vague import coded

sides = st.one_of(st.none(), st.integers(0, 60).map(float))
votes = st.builds(
    lambda one, other, weight: vote(*_ordered(one, other), weight=weight),
    sides,
    sides,
    st.sampled_from([0.2, 0.5, 1.0]),
)


def _ordered(one: float | None, other: float | None) -> tuple[float | None, float | None]:
    if one is None or other is None:
        return one, other
    return min(one, other), max(one, other)


def test_best_is_the_median_and_ties_go_to_the_lower() -> None:
    assert RULES["ucdp"].answer([vote(12, 12), vote(20, 20)]) == (12, 12, 20)
    assert RULES["ucdp"].answer([vote(12, 12), vote(20, 20), vote(31, 31)]) == (12, 20, 31)


def test_a_floor_and_a_figure_meet_in_the_figure() -> None:
    assert RULES["ucdp"].answer([vote(10, None), vote(12, 12)]) == (10, 12, 12)


def test_a_floor_above_all_others_opens_the_high_side() -> None:
    assert RULES["ucdp"].answer([vote(12, 12), vote(20, None)]) == (12, 12, None)


def test_a_ceiling_alone_has_no_best_figure() -> None:
    assert RULES["ucdp"].answer([vote(None, 40)]) == (None, None, 40)


def test_a_range_that_is_all_there_is_has_its_middle() -> None:
    assert RULES["ucdp"].answer([vote(4, 6)]) == (4, 5, 6)
    assert RULES["ucdp"].answer([vote(4, 6), vote(10, None)]) == (4, 6, None)


def test_a_vague_count_has_no_say_beside_a_number() -> None:
    assert RULES["ucdp"].answer([vote(200, None, coded=100), vote(23, 23)]) == (23, 23, 23)
    assert RULES["ucdp"].answer([vote(24, None, coded=12)]) == (24, None, None)


def test_acled_writes_down_the_most_conservative_number() -> None:
    assert RULES["acled"].answer([vote(14, 14), vote(10, None)]) == (10, 10, 10)
    assert RULES["acled"].answer([vote(24, None, coded=12)]) == (12, 12, 12)
    assert RULES["acled"].answer([vote(None, 40)]) == (None, None, 40)


def test_min_max_is_the_bare_envelope() -> None:
    assert RULES["min-max"].answer([vote(12, 12), vote(20, 31)]) == (12, None, 31)
    assert RULES["min-max"].answer([vote(12, 12), vote(20, None)]) == (12, None, None)


def test_a_copier_does_not_outvote() -> None:
    first, copy, other, last = (
        vote(50, 50),
        vote(50, 50, weight=0.2),
        vote(30, 30),
        vote(31, 31),
    )
    assert middle([first, copy, other, last]) == 31


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("dozens", 12),
        ("tens", 10),
        ("hundreds", 100),
        ("several hundred", 100),
        ("tens of thousands", 10_000),
        ("several", 3),
    ],
)
def test_vague_counts_are_coded_by_their_scale(words: str, number: float) -> None:
    made_of = figure((24, None), claim="a", bound=Bound.VAGUE)
    span = type(made_of.span)(article="a", start=0, end=len(words), text=words)
    assert coded(figure((24, None), claim="a", bound=Bound.VAGUE, span=span)) == number


@given(st.lists(votes, min_size=1, max_size=7))
def test_every_rule_keeps_order_and_lies_in_the_envelope(ballot: list[Vote]) -> None:
    envelope_low, _, envelope_high = RULES["min-max"].answer(ballot)
    for rule in RULES.values():
        answer = [side for side in rule.answer(ballot) if side is not None]
        assert all(a <= b for a, b in pairwise(answer))
        assert all(envelope_low is None or envelope_low <= side for side in answer)
        assert all(envelope_high is None or side <= envelope_high for side in answer)


@given(st.lists(votes, min_size=1, max_size=6), st.randoms())
def test_the_order_of_votes_does_not_matter(ballot: list[Vote], chance: object) -> None:
    shuffled = list(ballot)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for rule in RULES.values():
        assert rule.answer(ballot) == rule.answer(shuffled)


@given(st.lists(votes, min_size=1, max_size=6), st.integers(0, 9))
def test_a_wider_vote_never_narrows_the_envelope(ballot: list[Vote], more: int) -> None:
    first = ballot[0]
    wider = vote(
        None if first.low is None else first.low - more,
        None if first.high is None else first.high + more,
    )
    old, new = (RULES["min-max"].answer([one, *ballot[1:]]) for one in (first, wider))
    assert new[0] is None or (old[0] is not None and new[0] <= old[0])
    assert new[2] is None or (old[2] is not None and new[2] >= old[2])


@given(st.lists(votes, min_size=1, max_size=6))
def test_the_weighted_median_is_nearest_to_all_votes(ballot: list[Vote]) -> None:
    low, high = weighted_median(ballot)

    def distance(place: float) -> float:
        return sum(
            vote.weight
            * max(
                0.0,
                (vote.low if vote.low is not None else -inf) - place,
                place - (vote.high if vote.high is not None else inf),
            )
            for vote in ballot
        )

    ends = [side for vote in ballot for side in (vote.low, vote.high) if side is not None]
    least = min(map(distance, ends), default=0.0)
    for place in (low, high):
        if abs(place) < inf:
            assert distance(place) == pytest.approx(least)


numbers = st.tuples(st.integers(1, 40), st.sampled_from("abc"))


@settings(deadline=None)
@given(st.lists(numbers, min_size=1, max_size=5), st.integers(0, 4))
def test_one_more_carrier_of_an_origin_changes_nothing(
    told: list[tuple[int, str]], which: int
) -> None:
    figures = [figure(n, claim=f"{voice}{i}") for i, (n, voice) in enumerate(told)]
    copied = which % len(told)
    again = figure(told[copied][0], claim=f"{told[copied][1]}again")
    voices = sorted({voice for _, voice in told})
    origins = [
        origin(*(m.claim for m in (*figures, again) if m.claim[0] == voice)) for voice in voices
    ]
    before, after = made(*figures, *origins), made(*figures, again, *origins)
    assert [(e.low, e.best, e.high) for s in before for e in s.estimates] == [
        (e.low, e.best, e.high) for s in after for e in s.estimates
    ]
