"""One measure in other words: "to cut 960 jobs", "960 were laid off"."""

import pytest
from tests.reconcile.told import figure, made, origin, paper

from reportedly.model.quantity import Bound, MeasureKind

PAPER = paper("Sole Gazette")
WORKERS = {"counted": "worker", "place": "Varna"}


def test_a_decision_is_one_measure_planned_and_done() -> None:
    planned = figure(960, claim="a", state="expected dismissed", **WORKERS)
    done = figure(700, claim="b", state="dismissed", as_of="2026-04-10", **WORKERS)
    [series] = made(planned, done, origin("a"), origin("b"))
    assert series.label == "workers dismissed or to be dismissed in Varna"
    assert len(series.estimates) == 2


def test_a_feared_toll_is_no_toll() -> None:
    feared = figure(900, claim="a", state="expected killed")
    assert len(made(feared, figure(40, claim="b"), origin("a"), origin("b"))) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("in danger", "at risk"), ("in jeopardy", "expected at risk")]
)
def test_other_words_for_a_state_are_one_state(one: str, other: str) -> None:
    said = {"counted": "worker", "kind": MeasureKind.STOCK}
    members = (figure(n, claim=s, state=s, **said) for n, s in ((300, one), (450, other)))
    [series] = made(*members, origin(one), origin(other))
    assert (series.state, series.kind) == ("at risk", "stock")


def test_a_headline_that_rounds_is_of_the_measure_of_its_article() -> None:
    head = figure(1300, claim="h", article=PAPER, bound=Bound.MORE_THAN, place="Orland-Varna")
    body = figure(1310, claim="b", article=PAPER, bound=Bound.AT_LEAST, span=PAPER.at(14, 20))
    [series] = made(head, body, origin("h"), origin("b"), PAPER)
    assert len(series.estimates[0].measures) == 2


def test_a_figure_that_one_mouth_gives_with_a_place_and_without_is_one() -> None:
    toll = figure(9, claim="a", article=PAPER, place="", bound=Bound.AT_LEAST)
    again = figure(9, claim="b", article=PAPER, place="Oras", span=PAPER.at(14, 20))
    part = figure(6, claim="c", article=PAPER, place="Lunz", span=PAPER.at(28, 34))
    series = made(toll, again, part, origin("a", "b"), origin("c"), PAPER)
    assert [s.place for s in series if len(s.estimates[0].measures) == 2]


def test_a_share_of_things_counted_is_followed_where_one_article_gives_it() -> None:
    said = {"counted": "tram", "state": "run", "unit": "percent", "kind": MeasureKind.SHARE}
    [series] = made(figure(48, claim="a", **said), origin("a"))
    assert series.label == "trams run, percent"


def test_people_who_are_dismissed_are_workers() -> None:
    said = {"state": "dismissed", "place": "Varna"}
    members = (
        figure(n, claim=c, counted=c, **said) for n, c in ((300, "person"), (450, "worker"))
    )
    [series] = made(*members, origin("person"), origin("worker"))
    assert series.label == "workers dismissed in Varna"
