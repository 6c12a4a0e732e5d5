"""Wholes, parts and sums; what makes a series at all; which figures only look alike."""

from dataclasses import replace

import pytest
from tests.reconcile.told import TEXT, figure, made, origin, paper

from reportedly.model.article import Article
from reportedly.model.contradiction import Comparison
from reportedly.model.quantity import Bound, MeasureKind
from reportedly.reconcile.disputes import numeric
from reportedly.reconcile.worth import informative

PAPER = paper("Sole Gazette")


def test_parts_of_one_source_add_up_to_a_computed_vote() -> None:
    whole = figure(3000, claim="a", state="killed or wounded", bound=Bound.MORE_THAN)
    killed = figure(300, claim="b", bound=Bound.ABOUT, as_of="2026-03-12")
    wounded = figure(2700, claim="c", state="wounded", as_of="2026-03-12")
    series = made(whole, killed, wounded, origin("a"), origin("b", "c"))
    [both] = [s for s in series if s.state == "killed or wounded"]
    [given, computed] = both.estimates
    assert (given.low, given.best, given.high) == (3000, 3000, None)
    assert (computed.low, computed.best, computed.high) == (3000, 3000, 3000)
    assert computed.votes[0].computed
    assert computed.votes[0].measures == (killed.id, wounded.id)
    assert "about 300 killed + 2,700 wounded = 3,000" in computed.why


def test_a_part_larger_than_its_whole_is_a_conflict_with_its_arithmetic() -> None:
    whole = figure(30, claim="a", state="killed or wounded")
    [pair] = numeric([whole, figure(40, claim="b")], [])
    assert (pair.verdict, "40 > 30" in pair.how) == (Comparison.CONFLICTING, True)


def test_a_stock_in_a_part_cannot_exceed_that_in_the_whole() -> None:
    text = "Soldiers entered the Ladna region of southern Varna."
    said = {"state": "deployed", "counted": "soldier", "kind": MeasureKind.STOCK}
    part = figure(12_000, claim="a", place="Ladna", **said)
    whole = figure(10_000, claim="b", place="Varna", **said)
    [pair] = numeric([part, whole], [], [text])
    assert (pair.verdict, "12,000 > 10,000" in pair.how) == (Comparison.CONFLICTING, True)
    [pair] = numeric([replace(part, low=9000.0, value=9000.0, high=9000.0), whole], [], [text])
    assert (pair.verdict, "part and whole" in pair.how) == (Comparison.COMPATIBLE, True)


def test_one_breath_gives_the_whole_and_its_parts() -> None:
    members = [
        figure(number, claim=str(number), article=PAPER, span=PAPER.at(at, at + 6))
        for number, at in ((58, 0), (2, 14))
    ]
    [series] = made(*members, origin("58", "2"), PAPER)
    assert [e.best for e in series.estimates] == [58]


def test_two_cited_sources_of_one_article_both_stand() -> None:
    police, union = (figure(n, claim=c, article=PAPER) for n, c in ((14, "police"), (40, "union")))
    [series] = made(police, union, origin("police"), origin("union"), PAPER)
    [estimate] = series.estimates
    assert (estimate.low, estimate.best, estimate.high) == (14, 14, 40)


def test_complementary_shares_make_no_series() -> None:
    shares = [
        figure(n, claim="one", unit="percent", counted="", state="voted", kind=MeasureKind.SHARE)
        for n in (88.6, 11.4)
    ]
    assert not made(*shares, origin("one"))


def test_a_level_and_a_change_are_two_series() -> None:
    level = figure(12, claim="a", counted="inflation", state="", unit="percent",
                   kind=MeasureKind.RATE)  # fmt: skip
    change = replace(level, claim="b", state="up", kind=MeasureKind.CHANGE)
    assert len(made(level, change, paper("a"), paper("b"))) == 2
    assert not list(numeric([level, change], []))


def test_a_stock_and_a_running_total_are_not_comparable() -> None:
    said = {"counted": "soldier", "side": "Varna"}
    stock = figure(12_000, claim="a", state="deployed", kind=MeasureKind.STOCK, **said)
    total = figure(14_000, claim="b", state="sent", article=paper("other"), **said)
    [pair] = numeric([stock, total], [])
    assert pair.verdict is Comparison.NOT_COMPARABLE
    assert "running total" in pair.how


def test_a_bare_number_is_of_what_the_story_gives_it_for() -> None:
    told = figure(2743, claim="a", counted="home", state="destroyed")
    bare = figure(2743, claim="b", counted="", state="", article=paper("other"))
    [series] = made(told, bare, origin("a"), origin("b"))
    assert set(series.estimates[0].measures) == {told.id, bare.id}


def test_the_only_country_of_an_event_is_its_place() -> None:
    text = Article.of(TEXT, source="x")
    here = figure(12, claim="a", event_place="Peru")
    nowhere = [figure(n, claim=str(n)) for n in (13, 14)]
    [series] = made(here, *nowhere, text)
    assert series.place == "Peru"


def test_a_total_of_another_order_is_hardly_of_the_same_event() -> None:
    early = figure(412, claim="a", as_of="2026-03-10")
    late = figure(5, claim="b", as_of="2026-03-14")
    [pair] = numeric([early, late], [origin("a"), origin("b")])
    assert pair.verdict is Comparison.NOT_COMPARABLE


def test_one_source_that_says_more_later_revised_its_figure() -> None:
    early = figure(187, claim="a", as_of="2026-03-10")
    late = figure(412, claim="b", as_of="2026-03-12")
    council = [origin("a", name="the council"), origin("b", name="the council")]
    [pair] = numeric([early, late], council)
    assert (pair.verdict, "one source" in pair.how) == (Comparison.REVISED, True)


def test_round_and_exact_numbers_of_one_thing_agree() -> None:
    rough = figure(2e12, claim="a", unit="USD", counted="package", state="")
    exact = figure(2.2e12, claim="b", unit="USD", counted="package", state="")
    [pair] = numeric([rough, exact], [])
    assert (pair.verdict, "rounded" in pair.how) == (Comparison.COMPATIBLE, True)


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ({"counted": "person", "state": "killed"}, True),
        ({"counted": "turnout", "state": "", "unit": "percent"}, True),
        ({"counted": "earthquake", "state": "struck", "unit": "magnitude"}, True),
        ({"counted": "depth", "state": "", "unit": "km"}, True),
        ({"counted": "damage", "state": "", "unit": "USD"}, True),
        ({"counted": "seat", "state": "", "side": "Civic List"}, True),
        ({"counted": "statue", "state": "taken down"}, True),
        ({"counted": "quake", "state": "struck", "unit": "km"}, False),
        ({"counted": "official", "state": "said"}, False),
        ({"counted": "age", "state": "aged", "unit": "year"}, False),
        ({"counted": "person", "state": "", "unit": "percent"}, False),
        ({"counted": "statue", "state": ""}, False),
        ({"counted": "child", "state": "included"}, False),
    ],
)
def test_what_is_worth_a_series(said: dict[str, str], worth: bool) -> None:
    assert informative(figure(30, claim="a", **said)) is worth


def test_a_trifle_of_one_article_makes_no_series() -> None:
    assert not made(figure(2, claim="a", counted="statue", state="taken down"))
    assert made(figure(30, claim="a", counted="statue", state="taken down"))
