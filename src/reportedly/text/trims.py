"""What belongs to a statement and what the writer hangs on it: ", which is a suburb"."""

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon
from reportedly.model.span import Span
from reportedly.text.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_saying", "empty", "trimmed"]

DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]{2,}(?:[ ,/][A-Z][\w.’'-]*){0,4}[^–—\n(]{0,30}"
    r"(?:\([^)\n]{2,30}\))? ?[–—-]{1,2}\s+"
)
"""A place in capitals before a dash, as agencies open a report: "LIMA, Peru (AP) — "."""


AS_SAYING = re.compile(
    r"(?P<who>[^.;:\n]{2,80}?) as (?:saying|telling \S+)(?: that)?,?\s+[“\"]?(?=\S)"
)


def as_saying(parsed: Parse, part: Span) -> tuple[Span, Span] | None:
    """Who speaks and what he says in "(the agency quoted) the coach as saying it was over"."""
    article = parsed.article
    match = AS_SAYING.match(article.text, part.start, part.end)
    if match is None or match.end() >= part.end:
        return None
    return article.at(*match.span("who")), article.at(match.end(), part.end)


@cache
def _asides() -> frozenset[str]:
    return frozenset(lexicon("reserves")["asides"]["participles"])


def trimmed(parsed: Parse, part: Span, *, first: bool, quoted: bool) -> Span:
    """One stretch of a content without its dateline, an opening "that", and (outside quotation
    marks) a closing clause of the writer's own: ", which …" or ", marking …"."""
    article = parsed.article
    start, end = part.start, part.end
    if first and (line := DATELINE.match(article.text, start, end)) and line.end() < end:
        start = line.end()
    paragraph = parsed.paragraph_at(start)
    tokens = parsed.tokens(article.at(start, end))
    if paragraph is None or len(tokens) < 3 or quoted:
        return article.at(start, end)
    if tokens[0].lower_ == "that" and (tokens[0].dep_ == "mark" or _clause(tokens)):
        tokens = tokens[1:]
    tokens = _after_that(tokens)
    last = _aside(tokens)
    if last is not None and last > tokens[0].i + 1:
        tokens = [t for t in tokens if t.i < last]
        while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].text not in "\"')]":
            tokens.pop()
    start = paragraph.start + tokens[0].idx
    if last is not None:
        end = paragraph.start + tokens[-1].idx + len(tokens[-1])
    return article.at(start, max(end, start + 1))


def _after_that(tokens: "list[Token]") -> "list[Token]":
    """Without where it was said, before "that": "in a filing that the firm was broke"."""
    inside = {t.i for t in tokens}
    if tokens[0].pos_ != "ADP":
        return tokens
    for n, token in enumerate(tokens[:-2]):
        clause = token.head
        if token.lower_ == "that" and token.dep_ == "mark" and clause.dep_ == "ccomp":
            return tokens[n + 1 :] if clause.head.i not in inside else tokens
    return tokens


def _clause(tokens: "list[Token]") -> bool:
    """Whether a verb follows with more than one word between: "that help had been slow"."""
    return len(tokens) > 3 and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens[2:])


def _aside(tokens: "list[Token]") -> int | None:
    """Where a closing aside begins (its comma), None where there is none."""
    for comma, after in pairwise(tokens):
        if comma.text != "," or after.sent != tokens[0].sent:
            continue
        if after.lower_ in ("which", "who", "where", "whose", "whom") and _closes(tokens, after):
            return comma.i
        if after.tag_ == "VBG" and after.lemma_.lower() in _asides():
            return comma.i
    return None


def _closes(tokens: "list[Token]", pronoun: "Token") -> bool:
    """Whether the relative clause runs to the end, so that nothing of the statement follows."""
    clause = next((t for t in (pronoun, *pronoun.ancestors) if t.dep_ == "relcl"), None)
    if clause is None:
        return False
    return all(t.i <= clause.right_edge.i or t.is_punct for t in tokens)


def empty(parsed: Parse, part: Span) -> bool:
    """Whether a content says nothing: a name, a date, a function word, a bare noun."""
    tokens = [
        t for t in parsed.tokens(part) if t.is_alpha or t.text[0].isdigit() or t.pos_ == "AUX"
    ]
    if not tokens:
        return True
    if any(t.pos_ == "VERB" for t in tokens) and len(tokens) > 1:
        return False
    if any(t.pos_ == "AUX" and t.dep_ not in ("aux", "auxpass") for t in tokens[1:-1]):
        return False  # "he was late"
    telling = [
        t
        for t in tokens
        if t.pos_ in ("NOUN", "VERB", "ADJ", "NUM", "PROPN") or t.text[0].isdigit()
    ]
    named = all(t.pos_ in ("PROPN", "ADP", "DET", "NUM", "PUNCT") or t.ent_type_ for t in tokens)
    return len(telling) < 2 or named
