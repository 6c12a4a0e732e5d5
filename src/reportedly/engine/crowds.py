"""Groups that are too large to be read again for one newcomer: "United States" in 7,000 articles.

Most members of a large group are judged the same as some others, and nothing else is judged of
them. Where such members hang together and touch one more member at most, their *anchor*, they are
its *crowd*: they are in its group, whatever else is joined or kept apart. No "different" has an
end among them, so no join of theirs can be left out (`closure`), and none of theirs can cause
another to be. Groups can therefore be told of the rest without them.

Large crowds are kept beside the records, each member under its anchor (`store.keyed`). Where
something is touched, a crowd is not read while what was touched leaves it in one piece, and while
the first few of it (`stage.First`) still say of the group what they said before.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from reportedly.engine.across import Pair
from reportedly.engine.connected import connected
from reportedly.engine.matches import Keyed
from reportedly.engine.units import Source
from reportedly.model.judgement import Judgement, Verdict

__all__ = ["MANY", "Crowd", "Seen", "crowds", "look"]

MANY = 20
"""Fewer are read as they come."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is looked at of some components: the ``ids`` of members, there or no more, and all
    ``links`` of these. ``kept`` are the anchors of those in crowds that are linked to, but are
    not looked at; ``left`` the anchors under which some that are looked at have been kept."""

    ids: set[str]
    links: list[Judgement]
    kept: Mapping[str, str]
    left: Mapping[str, str]

    def together_with(self, anchors: Set[str]) -> set[str]:
        """Those that are looked at of the components that crowds of these anchors are in."""
        same = ((one.left, one.right) for one in self.links if one.verdict is Verdict.SAME)
        joins = [*same, *self.kept.items(), *self.left.items()] if anchors else ()
        parts = connected(self.ids, joins) if anchors else ()
        return {id for part in parts if not anchors.isdisjoint(part) for id in part} & self.ids


@dataclass(frozen=True, kw_only=True, eq=False)
class Crowd:
    """``members`` are those that are looked at, ``kept`` is the anchor under which there are more,
    "" where there are none, and ``left`` such as have been kept there and are looked at."""

    anchor: str
    members: frozenset[str]
    kept: str
    left: frozenset[str]


def look(
    view: Source,
    keyed: Keyed,
    stage: str,
    by: Collection[str],
    touched: Collection[str],
    read: Collection[str],
) -> Seen:
    """Touched members and all that they are in one component with, but for members of crowds that
    are neither touched nor in one of those to ``read``, by their anchors."""
    ids, waiting = set[str](), {*touched, *read}
    waiting.update(id for anchor in read for id in keyed.crowd(stage, anchor))
    links = dict[str, Judgement]()
    kept, left = dict[str, str](), dict[str, str]()
    while waiting:
        ids |= waiting
        near = {link.id: link for link in view.linked(Judgement, waiting, by=by)}
        links |= near
        same = (link for link in near.values() if link.verdict is Verdict.SAME)
        ends = {end for link in same for end in (link.left, link.right)} - ids
        left |= (here := keyed.anchors(stage, waiting))
        kept |= (there := keyed.anchors(stage, ends))
        waiting = (ends - there.keys() | {*here.values(), *there.values()}) - ids
    kept = {id: anchor for id, anchor in kept.items() if id not in ids}
    return Seen(ids=ids, links=[*links.values()], kept=kept, left=left)


def crowds(
    seen: Seen, there: Collection[str], judged: Iterable[Pair]
) -> tuple[list[Crowd], set[str]]:
    """The crowds among members that are ``there``, and the anchors of such as have to be read.
    ``judged`` are pairs of which something is judged that was not, or was that is not."""
    odd = {end for link in seen.links if not _joins(link) for end in (link.left, link.right)}
    plain = {id for id in there if id not in odd}
    names = {_rest(anchor): anchor for anchor in seen.kept.values()}
    joins = [(link.left, link.right) for link in seen.links if _joins(link)]
    joined, around = list[Pair](), defaultdict[str, set[str]](set)
    for pair in joins:
        ends = [_rest(seen.kept[id]) if id in seen.kept else id for id in pair]
        nodes = [end for end in ends if end in plain or end in names]
        if len(nodes) == 2:
            joined.append((nodes[0], nodes[1]))
        for node in nodes:
            around[node].update(end for end in ends if end in odd and end in there)
    found, broken, torn = list[Crowd](), set[str](), _Torn(seen, joins, judged)
    for part in connected({*plain, *names}, joined):
        kept = [names[node] for node in part if node in names]
        members = {node for node in part if node not in names}
        anchors = set[str]().union(*(around.get(node, ()) for node in part))
        if not kept and (len(anchors) > 1 or len(part) < MANY):
            continue
        if len(kept) > 1 or len(anchors) > 1 or not (anchors or members):
            broken.update(kept)
            continue
        anchor = min(anchors or members.intersection(kept) or members)
        home = "".join(kept)
        crowd = Crowd(
            anchor=anchor,
            members=frozenset(members - {anchor}),
            kept=home,
            left=frozenset(torn.left[home]),
        )
        if home and torn.apart(crowd):
            broken.add(crowd.kept)
        else:
            found.append(crowd)
    return found, broken


def _joins(link: Judgement) -> bool:
    return link.verdict is Verdict.SAME and not link.human


def _rest(anchor: str) -> str:
    """Stands for all that are kept under an anchor and are not looked at."""
    return f"*{anchor}"


class _Torn:
    """Where crowds that are kept may have fallen apart."""

    def __init__(self, seen: Seen, joins: Iterable[Pair], judged: Iterable[Pair]) -> None:
        self._ids = seen.ids
        self._near, self._judged = _by_end(joins), _by_end(judged)
        self._kept, self.left = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for found, told in ((self._kept, seen.kept), (self.left, seen.left)):
            for id, anchor in told.items():
                found[anchor].add(id)

    def apart(self, crowd: Crowd) -> bool:
        """Whether links that are looked at no longer connect those that stay, wherever a link of
        the crowd may be lost or one of it (its anchor too) left."""
        kept = self._kept[crowd.kept]
        here = {crowd.anchor, *crowd.members, *kept}
        old = {crowd.kept, *crowd.left, *kept}
        now = {
            id: n
            for n, part in enumerate(connected(here, self._among(self._near, here, here)))
            for id in part
        }
        torn = [*self._among(self._judged, old, old), *self._among(self._near, old - here, old)]
        parts = connected({end for pair in torn for end in pair}, torn)
        return any(len({now[id] for id in part if id in here}) > 1 for part in parts)

    def _among(
        self, pairs: Mapping[str, list[Pair]], of: set[str], ids: Container[str]
    ) -> Iterator[Pair]:
        """The pairs of some of these, both of ``ids``."""
        for id in of & self._ids:
            yield from (pair for pair in pairs.get(id, ()) if pair[0] in ids and pair[1] in ids)


def _by_end(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    found = defaultdict[str, list[Pair]](list)
    for pair in pairs:
        for end in pair:
            found[end].append(pair)
    return found
