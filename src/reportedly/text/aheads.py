"""Whether a statement says what is to come: "would close by Friday", and no "if he had known"."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.either import either
from reportedly.text.parse import same_length

__all__ = ["changed_by", "looks_ahead", "of_sort", "only_wanted"]


def looks_ahead(text: str, *, reported: bool = False) -> str:
    """In which words a content looks ahead, "" where it does not.

    In ``reported`` speech "would" stands for "will". Conditions, questions, what only goes on and
    what may have happened are not to come.
    """
    plain = same_length(text)
    if "?" in plain or _ASKED.match(plain):
        return ""
    never, ahead, told = _ways()
    found = ahead.search(plain)
    if found is None and reported:
        found = told.search(plain)
    return found[0] if found and not never.search(plain) else ""


def changed_by(predicate: str, text: str) -> bool:
    """Whether a predicate (a lemma or class) says that a plan was changed: "postponed", "called
    off"."""
    words = lexicon("forecasts")["changed"]
    if predicate not in words["verbs"]:
        return False
    particle = words["with_particle"].get(predicate)
    return particle is None or re.search(rf"\b{particle}\b", text) is not None


def only_wanted(text: str) -> bool:
    """Whether a content may tell what should be, or would, and not what is: "had to be lifted"."""
    return _OUGHT.search(text) is not None


def of_sort(predicate: str, sort: str) -> bool:
    """Whether a predicate is one of a sort of deeds that may be told for one another ("coming",
    "happening", "ending")."""
    return predicate in lexicon("forecasts")["deeds"][sort]


_ASKED = re.compile(r"\W*(?:whether|how|why|what|who|where|when)\b", re.IGNORECASE)
_OUGHT = re.compile(
    r"\b(?:(?:had|has|have|needs?|needed|ought|wants?|wanted|asked|urged|able) to"
    r"|should|would|must|could|may|might|can)\b",
    re.IGNORECASE,
)
_WILL = (r"(?:will|shall)\b", r"won't\b", r"(?<=\w)'ll\b")


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What never looks ahead, what always does, and what does in reported speech."""
    words = lexicon("forecasts")["ahead"]
    ahead = _any((*words["phrases"], *_WILL, *words["possible"]))
    return _any(words["never"]), ahead, _any(words["reported"])


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?=')){either(patterns, any_case=True)}", re.IGNORECASE)
