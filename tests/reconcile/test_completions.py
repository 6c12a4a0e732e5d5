"""What a bare figure measures by what stands beside it: "27", where 27 sailors were rescued."""

import pytest
from tests.reconcile.told import figure, made, origin, paper

from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.completions import completed

PAPER = paper("Fjord Courier")
BARE = {"counted": "", "state": ""}


def after(measure: Measure, others: list[Measure]) -> Measure:
    return completed([measure, *others]).get(measure.id, measure)


def test_an_old_and_a_new_level_are_of_one_thing() -> None:
    said = {"unit": "USD", "kind": MeasureKind.EVENT, "claim": "new", "article": PAPER}
    new = figure(72e6, as_of="2026-05-12", **BARE, **said)
    old = figure(85e6, as_of="../2026-05-12", **BARE, **said)
    first = figure(85e6, claim="first", unit="USD", counted="charge", state="", side="Ostlund")
    read = completed([new, old, first])
    assert (read[new.id].counted, read[new.id].side) == ("charge", "Ostlund")


@pytest.mark.parametrize(("distance", "counted"), [(8, "soldier"), (200, "person")])
def test_what_is_held_against_a_figure_is_of_the_same_people(distance: int, counted: str) -> None:
    theirs = figure(590, claim="mothers", article=PAPER, span=PAPER.at(0, 6))
    ours = figure(412, claim="army", article=PAPER, span=PAPER.at(distance, distance + 6))
    known = figure(412, claim="first", counted="soldier", side="Orland")
    assert after(theirs, [ours, known]).counted == counted


def test_soldiers_of_no_side_are_those_of_the_only_one_with_their_number() -> None:
    known = figure(137, claim="a", counted="soldier", side="Orland")
    assert after(figure(137, claim="b", counted="soldier"), [known]).side == "Orland"
    assert after(figure(300, claim="b", counted="soldier"), [known]).side == ""
    assert after(figure(137, claim="b"), [figure(137, claim="a", side="Orland")]).side == ""


def test_won_and_held_seats_are_the_same() -> None:
    known = figure(68, claim="a", counted="seat", state="held", side="Harbour List")
    bare = figure(68, claim="b", counted="", state="won")
    assert after(bare, [known]).side == "Harbour List"


def test_one_side_has_one_name_however_its_figures_were_completed() -> None:
    said = {"counted": "worker", "state": "dismissed"}
    full = [figure(1150, claim=c, side="Ostlund Group", **said) for c in ("a", "b")]
    short = figure(1150, claim="c", side="Ostlund", counted="worker", state="shed")
    [series] = made(*full, short, origin("a"), origin("b"), origin("c"))
    assert series.side == "Ostlund Group"
