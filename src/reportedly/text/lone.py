"""Casualties told without a number: "a man was killed", "the death of a student"."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from reportedly.text.parse import Parse
from reportedly.text.states import measure_words, state_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["lone"]

COUNTED = ("killed", "wounded")


def lone(parsed: Parse, skip: Collection[str]) -> "Iterator[tuple[tuple[int, int], Token, str]]":
    """The offsets, head and state of the first single person in each state not in ``skip``."""
    done = set(skip)
    people = frozenset(
        word for word, name in measure_words().classes.items()
        if name in ("person", "child", "soldier", "police", "student", "worker")
    )  # fmt: skip
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if token.tag_ != "NN" or token.lemma_.lower() not in people:
                continue
            opener = next((c for c in token.children if c.lower_ in ("a", "an", "one")), None)
            if opener is None or opener.like_num:
                continue
            state, _ = state_of(token)
            if state in COUNTED and state not in done:
                done.add(state)
                start = paragraph.start + opener.idx
                yield (start, paragraph.start + token.idx + len(token)), token, state
