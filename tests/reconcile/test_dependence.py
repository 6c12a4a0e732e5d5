"""Copying shows in odd figures and in mistakes: sources made up so that one copies, or none."""

import random

from tests.reconcile.told import figure, made, origin, paper

from reportedly.reconcile.dependence import copied, dependence, discounts, error_rate
from reportedly.reconcile.grains import grain


def test_an_odd_number_tells_more_than_a_round_one() -> None:
    odd, round_ = copied({"dead": 2743}, {"dead": 2743}), copied({"dead": 3000}, {"dead": 3000})
    assert odd > 0.9 > 0.3 > round_


def test_different_values_speak_against_copying() -> None:
    shared = {"dead": 143, "missing": 26}
    assert copied(shared, shared) > copied(shared, {"dead": 143, "missing": 31})


def test_a_shared_mistake_weighs_most() -> None:
    value = {"dead": 30}
    assert copied(value, value, wrong={"dead": frozenset({30.0})}) > 0.95
    assert copied(value, value, truth={"dead": 31}) > copied(value, value, truth={"dead": 30})


def test_it_does_not_matter_who_is_asked_first() -> None:
    one, other = {"a": 12, "b": 417}, {"a": 13, "b": 417, "c": 5}
    assert copied(one, other) == copied(other, one)


def test_a_copier_is_found_among_honest_counters() -> None:
    """Ten things of about a thousand; two count by themselves, the third copies the first."""
    chance = random.Random(7)
    truth = {f"thing {n}": chance.randint(700, 1900) for n in range(10)}
    honest = [
        {t: float(round(v * chance.uniform(0.97, 1.03))) for t, v in truth.items()}
        for _ in range(2)
    ]
    copy = {t: v if chance.random() < 0.8 else v + 9 for t, v in honest[0].items()}
    pairs = dependence({"first": honest[0], "second": honest[1], "third": copy})
    assert pairs["first", "third"] > 0.99
    assert pairs["first", "second"] < 0.05
    assert pairs["second", "third"] < 0.05


def test_the_first_to_tell_counts_in_full() -> None:
    pairs = {("a", "b"): 0.98, ("a", "c"): 0.2}
    assert discounts(["a", "b", "c"], [2743, 2743, 2743], pairs) == [1.0, 0.22, 1.0]
    assert discounts(["a", "b"], [2743, 2700], pairs) == [1.0, 1.0]


def test_the_error_of_a_source_is_drawn_to_the_usual_where_little_is_known() -> None:
    assert error_rate({}, {}) == 0.2
    assert error_rate(dict.fromkeys(range(95), 1.0), dict.fromkeys(range(95), 1.0)) == 0.01


def test_grain_is_the_unit_that_a_number_is_given_in() -> None:
    assert [grain(n) for n in (12_000, 2_743, 300, 6.8, 0)] == [1000, 1, 100, 0.1, 1]


def test_copies_of_an_odd_figure_weigh_less_and_the_estimate_says_so() -> None:
    papers = [paper(n, day) for n, day in (("a", "2026-03-10"), ("b", "2026-03-11"))]
    told = [
        figure(2743, claim=p.outlet, article=p, counted="home", state="destroyed") for p in papers
    ]
    other = [figure(3100, claim=name, counted="home", state="destroyed") for name in "cd"]
    [found] = made(*told, *other, *papers, *(origin(name) for name in "abcd"))
    [estimate] = found.estimates
    assert {v.origin: v.weight for v in estimate.votes}[origin("b").id] < 0.3
    assert estimate.best == 3100
    assert "to the digit" in estimate.why
