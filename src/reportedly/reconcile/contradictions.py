"""What does not go together in a story: figures, facts, denials, and who somebody is."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.model.article import Article
from reportedly.model.claim import Claim, Proposition
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.correction import Correction
from reportedly.model.lineage import Lineage
from reportedly.model.mention import Name, Referent
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time
from reportedly.reconcile.assertions import assertions
from reportedly.reconcile.blamed import blamed
from reportedly.reconcile.clauses import Reader
from reportedly.reconcile.clauses import clauses as plain_clauses
from reportedly.reconcile.confirmations import confirmations
from reportedly.reconcile.denials import denials
from reportedly.reconcile.disputes import numeric
from reportedly.reconcile.doers import doers
from reportedly.reconcile.firsts import firsts
from reportedly.reconcile.labelled import labelled
from reportedly.reconcile.misdated import misdated
from reportedly.reconcile.misplaced import misplaced
from reportedly.reconcile.namesakes_told import namesakes
from reportedly.reconcile.namings_told import namings
from reportedly.reconcile.onsets import onsets
from reportedly.reconcile.opposed import opposed
from reportedly.reconcile.opposites import factual
from reportedly.reconcile.posts_told import posts
from reportedly.reconcile.referents import assembled
from reportedly.reconcile.whereabouts import Whereabouts
from reportedly.reconcile.withdrawn import withdrawn
from reportedly.stage import Gather, Group, PerStory

__all__ = ["contradictions"]


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
    people = assembled(group.of(Referent), group.of(Name)), group.of(Name)
    asserted = assertions(claims, propositions, said, articles, *people)
    places = Whereabouts(texts)
    fallen = _Fallen(group)
    facts = list(factual(asserted, places))
    yield from fallen.seen(facts)
    yield from fallen.seen(misdated(asserted, places))
    yield from fallen.seen(onsets(asserted, claims.values(), group.of(Time), places))
    yield from fallen.seen(misplaced(asserted, places))
    yield from fallen.seen(doers(asserted, places))
    where = {a.claim.id: frozenset(a.places) for a in asserted}
    yield from fallen.seen(firsts(claims.values(), said, where, places))
    yield from labelled(articles, claims.values(), group.of(Time), group.of(Name))
    ordered = [claims[id] for id in sorted(claims)]
    yield from fallen.seen(blamed(ordered, said))
    yield from confirmations(ordered, group.of(ClaimGroup), articles)
    clauses = {p.claim for p in propositions}
    denied = list(denials(ordered, clauses, group.of(ClaimGroup)))
    yield from fallen.seen(denied)
    plain = plain_clauses(claims, propositions, said, articles)
    reader = Reader(articles, *people)
    yield from fallen.seen(opposed(plain, reader, places, (*facts, *denied)))
    yield from namings(*people)
    yield from namesakes(*people, articles)
    yield from posts(people[0], published)


class _Fallen:
    """What does not stand any more conflicts with nothing: such a pair was revised."""

    def __init__(self, group: Group) -> None:
        told = group.of(Correction), group.of(Lineage), group.of(Claim)
        self._why = withdrawn(*told)
        self._line = {id: line.id for line in told[1] for id in line.articles}

    def seen(self, pairs: Iterable[Contradiction]) -> Iterator[Contradiction]:
        for pair in pairs:
            why = next(
                (self._why[id].why for id in (pair.left, pair.right) if id in self._why), ""
            )
            one, other = (self._line.get(article) for article in pair.articles)
            if one is not None and one == other and pair.articles[0] != pair.articles[1]:
                continue  # what became of it between two versions is a `Change`
            if why and pair.verdict is Comparison.CONFLICTING:
                pair = replace(pair, verdict=Comparison.REVISED, how=f"{pair.how}; {why}")
            yield pair


contradictions = Gather(
    name="contradictions",
    of=(
        Claim,
        Proposition,
        Measure,
        Quantity,
        Origin,
        Name,
        Referent,
        ClaimGroup,
        Time,
        Correction,
        Lineage,
        Article,
    ),
    makes=Contradiction,
    by=PerStory(),
    fold=_fold,
)
