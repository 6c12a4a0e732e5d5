"""When "one", "half" and "a few" count: "one person died", not "the one who called"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Piece, Token
from reportedly.text.units import is_time

__all__ = ["is_few", "is_half", "is_one"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("quantities")["parse"][name])


MODALS = frozenset(
    {"who", "that", "which", "can", "must", "should", "could", "may", "might", "would", "'s"}
)
"""After "one" these make it anybody: "one must", or a pronoun: "one who"."""

COUNTED = ("nsubj", "nsubjpass", "dobj", "attr", "appos", "conj", "nummod")


def is_few(few: Piece) -> bool:
    """ "A few" counts people and things, not moments: "a few protesters", not "a few days"."""
    head = few[-1].head
    return head.tag_ == "NNS" and head.i > few[-1].i and not is_time(head.lemma_.lower())


def is_half(tokens: Piece) -> bool:
    """Whether "half" is a share: "half of them", not "the first half" or "half past"."""
    doc = tokens.doc
    before = doc[tokens.start - 1] if tokens.start else None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if before is not None and (before.lower_ in _words("half_before") or before.text == "-"):
        return False
    if after is None or after.lower_ in ("-", "a", "an"):
        return False
    return after.lower_ not in _words("half_after")


def is_one(one: Token) -> bool:
    """ "one person", "one was killed", but neither "the one who" nor "this one"."""
    before = one.doc[one.i - 1] if one.i else None
    after = one.doc[one.i + 1] if one.i + 1 < len(one.doc) else None
    if after is None or after.lower_ in ("another", "-", "day", "time"):
        return (
            after is not None
            and after.lower_ == "day"
            and one.i > 0
            and before is not None
            and before.lower_ in ("in", "within", "for")
        )
    if one.text[0].isupper() and after.lower_ in _words("one_casualty"):
        return True
    if before is not None and _is_idiom(before, one.head):
        return False
    if one.dep_ == "nummod" and one.head.i > one.i:
        return before is None or before.lower_ not in ("no", "the", "this", "that")
    if after.lower_ == "of":
        return True
    if before is not None and before.lower_ in _words("one_before"):
        return False
    counted = one.tag_ == "CD" and one.dep_ in COUNTED
    return counted and after.lower_ not in MODALS


def _is_idiom(before: Token, noun: Token) -> bool:
    """ "for one thing", "on one side", "at one point"."""
    led = before.lower_ in ("for", "on", "at", "from", "in")
    return led and noun.lower_ in _words("one_idioms")
