"""Whether a state is said to be so, not so, or only expected: "would send", "was not sent"."""

from typing import TYPE_CHECKING

from reportedly.text.vocabulary import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_denied", "is_miscounted", "is_planned"]


def is_miscounted(predicate: "Token | None") -> bool:
    """ "Four bodies had been counted twice": what is said of the count, not of the dead."""
    if predicate is None or predicate.lemma_.lower() not in measure_words().of["miscounts"]:
        return False
    wrong = ("twice", "double", "wrongly", "mistakenly", "erroneously", "incorrectly", "again")
    told = any(c.lower_ in wrong for c in predicate.children)
    return told or predicate.lemma_.lower() != "count"


def is_denied(predicate: "Token") -> bool:
    """Whether the predicate is negated: "the shells were not delivered"."""
    return any(c.dep_ == "neg" for c in predicate.children)


def is_planned(predicate: "Token") -> bool:
    """Whether the predicate is intended or expected, and not said to have happened."""
    words = measure_words()
    if any(c.dep_ == "aux" and c.lower_ in words.of["modals"] for c in predicate.children):
        return not any(c.lower_ in ("have", "has") and c.dep_ == "aux" for c in predicate.children)
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in predicate.children):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in predicate.children):
        return False
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in words.of["intents"]
