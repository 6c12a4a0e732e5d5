"""Some claims as lines of a table, out of very many: only what they need is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.json import decode

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.reconcile.withdrawn import Withdrawn, withdrawn
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.store.base import View

__all__ = ["Labels", "claim_rows"]

Labels = Callable[[Iterable[str]], Mapping[str, str]]
"""Short names of articles, by id."""


def claim_rows(view: View, ids: Sequence[str], labels: Labels) -> tuple[ClaimRow, ...]:
    """These claims in this order, those that stand: the rows that `Material.rows` of the whole
    ledger has for them, with these labels."""
    held = view.many(Claim, ids)
    few = _Few(view, {id: held[id] for id in dict.fromkeys(ids) if id in held}, labels)
    return tuple(few.rows.values())


class _Few(Material):
    """All that some claims need, and no more."""

    def __init__(self, view: View, claims: dict[str, Claim], labels: Labels) -> None:
        places = frozenset(claim.span.article for claim in claims.values())
        super().__init__(view, places)
        self._few, self._places, self._named = claims, places, labels

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return self._few

    @cached_property
    def articles(self) -> dict[str, Article]:
        return self.view.many(Article, self._places)

    def origin_id(self, claim: str) -> str:
        return self._origins.get(claim, "")

    @cached_property
    def _origins(self) -> dict[str, str]:
        found, few = dict[str, str](), set(self._few)
        for id, told in self.view.columns(Origin, ("id", "claims"), articles=self._places):
            # Thousands of claims are of some: they are not looked at one by one.
            found |= dict.fromkeys(few.intersection(decode(told)), id)
        return found

    @cached_property
    def withdrawn(self) -> dict[str, Withdrawn]:
        lineages = self.of(Lineage)
        claims = {
            claim.id: claim
            for claim in self.view.all(Claim, articles={line.last for line in lineages})
        }
        return withdrawn(self.of(Correction), lineages, (claims | self._few).values())

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(self._named(self._places))
