"""Claims of several articles that say one thing: "10,000 are there", five times."""

from collections.abc import Iterator

from reportedly.model.claim import Claim
from reportedly.model.story import ClaimGroup
from reportedly.stage import Closure, Gather, Group

__all__ = ["claim_groups"]


def _fold(group: Group) -> Iterator[ClaimGroup]:
    """A group is told by the member that most others were found to equal; single claims make no
    group."""
    claims = group.of(Claim)
    if len(claims) < 2:
        return
    degree = {claim.id: 0.0 for claim in claims}
    for link in group.links:
        for id in (link.left, link.right):
            degree[id] = degree.get(id, 0.0) + link.score
    centre = min(claims, key=lambda claim: (-degree[claim.id], len(claim.text), claim.id))
    yield ClaimGroup(
        text=centre.text.removeprefix("that "),
        claims=tuple(claim.id for claim in claims),
        articles=tuple(sorted({claim.span.article for claim in claims})),
    )


claim_groups = Gather(
    name="claim_groups", of=(Claim,), makes=ClaimGroup, by=Closure("same_claim"), fold=_fold
)
