"""Claims of several articles that say one thing: "10,000 are there", five times."""

from collections.abc import Iterator, Mapping

from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.linkage import average_link
from reportedly.stage import Closure, Gather, Group

__all__ = ["claim_groups"]

LINKED = 0.35
"""Average likeness, pairs not found alike counting nothing, that joins two sets of claims."""
HUMAN, NEVER = 99.0, float("-inf")


def _fold(group: Group) -> Iterator[ClaimGroup]:
    """The groups of a connected set of claims: a statement that is half of this and half of that
    does not chain the two together. Single claims make no group."""
    claims = {claim.id: claim for claim in group.of(Claim)}
    likeness = {(link.left, link.right): _score(link) for link in group.links}
    for ids in average_link(sorted(claims), likeness, LINKED):
        if len(ids) > 1:
            yield _told({id: claims[id] for id in ids}, likeness)


def _score(link: Judgement) -> float:
    """A human's judgement outweighs all likeness; what is different never stands together."""
    if link.verdict is Verdict.DIFFERENT:
        return NEVER
    if link.verdict is Verdict.UNSURE:
        return 0.0
    return HUMAN if link.by.startswith("human:") else link.score


def _told(claims: Mapping[str, Claim], likeness: Mapping[tuple[str, str], float]) -> ClaimGroup:
    """A group is told by the member that is most like the others, the shortest of equals."""
    degree = dict.fromkeys(claims, 0.0)
    for pair, score in likeness.items():
        if degree.keys() >= set(pair):
            for id in pair:
                degree[id] += score
    centre = min(claims, key=lambda id: (-round(degree[id], 1), len(claims[id].text), id))
    return ClaimGroup(
        text=claims[centre].text.removeprefix("that "),
        claims=tuple(sorted(claims)),
        articles=tuple(sorted({claim.span.article for claim in claims.values()})),
    )


claim_groups = Gather(
    name="claim_groups", of=(Claim,), makes=ClaimGroup, by=Closure("same_claim"), fold=_fold
)
