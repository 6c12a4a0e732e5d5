"""Headings that say more than the body by their words: "Drug kills", "may have caused deaths"."""

import re
from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.reconcile.matters import covered
from reportedly.reconcile.weaknesses import Weaker
from reportedly.text.gists import gist
from reportedly.text.parse import same_length

__all__ = ["in_words", "of_all"]

SAYS = 0.75
"""Share of a heading's words, by weight, that a statement of the body must have to tell it."""
NEAR = 0.5
"""The same from which one may tell it without reserve, so that nothing is made of it."""
_MAY = re.compile(
    r"\b(?:may|might|could) (?:have |be |soon |yet |now |also )*\w+|\b(?:possibl[ey]|perhaps"
    r"|allegedly|reportedly|suspected|apparently)\b",
    re.IGNORECASE,
)
_WEIGHS = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)|explor(?:es|ed|ing)"
    r"|discuss(?:es|ed|ing)|propos(?:es|ed|ing)|debat(?:es|ed|ing)|is in talks|are in talks)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|every|each|entire|whole) (?:of )?(?:the |its |their )?(?P<of>[a-z]+)", re.I
)
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|part|half|most|many"
    r"|several|a few) of (?:the |its |their )(?:\w+ ){0,2}[a-z]+",
    re.IGNORECASE,
)


def in_words(heading: Claim, body: Sequence[Claim]) -> Weaker | None:
    """What the body says with a reserve and the heading says flatly in much the same words, where
    nothing else in the body may tell it."""
    if _MAY.search(heading.text) or _WEIGHS.search(heading.text):
        return None
    mine = gist(heading.text)
    if len(mine.concepts) < 3:
        return None
    near = [c for c in body if covered(heading.text, _whole(c)) >= NEAR]
    if not near or any(_reserve(c) is None for c in near):
        return None
    best = max(near, key=lambda c: covered(heading.text, _whole(c)))
    if covered(heading.text, _whole(best)) < SAYS or mine.negated != gist(best.text).negated:
        return None
    cue = _reserve(best) or ""
    return Weaker(best, f"it with “{cue}”", cue)


def of_all(heading: Claim, body: Sequence[Claim]) -> Weaker | None:
    """What the body says of some of those of all of whom the heading says it."""
    found = _ALL.search(same_length(heading.text))
    if found is None:
        return None
    near = [c for c in body if covered(heading.text, _whole(c)) >= NEAR]
    if any(_ALL.search(c.text) for c in body):
        return None
    for claim in near:
        some = _SOME.search(same_length(claim.text))
        if some and covered(found["of"], some[0]):
            return Weaker(claim, f"it of “{some[0]}”", some[0])
    return None


def _whole(claim: Claim) -> str:
    """What a claim says and whom it is put upon: "the council considers selling" is one thing."""
    return f"{claim.span.text} {claim.hops[0].name if claim.hops else ''}"


def _reserve(claim: Claim) -> str | None:
    """The words that make a statement less than flat, None where there are none."""
    words = claim.span.text
    if found := _MAY.search(words) or _WEIGHS.search(words):
        return found[0]
    weak = claim.status in (Status.HEDGED, Status.REPORTEDLY)
    return next((s.cue.text for s in claim.stances if not s.scope), None) if weak else None
