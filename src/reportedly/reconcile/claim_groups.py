"""Claims of several articles that say one thing: "10,000 are there", five times."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.origin import Reason
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.linkage import average_link
from reportedly.resolve.claims import SURE
from reportedly.stage import Closure, Gather, Group

__all__ = ["claim_groups"]

LINKED = 0.40
"""Average likeness, pairs not found alike counting nothing, that joins two sets of claims."""
LEANING = re.compile(
    r"\W*(?:to|it|its|they|their|them|this|that|these|those|he|she|his|her|both|some|such)\b", re.I
)
"""What begins so cannot be understood alone: "their presence", "to keep every site"."""
HUMAN, NEVER = 99.0, float("-inf")


def _fold(group: Group) -> Iterator[ClaimGroup]:
    """The groups of a connected set of claims: a statement that is half of this and half of that
    does not chain the two together. Single claims make no group."""
    claims = {claim.id: claim for claim in group.of(Claim)}
    likeness = {(link.left, link.right): _score(link) for link in group.links}
    for ids in average_link(sorted(claims), likeness, LINKED):
        if len(ids) > 1:
            yield _told({id: claims[id] for id in ids}, group.links)


def _score(link: Judgement) -> float:
    """A human's judgement outweighs all likeness; what is different never stands together."""
    if link.verdict is Verdict.DIFFERENT:
        return NEVER
    sure = link.verdict is Verdict.SAME and link.human
    return HUMAN if sure else link.score


def _told(claims: Mapping[str, Claim], links: Sequence[Judgement]) -> ClaimGroup:
    """A group is told by the member that is most like the others and needs no other sentence to
    be understood, the shortest of equals."""
    inside = [j for j in links if j.left in claims and j.right in claims and _score(j) > 0]
    degree = dict.fromkeys(claims, 0.0)
    for link in inside:
        degree[link.left] += link.score
        degree[link.right] += link.score
    centre = min(
        claims,
        key=lambda id: (
            bool(LEANING.match(claims[id].text.removeprefix("that "))),
            -round(degree[id], 1),
            len(claims[id].text),
            id,
        ),
    )
    return ClaimGroup(
        text=claims[centre].text.removeprefix("that "),
        claims=tuple(sorted(claims)),
        articles=tuple(sorted({claim.span.article for claim in claims.values()})),
        reasons=tuple(_holding(claims, inside)),
    )


def _holding(claims: Iterable[str], links: Sequence[Judgement]) -> Iterator[Reason]:
    """The surest links that hold all together (a spanning tree), the surest first."""
    home = {id: {id} for id in claims}
    for link in sorted(links, key=lambda j: (-_score(j), j.left, j.right)):
        one, other = home[link.left], home[link.right]
        if one is not other:
            one |= other
            home.update(dict.fromkeys(other, one))
            sure = link.score >= SURE or link.human
            yield Reason(
                left=link.left, right=link.right, why=link.why, certain=sure, score=link.score
            )


claim_groups = Gather(
    name="claim_groups", of=(Claim,), makes=ClaimGroup, by=Closure("same_claim"), fold=_fold
)
