"""Figures told by the way give way to the one that an article leads with."""

from tests.reconcile.told import figure, made, origin, paper

from reportedly.model.article import Article
from reportedly.model.attribution import HopKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure

PAPER = paper("Gazette")
TOP, BELOW = PAPER.at(0, 6), PAPER.at(70, 76)


def best(*members: Measure | Origin | Article) -> list[float | None]:
    return [e.best for series in made(*members, PAPER) for e in series.estimates]


def test_a_part_told_later_by_the_same_mouth_is_told_by_the_way() -> None:
    whole = figure(6, claim="whole", span=TOP)
    part = figure(2, claim="part", span=BELOW)
    assert best(whole, part, origin("whole", "part")) == [6]


def test_one_person_out_of_several_is_no_rival_whoever_tells_it() -> None:
    whole, one = figure(3, claim="police", span=TOP), figure(1, claim="doctor", span=BELOW)
    [series] = made(whole, one, origin("police"), origin("doctor"), PAPER)
    [estimate] = series.estimates
    assert (estimate.low, estimate.best, estimate.high) == (3, 3, 3)
    assert len(estimate.measures) == 2
    assert "told by the way: “1”" in estimate.why


def test_a_smaller_figure_that_nobody_gives_is_a_part() -> None:
    whole, part = figure(9, claim="police", span=TOP), figure(4, claim="outlet", span=BELOW)
    outlet = origin("outlet", kind=HopKind.OUTLET)
    assert best(whole, part, origin("police"), outlet) == [9]


def test_what_another_source_says_against_the_first_stays() -> None:
    army, rebels = figure(40, claim="army", span=TOP), figure(12, claim="rebels", span=BELOW)
    [series] = made(army, rebels, origin("army"), origin("rebels"), PAPER)
    assert (series.estimates[0].low, series.estimates[0].high) == (12, 40)


def test_the_figure_of_another_article_is_not_told_by_the_way() -> None:
    other = paper("Courier", text="other " * 40)
    one = figure(6, claim="a", span=TOP)
    two = figure(2, claim="b", span=other.at(70, 76))
    [series] = made(one, two, origin("a"), origin("b"), PAPER, other)
    assert (series.estimates[0].low, series.estimates[0].high) == (2, 6)
