"""Figures of one measure: origins vote, bounds stay bounds, unlike things stay apart."""

from dataclasses import replace

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.model.series import Series
from reportedly.reconcile.disputes import numeric
from reportedly.reconcile.series import reckon, series
from reportedly.reconcile.withdrawn import LATER, Withdrawn
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
    source = Hop(kind=HopKind.OFFICE, name=claims[0] * 5)
    return Origin(name="o", source=source, occasion="", claims=claims, articles=claims)


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
    assert "both as “at least 12” and as “12”" in estimate.why
    [drift] = estimate.drifts
    assert (drift.kind, drift.root, drift.measure) == ("dropped", told.id, retold.id)


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


@settings(deadline=None)
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


def told(
    day: str, value: float, *, claim: str, event_place: str = "", event_day: str = ""
) -> Measure:
    made = killed(value, value, claim=claim, as_of=day, place="")
    return replace(made, event_place=event_place, event_day=event_day)


def test_an_event_is_one_where_a_text_puts_its_places_into_each_other() -> None:
    one = told("2026-03-10", 12, claim="a", event_place="Arequipa")
    other = told("2026-03-11", 31, claim="b", event_place="Peru")
    apart = fold(one, other)
    assert len(apart) == 2
    text = Article.of("A quake shook the Arequipa region of southern Peru.", source="c")
    [found] = series.fold(Group(members=(one, other, text)))
    assert isinstance(found, Series)
    assert found.label == "people killed in Peru"
    assert [e.best for e in found.estimates] == [12, 31]


def test_a_place_that_an_article_sets_against_the_whole_is_a_part() -> None:
    article = Article.of(TEXT, source="one paper")
    whole, *parts = (
        replace(told("2026-03-12", value, claim=str(value)), span=article.at(0, 6), place=place)
        for value, place in ((27, ""), (19, "Yura"), (8, "Yanque"))
    )
    found = fold(whole, *parts)
    assert sorted(s.place for s in found) == ["", "Yanque", "Yura"]


def test_events_of_different_days_are_not_mixed() -> None:
    monday = told("2026-03-10", 5, claim="a", event_place="Lima", event_day="2026-03-09")
    friday = told("2026-03-14", 3, claim="b", event_place="Lima", event_day="2026-03-13")
    assert len(fold(monday, friday)) == 2


def test_a_figure_without_a_day_has_that_of_its_origin() -> None:
    dated, bare = told("2026-03-10", 12, claim="a"), told("", 12, claim="b")
    [found] = fold(dated, bare, origin("a", "b"))
    [estimate] = found.estimates
    assert estimate.as_of == "2026-03-10"
    assert "has the day of its origin" in estimate.why


def test_the_level_left_behind_is_no_rival_of_the_new_one() -> None:
    before = told("2026-03-11", 31, claim="a")
    old, new = told("../2026-03-12", 31, claim="b"), told("2026-03-12", 27, claim="b")
    [found] = fold(before, old, new)
    assert [(e.as_of, e.best) for e in found.estimates] == [("2026-03-11", 31), ("2026-03-12", 27)]
    [pair] = numeric([before, old, new], [])
    assert (pair.verdict, "corrected from “31” to “27”" in pair.how) == ("revised", True)


def test_a_total_that_falls_without_a_word_is_a_conflict() -> None:
    [pair] = numeric(
        [told("2026-03-11", 31, claim="a"), told("2026-03-12", 27, claim="b")],
        [origin("a"), replace(origin("b"), source=replace(SOURCE, name="the mayor"))],
    )
    assert pair.verdict == "conflicting"
    assert "11 March 2026" in pair.how


def test_fewer_than_rules_out_as_many_as() -> None:
    union = killed(None, 3200, claim="a", bound=Bound.UP_TO)
    company = killed(None, 2000, claim="b", bound=Bound.LESS_THAN)
    [pair] = numeric([union, company], [])
    assert pair.verdict == "conflicting"


def test_sizes_and_chance_counts_make_no_series() -> None:
    distance = replace(killed(20, 20, claim="a"), unit="km", state="centre")
    officials = replace(killed(3, 3, claim="b"), counted="official", state="say")
    assert not fold(distance, officials)


def test_a_figure_that_was_taken_back_has_no_vote() -> None:
    wrong, right = killed(40, 40, claim="a"), killed(14, 14, claim="b")
    back = {"a": Withdrawn(claim="a", why="corrected", by="cor-1")}
    told = [origin("a"), origin("b")]
    [made] = reckon([wrong, right], told, [], taken_back=back)
    assert [(e.low, e.best, e.high) for e in made.estimates] == [(14, 14, 14)]


def test_what_a_later_version_only_leaves_out_takes_no_other_telling_with_it() -> None:
    old, new = killed(14, 14, claim="a"), killed(14, 14, claim="b")
    back = {"a": Withdrawn(claim="a", why=LATER, by="lin-1")}
    [made] = reckon([old, new], [origin("a", "b")], [], taken_back=back)
    assert [(e.low, e.best, e.high) for e in made.estimates] == [(14, 14, 14)]
    assert made.estimates[0].void == (old.id,)
