"""Who denies what others say, and who will not confirm it: "denied any arms transfers"."""

from collections.abc import Iterator, Sequence

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.hedge import Status
from reportedly.text.gists import Gist, gist, likeness

__all__ = ["denials"]

LIKE = {Status.DENIED: 0.4, Status.NOT_CONFIRMED: 0.5}
"""How like a statement must be to what is denied or not confirmed, by their gists."""

MOST = 2
"""Statements shown against one denial, the likest first."""

LEAST = 2
"""Concepts that both must have; "their presence" can be held against anything."""

WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED, Status.NO_COMMENT, Status.UNVERIFIED)


def denials(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """Each denial, and each refusal to confirm, against what other sources say on the matter.

    Not confirming is no denial: such pairs are compatible, and shown so that nobody misses them.
    """
    gists = {claim.id: gist(claim.text) for claim in claims}
    said = [claim for claim in claims if claim.status not in WITHHELD]
    for claim in claims:
        if claim.status not in LIKE:
            continue
        mine, found = gists[claim.id], list[tuple[float, str, Claim]]()
        for other in said:
            alike = _alike(mine, gists[other.id])
            if alike >= LIKE[claim.status] and other.source != claim.source:
                found.append((-alike, other.id, other))
        for _, id, other in sorted(found, key=lambda row: row[:2])[:MOST]:
            yield _against(claim, other, _shared(mine, gists[id]))


def _alike(one: Gist, other: Gist) -> float:
    """Likeness of two gists that share a thing, not only names and what happens, and that do not
    name different places or parties altogether."""
    shared = set(_shared(one, other))
    things = {c for c in one.bag if not c.startswith("=")} - one.actions
    apart = one.names and other.names and not one.names & other.names
    few = min(len(one.concepts), len(other.concepts)) < LEAST
    return likeness(one, other) if shared & things and not apart and not few else 0.0


def _shared(one: Gist, other: Gist) -> tuple[str, ...]:
    return tuple(sorted(one.bag.keys() & other.bag.keys()))


def _against(claim: Claim, other: Claim, shared: tuple[str, ...]) -> Contradiction:
    denied = claim.status is Status.DENIED
    voice = "the outlet" if other.method is Method.NARRATOR else other.source or "somebody"
    return Contradiction(
        kind=ContradictionKind.DENIAL,
        verdict=Comparison.CONFLICTING if denied else Comparison.COMPATIBLE,
        left=claim.id,
        right=other.id,
        left_span=claim.span,
        right_span=other.span,
        slots=tuple(concept.removeprefix("=").lower() for concept in shared),
        how=f"{claim.source or 'the outlet'} denies what {voice} says"
        if denied
        else "not confirming is not denying",
    )
