"""Casualties told without a number: "a man was killed", "Teenager shot", "a man and a woman"."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.text.numbers import numerals
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.states import state_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["lone"]

COUNTED = ("killed", "wounded", "shot", "stabbed")

OPENING = 3
"""Paragraphs of the body in which a single casualty is the news, not one of many."""


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon("measures")["singles"]["people"])


def lone(
    parsed: Parse, known: Mapping[str, float]
) -> "Iterator[tuple[tuple[int, int], Token, str, float]]":
    """The offsets, head, state and count of single people that an article opens with, for each
    state where no figure in ``known`` is as large."""
    best: dict[str, tuple[float, tuple[int, int], Token]] = {}
    for paragraph in _opening(parsed):
        for token in paragraph.doc:
            if not _is_single(token, paragraph) or _is_joined(token):
                continue
            state, _ = state_of(token)
            count = 1.0 + sum(_more(child, paragraph) for child in token.children)
            if state in COUNTED and count > best.get(state, (0.0,))[0]:
                start = paragraph.start + min(t.idx for t in _own(token))
                best[state] = count, (start, paragraph.start + token.idx + len(token)), token
    for state, (count, place, token) in best.items():
        if count > known.get(state, 0.0):
            yield place, token, state, count


def _opening(parsed: Parse) -> Iterator[Paragraph]:
    body = 0
    for paragraph in parsed.paragraphs:
        body += paragraph.kind is BlockKind.BODY
        if body <= OPENING:
            yield paragraph


def _is_single(token: "Token", paragraph: Paragraph) -> bool:
    """A singular noun for a person, with "a" before it or, in a title, nothing."""
    if token.tag_ not in ("NN", "NNP") or token.lemma_.lower() not in _people():
        return False
    before = [c for c in token.children if c.i < token.i]
    if any(c.lower_ in ("a", "an", "second", "another") for c in before):
        return True
    bare = not any(c.dep_ in ("det", "poss", "nummod") for c in before)
    return bare and paragraph.kind is BlockKind.TITLE


def _is_joined(token: "Token") -> bool:
    return token.dep_ == "conj" and token.head.lemma_.lower() in _people()


def _more(child: "Token", paragraph: Paragraph) -> float:
    """How many more a conjunct adds: "a man and two children" are three."""
    if child.dep_ != "conj":
        return 0.0
    more = sum(_more(c, paragraph) for c in child.children)
    if _is_single(child, paragraph):
        return 1.0 + more
    number = next((c for c in child.children if c.dep_ == "nummod"), None)
    found = next(numerals(number.text), None) if number is not None else None
    return (found.value or 0.0 if found is not None else 0.0) + more


def _own(token: "Token") -> "list[Token]":
    return [token, *(c for c in token.children if c.i < token.i and c.dep_ in ("det", "amod"))]
