"""What does not go together in a story: figures, facts, denials, and who somebody is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from reportedly.model.article import Article
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.mention import Entity, MentionKind, Role
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.reconcile.denials import denials
from reportedly.reconcile.disputes import numeric
from reportedly.reconcile.opposites import dated, factual
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.terms import terms

__all__ = ["contradictions"]


_BODY = re.compile(r"(?:\b(?:of|at|for|in)\b|['’]s\b) .*[A-Z]")
TELLING = 3
"""Content words of a role that tells a man's post and body, and not only his rank."""
ALIKE = 1 / 3
"""Share of words in common below which two descriptions of a person are shown as different."""


def _fold(group: Group) -> Iterator[Contradiction]:
    """Keyed slots and polarity only: what is not comparable is said to be so, never inferred."""
    claims = {claim.id: claim for claim in group.of(Claim)}
    propositions = [p for p in group.of(Proposition) if p.claim in claims]
    published = {
        article.id: f"{article.published.first}/{article.published.last}"
        for article in group.of(Article)
        if article.published
    }
    said = {id: c.said or published.get(c.span.article, "") for id, c in claims.items()}
    articles = group.of(Article)
    texts = [article.text for article in articles]
    parts = {quantity.id for quantity in group.of(Quantity) if quantity.part_of}
    told = group.of(Measure), group.of(Origin)
    yield from numeric(*told, texts, parts, claims.values(), articles)
    yield from factual(claims, propositions, said)
    yield from dated(claims, propositions)
    clauses = {p.claim for p in propositions}
    yield from denials([claims[id] for id in sorted(claims)], clauses)
    for entity in group.of(Entity):
        yield from _roles(entity)


def _roles(entity: Entity) -> Iterator[Contradiction]:
    """Articles that describe one person by roles that have little in common; the pair furthest
    apart stands for all."""
    if entity.kind is not MentionKind.PERSON:
        return
    if pair := _furthest(entity.roles):
        left, right = sorted(pair, key=lambda role: (role.span.article, role.span.start))
        yield Contradiction(
            kind=ContradictionKind.IDENTITY,
            verdict=Comparison.COMPATIBLE,
            left=entity.id,
            right=entity.id,
            left_span=left.span,
            right_span=right.span,
            slots=(entity.name,),
            how=f"{entity.name} is described in {len(entity.roles)} ways; all are kept as stated",
        )


@lru_cache(maxsize=1 << 12)
def _furthest(roles: tuple[Role, ...]) -> tuple[Role, Role] | None:
    """The first pair of roles of several words in different articles that shares the least share
    of its words; None where each shares much."""
    found, least = None, ALIKE
    telling = [(role, words) for role in roles if (words := _telling(role.text))]
    for (one, left), (other, right) in combinations(telling, 2):
        alike = len(left & right) / len(left | right)
        if alike < least and one.span.article != other.span.article:
            found, least = (one, other), alike
            if not alike:
                break
    return found


@lru_cache(maxsize=1 << 15)
def _telling(role: str) -> frozenset[str]:
    """The content words of a role that tells a post and a body, none of any other."""
    words = frozenset(terms(role)) if _BODY.search(role) else frozenset[str]()
    return words if len(words) >= TELLING else frozenset()


contradictions = Gather(
    name="contradictions",
    of=(Claim, Proposition, Measure, Quantity, Origin, Entity, Article),
    makes=Contradiction,
    by=PerStory(),
    fold=_fold,
)
