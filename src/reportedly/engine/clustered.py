"""Gathering by average likeness across the whole ledger: only the stories that something touches.

Who is in one group is kept beside the records (`store.keyed`): the others follow the first. Of a
set of records that holds whole groups only, of those that were and of those that are, nobody was
or is joined with anybody beyond; so the others are joined with each other as they were, and theirs
are the groups that stand.
"""

from collections.abc import Collection, Iterable

from reportedly.engine.clusters import Clusters
from reportedly.engine.groups import groups
from reportedly.engine.matches import Follower, Keyed
from reportedly.engine.regathered import Regathered
from reportedly.engine.units import Source
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record
from reportedly.stage import Closure, Gather

__all__ = ["clustered", "clustered_anew"]


def clustered(
    stage: Gather, view: Source, ids: Collection[str], judgements: Iterable[Judgement]
) -> Regathered:
    """The groups of these records, none of which has members beyond."""
    made, followers = list[tuple[str, Record]](), list[Follower]()
    records = [one for kind in stage.of for one in view.many(kind, ids).values()]
    for group in groups(stage, records, judgements, {}):
        first, *others = (one.id for one in group.members)
        made += [(first, one) for one in stage.fold(group)]
        followers += [(first, "", "", id) for id in others]
    return Regathered(ids={*ids}, made=made, followers=followers)


def clustered_anew(
    stage: Gather, view: Source, keyed: Keyed, touched: Collection[str], by: Collection[str]
) -> Regathered:
    """The groups in which touched records are or were, and those that this changes."""
    assert isinstance(stage.by, Closure)
    found, links = Clusters(stage.by.average), dict[str, Judgement]()
    ids, waiting = set[str](), {*touched}
    while waiting:
        ids |= waiting
        while lacking := found.settle(waiting):
            near = [*view.linked(Judgement, lacking, by=by)]
            there = (view.columns(kind, ["id"], ids=lacking) for kind in stage.of)
            found.read(lacking, {id for some in there for (id,) in some}, near)
            links |= {link.id: link for link in near}
        waiting = (found.around(waiting) | _held(keyed, stage.name, waiting)) - ids
    return clustered(stage, view, ids, links.values())


def _held(keyed: Keyed, stage: str, ids: Collection[str]) -> set[str]:
    """Who has been in one group with any of these."""
    anchors = {*ids, *keyed.anchors(stage, ids).values()}
    return anchors.union(*(keyed.crowd(stage, anchor) for anchor in anchors))
