"""Why a statement of the body says less than its headline: "may", "an official said"."""

import re
from dataclasses import dataclass

from reportedly.model.attribution import HopKind, Manner
from reportedly.model.claim import Claim, Proposition
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.reconcile.matters import is_ahead
from reportedly.resolve.voices import narrated

__all__ = ["NOBODY_NAMED", "NOT_YET", "Weaker", "weakness"]

NOBODY_NAMED = frozenset({HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS})
NOT_YET = "not yet"
ONLY = {
    "planned": "that it is planned",
    "expected": "that it is expected",
    "future": "that it is to come",
    "possible": "that it may be so",
    "conditional": "what would be so under a condition",
}


@dataclass(frozen=True)
class Weaker:
    """A statement of the body that speaks of what a headline speaks of, and why it says less."""

    claim: Claim
    less: str
    cue: str
    shown: Span | None = None


def weakness(claim: Claim, clause: Proposition | None, sourced: bool) -> Weaker:
    """Why a statement of the body says less than the heading; nothing where it does not."""
    less, cue, shown = "", "", None
    if clause is not None and NOT_YET in clause.aspect:
        less, cue = "that it has not happened yet", NOT_YET
    elif clause is not None and (aspect := is_ahead(clause)):
        less, cue = ONLY[aspect], _words(_reserve(claim), aspect)
    elif claim.status is Status.HEDGED and not sourced and (shown := _doubt(claim)):
        less, cue = f"it with “{shown.text}”", shown.text
    elif not sourced:
        less, shown = _unsure(claim)
        cue = _words(shown, less)
    return Weaker(claim, less, cue, shown)


def _unsure(claim: Claim) -> tuple[str, Span | None]:
    """On whose uncertain word the body has it (reports, sources without a name, a belief), and the
    words that say so; "" where on nobody's."""
    if claim.status is Status.REPORTEDLY:
        return "it as reported", _reserve(claim)
    if Status.UNVERIFIED in claim.reserves:
        return "that it is not verified", _reserve(claim, Status.UNVERIFIED)
    if narrated(claim) or not claim.hops:
        return "", None
    if claim.hops[0].kind in NOBODY_NAMED and not claim.beside and claim.speaker is not None:
        return f"it on the word of {claim.hops[0].name}", claim.speaker
    if claim.manner is Manner.BELIEF:
        return f"it as what {claim.hops[0].name} believes", claim.cue
    return "", None


def _reserve(claim: Claim, status: Status | None = None) -> Span | None:
    """The words of a reserve upon the whole claim."""
    return next((s.cue for s in claim.stances if not s.scope and status in (None, s.status)), None)


def _doubt(claim: Claim) -> Span | None:
    """The same where it makes it less sure; a condition that goes with a deed does not."""
    found = _reserve(claim, Status.HEDGED)
    return None if found and re.search(r"condition|provided|as long", found.text) else found


def _words(span: Span | None, default: str) -> str:
    return span.text if span else default
