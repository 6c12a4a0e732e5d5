"""What is held to be one now, and how surely: the ground on which people are asked."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name
from reportedly.model.origin import Origin
from reportedly.model.record import record
from reportedly.model.story import ClaimGroup, Sketch, Story
from reportedly.reconcile.anchors import KINDS_OF
from reportedly.reconcile.decisions import QUESTIONS
from reportedly.report.entities import everybody
from reportedly.resolve.claims import SURE as SURE_CLAIM
from reportedly.resolve.origins import CERTAIN
from reportedly.store.base import View

__all__ = ["SURE", "Ground", "Roots", "Unit"]

SURE = {
    Matter.NAMES: 0.8,
    Matter.ORIGINS: CERTAIN,
    Matter.CLAIMS: SURE_CLAIM,
    Matter.STORIES: 0.6,
}
"""The score from which the machine's "same" is worth no question."""


@record
class Unit:
    """What is held to be one now: an entity, an origin, a group of statements, or a story; a
    record that belongs to none is one by itself. ``size`` is how often it stands in the text."""

    id: str
    title: str
    articles: tuple[str, ...]
    members: tuple[str, ...]
    size: int


class Roots:
    """Sets that are joined one by one; each goes by the id of its first member."""

    def __init__(self) -> None:
        self._above = dict[str, str]()

    def of(self, id: str) -> str:
        while (above := self._above.get(id, id)) != id:
            self._above[id] = self._above.get(above, above)
            id = above
        return id

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self._above[second] = first


class Ground:
    """All records of the kind that a matter is decided about, what each belongs to (``units``),
    and the machine's judgements between them (``links``)."""

    def __init__(self, view: View, matter: Matter) -> None:
        self.matter = matter
        self.records: dict[str, Any] = {one.id: one for one in view.all(KINDS_OF[matter])}
        self.units = _units(view, matter, self.records)
        judged = view.all(Judgement, by=(QUESTIONS[matter],))
        here = self.records.keys()
        self.links = [link for link in judged if {link.left, link.right} <= here]
        self._firm = Roots()
        for link in self.links:
            sure = link.verdict is Verdict.SAME and link.score >= SURE[matter]
            if sure and self.joined(link):
                self._firm.join(link.left, link.right)

    def joined(self, link: Judgement) -> bool:
        return self.units[link.left].id == self.units[link.right].id

    def side(self, id: str, *, joined: bool) -> str:
        """What a record stands for: its unit; or, where that unit itself is asked about, the part
        of it that is surely one."""
        return self._firm.of(id) if joined else self.units[id].id


def _units(view: View, matter: Matter, records: Mapping[str, Any]) -> dict[str, Unit]:
    """What each record belongs to, by its id."""
    found = dict[str, Unit]()
    for unit in _UNITS[matter](view, records):
        found.update(dict.fromkeys(unit.members, unit))
    for id, one in records.items():
        if id not in found:
            there = (one.span.article,)
            found[id] = Unit(id=id, title="", articles=there, members=(id,), size=1)
    return found


def _entities(view: View, names: Mapping[str, Name]) -> Iterator[Unit]:
    for one in everybody(view):
        size = sum(len(names[id].mentions) for id in one.names if id in names)
        yield _unit(one, one.name, one.names, size)


def _origins(view: View, claims: Mapping[str, Claim]) -> Iterator[Unit]:
    return (_unit(o, o.name, o.claims, len(o.claims)) for o in view.all(Origin))


def _groups(view: View, claims: Mapping[str, Claim]) -> Iterator[Unit]:
    return (_unit(g, g.text, g.claims, len(g.claims)) for g in view.all(ClaimGroup))


def _stories(view: View, sketches: Mapping[str, Sketch]) -> Iterator[Unit]:
    of = {sketch.span.article: id for id, sketch in sketches.items()}
    for story in view.all(Story):
        members = tuple(of[article] for article in story.articles if article in of)
        yield _unit(story, story.title, members, len(story.articles))


def _unit(found: Any, title: str, members: tuple[str, ...], size: int) -> Unit:
    return Unit(
        id=found.id,
        title=title,
        articles=tuple(found.articles),
        members=members,
        size=max(size, 1),
    )


_UNITS: Mapping[Matter, Callable[[View, Mapping[str, Any]], Iterator[Unit]]] = {
    Matter.NAMES: _entities,
    Matter.ORIGINS: _origins,
    Matter.CLAIMS: _groups,
    Matter.STORIES: _stories,
}
