"""Mentions never overlap, never leave the text, and keep the same offsets in odd white space."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.mentions import mentions
from reportedly.lexicon.gazetteer import find, look_up
from reportedly.model.article import Article
from reportedly.model.mention import Mention
from reportedly.model.reading import Reading

WORDS = [
    *("Kyiv", "said", "the", "Kremlin", "'s", "President", "Ana", "Ruiz", ",", "head", "of"),
    *("(", ")", "U.S.", "“", "”", "US$5", "-", "\n\n", "Gaza", "Strip", "NATO", "İzmir", "🙂"),
]


def read(text: str) -> list[Mention]:
    return list(mentions(Reading(article=Article.of(text))))


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=40, deadline=None)
def test_spans_are_verbatim_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    for one in found:
        assert one.span.text == text[one.span.start : one.span.end]
        if one.role is not None:
            assert one.role.text == text[one.role.span.start : one.role.span.end]
    for one, after in pairwise(found):
        assert one.span.end <= after.span.start


def test_an_article_without_names_has_no_mentions() -> None:
    assert read("it rained for hours and nobody came") == []
    assert read("") == []


def test_no_break_spaces_do_not_move_offsets() -> None:
    [one, two] = read("Officials in New\u00a0Zealand met President Ana\u00a0Ruiz.")
    assert (one.span.text, one.name) == ("New\u00a0Zealand", "New Zealand")
    assert (two.span.text, two.name) == ("Ana\u00a0Ruiz", "Ana Ruiz")


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Kiev", "Kyiv"),
        ("DPRK", "North Korea"),
        ("Democratic People's Republic of Korea", "North Korea"),
        ("U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Burma", "Myanmar"),
        ("Dnipropetrovsk", "Dnipro"),
        ("SBU", "Security Service of Ukraine"),
        ("W.H.O.", "World Health Organization"),
    ],
)
def test_aliases_have_one_usual_name(alias: str, name: str) -> None:
    entry = look_up(alias)
    assert entry is not None
    assert entry.name == name


def test_words_that_only_look_like_known_names_are_left_alone() -> None:
    assert [hit.entry.name for hit in find("us, who said it is nice; Miss. Ore.")] == []


def test_headlines_in_capitals_keep_their_towns() -> None:
    assert [hit.entry.name for hit in find("KYIV: STRIKE IN MARIUPOL")] == ["Kyiv", "Mariupol"]
