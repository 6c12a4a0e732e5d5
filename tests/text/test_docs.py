"""Parsed paragraphs: our objects, and our way to names and lemmas, say what spaCy says."""

from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.docs import MODEL, docs
from reportedly.text.tokens import Doc

TEXTS = [
    '"There was no warning," Rosa Quispe of the Halden Port Authority told the BBC on Tuesday.',
    "Let's go: they're gonna ask what the U.N. ain't said.  It happened on 3 May 2021 in Split.",
    "The mayor, who had been re-elected twice, said: 12,000 people, or 4.5%, had left Kyiv. "
    "Nobody in New York City, Mr. Smith's home, knew. The firm sold it for $3 million",
    "Halden",
    " \n ",
    "US-based Kompass and the European Commission  denied it; officials said y'all got ta wait.",
]


@pytest.fixture(scope="module")
def plain() -> Any:
    return import_module(MODEL).load()


def told(doc: Any) -> list[tuple[object, ...]]:
    """All that rules ask of a paragraph, in the words of either library."""
    return [
        (
            *(t.i, t.idx, t.text, t.lower_, t.tag_, t.dep_, t.pos_, t.lemma_, t.whitespace_),
            *(t.ent_type_, t.ent_iob_, t.head.i, t.left_edge.i, t.right_edge.i, str(t.morph)),
            *(t.is_alpha, t.is_lower, t.is_punct, t.is_space, t.is_stop, t.is_title, t.is_upper),
            *(t.like_num, t.is_sent_start, t.is_sent_end, t.sent.start, t.sent.end, len(t)),
            *([k.i for k in way] for way in (t.children, t.lefts, t.rights, t.subtree)),
            *([k.i for k in way] for way in (t.ancestors, t.conjuncts)),
        )
        for t in doc
    ]


def bounds(pieces: Any) -> list[tuple[object, ...]]:
    return [(p.start, p.end, p.start_char, p.end_char, p.text, p.root.i) for p in pieces]


def test_every_word_is_what_spacy_says(plain: Any) -> None:
    for ours, theirs in zip(docs(TEXTS), plain.pipe(TEXTS), strict=True):
        assert told(ours) == told(theirs)
        for way in ("sents", "ents", "noun_chunks"):
            assert bounds(getattr(ours, way)) == bounds(getattr(theirs, way))
        assert [e.label_ for e in ours.ents] == [e.label_ for e in theirs.ents]


@pytest.fixture(scope="module")
def both(plain: Any) -> tuple[Doc, Any]:
    [ours] = docs(TEXTS[2:3])
    return ours, plain(TEXTS[2])


@given(start=st.integers(-5, 200), length=st.integers(0, 60))
@settings(deadline=None)
def test_offsets_and_slices_find_the_same_tokens(
    both: tuple[Doc, Any], start: int, length: int
) -> None:
    ours, theirs = both
    for mode in ("strict", "expand"):
        found = [
            doc.char_span(max(0, start), max(0, start) + length + 1, alignment_mode=mode)
            for doc in (ours, theirs)
        ]
        assert (found[0] is None) == (found[1] is None)
        if found[0] is not None and len(found[0]):
            assert bounds(found[:1]) == bounds(found[1:])
    piece, other = ours[start : start + length], theirs[start : start + length]
    assert (piece.start, piece.end, piece.text) == (other.start, other.end, other.text)
    assert (piece.text_with_ws, len(piece)) == (other.text_with_ws, len(other))
    if len(piece):
        assert (piece[-1].i, piece.root.i) == (other[-1].i, other.root.i)


def test_a_token_beyond_the_paragraph_is_none() -> None:
    [doc] = docs(["Halden fell."])
    for token, step in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(step)
    assert [a.nbor() for a, _ in pairwise(doc)] == list(doc)[1:]


def test_what_is_said_of_a_paragraph_does_not_depend_on_what_was_read_before() -> None:
    first = [told(doc) for doc in docs(TEXTS)]
    list(docs(["Let the gonna be, said the man. It ain't so.", "Kyiv got ta fall."]))
    assert [told(doc) for doc in docs(TEXTS)] == first
