"""Whether a state is said to be so, not so, or only expected: "would send", "was not sent"."""

from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["is_denied", "is_miscounted", "is_planned", "with_mood"]


def is_miscounted(predicate: Token | None) -> bool:
    """ "Four bodies had been counted twice": what is said of the count, not of the dead."""
    if predicate is None or predicate.lemma_.lower() not in measure_words().of["miscounts"]:
        return False
    wrong = ("twice", "double", "wrongly", "mistakenly", "erroneously", "incorrectly", "again")
    told = any(c.lower_ in wrong for c in predicate.children)
    return told or predicate.lemma_.lower() != "count"


def is_denied(predicate: Token) -> bool:
    """Whether the predicate is negated: "the shells were not delivered", "refused to vote"."""
    if any(c.dep_ == "neg" for c in predicate.children):
        return True
    below = predicate.dep_ == "xcomp" and predicate.head.lemma_.lower()
    return below in ("refuse", "fail", "decline", "forget", "neglect")


def is_planned(predicate: Token) -> bool:
    """Whether the predicate is intended or expected, and not said to have happened."""
    words = measure_words()
    if any(c.dep_ == "aux" and c.lower_ in words.of["modals"] for c in predicate.children):
        return not any(c.lower_ in ("have", "has") and c.dep_ == "aux" for c in predicate.children)
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in predicate.children):
        return False
    if predicate.dep_ == "ROOT":  # a headline: "Steelmaker to shed 3,000 jobs"
        return True
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in predicate.children):
        return False
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in words.of["intents"]


def with_mood(state: str, predicate: Token | None) -> str:
    """The state as what it is said to be: done, not done ("not sent"), or only expected."""
    if not state or predicate is None:
        return state
    if is_denied(predicate):
        denied = f"not {state}"
        return measure_words().negated.get(denied, denied)
    return f"expected {state}" if is_planned(predicate) else state
