"""Gathering across the whole ledger: only the groups that something new touches, "the Kims".

Who is in one group is decided among records that "same" judgements connect, and by nothing that
lies beyond (`closure`): "different" keeps apart, it joins nobody. So where a record or a judgement
comes, goes or changes, the groups of its connected component are made again, and no others; and of
those, where the stage says what it has to see of very many (`stage.First`), not all is read
(`crowds`), nor where it goes by average likeness (`clustered`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from reportedly.engine.across import Pair
from reportedly.engine.clustered import clustered, clustered_anew
from reportedly.engine.connected import connected
from reportedly.engine.crowds import Crowd, Seen, crowds, look
from reportedly.engine.groups import groups
from reportedly.engine.matches import Follower, Keyed
from reportedly.engine.regathered import Regathered
from reportedly.engine.units import Source
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import Record
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Gather, Group

__all__ = ["BATCH", "of_all", "of_touched"]

BATCH = 2000
"""So many records of a ledger are worked on at a time, more where one component has more."""


def of_all(stage: Gather, view: Source, keyed: Keyed) -> Iterator[Regathered]:
    """The groups of a ledger, some components at a time."""
    by = _asked(stage)
    ids = {id for kind in stage.of for (id,) in view.columns(kind, ["id"])}
    for some in _batches(connected(ids, _joins(view, by))):
        links = [*view.linked(Judgement, some, by=by)]
        if _average(stage):
            yield clustered(stage, view, some, links)
            continue
        seen = Seen(ids={*some}, links=links, kept={}, left={})
        yield _Work(stage, view, keyed, seen, ()).done()[0]


def of_touched(
    stage: Gather, view: Source, keyed: Keyed, ids: Collection[str], judged: Collection[Pair]
) -> Iterator[Regathered]:
    """The groups in which records are that came, went or changed, or ends of pairs of which
    something is ``judged`` that was not, or was that is not: together, since one that was a group
    before may be several now; then those of which more turned out to have to be read."""
    touched, read = {*ids, *chain.from_iterable(judged)}, set[str]()
    if _average(stage):
        yield clustered_anew(stage, view, keyed, touched, _asked(stage))
        return
    while touched:
        seen = look(view, keyed, stage.name, _asked(stage), touched, read)
        found, broken = _Work(stage, view, keyed, seen, judged).done()
        yield found
        touched = seen.ids - found.ids
        read = (read | broken) & touched


def _asked(stage: Gather) -> tuple[str, ...]:
    assert isinstance(stage.by, Closure)
    return stage.by.by, judged_by(stage.by.by)


def _average(stage: Gather) -> float:
    assert isinstance(stage.by, Closure)
    return stage.by.average


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


class _Work:
    """The making of groups anew, of what is looked at of some components."""

    def __init__(
        self, stage: Gather, view: Source, keyed: Keyed, seen: Seen, judged: Collection[Pair]
    ) -> None:
        self._stage, self._view, self._keyed, self._seen = stage, view, keyed, seen
        self._records = self._read(seen.ids)
        self._crowds, self._broken = list[Crowd](), set[str]()
        if stage.first:
            self._crowds, self._broken = crowds(seen, self._records.keys(), judged)
        self._first = {crowd: self._first_of(crowd) for crowd in self._crowds if crowd.kept}
        first = [id for some in self._first.values() for id in some]
        self._others, self._standing = self._read(first), self._stands(first)

    def done(self) -> tuple[Regathered, set[str]]:
        """What is said of members, but for those in components of which crowds have to be read
        first, whose anchors are returned too."""
        made = [pair for group in self._groups() for pair in self._said(*group)]
        ids = self._seen.ids - self._seen.together_with(self._broken)
        some = [crowd for crowd in self._crowds if crowd.anchor in ids]
        told = Regathered(
            ids=ids,
            made=[pair for pair in made if pair[0] in ids],
            followers=[row for crowd in some for row in self._rows(crowd)],
            moved={one.kept: one.anchor for one in some if one.kept not in ("", one.anchor)},
        )
        return told, self._broken

    def _groups(self) -> Iterator[tuple[Group, list[Crowd]]]:
        """The groups of those who are in no crowd, each with the crowds around them."""
        around = defaultdict[str, list[Crowd]](list)
        for crowd in self._crowds:
            around[crowd.anchor].append(crowd)
        aside = self._seen.kept.keys() | {id for crowd in self._crowds for id in crowd.members}
        core = [one for id, one in self._records.items() if id not in aside]
        known = self._seen.links
        links = [link for link in known if aside.isdisjoint((link.left, link.right))]
        for group in groups(self._stage, core, links, {}):
            yield group, [crowd for one in group.members for crowd in around.get(one.id, ())]

    def _said(self, group: Group, near: list[Crowd]) -> Iterator[tuple[str, Record]]:
        """What the fold makes of them, each with a member that it is made of; of the first few of
        what is kept it says nothing that it has not said, or all that is kept must be read."""
        first = {id: self._others[id] for crowd in near for id in self._first.get(crowd, ())}
        more = {id: self._records[id] for crowd in near for id in crowd.members}
        members = {one.id: one for one in group.members} | more | first
        whole = replace(group, members=tuple(members[id] for id in sorted(members)))
        made = list(self._stage.fold(whole))
        if self._stage.first is None:
            yield from ((whole.members[0].id, one) for one in made)
            return
        for member, one in zip(whole.members, made, strict=True):
            if member.id not in first:
                yield member.id, one
            elif self._standing.get(member.id) != one:
                self._broken.update(crowd.kept for crowd in near if crowd.kept)

    def _first_of(self, crowd: Crowd) -> list[str]:
        """Of those that are kept and not looked at the first few: enough for the fold."""
        assert self._stage.first
        most = self._stage.first.most + len(crowd.left)
        some = self._keyed.crowd(self._stage.name, crowd.kept, most)
        return [id for id in some if id not in self._seen.ids]

    def _rows(self, crowd: Crowd) -> Iterator[Follower]:
        assert self._stage.first
        for id in sorted(crowd.members):
            yield crowd.anchor, *self._stage.first.of(self._records[id]), id

    def _read(self, ids: Collection[str]) -> dict[str, Any]:
        kinds = self._stage.of if ids else ()
        return {id: one for kind in kinds for id, one in self._view.many(kind, ids).items()}

    def _stands(self, members: Collection[str]) -> dict[str, Record]:
        """What has been said of each of these."""
        made = self._keyed.made(self._stage.name, members)
        held = self._view.many(self._stage.makes, [id for some in made.values() for id in some])
        return {member: held[id] for member, some in made.items() for id in some if id in held}
