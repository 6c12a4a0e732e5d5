"""Figures: bounds, ranges and shares keep low and high in order, and spans in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.quantity import Bound
from reportedly.text.bounds import sides
from reportedly.text.figures import figures

VOCABULARY = """at least|more than|12|3.5|4 million|-|to|between|and|per cent|$|€|in|one|two|half|
of|or more|km|(|)|years|dozens|from|no|2014|2-1|aged|a|month|each"""
WORDS = st.sampled_from([word.strip() for word in VOCABULARY.split("|")])


@given(st.lists(WORDS, max_size=12), st.sampled_from(["", " "]))
def test_any_figure_is_in_order_and_inside_the_text(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for figure in figures(text):
        assert 0 <= figure.first <= figure.start < figure.end <= figure.last <= len(text)
        known = [s for s in (figure.low, figure.value, figure.high) if s is not None]
        assert known == sorted(known)


PHRASES = """at least|up to about|more than|between|from|to|and|or|but fewer than|none of the|
no one was killed|a few|half a|a quarter of a|million|3.2|1,500-2,000|12|two thirds|USD 75|MEUR|
50p|5 ft|2 in|3 dollars|50 cents|per cent|percentage points|in her mid-30s|aged|one teacher in|
five|Article|5, 6 and 7|+44 20 7946 0958|10%-15%|a month each|(60 miles)|rose|people|½|1e5|1st"""


@given(st.lists(st.sampled_from([w.strip() for w in PHRASES.split("|")]), max_size=9))
def test_phrases_of_news_keep_their_sides_in_order(words: list[str]) -> None:
    text, last = " ".join(words), 0
    for figure in figures(text):
        assert last <= figure.start < figure.end <= figure.last <= len(text)
        known = [s for s in (figure.low, figure.value, figure.high) if s is not None]
        assert known == sorted(known)
        last = figure.end


@given(st.text(max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end].strip()
        if figure.cue is not None:
            assert 0 <= figure.cue[0] < figure.cue[1] <= len(text)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["{}-{}", "{} to {}"]))
def test_a_range_has_both_its_ends(one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    if low == high or 1500 <= low <= 2100 or (form == "{}-{}" and high < 200):
        return
    [found] = figures(f"they had {form.format(low, high)} cows")
    assert (found.low, found.high, found.bound) == (low, high, Bound.BETWEEN)


@given(st.integers(2, 10**9), st.sampled_from(["more than", "up to", "about", "nearly"]))
def test_a_bound_opens_one_side(count: int, cue: str) -> None:
    if 1500 <= count <= 2100:
        return
    [found] = figures(f"they had {cue} {count:,} cows")
    assert found.value == count
    assert (found.low is None) == (cue in ("up to", "nearly"))
    assert (found.high is None) == (cue == "more than")


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (Bound.EXACT, (5, 5)),
        (Bound.ABOUT, (5, 5)),
        (Bound.AT_LEAST, (5, None)),
        (Bound.MORE_THAN, (5, None)),
        (Bound.UP_TO, (None, 5)),
        (Bound.NEARLY, (None, 5)),
    ],
)
def test_sides(bound: Bound, expected: tuple[float | None, float | None]) -> None:
    assert sides(bound, 5, 5) == expected
