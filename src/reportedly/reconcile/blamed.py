"""Who is said to be behind it: "the Front claimed responsibility", "blamed the Brigade for it"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.span import Span
from reportedly.reconcile.assertions import is_held
from reportedly.resolve.voices import unsourced
from reportedly.text.gists import Gist, gist
from reportedly.text.terms import fold
from reportedly.text.windows import days_apart, window

__all__ = ["blamed"]

WEEK = 7
"""Days between two tellings of who did it."""
MAX_BLAMED = 40
"""Tellings of one kind of deed that are held against each other."""
DEEDS = frozenset({"ATTACK", "KILL", "EXPLODE", "CRASH", "BLAZE", "DAMAGE", "CAPTURE", "INVADE"})

_NAME = r"(?:the |an? )?(?P<who>[A-Z][\w’'&-]*(?: (?:of|the|and|al|for|[A-Z][\w’'&-]*))*)"
_EVENT = r"(?P<event>(?:the|an?|this|that|last|\w+day[’']s)\b.{3,120})"
_WAYS = tuple(
    re.compile(way, re.DOTALL)
    for way in (
        rf"{_NAME} (?:\w+ ){{0,2}}(?:claim|claims|claimed|took|taken) responsibility for {_EVENT}",
        rf"{_NAME} (?:was|is|were|are) (?:behind|responsible for) {_EVENT}",
        rf"{_EVENT} was (?:carried out|ordered|staged) by {_NAME}",
        rf"{_NAME} (?:had |has )?(?:carried out|staged|ordered) {_EVENT}",
    )
)
_DONE = re.compile(r"responsib|behind|carried out|staged|ordered")
"""What each of these has; looked for first, since most claims have none."""
_CLAIMED = re.compile(rf"(?:full )?responsibility for {_EVENT}", re.DOTALL)
_BLAMED = re.compile(rf"{_NAME} for {_EVENT}", re.DOTALL)


class _Blame(NamedTuple):
    """Who is said to have done a deed, and what tells the deed: its classes and the places."""

    claim: Claim
    span: Span
    who: str
    deed: Gist


def blamed(claims: Sequence[Claim], told: Mapping[str, str]) -> Iterator[Contradiction]:
    """Deeds of one kind, place and week with doers that are two; one pair for two doers."""
    cells = defaultdict[str, list[_Blame]](list)
    for claim in claims:
        if is_held(claim) and (found := _read(claim)):
            for deed in sorted(found.deed.actions & DEEDS):
                cells[deed].append(found)
    seen = set[tuple[str, str]]()
    for _, held in sorted(cells.items()):
        held.sort(key=lambda b: (unsourced(b.claim), b.span.article, b.span.start))
        for one, other in combinations(held[:MAX_BLAMED], 2):
            pair = (min(one.who, other.who), max(one.who, other.who))
            if pair not in seen and _rivals(one, other, told):
                seen.add(pair)
                yield _against(one, other)


def _read(claim: Claim) -> _Blame | None:
    text = claim.text
    if claim.cue is not None and (found := _CLAIMED.match(text)) and claim.source:
        return _Blame(claim, claim.span, claim.source, gist(_first(found["event"])))
    if claim.cue is not None and claim.cue.text.startswith("blam") and (m := _BLAMED.match(text)):
        return _Blame(claim, claim.span, m["who"], gist(_first(m["event"])))
    for way in _WAYS if _DONE.search(text) else ():
        if found := way.search(text):
            return _Blame(claim, claim.span, found["who"], gist(_first(found["event"])))
    return None


def _first(event: str) -> str:
    """The event without what a comma parts from it."""
    return re.split(r"[,;.]| (?:which|who|that|after|but|and) ", event)[0]


def _rivals(one: _Blame, other: _Blame, told: Mapping[str, str]) -> bool:
    left, right = fold(one.who), fold(other.who)
    if one.claim == other.claim or left in right or right in left:
        return False
    if gist(one.who).names & gist(other.who).names:
        return False
    here, there = one.deed.names, other.deed.names
    if (here and there and not here & there) or not (here | there):
        return False
    days = window(told.get(one.claim.id, "")), window(told.get(other.claim.id, ""))
    return not (days[0] and days[1]) or days_apart(days[0], days[1]) <= WEEK


def _against(one: _Blame, other: _Blame) -> Contradiction:
    shared = sorted((one.deed.actions & other.deed.actions) | (one.deed.names & other.deed.names))
    return Contradiction(
        kind=ContradictionKind.IDENTITY,
        verdict=Comparison.CONFLICTING,
        left=one.claim.id,
        right=other.claim.id,
        left_span=one.span,
        right_span=other.span,
        slots=tuple(word.lower() if word.isupper() else word for word in shared),
        how=f"{one.who} did it in the one, {other.who} in the other",
    )
