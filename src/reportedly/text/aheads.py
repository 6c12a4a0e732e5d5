"""Whether a statement says what is to come: "would close by Friday", and no "if he had known"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.parse import same_length

__all__ = ["changed_by", "looks_ahead"]


def looks_ahead(text: str, cue: str = "", *, reported: bool = False) -> re.Match[str] | None:
    """The words by which a content looks ahead, None where it does not.

    ``cue`` are the words that give it ("warned that"): what somebody warns of needs no more than
    "could". In ``reported`` speech "would" stands for "will". Conditions, questions and what only
    goes on are not forecasts.
    """
    plain = same_length(text)
    words = lexicon("forecasts")["ahead"]
    if _any("never", tuple(words["never"])).search(plain):
        return None
    if found := _any("phrases", (*words["phrases"], *_WILL)).search(plain):
        return found
    if reported and (found := _any("reported", tuple(words["reported"])).search(plain)):
        return found
    warned = tuple(words["warned"])
    warns = any(word in cue.lower() for word in words["warning"])
    return _any("warned", warned if warns else warned[:1]).search(plain)


def changed_by(predicate: str, text: str) -> bool:
    """Whether a predicate (a lemma) says that a plan was changed: "postponed", "called off"."""
    words = lexicon("forecasts")["changed"]
    if predicate not in words["verbs"]:
        return False
    particle = words["with_particle"].get(predicate)
    return particle is None or re.search(rf"\b{particle}\b", text) is not None


_WILL = (r"(?:will|shall)\b", r"won't\b", r"(?<=\w)'ll\b")


@cache
def _any(name: str, patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?='))(?:{'|'.join(patterns)})", re.IGNORECASE)
