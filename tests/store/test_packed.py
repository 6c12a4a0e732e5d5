"""What is kept is short, and says all: character by character what the log has hashed."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.codec import KINDS, decode, terse
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.span import Span
from reportedly.store.packed import packed, whole
from reportedly.store.schema import place

PLAIN = sqlite3.connect(":memory:")
ODD = (
    '{"here":1}',
    '"span":{"start":',
    '{"article":"art-1","start":1',
    "a\nb",
    "\0",
    '\\"',
    "\x7f",
)
TEXTS = st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=9)


def again(span: Span, kept: str) -> str:
    asked = "with t (data, at_article, at_start, at_end, at_text) as (values (?, ?, ?, ?, ?))"
    row = PLAIN.execute(f"{asked} select {whole(Mention)} from t", (kept, *place_of(span)))
    return str(row.fetchone()[0])


def place_of(span: Span) -> tuple[object, ...]:
    return place(Mention(span=span, name="x", kind=MentionKind.PLACE))


@given(TEXTS, st.sampled_from(("art-1", 'a"b', "über")), TEXTS)
def test_what_is_left_out_comes_back_to_the_character(text: str, article: str, name: str) -> None:
    span = Span(article=article, start=3, end=3 + len(text), text=text)
    record = Mention(span=span, name=name, kind=MentionKind.PLACE)
    data = terse(record).decode()
    kept = packed(record, data)
    assert len(kept) <= len(data)
    assert again(span, kept) == data
    assert again(span, data) == data, "as older files keep it"
    assert decode("mention", data) == record


def test_the_words_of_a_row_are_not_kept_twice() -> None:
    article = Article.of("The pier burned.", source="a.txt")
    record = Mention(span=article.at(4, 8), name="pier", kind=MentionKind.PLACE)
    kept = packed(record, terse(record).decode())
    assert kept == '{"span":{"here":1},"name":"pier","kind":"place"}'
    assert packed(article, "{}") == "{}"


def test_no_kind_begins_like_a_span_without_its_article() -> None:
    """What `whole` looks for stands in no record for anything else."""
    from dataclasses import fields, is_dataclass
    from typing import get_args, get_type_hints

    def first(hint: object, known: set[object]) -> None:
        if is_dataclass(hint) and hint not in known:
            known.add(hint)
            hints = get_type_hints(hint)
            for field in fields(hint):
                first(hints[field.name], known)
        for inner in get_args(hint):
            first(inner, known)

    for kind in KINDS.values():
        if hasattr(kind, "span"):
            known = set[object]()
            first(kind, known)
            begins = {fields(one)[0].name for one in known if one is not Span}  # type: ignore[arg-type]
            assert not begins & {"start", "here"}, kind
