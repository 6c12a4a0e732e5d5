"""The scoring of reconciled figures, on a small story that we made up for it, and its gold."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from benchmarks.points import Point, Told, place
from benchmarks.tasks.clusters import items, tally
from reportedly.model.article import Article
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.model.series import Drift, DriftKind, Estimate, Series, Vote
from reportedly.model.span import Span
from reportedly.read.inputs import read_inputs

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "clusters"
TEXT = (
    "Police said at least 40 died. The Post has 40 dead. A priest counted 55 dead. "
    "Some 300 were hurt. In 2001 there were 90 dead."
)
FIGURES = {"p1": "at least 40", "p2": "40", "p3": "55", "p4": "Some 300"}
LOWS = {"p1": 40, "p2": 40, "p3": 55, "p4": 300}
BOUNDS = {"p1": Bound.AT_LEAST, "p2": Bound.EXACT, "p3": Bound.EXACT, "p4": Bound.ABOUT}


def span(words: str, nth: int = 1) -> Span:
    start, end = place(TEXT, words, nth)
    return Span(article="a", start=start, end=end, text=words)


SPANS = {"p1": span("at least 40"), "p2": span("40", 2), "p3": span("55"), "p4": span("Some 300")}
TRAP = span("90")


def point(id: str, measure: str, who: str) -> Point:
    high = None if id == "p1" else LOWS[id]
    row = {"measure": measure, "low": LOWS[id], "high": high, "bound": str(BOUNDS[id])}
    row["origin"] = {"who": who, "occasion": None}
    return Point(id, FIGURES[id], "a", SPANS[id].start, SPANS[id].end, row)


def measure(id: str, where: Span) -> Measure:
    low = LOWS.get(id, 90)
    return Measure(
        span=where,
        quantity=id,
        claim=f"clm-{id}",
        low=low,
        value=low,
        high=None if id == "p1" else low,
        bound=BOUNDS.get(id, Bound.EXACT),
        unit="",
        counted="person",
        state="killed",
        side="",
        place="",
        kind=MeasureKind.CUMULATIVE,
        as_of="2026-03-04",
        as_of_why="",
    )


MEASURES = {id: measure(id, where) for id, where in {**SPANS, "trap": TRAP}.items()}
DEATHS = {
    "measure": "deaths",
    "reconciled": [{"as_of": "2026-03-03", "low": 40, "best": 55, "high": 55, "origins": 2}],
}


def series(*held: str, low: float = 40, drifts: tuple[Drift, ...] = ()) -> Series:
    dozens = Vote(origin="o3", low=None, point=None, high=None, measures=(), coded=24)
    votes = [replace(dozens, origin=id, coded=None) for id in ("o1", "o2")]
    estimate = Estimate(
        as_of="2026-03-04",
        low=low,
        best=55,
        high=55,
        measures=tuple(MEASURES[id].id for id in held),
        origins=("o1", "o2"),
        votes=(*votes, dozens),
        drifts=drifts,
    )
    return Series(
        label="deaths",
        counted="person",
        state="killed",
        side="",
        place="",
        kind=MeasureKind.CUMULATIVE,
        unit="",
        rule="ucdp",
        estimates=(estimate,),
        articles=("a",),
    )


def clash(left: str, right: str) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind.NUMERIC,
        verdict=Comparison.CONFLICTING,
        left=left,
        right=right,
        left_span=MEASURES[left].span,
        right_span=MEASURES[right].span,
        slots=("person", "killed"),
        how="",
    )


def told(*found: Series, clashes: tuple[Contradiction, ...] = ()) -> Told:
    points = [point("p1", "deaths", "police"), point("p2", "deaths", "police")]
    points += [point("p3", "deaths", "priest"), point("p4", "hurt", "police")]
    trap = Point("trap 1", "90", "a", TRAP.start, TRAP.end, {"never_in": ["deaths"]})
    gold: dict[str, Any] = {
        "series": [DEATHS, {"measure": "hurt", "reconciled": []}],
        "pairs": [
            {"a": "p2", "b": "p3", "verdict": "conflicting", "why": ""},
            {"a": "p1", "b": "p4", "verdict": "not comparable", "why": ""},
        ],
        "drifts": [{"root": "p1", "carrier": "p2"}],
    }
    by_id = {m.id: m for m in MEASURES.values()}
    named = {p.id: p for p in points}
    return Told("dam", gold, named, [trap], by_id, [], list(found), list(clashes))


def scores(story: Told) -> dict[str, float]:
    return tally({name: [right for _, right in found] for name, found in items(story).items()})


def test_a_place_is_a_whole_figure() -> None:
    assert place("At 7:15 he won 7 of 67, or 7.5 of 9", "7", 1) == (15, 16)
    with pytest.raises(ValueError, match="2 times"):
        place("At 7:15 he won 7 seats", "7", 2)


def test_what_is_right_scores_one() -> None:
    ends = {"root": MEASURES["p1"].id, "measure": MEASURES["p2"].id}
    drift = Drift(kind=DriftKind.DROPPED, was="at least 40", now="40", **ends)
    right = told(
        series("p1", "p2", "p3", drifts=(drift,)), series("p4"), clashes=(clash("p1", "p3"),)
    )
    found = scores(right)
    assert {name for name, value in found.items() if value != 1.0} == {
        "figures",
        "false_conflicts",
        "false_drifts",
    }
    assert found["false_conflicts"] == found["false_drifts"] == 0


def test_a_stranger_spoils_a_series_and_a_trap_is_one() -> None:
    for stranger in ("p4", "trap"):
        found = scores(told(series("p1", "p2", "p3", stranger)))
        assert found["points_in_series"] == found["series_pure"] == 0.0
        assert found["points_in_any"] >= 0.75


def test_less_than_most_points_of_a_series_count_for_nothing() -> None:
    found = scores(told(series("p1"), series("p2"), series("p3"), series("p4")))
    assert found["points_in_series"] == 0.25
    assert found["series_pure"] == 1.0
    assert scores(told(series("p1", "p3"), series("p4")))["points_in_series"] == 0.75


def test_an_estimate_is_right_in_all_three_and_on_its_day() -> None:
    assert scores(told(series("p1", "p2", "p3")))["estimates"] == 1.0
    assert scores(told(series("p1", "p2", "p3", low=30)))["estimates"] == 0.0
    late = series("p1", "p2", "p3")
    late = replace(late, estimates=(replace(late.estimates[0], as_of="2026-03-06"),))
    assert scores(told(late))["estimates"] == scores(told(late))["origins_right"] == 0.0


def test_without_a_word_one_series_is_compatible_and_two_are_not_comparable() -> None:
    story = told(series("p1", "p2", "p3"), series("p4"))
    p1, p2, p3, p4 = story.points.values()
    assert story.verdict(p2, p3) == "compatible"
    assert story.verdict(p1, p4) == "not comparable"
    assert told(series("p1")).verdict(p1, p4) == "nowhere"
    assert told(clashes=(clash("p1", "p3"),)).verdict(p2, p3) == "conflicting"


def test_a_conflict_that_the_gold_has_not_is_false() -> None:
    for right in ("trap", "p4"):
        assert scores(told(series("p1"), clashes=(clash("p3", right),)))["false_conflicts"] == 1


FILES = sorted(GOLD.rglob("gold.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:-1]))
def test_the_gold_is_in_order(file: Path) -> None:
    """Figures are verbatim and stand alone, names are known, sums hold, drifts drift."""
    gold = json.loads(file.read_text("utf-8"))
    read = {row["id"]: read_inputs([file.parent / row["file"]]) for row in gold["articles"]}
    articles = {id: item for id, found in read.items() for item in found}
    assert all(isinstance(item, Article) for item in articles.values())
    kept = {id: item for id, item in articles.items() if isinstance(item, Article)}
    points = {row["id"]: Point.read(row, kept) for row in gold["points"]}
    traps = [Point.read({"id": "trap", **row}, kept) for row in gold["traps"]]
    names = {row["measure"] for row in gold["series"]}
    assert {p.measure for p in points.values()} == names
    assert all(row["never_in"] == "any" or set(row["never_in"]) <= names for row in gold["traps"])
    for one, other in combinations([*points.values(), *traps], 2):
        assert one.article != other.article or one.end <= other.start or other.end <= one.start
    for pair in gold["pairs"]:
        one, other = points[pair["a"]], points[pair["b"]]
        assert one.measure == other.measure or pair["verdict"] in ("compatible", "not comparable")
    for drift in gold["drifts"]:
        root, carrier = points[drift["root"]], points[drift["carrier"]]
        assert (root.measure, root.who) == (carrier.measure, carrier.who)
        assert (root.row["bound"], carrier.row["bound"]) == (drift["from"], drift["to"])
    for row in gold["sums"]:
        whole = points[row["whole"]].row
        total = sum(points[id].row["low"] for id in row["parts"])
        wanted = whole["low"] if whole["low"] is not None else whole["high"]
        slack = {"=": 0, "about": 0.05 * wanted, "<=": wanted}[row["relation"]]
        assert wanted - slack <= total <= wanted + (slack if row["relation"] != "<=" else 0)
