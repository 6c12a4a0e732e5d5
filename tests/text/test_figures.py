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
