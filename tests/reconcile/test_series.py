"""Figures of one measure: origins vote, bounds stay bounds, unlike things stay apart."""

from hypothesis import given as drawn
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.model.series import Series
from reportedly.reconcile.series import series
from reportedly.stage import Group

TEXT = "figure " * 40
SOURCE = Hop(kind=HopKind.OFFICE, name="civil defence")


def killed(
    low: float | None,
    high: float | None,
    *,
    claim: str,
    place: str = "Arequipa",
    as_of: str = "2026-03-10",
    bound: Bound = Bound.EXACT,
    state: str = "killed",
) -> Measure:
    article = Article.of(TEXT, source=claim)
    return Measure(
        span=article.at(0, 6),
        quantity=f"qty-{claim}",
        claim=claim,
        low=low,
        value=None,
        high=high,
        bound=bound,
        unit="",
        counted="person",
        state=state,
        side="",
        place=place,
        kind=MeasureKind.CUMULATIVE,
        as_of=as_of,
        as_of_why="",
    )


def origin(*claims: str) -> Origin:
    return Origin(name="o", source=SOURCE, occasion="", claims=claims, articles=claims)


def fold(*members: Measure | Origin) -> list[Series]:
    return [found for found in series.fold(Group(members=members)) if isinstance(found, Series)]


def test_three_carriers_of_one_origin_have_one_vote() -> None:
    wire = [killed(12, 12, claim=name) for name in ("a", "b", "c")]
    other = killed(20, 20, claim="d")
    [found] = fold(*wire, other, origin("a", "b", "c"), origin("d"))
    [estimate] = found.estimates
    assert (estimate.low, estimate.best, estimate.high) == (12, 12, 20)
    assert len(estimate.origins) == 2
    assert estimate.why.startswith("2 origins")


def test_a_dropped_at_least_still_counts() -> None:
    told = killed(12, None, claim="a", bound=Bound.AT_LEAST)
    retold = killed(12, 12, claim="b")
    [found] = fold(told, retold, origin("a", "b"))
    [estimate] = found.estimates
    assert (estimate.low, estimate.best, estimate.high) == (12, 12, None)
    assert "both as “at least 12” and without its bound" in estimate.why


def test_a_point_outweighs_an_open_bound() -> None:
    [found] = fold(killed(10, None, claim="a"), killed(12, 12, claim="b"))
    [estimate] = found.estimates
    assert (estimate.low, estimate.best, estimate.high) == (10, 12, 12)
    assert "one origin gives only a lower bound" in estimate.why


def test_places_are_not_merged_and_a_lone_place_is_taken_over() -> None:
    apart = fold(killed(12, 12, claim="a", place="Yanque"), killed(19, 19, claim="b"))
    assert sorted(s.place for s in apart) == ["Arequipa", "Yanque"]
    [one] = fold(killed(12, 12, claim="a", place=""), killed(19, 19, claim="b"))
    assert one.place == "Arequipa"
    three = fold(
        killed(12, 12, claim="a", place=""),
        killed(19, 19, claim="b"),
        killed(8, 8, claim="c", place="Yanque"),
    )
    assert sorted(s.place for s in three) == ["", "Arequipa", "Yanque"]


def test_days_are_kept_apart() -> None:
    [found] = fold(killed(12, 12, claim="a"), killed(31, 31, claim="b", as_of="2026-03-11"))
    assert [(e.as_of, e.best) for e in found.estimates] == [("2026-03-10", 12), ("2026-03-11", 31)]


sides = st.one_of(st.none(), st.integers(0, 50).map(float))
figures = st.tuples(sides, sides, st.sampled_from("abcd")).filter(
    lambda f: (
        (f[0] is not None or f[1] is not None) and (f[0] is None or f[1] is None or f[0] <= f[1])
    )
)


@drawn(st.lists(figures, min_size=1, max_size=8))
def test_low_best_and_high_are_in_order(given: list[tuple[float, float, str]]) -> None:
    members = [
        killed(low, high, claim=f"{voice}{i}") for i, (low, high, voice) in enumerate(given)
    ]
    voices = sorted({voice for _, _, voice in given})
    origins = [
        origin(*(m.claim for m in members if m.claim.startswith(voice))) for voice in voices
    ]
    [found] = fold(*members, *origins)
    for estimate in found.estimates:
        known = [x for x in (estimate.low, estimate.best, estimate.high) if x is not None]
        assert known == sorted(known)
        assert estimate.best is not None
