"""Phrases that name a source, and what is read off them: "a senior official of the bank"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.span import Span
from reportedly.text.sources import is_kind
from reportedly.text.tokens import Token

__all__ = ["Source", "alike", "as_written", "head_of", "linked", "vague", "without_verb"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, at one place: hops of the source (maker first, then data or document), those
    beside it, and what a later "the official" can be matched with."""

    at: int
    hops: tuple[Hop, ...]
    beside: tuple[Hop, ...] = ()
    lemma: str = ""
    words: frozenset[str] = frozenset()
    gender: str = ""
    plural: bool = False
    pronoun: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(sorted(hop.name for hop in (self.hops[0], *self.beside)))

    @property
    def single(self) -> bool:
        return not self.beside and not self.plural


def linked(words: str) -> bool:
    """Whether a name hangs on a word before it ("spokesman for X"), so that X does not speak."""
    return (
        re.search(r"\b(?:for|to|of|by|with|against|under|in|at|from) (?:\w+ ){0,3}$", words)
        is not None
    )


def without_verb(tokens: list[Token]) -> list[Token]:
    """A source phrase that ran on into its verb, cut back to the verb's subject."""
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "acl"):
            continue
        for child in token.children:
            if child.dep_ == "nsubj" and child.left_edge.i == tokens[0].i:
                return [t for t in child.subtree if t.i in inside]
    return tokens


def alike(lemma: str, other: str) -> bool:
    """Whether two nouns can mean one nameless person: the same, or both of the general ones."""
    return lemma == other or (is_kind("generic", lemma) and is_kind("generic", other))


def vague(head: Token) -> bool:
    """ "local reports", "some media reports": the words before them name nobody."""
    words = {t.lower_ for t in head.lefts}
    return bool(words) and words <= set(lexicon("channels")["unnamed"]["words"])


def as_written(span: Span) -> Source:
    hop = Hop(kind=HopKind.ANONYMOUS, name=span.text, span=span)
    return Source(at=span.start, hops=(hop,), words=frozenset(span.text.lower().split()))


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of a phrase that hangs on a word outside of it."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head == t]
    return next((t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON")), tops[0])
