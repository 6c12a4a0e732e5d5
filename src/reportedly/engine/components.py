"""Gathering across the whole ledger: only the groups that something new touches, "the Kims".

Who is in one group is decided among records that "same" judgements connect, and by nothing that
lies beyond (`closure`): "different" keeps apart, it joins nobody. So where a record or a judgement
comes, goes or changes, the groups of its connected component are made again, and no others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reportedly.engine.groups import groups
from reportedly.engine.matches import Difference, Keyed
from reportedly.engine.units import Source
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import Record
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Gather

__all__ = ["BATCH", "Regathered", "components", "regathered"]

BATCH = 2000
"""So many records of a ledger are worked on at a time, more where one component has more."""


@dataclass(frozen=True, kw_only=True)
class Regathered:
    """What is said now of some components: of the members ``ids`` the ``records``, each with a
    member of the group that it was made of."""

    ids: Collection[str]
    made: tuple[tuple[str, Record], ...]

    def difference(self, stage: Gather, keyed: Keyed) -> Difference:
        """What that changes; ``keyed`` is brought up to date and must be written with it."""
        before = keyed.made(stage.name, self.ids)
        keyed.remake(stage.name, self.ids, [(member, one.id) for member, one in self.made])
        said = {one.id for _, one in self.made}
        struck = [id for some in before.values() for id in some if id not in said]
        return Difference(put=[one for _, one in self.made], struck=struck)


def regathered(
    stage: Gather, view: Source, touched: Collection[str] | None = None
) -> Iterator[Regathered]:
    """Make the groups again in which touched records are, or ends of touched judgements (by their
    ids, those that are no more too), all at once, since one that was a group before may be several
    now; all groups of the ledger, some at a time, where no ids are given."""
    assert isinstance(stage.by, Closure)
    by = (stage.by.by, judged_by(stage.by.by))
    found = components(stage, view, by, touched)
    for ids in _batches(found) if touched is None else [list(chain.from_iterable(found))]:
        records = [one for kind in stage.of for one in view.many(kind, ids).values()]
        links = _counting(view.linked(Judgement, ids, by=by))
        made = list[tuple[str, Record]]()
        for group in groups(stage, records, links, {}):
            made += ((group.members[0].id, one) for one in stage.fold(group))
        yield Regathered(ids=ids, made=tuple(made))


def components(
    stage: Gather, view: Source, by: Collection[str], touched: Collection[str] | None
) -> Iterator[list[str]]:
    """The ids that "same" judgements of these connect, each with all that it is connected with."""
    if touched is None:
        ids = {id for kind in stage.of for (id,) in view.columns(kind, ["id"])}
        joins = list(_joins(view, by))
    else:
        ids, joins = set(touched), list[tuple[str, str]]()
        waiting = ids
        while waiting:
            found = [
                (link.left, link.right)
                for link in view.linked(Judgement, waiting, by=by)
                if link.verdict is Verdict.SAME
            ]
            joins += found
            waiting = {end for pair in found for end in pair} - ids
            ids |= waiting
    yield from _connected(ids, joins)


def _joins(view: Source, by: Collection[str]) -> Iterator[tuple[str, str]]:
    for one in by:
        where = {"said_by": one, "verdict": Verdict.SAME.value}
        yield from view.columns(Judgement, ["left", "right"], where=where)


def _connected(ids: Iterable[str], joins: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    near = defaultdict[str, list[str]](list)
    for left, right in joins:
        near[left].append(right)
        near[right].append(left)
    seen = set[str]()
    for start in sorted(ids):
        if start in seen:
            continue
        seen.add(start)
        found = [start]
        for id in found:
            new = [other for other in dict.fromkeys(near.get(id, ())) if other not in seen]
            seen.update(new)
            found += new
        yield found


def _batches(parts: Iterable[list[str]]) -> Iterator[list[str]]:
    some = list[str]()
    for part in parts:
        some += part
        if len(some) >= BATCH:
            yield some
            some = []
    if some:
        yield some


def _counting(links: Iterable[Any]) -> list[Judgement]:
    """The judgements that count: where analysts decided about a pair, theirs."""
    found = list(links)
    settled = {(link.left, link.right) for link in found if link.human}
    return [link for link in found if link.human or (link.left, link.right) not in settled]
