"""What is said of two figures of different days, origins and standing: "960", once "1,150"."""

from dataclasses import replace

import pytest
from tests.reconcile.told import figure, made, origin, paper

from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.hedge import Status
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.reconcile.disputes import numeric
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.verdicts import verdict

MONDAY, TUESDAY, MAY = "2026-03-09", "2026-03-10", "2026-05-04"
PAPER = paper("Sole Gazette")


def compared(*members: Measure | Origin | Article) -> list[Contradiction]:
    return list(
        numeric(
            [m for m in members if isinstance(m, Measure)],
            [m for m in members if isinstance(m, Origin)],
            articles=[m for m in members if isinstance(m, Article)],
        )
    )


def test_a_plan_that_shrinks_is_no_total_that_falls() -> None:
    said = {"counted": "worker", "state": "expected dismissed", "place": "Varna"}
    union = figure(1150, claim="a", as_of=TUESDAY, **said)
    firm = figure(960, claim="b", as_of=MAY, **said)
    [pair] = compared(union, firm, origin("a"), origin("b"))
    assert (pair.verdict, "other date" in pair.how) == (Comparison.COMPATIBLE, True)


def test_a_claim_that_gives_an_old_and_a_new_total_revises() -> None:
    old = figure(1150, claim="b", as_of=TUESDAY)
    new = figure(960, claim="b", as_of="2026-03-12")
    first = figure(1150, claim="a", as_of=TUESDAY)
    found = compared(first, old, new, origin("a"), origin("b"))
    assert {pair.verdict for pair in found} == {Comparison.REVISED}


def test_the_first_of_two_plans_is_what_an_article_reports() -> None:
    said = {"counted": "worker", "state": "expected dismissed", "article": PAPER}
    new = figure(960, claim="a", place="Varna", **said)
    rest = figure(650, claim="b", span=PAPER.at(14, 20), **said)
    main, aside = made(new, rest, origin("a", "b"), PAPER)
    assert [main.estimates[0].best, aside.estimates[0].best] == [960, 650]
    assert "told apart" in aside.label


def test_a_figure_taken_back_is_not_revised_by_somebody_else_s() -> None:
    dead, living = figure(40, claim="a"), figure(43, claim="b")
    void = {dead.id: Status.SUPERSEDED}
    telling = Telling.read([dead, living], [origin("a"), origin("b")])
    said, *_ = verdict(dead, living, replace(telling, void=void))
    assert said is Comparison.CONFLICTING
    own = Telling.read([dead, living], [origin("a", "b")])
    said, *_ = verdict(dead, living, replace(own, void=void))
    assert said is Comparison.REVISED


def test_magnitudes_of_a_shock_are_as_of_its_day() -> None:
    said = {"counted": "quake", "state": "", "unit": "magnitude", "kind": MeasureKind.EVENT}
    first = figure(6.4, claim="a", as_of=MONDAY, **said)
    later = figure(6.2, claim="b", as_of="2026-03-11", **said)
    [series] = made(first, later, origin("a"), origin("b"))
    assert [e.as_of for e in series.estimates] == [MONDAY]
    [pair] = compared(first, later, origin("a"), origin("b"))
    assert pair.verdict is Comparison.CONFLICTING


def test_a_level_that_was_left_stands_with_the_figure_it_was() -> None:
    first = figure(31, claim="a", as_of=MONDAY)
    old = figure(31, claim="b", as_of=f"../{TUESDAY}")
    [series] = made(first, old, figure(27, claim="b", as_of=TUESDAY), origin("a"), origin("b"))
    [monday, tuesday] = series.estimates
    assert (set(monday.measures), len(monday.votes)) == ({first.id, old.id}, 1)
    assert tuesday.best == 27


def test_a_headline_is_no_drift_from_its_own_article() -> None:
    page = replace(PAPER, blocks=(Block(start=0, end=7, kind=BlockKind.TITLE),))
    head = figure(50, claim="a", article=page)
    body = figure(50, claim="b", article=page, bound=Bound.ABOUT, span=page.at(14, 20))
    [series] = made(head, body, origin("a", "b"), page)
    assert series.estimates[0].drifts == ()


@pytest.mark.parametrize(("counted", "apart"), [("soldier", True), ("person", False)])
def test_losses_of_a_war_are_not_those_of_a_battle_weeks_before(counted: str, apart: bool) -> None:
    battle = figure(120, claim="a", counted=counted, event_day=MONDAY, event_place="Varna")
    war = figure(412, claim="b", counted=counted, as_of="2026-04-12")
    series = made(battle, war, origin("a"), origin("b"))
    assert (len(series) == 2) is apart


def test_a_stock_of_a_day_is_not_held_against_one_of_weeks() -> None:
    said = {"counted": "worker", "state": "on strike", "kind": MeasureKind.STOCK}
    day = figure(19_500, claim="a", **said)
    weeks = figure(40_000, claim="b", as_of="2026-03-01/2026-03-20", **said)
    [pair] = compared(day, weeks, origin("a"), origin("b"))
    assert pair.verdict is Comparison.NOT_COMPARABLE


def test_one_mouth_cannot_give_more_children_than_people() -> None:
    people = figure(12, claim="a", article=PAPER)
    children = figure(15, claim="b", article=PAPER, counted="child", span=PAPER.at(14, 20))
    [pair] = compared(people, children, origin("a", "b"), PAPER)
    assert (pair.verdict, "15 > 12" in pair.how) == (Comparison.CONFLICTING, True)


def test_turnout_and_shares_of_the_vote_have_one_name() -> None:
    said = {"unit": "percent", "kind": MeasureKind.SHARE}
    voters = figure(71, claim="a", counted="voter", state="turned out", **said)
    turnout = figure(70.9, claim="b", counted="turnout", state="", **said)
    [series] = made(voters, turnout, origin("a"), origin("b"))
    assert series.counted == "turnout"
    first = figure(40, claim="c", counted="vote", state="won", side="Reed", article=PAPER, **said)
    other = figure(39, claim="d", counted="", state="had", side="Oak", article=PAPER, **said)
    series = made(first, other, origin("c"), origin("d"), PAPER)
    assert [s.label for s in series] == [
        f"share of the vote ({party}), percent" for party in ("Oak", "Reed")
    ]


def test_what_will_be_done_next_year_is_planned_now() -> None:
    said = {"counted": "worker", "state": "expected dismissed", "article": PAPER}
    [series] = made(figure(1400, claim="a", as_of="2027", **said), origin("a"), PAPER)
    assert [e.as_of for e in series.estimates] == ["2026-03-10"]
