"""What does not go together in a story: figures, facts, denials, and who somebody is."""

import re
from collections.abc import Iterator, Sequence
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
    clashes = [(alike, i, pair) for i, (alike, pair) in enumerate(_clashing(entity.roles))]
    for _, _, (one, other) in sorted(clashes, key=lambda row: row[:2])[:1]:
        left, right = sorted((one, other), key=lambda role: (role.span.article, role.span.start))
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


def _clashing(roles: Sequence[Role]) -> Iterator[tuple[float, tuple[Role, Role]]]:
    """Pairs of roles of several words in different articles, with the share of words in common."""
    for one, other in combinations(roles, 2):
        left, right = frozenset(terms(one.text)), frozenset(terms(other.text))
        alike = len(left & right) / max(1, len(left | right))
        elsewhere = one.span.article != other.span.article
        telling = min(len(left), len(right)) >= TELLING and _BODY.search(one.text)
        if elsewhere and telling and _BODY.search(other.text) and alike < ALIKE:
            yield alike, (one, other)


contradictions = Gather(
    name="contradictions",
    of=(Claim, Proposition, Measure, Quantity, Origin, Entity, Article),
    makes=Contradiction,
    by=PerStory(),
    fold=_fold,
)
