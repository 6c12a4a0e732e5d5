"""Intervals, narratives and the promises that hold for any text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, Known, Published
from reportedly.model.time import Anchor, Grain, Time
from reportedly.text.readers import READERS


def found(text: str, day: str = "2025-02-27") -> list[Time]:
    published = Published(first=day, last=day, how=Known.METADATA) if day else None
    records = read_one([times], Article.of(text, published=published)).records
    assert all(isinstance(record, Time) for record in records), records
    return list(records)


def test_since_gives_the_interval_and_the_time_it_begins() -> None:
    whole, year = found("The ban has been in force since 2014.")
    assert (whole.span.text, whole.edtf, whole.grain) == (
        "since 2014",
        "2014/2025-02-27",
        Grain.RANGE,
    )
    assert (year.span.text, year.edtf) == ("2014", "2014")
    assert whole.anchor_time == year.id


def test_between_gives_both_members_and_the_interval() -> None:
    whole, first, last = found("Between September 2023 and March 2025 ships left the port.")
    assert whole.span.text == "Between September 2023 and March 2025"
    assert whole.edtf == "2023-09-01/2025-03-31"
    assert [first.edtf, last.edtf] == ["2023-09", "2025-03"]


def test_days_of_one_month() -> None:
    texts = {t.span.text: t.edtf for t in found("The fair runs from 3 to 5 May 2024.")}
    assert texts["3"] == "2024-05-03"
    assert texts["5 May 2024"] == "2024-05-05"
    assert texts["3 to 5 May 2024"] == "2024-05-03/2024-05-05"


def test_years_joined_by_a_dash() -> None:
    edtf = [t.edtf for t in found("The 1939-45 war left its mark.")]
    assert sorted(edtf) == ["1939", "1939-01-01/1945-12-31", "1945"]


def test_since_without_publication_makes_no_interval() -> None:
    assert [t.span.text for t in found("The ban has been in force since 2014.", "")] == ["2014"]


def test_a_narrative_carries_its_years_on() -> None:
    text = (
        "The league was founded in 1921. In March 1922 it split, and in 1923 it was banned. "
        "By 1925 it was back. In 1926 it won. In November 1927 the hall burned down. In December "
        "the members met. In January they built a new one. By 1930 it had failed, and in 1931 "
        "it closed."
    )
    by_words = {t.span.text: t for t in found(text)}
    assert by_words["December"].timex == "1927-12"
    assert by_words["January"].timex == "1928-01"
    assert by_words["January"].anchor is Anchor.TIME


def test_anchor_time_names_a_time_of_the_article() -> None:
    some = found("Pilots saw the wreck on Jan. 11. It had sunk two days before.")
    assert some[1].anchor_time == some[0].id


def test_every_rule_has_a_reader() -> None:
    assert set(lexicon("times")["rules"]) | {"the_weekday"} == set(READERS)


VOCABULARY = """the a last next this of in on 5 12 31 2024 1999 99 March May Feb. Friday , - and
to from between since by end early week weeks month year three few ago later before morning night
10:30 p.m. Q3 1990s BC second first half every per now soon 05/03/2024 2024-02-30 “ ” ."""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(WORDS, max_size=14), st.sampled_from(["", "2024-02-29", "0001-01-01", "9999-12-31"])
)
def test_any_words_give_sound_times(words: list[str], day: str) -> None:
    text = " ".join(words)
    for time in found(text, day):
        assert text[time.span.start : time.span.end] == time.span.text
        if time.first and time.last:
            assert date.fromisoformat(time.first) <= date.fromisoformat(time.last)
