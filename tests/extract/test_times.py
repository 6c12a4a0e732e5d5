"""Intervals, narratives and the promises that hold for any text."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine.base import read_one
from reportedly.extract.times import times
from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, Known, Note, Published
from reportedly.model.time import Anchor, Grain, Time
from reportedly.text.readers import READERS
from reportedly.text.windows import window


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


@pytest.mark.parametrize(
    ("text", "day", "edtf"),
    [
        (
            "Between Monday and Thursday 14 boats were turned back.",
            "2025-05-14",
            ["2025-05-05/2025-05-08", "2025-05-05", "2025-05-08"],
        ),
        (
            "The truce will hold from Monday to Friday.",
            "2025-05-14",
            ["2025-05-19/2025-05-23", "2025-05-19", "2025-05-23"],
        ),
        (
            "Rain fails in March-April.",
            "2025-05-14",
            ["2025-03-01/2025-04-30", "2025-03", "2025-04"],
        ),
        (
            "Snow blocked the pass from November to March.",
            "2025-05-14",
            ["2024-11-01/2025-03-31", "2024-11", "2025-03"],
        ),
        (
            "The fair ran from 28 December to 3 January.",
            "2025-01-20",
            ["2024-12-28/2025-01-03", "2024-12-28", "2025-01-03"],
        ),
        (
            "The office is shut between the ninth and the twelfth of May.",
            "2025-05-14",
            ["2025-05-09/2025-05-12", "2025-05-09", "2025-05-12"],
        ),
        (
            "She scored 20 goals in the 2023-24 season.",
            "2025-05-14",
            ["2023-01-01/2024-12-31", "2023", "2024"],
        ),
        (
            "Since the coup on 26 July prices have doubled.",
            "2025-05-14",
            ["2024-07-26/2025-05-14", "2024-07-26"],
        ),
    ],
)
def test_intervals_come_before_their_ends(text: str, day: str, edtf: list[str]) -> None:
    assert [time.edtf for time in found(text, day)] == edtf


def test_a_publication_range_gives_ranges() -> None:
    article = Article.of(
        "The raid on Friday was the first since March. It rained on 3 April 2025.",
        published=Published(first="2025-04-10", last="2025-04-20", how=Known.METADATA),
    )
    times_ = [r for r in read_one([times], article).records if isinstance(r, Time)]
    assert [(t.span.text, t.edtf) for t in times_] == [
        ("Friday", "2025-04-04/2025-04-18"),
        ("since March", "2025-03-01/2025-04-20"),
        ("March", "2025-03"),
        ("3 April 2025", "2025-04-03"),
    ]


def test_a_quotation_in_typographic_marks_over_two_paragraphs() -> None:
    text = "“It began yesterday,” Ana Ruiz said on Tuesday.\n\n“Today it is over.”"
    assert [t.edtf for t in found(text, "2025-05-16")] == [
        "2025-05-12",
        "2025-05-13",
        "2025-05-13",
    ]


VOCABULARY = """the a last next this of in on 5 12 31 2024 1999 99 March May Feb. Friday , - and
to from between since by end early week weeks month year three few ago later before morning night
10:30 p.m. Q3 1990s BC second first half every per now soon 05/03/2024 2024-02-30 “ ” . after into
until mid- late quarter fiscal FY24 Christmas Easter yesterday tomorrow 1800 GMT hours same period
weekend decade century Monday twenty nineteen ninety-six 2023-24 winter earlier said vote strike
H1 '98 day days"""
WORDS = st.sampled_from(VOCABULARY.split())
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
POINT = re.compile(
    r"\.\.|(?:-?\d{4}|\d{3}X|\d\dXX|XXXX)(?:-\d\d)?(?:-\d\d)?"
    r"(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?~?"
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=14), st.none() | st.tuples(DAYS, DAYS))
def test_any_words_give_sound_times(words: list[str], days: tuple[date, date] | None) -> None:
    """Words are verbatim, values are EDTF, and the days of a value are those of its bounds."""
    text = " ".join(words)
    published = None
    if days is not None:
        first, last = (day.isoformat() for day in sorted(days))
        published = Published(first=first, last=last, how=Known.METADATA)
    article = Article.of(text, published=published)
    for time in read_one([times], article).records:
        assert isinstance(time, Time), time
        assert text[time.span.start : time.span.end] == time.span.text
        assert not time.edtf or all(POINT.fullmatch(end) for end in time.edtf.split("/"))
        assert time.edtf.count("/") <= 1
        if time.first and time.last:
            bounds = date.fromisoformat(time.first), date.fromisoformat(time.last)
            assert bounds[0] <= bounds[1]
            assert window(time.edtf) == bounds


def test_a_time_counted_from_a_happening_names_the_time_of_that() -> None:
    day, counted = found("The strike began on 2 January. Three weeks into the strike it ended.")
    assert (counted.edtf, counted.anchor_time) == ("2025-01-23", day.id)


def test_a_version_counts_its_weekdays_from_its_last_change() -> None:
    text = "The quay was cleared on Tuesday morning, the harbour master said."
    first = Article.of(
        text, published=Published(first="2026-09-07", last="2026-09-07", how=Known.METADATA)
    )
    notes = (Note(field="modified", value="2026-09-08T05:30:00", how=Known.METADATA, why=""),)
    anew = replace(first, notes=notes)
    days = [[t.edtf[:10] for t in read_one([times], a).of(Time)] for a in (first, anew)]
    assert days[0] != days[1] == ["2026-09-08"]
