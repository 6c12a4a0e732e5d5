"""What holds of every quotation and attribution, whatever the text."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine.base import read_one
from reportedly.extract.attributions import attributions
from reportedly.extract.quotations import quotations
from reportedly.lexicon.weights import counts
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Method, Quotation
from reportedly.model.failure import Failure
from reportedly.model.reading import Reading
from reportedly.text.clauses import Tree, merged, without
from reportedly.text.parse import parse
from reportedly.text.quotes import quoted

MARKS = "“”\"'‘’„«» \n"


def read(text: str) -> Reading:
    reading = read_one((quotations, attributions), Article.of(text))
    assert not reading.of(Failure)
    return reading


@cache
def tree_of(text: str) -> Tree:
    return Tree.of(parse(Article.of(text)).paragraphs[0].doc)


@given(st.text(alphabet="ab.,s " + MARKS, max_size=80))
def test_quotations_never_hold_their_double_marks_nor_overlap(text: str) -> None:
    parts = [part for quotation in quoted(text, [(0, len(text))]) for part in quotation]
    for (_, end), (start, _) in pairwise(parts):
        assert end <= start
    assert all(0 < start < end <= len(text) for start, end in parts)


@given(st.text(alphabet='ab. "“”\n', max_size=60))
@settings(max_examples=40, deadline=None)
def test_every_span_proves_itself(text: str) -> None:
    article = Article.of(text)
    reading = read_one((quotations, attributions), article)
    assert not reading.of(Failure)
    for quotation in reading.of(Quotation):
        for part in (quotation.span, *quotation.parts):
            assert article.text[part.start : part.end] == part.text


def test_a_quotation_of_two_paragraphs_is_one_content() -> None:
    text = "“The water came at night,” the farmer said. “We ran.\n\n“We lost the herd.”"
    [quotation] = [q for q in read(text).of(Quotation) if len(q.parts) == 2]
    assert [part.text for part in quotation.parts] == ["We ran.", "We lost the herd."]
    said = [part.text for a in read(text).of(Attribution) for part in a.content]
    assert "We lost the herd." in said


def test_a_quotation_without_a_cue_is_carried_from_who_spoke_last() -> None:
    text = (
        "“The fire spread in minutes,” said Anna Berg, the village's mayor.\n\n"
        "“We have never seen such a summer, and we were not ready for it.”"
    )
    *_, last = read(text).of(Attribution)
    assert (last.carried, last.cue, last.method) == (True, None, Method.DIRECT)
    assert last.speaker is not None
    assert last.speaker.text == "Anna Berg"


def test_the_same_text_gives_the_same_records() -> None:
    text = "Officials warned that the dam might fail. The mayor disagreed, saying it was safe."
    assert read(text).made == read(text).made


def test_an_empty_and_a_wordless_text_say_nothing() -> None:
    assert read("").of(Attribution) == ()
    assert read('—\n\n***\n\n""').of(Attribution) == ()


def test_a_tree_knows_its_subtrees() -> None:
    tree = tree_of("The mayor said the old bridge was closed.")
    said = tree.words.index("said")
    assert tree.head[said] == said
    start, end = tree.subtree(tree.kid(said, "ccomp"))
    assert tree.words[start:end] == ["the", "old", "bridge", "was", "closed"]
    assert tree.path(said, tree.words.index("mayor")) == "nsubj>"
    assert tree.path(said, said) == ""


@given(
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
)
def test_what_is_cut_out_is_gone_and_nothing_else(a: tuple[int, int], b: tuple[int, int]) -> None:
    whole, hole = (min(a), max(a) + 1), (min(b), max(b) + 1)
    left = {i for piece in without(whole, hole) for i in range(*piece)}
    assert left == set(range(*whole)) - set(range(*hole))
    assert {i for piece in merged([whole, hole]) for i in range(*piece)} == (
        set(range(*whole)) | set(range(*hole))
    )


def test_the_learned_lexicon_knows_plain_and_rare_cues() -> None:
    known = counts("cues")
    assert known["say/VERB"][0] > 1000
    assert {"accord/VERB", "believe/VERB", "tweet/VERB"} <= known.keys()
    assert all(0 < hits <= total for hits, total in known.values())


@pytest.mark.parametrize("text", ["a“a", "comment reportedly", "The dam held, he said, said,"])
def test_texts_that_end_at_once_are_read(text: str) -> None:
    assert not read_one((quotations, attributions), Article.of(text)).of(Failure)
