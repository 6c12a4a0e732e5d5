"""The days that a story turns on: named often, by many, and still named weeks later."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.model.time import Anchor, Grain, Time, TimeKind
from reportedly.reconcile.telling_days import Dated, day_of, telling_days

QUAKE, VISIT, TRIAL = date(2026, 3, 9), date(2026, 3, 12), date(2026, 5, 4)


def test_what_is_still_named_weeks_later_comes_before_the_news_of_a_day() -> None:
    articles = [
        Dated(VISIT, (VISIT, VISIT, QUAKE)),
        Dated(VISIT, (VISIT,)),
        Dated(date(2026, 4, 20), (QUAKE,)),
        Dated(TRIAL, (TRIAL, QUAKE)),
    ]
    assert telling_days(articles)[0] == VISIT, "before the first article nothing is told"
    articles.append(Dated(QUAKE, ()))
    assert telling_days(articles) == [QUAKE, VISIT, TRIAL]


def test_nothing_is_telling_where_nothing_is_dated() -> None:
    assert telling_days([]) == []
    assert telling_days([Dated(QUAKE, ())]) == []


@given(
    st.lists(st.tuples(st.integers(0, 40), st.lists(st.integers(-10, 50), max_size=6)), max_size=8)
)
def test_each_day_once_within_the_story_in_any_order_of_articles(
    made: list[tuple[int, list[int]]],
) -> None:
    read = [
        Dated(QUAKE + timedelta(n), tuple(QUAKE + timedelta(k) for k in named))
        for n, named in made
    ]
    days = telling_days(read)
    assert len(days) == len(set(days))
    assert all(min(one.printed for one in read) <= day for day in days)
    assert telling_days(reversed(read)) == days


def time(edtf: str, grain: Grain) -> Time:
    return Time(
        span=Span(article="a", start=0, end=1, text="x"),
        kind=TimeKind.DATE,
        edtf=edtf,
        timex=edtf,
        grain=grain,
        anchor=Anchor.PUBLICATION,
    )


def test_only_a_calendar_day_is_a_day() -> None:
    assert day_of(time("2026-03-09", Grain.DAY)) == QUAKE
    assert day_of(time("2026-03-09T22:14", Grain.HOUR)) == QUAKE
    assert day_of(time("2026-03", Grain.MONTH)) is None
    assert day_of(time("2026-03-09/..", Grain.DAY)) is None
    assert day_of(time("", Grain.DAY)) is None
