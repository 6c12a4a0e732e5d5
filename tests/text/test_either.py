"""A pattern that tries letter by letter finds what one that tries word by word does."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.either import either

words = st.text(alphabet="abA -'", min_size=1, max_size=4)
patterns = words.map(re.escape) | st.sampled_from(
    ["a?b", "(?:a|b)a", "ab|ba", "a[ab]", r"\ba", "b+", "a{2}", "[ab]?"]
)


@given(st.lists(patterns, min_size=1, max_size=8), st.text(alphabet="abAB -'", max_size=12))
def test_prefers_what_stands_first(found: list[str], text: str) -> None:
    plain = [m.span() for m in re.finditer("|".join(found), text)]
    assert [m.span() for m in re.finditer(either(found), text)] == plain


@given(st.lists(patterns, min_size=1, max_size=8), st.text(alphabet="abAB -'", max_size=12))
def test_any_case(found: list[str], text: str) -> None:
    plain = [m.span() for m in re.finditer("|".join(found), text, re.IGNORECASE)]
    made = re.finditer(either(found, any_case=True), text, re.IGNORECASE)
    assert [m.span() for m in made] == plain
