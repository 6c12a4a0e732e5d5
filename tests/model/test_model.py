"""Records are values that prove themselves, and survive the codec unchanged."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.codec import decode, decode_reading, encode, encode_reading, kind_of, terse
from reportedly.model.failure import Failure
from reportedly.model.hedge import Hedge
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.quantity import Bound, Quantity
from reportedly.model.reading import Reading
from reportedly.model.record import articles_of
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.pipeline import read_articles
from reportedly.report.audit import spans_of
from reportedly.stage import Extract, extracts, in_order


def test_a_span_must_fit_its_words() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(article="a", start=0, end=3, text="four")


@given(st.text(min_size=1), st.data())
def test_any_stretch_of_any_text_is_a_span_of_its_own_words(
    text: str, data: st.DataObject
) -> None:
    article = Article.of(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = article.at(start, end)
    assert (span.text, span.article) == (text[start:end], article.id)
    assert span.holds(span)
    assert span.overlaps(article.at(start, start + 1))


def test_records_are_values() -> None:
    span = Article.of("Kyiv said so").at(0, 4)
    assert span == Article.of("Kyiv said so").at(0, 4)
    with pytest.raises(FrozenInstanceError):
        span.start = 1  # type: ignore[misc]


def test_whole_numbers_do_not_change_an_id_on_their_way_through_the_codec() -> None:
    span = Article.of("40 trams").at(0, 2)
    made = Quantity(span=span, whole=span, value=40, low=40, high=None, bound=Bound.AT_LEAST)
    assert decode("quantity", encode(made)).id == made.id


@given(*[st.none() | st.floats(-1e9, 1e9) for _ in range(3)])
def test_low_value_and_high_are_in_order(
    low: float | None, value: float | None, high: float | None
) -> None:
    span = Article.of("40 trams").at(0, 2)
    known = [side for side in (low, value, high) if side is not None]
    try:
        Quantity(span=span, whole=span, value=value, low=low, high=high, bound=Bound.ABOUT)
    except ValueError:
        assert known != sorted(known)
    else:
        assert known == sorted(known)


def test_everything_read_survives_the_codec_and_proves_itself(examples: list[Article]) -> None:
    for reading in read_articles(examples):
        assert not reading.of(Failure)
        assert decode_reading(encode_reading(reading)) == reading
        for found in reading.records:
            again = decode(kind_of(found), encode(found))
            assert (again, again.id) == (found, found.id)
            assert articles_of(found) == (reading.article.id,)
            for span in spans_of(found):
                assert reading.article.text[span.start : span.end] == span.text


def test_what_was_read_is_written_again_in_the_same_words() -> None:
    judged = Judgement.of("a", "b", Verdict.UNSURE, "names", score=0)
    article = Article.of("No one was hurt.", language="".join(["e", "n"]))
    for made in (judged, article):
        kind = kind_of(made)
        for data in (encode(made), terse(made)):
            assert terse(decode(kind, data)) == terse(made)
    assert b"score" not in terse(judged)
    assert b"language" not in terse(article)


def test_decoding_checks_invariants() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        decode(
            "hedge",
            b'{"cue":{"article":"a","start":0,"end":9,"text":"denied"},'
            b'"scope":{"article":"a","start":0,"end":6,"text":"denied"},"status":"denied"}',
        )


def test_a_record_without_a_span_rests_on_the_articles_it_lists() -> None:
    assert articles_of(Story(title="t", articles=("a", "b"))) == ("a", "b")
    assert articles_of(Failure(source="x", reason="y")) == ()


def test_stages_are_put_in_order() -> None:
    @extracts(Hedge, needs=(Quantity,))
    def late(reading: Reading) -> tuple[Hedge, ...]:
        return ()

    @extracts(Quantity)
    def early(reading: Reading) -> tuple[Quantity, ...]:
        return ()

    assert in_order([late, early]) == (early, late)
    with pytest.raises(LookupError, match="no stage makes Quantity before 'late'"):
        in_order([late])
    assert isinstance(late, Extract)
