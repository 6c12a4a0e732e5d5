"""Bounds and days on the way from an origin to its carriers: "at least 60" becomes "60"."""

from dataclasses import replace

import pytest
from tests.reconcile.told import figure, made, origin, paper

from reportedly.model.attribution import HopKind, Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound
from reportedly.model.series import DriftKind
from reportedly.reconcile.series import reckon

FIRST, LATER = paper("First Post", "2026-03-10"), paper("Late Mail", "2026-03-12")


@pytest.mark.parametrize(
    ("root", "carrier", "kind"),
    [
        (Bound.AT_LEAST, Bound.EXACT, DriftKind.DROPPED),
        (Bound.ABOUT, Bound.EXACT, DriftKind.DROPPED),
        (Bound.EXACT, Bound.ABOUT, DriftKind.ADDED),
        (Bound.UP_TO, Bound.MORE_THAN, DriftKind.CHANGED),
    ],
)
def test_the_bound_of_the_root_counts(root: Bound, carrier: Bound, kind: DriftKind) -> None:
    told = figure(60, claim="a", article=FIRST, bound=root)
    retold = figure(60, claim="b", article=LATER, bound=carrier)
    [series] = made(told, retold, origin("a", "b"), FIRST, LATER)
    [estimate] = series.estimates
    [drift] = estimate.drifts
    assert (drift.kind, drift.root, drift.measure) == (kind, told.id, retold.id)
    assert (estimate.low, estimate.high) == (told.low, told.high)


def test_bounds_that_say_the_same_are_no_drift() -> None:
    told = figure(60, claim="a", article=FIRST, bound=Bound.AT_LEAST)
    retold = figure(60, claim="b", article=LATER, bound=Bound.MORE_THAN)
    [series] = made(told, retold, origin("a", "b"), FIRST, LATER)
    assert series.estimates[0].drifts == ()


def test_a_paper_s_own_figure_is_that_of_whom_others_cite() -> None:
    cited = figure(60, claim="a", article=FIRST, bound=Bound.UP_TO)
    own = figure(60, claim="b", article=LATER)
    own_words = origin("b", name="Late Mail", kind=HopKind.OUTLET)
    [series] = made(cited, own, origin("a"), own_words, FIRST, LATER)
    [estimate] = series.estimates
    assert estimate.origins == (origin("a").id,)
    assert (estimate.low, estimate.best, estimate.high) == (None, None, 60)
    assert [drift.kind for drift in estimate.drifts] == [DriftKind.DROPPED]


def test_a_figure_printed_again_keeps_the_day_it_was_told() -> None:
    told = figure(60, claim="a", article=FIRST, as_of="2026-03-10")
    again = figure(
        60, claim="b", article=LATER, as_of="2026-03-12", as_of_why="day of publication"
    )
    [series] = made(told, again, origin("a", "b"), FIRST, LATER)
    [estimate] = series.estimates
    assert (estimate.as_of, estimate.retold) == ("2026-03-10", (again.id,))
    assert "told again on 12 March 2026" in estimate.why


def test_the_same_figure_said_on_another_day_is_flagged_there() -> None:
    told = figure(60, claim="a", as_of="2026-03-10")
    again = figure(60, claim="b", as_of="2026-03-12", as_of_why="day of the statement: Thursday")
    [series] = made(told, again, origin("a", "b"))
    assert [(e.as_of, bool(e.retold)) for e in series.estimates] == [
        ("2026-03-10", False),
        ("2026-03-12", True),
    ]


def test_a_headline_without_the_bound_is_no_origin_of_its_own() -> None:
    headline, body = (
        figure(43, claim="head", article=FIRST),
        figure(43, claim="body", article=FIRST, bound=Bound.AT_LEAST),
    )
    own = origin("head", name="First Post", kind=HopKind.OUTLET)
    [series] = made(headline, body, own, origin("body", name="rescuers"), FIRST)
    [estimate] = series.estimates
    assert (estimate.low, estimate.best, estimate.high) == (43, 43, None)
    assert len(estimate.votes) == 1


def test_a_rounding_gives_way_to_the_figure_of_the_same_mouth() -> None:
    rough = figure(2700, claim="a", bound=Bound.ABOUT)
    [series] = made(rough, figure(2743, claim="b"), origin("a", "b"))
    assert series.estimates[0].best == 2743


def test_one_office_has_one_vote_a_day_and_its_last_word_counts() -> None:
    ministry, spokesman = (
        figure(12, claim="a", article=FIRST, as_of="2026-03-10"),
        figure(14, claim="b", article=LATER, as_of="2026-03-10"),
    )
    offices = [origin("a", name="the ministry"), origin("b", name="the ministry")]
    [series] = made(ministry, spokesman, *offices, FIRST, LATER)
    [estimate] = series.estimates
    assert len(estimate.votes) == 1
    assert (estimate.low, estimate.best, estimate.high) == (14, 14, 14)


def test_a_figure_taken_back_is_so_wherever_the_article_repeats_it() -> None:
    gone, again, stands = (
        figure(112, claim="a", article=FIRST),
        figure(112, claim="b", article=FIRST),
        figure(74, claim="c", article=FIRST),
    )
    taken_back = Stance(status=Status.RETRACTED, cue=FIRST.at(7, 13))
    claim = Claim(
        content=(FIRST.at(0, 6),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(),
        status=Status.RETRACTED,
        stances=(taken_back,),
    )
    gone = replace(gone, claim=claim.id)
    origins = [origin(claim.id, name="agency"), origin("b", name="minister"), origin("c")]
    [series] = reckon([gone, again, stands], origins, [FIRST], claims=[claim])
    [estimate] = series.estimates
    assert set(estimate.void) == {gone.id, again.id}
    assert (estimate.low, estimate.best, estimate.high) == (74, 74, 74)
    assert "left out: “112” (retracted)" in estimate.why
