"""What analysts make of sources and of what is said, and what might be: "B2 by ann, else F6"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.mention import Entity
from reportedly.model.rating import Credibility, Rating
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.anchors import meant
from reportedly.report.bearers import folded
from reportedly.report.material import Material
from reportedly.report.source_ratings import SourceRatings
from reportedly.report.source_rows import Graded, graded
from reportedly.report.wording import count

__all__ = ["Ratings"]


class Ratings:
    """All ratings of a ledger's view, for the articles of ``material``. A source's reliability and
    the credibility of what it says are judged apart, as the code asks."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._sources = SourceRatings(material.view)

    def reliability(self, name: str, spellings: Iterable[str] = ()) -> Graded:
        """Of the source of that name, by the newest note under any of its spellings."""
        roles = self._roles(name) if self._sources.bodies else ()
        return self._sources.reliability(name, spellings, roles)

    def _roles(self, name: str) -> Iterator[str]:
        entity = self._entities.get(folded(name))
        return (role.text for role in (entity.roles if entity else ()))

    def credibility(self, claim: str) -> Graded:
        """Of what the claim with this id says, by the newest rating of it or of one that says the
        same."""
        same = self._group_of.get(claim, (claim,))
        found = {one for id in same for one in self._rated.get(id, ())}
        rated = sorted(found, key=lambda one: (one.made, one.id), reverse=True)
        given = [(one.credibility, one) for one in rated]
        return graded(given, Credibility.SIX, *self._suggested(claim, same))

    @cached_property
    def _rated(self) -> dict[str, list[Rating]]:
        """The ratings of each claim, by where the claims lie now."""
        ratings = self._material.of(Rating)
        places = meant(self._material.view, {one.about for one in ratings})
        found = defaultdict[str, list[Rating]](list)
        for one in ratings:
            if one.about in places:
                found[places[one.about]].append(one)
        return found

    @cached_property
    def _group_of(self) -> dict[str, tuple[str, ...]]:
        groups = self._material.of(ClaimGroup)
        return {claim: group.claims for group in groups for claim in group.claims}

    @cached_property
    def _against(self) -> dict[str, set[str]]:
        """The claims that cannot hold together with each claim."""
        found = defaultdict[str, set[str]](set)
        for pair in self._material.of(Contradiction):
            if pair.verdict is Comparison.CONFLICTING:
                found[pair.left].add(pair.right)
                found[pair.right].add(pair.left)
        return found

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        found = dict[str, Entity]()
        for entity in self._material.entities:
            for spelling in (entity.name, *entity.spellings):
                found.setdefault(folded(spelling), entity)
        return found

    def _suggested(self, claim: str, same: tuple[str, ...]) -> tuple[Credibility, tuple[str, ...]]:
        """What the definitions of FM 2-22.3, table B-2, come to: agreement of independent origins
        speaks for, contradiction against; whether it is logical no machine judges, and none
        suggests 1."""
        material = self._material
        row = material.rows.get(claim)
        if row is not None and not row.asserts:
            return Credibility.SIX, ("nobody asserts it here",)
        against = {id for one in same for id in self._against.get(one, ())}
        counted = material.counted(i for i in same if i in material.rows and _stands(material, i))
        if against:
            others = material.counted(against)
            said = count(max(others.best, 1), "origin")
            return Credibility.FOUR, (f"{said} {'says' if others.best <= 1 else 'say'} otherwise",)
        if counted.low >= 2:
            agree = f"{counted.told()} say so and nobody here says otherwise"
            return Credibility.TWO, (agree,)
        if counted.best >= 2:
            return Credibility.THREE, (f"{counted.told()} say so, which may be one",)
        return Credibility.SIX, ("one origin, and nothing here to hold it against",)


def _stands(material: Material, claim: str) -> bool:
    return material.rows[claim].asserts
