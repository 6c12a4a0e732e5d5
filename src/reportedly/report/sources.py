"""The source table: who is origin, who passes on, and what analysts note of them: "APA, B"."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from reportedly.model.mention import Entity
from reportedly.model.record import record
from reportedly.report.bearers import folded
from reportedly.report.entities import entity
from reportedly.report.material import Material
from reportedly.report.paging import leaf
from reportedly.report.source_counts import Census, Tally, count_sources
from reportedly.report.source_ratings import SourceRatings
from reportedly.report.source_rows import SourceRow
from reportedly.store.base import View

__all__ = ["SORTS", "Sought", "SourceCut", "SourceTable", "sources"]


def sources(material: Material) -> tuple[SourceRow, ...]:
    """All outlets and speakers, those that most rests on first; then what analysts noted of
    others."""
    census = count_sources(material.view, material.articles.keys())
    return SourceTable(material.view, census).cut(Sought()).rows


@record
class Sought:
    """Which sources are asked for: of a ``kind`` ("outlet", "speaker", "channel"), with these
    words in their ``name``, ``rated`` by anybody or ``unrated`` by all, ``leading``: more rests on
    their word than comes through them. ``sort`` is one of ``SORTS``."""

    kind: str | None = None
    name: str | None = None
    rated: bool = False
    unrated: bool = False
    leading: bool = False
    sort: str = "origins"


@record
class SourceCut:
    """Some of the ``total`` sources that fit."""

    rows: tuple[SourceRow, ...]
    total: int


Key = Callable[[Tally, str], Any]
"""By what a tally with its grade ("" for none) is sorted."""

SORTS: Mapping[str, Key] = {
    "origins": lambda one, grade: (-one.origins, -_all(one)),
    "statements": lambda one, grade: (-one.claims, -one.origins),
    "relays": lambda one, grade: (-one.relays, -one.origins),
    "articles": lambda one, grade: (-one.prints, -one.origins),
    "stories": lambda one, grade: (-one.stories, -one.origins),
    "rating": lambda one, grade: (grade or "Z", -one.origins),
    "name": lambda one, grade: folded(one.name),
}
"""By what the table can be sorted."""


def _all(one: Tally) -> int:
    return one.claims + one.relays + one.prints


class SourceTable:
    """The rows of a census with what analysts noted of them; only those asked for are made."""

    def __init__(self, view: View, census: Census) -> None:
        self._view, self._census = view, census
        self.ratings = SourceRatings(view)

    def cut(self, sought: Sought, page: int = 1, most: int | None = None) -> SourceCut:
        """One page of so many rows (None: all), 1 the first."""
        found = self._found(sought)
        return SourceCut(rows=self.rows(leaf(found, page, most)), total=len(found))

    def rows(self, tallies: Sequence[Tally]) -> tuple[SourceRow, ...]:
        held = self._entities(tallies)
        return tuple(self._row(one, held.get(one.key)) for one in tallies)

    def tally(self, name: str) -> Tally | None:
        """Who goes by a key or a name here, or was at least noted under that name."""
        elsewhere = (one for one in self._elsewhere() if one.key == folded(name))
        return self._census.called(name) or next(elsewhere, None)

    def _found(self, sought: Sought) -> list[Tally]:
        grades = self._grades()
        words = (sought.name or "").casefold()

        def fits(one: Tally) -> bool:
            noted = one.key in grades
            return (
                sought.kind in (None, _kind(one))
                and (not words or words in one.name.casefold())
                and (not sought.rated or noted)
                and not (sought.unrated and noted)
                and (not sought.leading or one.claims > one.relays)
            )

        found = [one for one in (*self._census.tallies, *self._elsewhere()) if fits(one)]
        key = SORTS[sought.sort]
        found.sort(key=lambda one: (key(one, grades.get(one.key, "")), _away(one), one.name))
        return found

    def _grades(self) -> dict[str, str]:
        """The grade of each source of which anything is noted, by its key; "Y" without one,
        which sorts before those of which nothing is noted."""
        found = dict[str, str]()
        for name in self.ratings.named:
            for one in self._census.named.get(name) or (_nobody(name),):
                rated = self.ratings.reliability(one.name, one.spellings)
                found[one.key] = rated.grade if rated.by else "Y"
        return found

    def _elsewhere(self) -> Iterable[Tally]:
        """Those of whom something is noted and nothing is found."""
        for key, notes in self.ratings.named.items():
            if key not in self._census.named:
                yield _nobody(key, notes[0].name)

    def _entities(self, tallies: Iterable[Tally]) -> Mapping[str, Entity]:
        if not self.ratings.bodies:
            return {}
        found = (entity(self._view, one.key) for one in tallies)
        return {one.id: one for one in found if one is not None}

    def _row(self, one: Tally, entity: Entity | None) -> SourceRow:
        notes = self.ratings.notes(one.name, one.spellings)
        roles = [role.text for role in entity.roles] if entity else ()
        return SourceRow(
            name=one.name,
            kind=_kind(one),
            origins=one.origins,
            claims=one.claims,
            relays=one.relays,
            prints=one.prints,
            rating=self.ratings.reliability(one.name, one.spellings, roles),
            party=next((note.party for note in notes if note.party), ""),
            owner=next((note.owner for note in notes if note.owner), ""),
            note=next((note.why for note in notes if note.why), ""),
            here=not _away(one),
            stories=one.stories,
            key=one.key,
        )


def _kind(one: Tally) -> str:
    """ "" of one that no article asked for names."""
    if not one.articles:
        return ""
    return "outlet" if one.prints else "channel" if one.channel else "speaker"


def _away(one: Tally) -> bool:
    """Whether no article asked for names it."""
    return not one.articles


def _nobody(key: str, name: str = "") -> Tally:
    return Tally(
        key=key, name=name, spellings=(), origins=0, claims=0, relays=0, prints=0, stories=0
    )
