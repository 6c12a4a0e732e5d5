"""Terms and gists: words folded for comparison."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.gists import gist, likeness
from reportedly.text.terms import stem, terms, weight


def test_endings_fall_together() -> None:
    assert stem("deployed") == stem("deploying") == stem("deploys")
    assert stem("families") == stem("family")


def test_function_words_and_numbers_are_no_terms() -> None:
    assert terms("It was said that 300 of them had been there") == []


def test_rare_words_weigh_more() -> None:
    assert weight("landslid") > weight("president") >= 0


def test_names_fold_to_their_country() -> None:
    assert gist("Seoul warned").names == gist("the South Koreans warned").names


def test_years_and_days_are_no_figures() -> None:
    assert gist("On May 3 2024 it shipped 40 engines").figures == {(40.0, 40.0)}


@given(st.text(max_size=200))
def test_any_text_has_a_gist_like_itself(text: str) -> None:
    said = gist(text)
    assert likeness(said, said) in (0.0, 1.0) or abs(likeness(said, said) - 1) < 1e-9
