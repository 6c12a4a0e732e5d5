"""Reserves: what must hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.hedges import hedges
from reportedly.model.article import Article
from reportedly.model.hedge import Hedge
from reportedly.model.reading import Reading

WORDS = [
    *("the", "mayor", "denied", "may", "if", "reportedly", "could", "not", "confirm", "but", "No"),
    *("claims", "his", "has", "verified", "“", "”", ",", ".", ";", "and", "said", "that", "May"),
    *("neither", "nor", "acknowledged", "although", "unless", "corrected", "which", "declined"),
]


def found(text: str) -> list[Hedge]:
    return list(hedges(Reading(article=Article.of(text))))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_spans_prove_themselves_and_cues_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for hedge in found(text):
        for span in (hedge.cue, hedge.scope, *([hedge.holder] if hedge.holder else [])):
            assert text[span.start : span.end] == span.text
        assert hedge.cue.start >= last
        last = hedge.cue.end


def test_a_disclaimer_does_not_leave_its_sentence() -> None:
    [hedge] = found("The dam burst. Radio Sur could not verify the video. Nobody was hurt.")
    assert hedge.scope.text == "the video"


def test_an_empty_text_has_no_reserve() -> None:
    assert found("") == []
