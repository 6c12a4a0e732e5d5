"""Gathering across the whole ledger: only the groups that something new touches, "the Kims".

Who is in one group is decided among records that "same" judgements connect, and by nothing that
lies beyond (`closure`): "different" keeps apart, it joins nobody. So where a record or a judgement
comes, goes or changes, the groups of its connected component are made again, and no others; and of
those, where the stage says what it has to see of very many (`stage.First`), not all is read
(`crowds`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from reportedly.engine.connected import connected
from reportedly.engine.crowds import Crowd, Seen, crowds, look
from reportedly.engine.groups import groups
from reportedly.engine.matches import Difference, Follower, Keyed
from reportedly.engine.units import Source
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import Record
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Gather, Group

__all__ = ["BATCH", "Regathered", "of_all", "of_touched"]

BATCH = 2000
"""So many records of a ledger are worked on at a time, more where one component has more."""

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Regathered:
    """What is said now of some components: of the members ``ids`` the records ``made``, each with
    a member that it was made of. ``followers`` are those among them that are kept under an anchor
    from now on, ``moved`` the anchors of others that had another one."""

    ids: Collection[str]
    made: list[tuple[str, Record]] = field(default_factory=list)
    followers: list[Follower] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def difference(self, stage: Gather, keyed: Keyed) -> Difference:
        """What that changes; ``keyed`` is brought up to date and must be written with it."""
        before = keyed.made(stage.name, self.ids)
        keyed.remake(stage.name, self.ids, [(member, one.id) for member, one in self.made])
        keyed.follow(stage.name, self.ids, self.moved, self.followers)
        said = {one.id for _, one in self.made}
        struck = [id for some in before.values() for id in some if id not in said]
        return Difference(put=[one for _, one in self.made], struck=struck)


def of_all(stage: Gather, view: Source, keyed: Keyed) -> Iterator[Regathered]:
    """The groups of a ledger, some components at a time."""
    by = _asked(stage)
    ids = {id for kind in stage.of for (id,) in view.columns(kind, ["id"])}
    for some in _batches(connected(ids, _joins(view, by))):
        links = [*view.linked(Judgement, some, by=by)]
        seen = Seen(ids={*some}, links=links, kept={}, left={})
        yield _made(stage, view, keyed, seen, ())[0]


def of_touched(
    stage: Gather, view: Source, keyed: Keyed, ids: Collection[str], judged: Collection[Pair]
) -> Regathered:
    """The groups in which records are that came, went or changed, or ends of pairs of which
    something is ``judged`` that was not, or was that is not: all at once, since one that was a
    group before may be several now."""
    touched = {*ids, *chain.from_iterable(judged)}
    read = set[str]()
    while True:
        seen = look(view, keyed, stage.name, _asked(stage), touched, read)
        found, broken = _made(stage, view, keyed, seen, judged)
        if not broken:
            return found
        read |= broken


def _asked(stage: Gather) -> tuple[str, ...]:
    assert isinstance(stage.by, Closure)
    return stage.by.by, judged_by(stage.by.by)


def _joins(view: Source, by: Collection[str]) -> Iterator[Pair]:
    for one in by:
        where = {"said_by": one, "verdict": Verdict.SAME.value}
        yield from view.columns(Judgement, ["left", "right"], where=where)


def _batches(parts: Iterable[list[str]]) -> Iterator[list[str]]:
    some = list[str]()
    for part in parts:
        some += part
        if len(some) >= BATCH:
            yield some
            some = []
    if some:
        yield some


def _made(
    stage: Gather, view: Source, keyed: Keyed, seen: Seen, judged: Collection[Pair]
) -> tuple[Regathered, set[str]]:
    """What is said of members that are looked at; or the anchors of crowds without which that
    cannot be told."""
    records = _records(stage, view, seen.ids)
    found, broken = crowds(seen, records.keys(), judged) if stage.first else ([], set[str]())
    if broken:
        return Regathered(ids=()), broken
    around = defaultdict[str, list[Crowd]](list)
    for crowd in found:
        around[crowd.anchor].append(crowd)
    aside = {id for crowd in found for id in crowd.members} | seen.kept.keys()
    links = [link for link in _counting(seen.links) if aside.isdisjoint((link.left, link.right))]
    core = [one for id, one in records.items() if id not in aside]
    made = list[tuple[str, Record]]()
    for group in groups(stage, core, links, {}):
        near = [crowd for one in group.members for crowd in around.get(one.id, ())]
        first = _first(stage, view, keyed, seen, near)
        more = {id: records[id] for crowd in near for id in crowd.members} | first
        said = _said(stage, _with(group, more))
        if _standing(stage, view, keyed, first) != {one for id, one in said if id in first}:
            broken |= {crowd.kept for crowd in near if crowd.kept}
        made += (pair for pair in said if pair[0] not in first)
    followers = [
        (crowd.anchor, *stage.first.of(records[id]), id)
        for crowd in found
        if stage.first
        for id in sorted(crowd.members)
    ]
    moved = {crowd.kept: crowd.anchor for crowd in found if crowd.kept not in ("", crowd.anchor)}
    return Regathered(ids=seen.ids, made=made, followers=followers, moved=moved), broken


def _first(
    stage: Gather, view: Source, keyed: Keyed, seen: Seen, near: Iterable[Crowd]
) -> dict[str, Any]:
    """The first few of those that are kept and not looked at: enough for the fold."""
    ids = list[str]()
    for crowd in near:
        if stage.first and crowd.kept:
            some = keyed.crowd(stage.name, crowd.kept, stage.first.most + len(crowd.left))
            ids += (id for id in some if id not in seen.ids)
    return _records(stage, view, ids) if ids else {}


def _records(stage: Gather, view: Source, ids: Collection[str]) -> dict[str, Any]:
    return {id: one for kind in stage.of for id, one in view.many(kind, ids).items()}


def _with(group: Group, more: dict[str, Any]) -> Group:
    members = {one.id: one for one in group.members} | more
    return replace(group, members=tuple(members[id] for id in sorted(members)))


def _said(stage: Gather, group: Group) -> list[tuple[str, Record]]:
    """What the fold makes, each with a member that it is made of."""
    made = list(stage.fold(group))
    if stage.first is None:
        return [(group.members[0].id, one) for one in made]
    return [(member.id, one) for member, one in zip(group.members, made, strict=True)]


def _standing(stage: Gather, view: Source, keyed: Keyed, members: Collection[str]) -> set[Record]:
    """What has been said of these."""
    ids = [id for made in keyed.made(stage.name, members).values() for id in made]
    return {*view.many(stage.makes, ids).values()}


def _counting(links: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that count: where analysts decided about a pair, theirs."""
    found = list(links)
    settled = {(link.left, link.right) for link in found if link.human}
    return [link for link in found if link.human or (link.left, link.right) not in settled]
