"""Figures reckoned again by another rule: "--rule acled", or without one origin."""

from collections.abc import Iterator

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.series import Estimate, Series
from reportedly.model.story import Story
from reportedly.reconcile.rules import RULES, Answer
from reportedly.reconcile.series import reckon
from reportedly.report.material import Material

__all__ = ["answer_without", "reckoned"]


def reckoned(material: Material, rule: str) -> Iterator[Series]:
    """The series of every story that the material touches, under a rule of ``RULES``. A story is
    reckoned whole: what the material leaves out still counts, as in the ledger's own series."""
    for story in material.of(Story):
        known = material.articles.keys() >= set(story.articles)
        whole = material if known else Material(material.view, story.articles)
        inside = set(story.articles)
        yield from reckon(
            [m for m in whole.of(Measure) if m.span.article in inside],
            [o for o in whole.of(Origin) if inside.intersection(o.articles)],
            [a for a in whole.of(Article) if a.id in inside],
            rule,
            claims=[c for c in whole.of(Claim) if c.span.article in inside],
            quantities=[q for q in whole.of(Quantity) if q.span.article in inside],
        )


def answer_without(estimate: Estimate, rule: str, origin: str) -> Answer | None:
    """Low, best and high of the other origins' votes; None where there are none. ``estimate`` must
    be of that rule: its votes are coded for it."""
    votes = [vote for vote in estimate.votes if vote.origin != origin]
    return RULES[rule].answer(votes) if votes else None
