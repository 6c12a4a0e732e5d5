"""Figures reckoned again by another rule: "--rule acled", or without one origin."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.record import Record, articles_of
from reportedly.model.series import Estimate, Series
from reportedly.model.story import Story
from reportedly.reconcile.rules import RULES, Answer
from reportedly.reconcile.series import reckon
from reportedly.report.material import Material

__all__ = ["answer_without", "reckoned"]

R = TypeVar("R", bound=Record)


def reckoned(
    material: Material,
    rule: str,
    stories: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Iterator[Series]:
    """The series of every story that the material touches (or of those with these ids), under a
    rule of ``RULES``. A story is reckoned whole: what the material leaves out still counts, as in
    the ledger's own series. The figures of the claims ``without`` (ids) do not."""
    asked = [one for one in material.of(Story) if stories is None or one.id in stories]
    articles = {article for story in asked for article in story.articles}
    whole = material if articles <= material.articles.keys() else Material(material.view, articles)
    held = _Held(whole)
    for story in asked:
        yield from reckon(
            (m for m in held.of(Measure, story) if m.claim not in without),
            held.of(Origin, story),
            held.of(Article, story),
            rule,
            claims=held.of(Claim, story),
            quantities=held.of(Quantity, story),
            taken_back=whole.withdrawn,
        )


class _Held:
    """The records of a ledger by article, each kind sorted once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._by_article = dict[type[Any], dict[str, list[Any]]]()

    def of(self, kind: type[R], story: Story) -> list[R]:
        if kind not in self._by_article:
            found = self._by_article[kind] = defaultdict(list)
            for record in self._material.of(kind):
                for article in articles_of(record):
                    found[article].append(record)
        rows = (row for article in story.articles for row in self._by_article[kind][article])
        return list({row.id: row for row in rows}.values())


def answer_without(estimate: Estimate, rule: str, origin: str) -> Answer | None:
    """Low, best and high of the other origins' votes; None where there are none. ``estimate`` must
    be of that rule: its votes are coded for it."""
    votes = [vote for vote in estimate.votes if vote.origin != origin]
    return RULES[rule].answer(votes) if votes else None
