"""Comparing across the whole ledger: only pairs that new names make, not all names again.

The verdicts of a stage are those on the pairs that its blocks propose (`blocks.proposed`). When
some records come, go or change, only the blocks with their keys can propose other pairs than
before, and in each of them only: pairs of whoever meets the others now and did not before, and
links between neighbours of a chain of equals where somebody stepped in or out. This is the upkeep
of a materialised join under changes (Gupta and Mumick 1995, "Maintenance of materialized views").
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

from reportedly.engine.across import Pair
from reportedly.engine.blocks import MAX_BLOCK, Held, held, silent
from reportedly.model.record import Record
from reportedly.stage import Compare

__all__ = ["Difference", "Follower", "Keyed", "between", "links", "rematched"]

Place = tuple[int, int, str]
"""A member of a block: the block's key, what the member is equal by, its id."""
Follower = tuple[str, str, str, str]
"""A member of a crowd: its anchor, its part and rank in it, its id."""
Fetch = Callable[[Collection[str]], Mapping[str, Any]]
Standing = Callable[[Collection[str]], Iterable[Any]]


class Keyed(Protocol):
    """Where the keys of a stage's records are kept, and whom they follow (`store.keyed`)."""

    def known(self, stage: str, ids: Collection[str]) -> dict[str, Held]: ...
    def size(self, stage: str) -> int: ...
    def heads(self, stage: str, key: int, most: int) -> list[str]: ...
    def around(
        self, stage: str, key: int, equal: int, id: str
    ) -> tuple[str | None, str | None]: ...
    def block(self, stage: str, key: int) -> list[tuple[str, int]]: ...
    def common(self, stage: str, keys: Collection[int]) -> set[int]: ...
    def revise(self, stage: str, gone: Mapping[str, Held], new: Mapping[str, Held]) -> None: ...
    def fill(self, stage: str, members: Iterable[tuple[str, Held]]) -> None: ...
    def mark(self, stage: str, common: Iterable[int], no_more: Iterable[int] = ()) -> None: ...
    def clear(self, stage: str) -> None: ...
    def made(self, stage: str, members: Collection[str]) -> dict[str, list[str]]: ...
    def remake(self, stage: str, members: Collection[str], made: Iterable[Pair]) -> None: ...
    def anchors(self, stage: str, members: Collection[str]) -> dict[str, str]: ...
    def crowd(self, stage: str, anchor: str, most: int | None = None) -> list[str]: ...
    def follow(
        self,
        stage: str,
        gone: Collection[str],
        moved: Mapping[str, str],
        new: Iterable[Follower],
    ) -> None: ...


@dataclass
class Difference:
    """What a stage says now and did not say, and the ids of what it says no more."""

    put: list[Record] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


def links(stage: Compare) -> bool:
    """Whether what a stage makes of a pair can be found by the two."""
    return {"left", "right"} <= {*stage.makes.__dataclass_fields__}


def between(verdict: Any) -> Pair:
    """The ids of the pair that a verdict is about."""
    left, right = sorted((verdict.left, verdict.right))
    return left, right


def rematched(
    stage: Compare, touched: Collection[str], keyed: Keyed, fetch: Fetch, standing: Standing
) -> Difference:
    """Work in that these records (by their ids) came, went or are not what they were.

    ``fetch`` gives those of some records that stand, ``standing`` what the stage has said of pairs
    with an end among some. ``keyed`` is brought up to date: what is returned must be written in
    the same transaction.
    """
    before = keyed.known(stage.name, touched)
    after = {id: held(stage, record) for id, record in fetch(touched).items()}
    places = _places(before) | _places(after)
    blocks = _Blocks(stage, keyed, fetch)
    earlier = blocks.states(places, before)
    keyed.revise(stage.name, before, after)
    later = blocks.states(places, after, anew=True)
    keyed.mark(
        stage.name,
        [key for key, state in later.items() if state.silent],
        [key for key, state in later.items() if earlier[key].silent and not state.silent],
    )
    new, old, changed = set[Pair](), set[Pair](), set(touched)
    for key in later:
        new |= later[key].beyond(earlier[key], changed)
        old |= earlier[key].beyond(later[key], set())
    lost = {pair for pair in old - new if changed.isdisjoint(pair) and not blocks.propose(pair)}
    found, records = Difference(), fetch({id for pair in new for id in pair})
    for left, right in sorted(new):
        if not {left, right} <= records.keys():
            continue  # it is gone, and will be taken out when its turn comes
        if (verdict := stage.judge(records[left], records[right])) is not None:
            found.put.append(verdict)
    said = {one.id for one in found.put}
    for verdict in standing(changed | {left for left, _ in lost}):
        pair = between(verdict)
        if (pair in lost or not changed.isdisjoint(pair)) and verdict.id not in said:
            found.struck.append(verdict.id)
    return found


def _places(members: Mapping[str, Held]) -> set[Place]:
    return {(key, equal, id) for id, (equal, keys) in members.items() for key in keys}


@dataclass
class _State:
    """Who meets whom in a block at one moment: the ``heads`` each other, and the ``chains`` of
    equals their neighbours, as far as touched members are concerned."""

    heads: set[str] = field(default_factory=set)
    chains: set[Pair] = field(default_factory=set)
    silent: bool = False

    def beyond(self, other: "_State", touched: set[str]) -> set[Pair]:
        """The pairs that meet here and did not meet there, and all of touched members."""
        fresh = self.heads - other.heads | self.heads & touched
        met = {_pair(one, two) for one in fresh for two in self.heads if one != two}
        return met | {
            pair for pair in self.chains if pair not in other.chains or touched & {*pair}
        }


class _Blocks:
    def __init__(self, stage: Compare, keyed: Keyed, fetch: Fetch) -> None:
        self._stage, self._keyed, self._fetch = stage, keyed, fetch
        self._met = dict[int, _State]()
        self._known = dict[str, Held]()

    def states(
        self, places: Iterable[Place], members: Mapping[str, Held], *, anew: bool = False
    ) -> dict[int, _State]:
        """The blocks of these places as they are kept now, ``members`` being the touched ones that
        are there. Whether one is silent is known from before, unless it is asked ``anew``."""
        chained = defaultdict[int, set[Pair]](set)
        for key, equal, id in places:
            chained[key].update(self._links(key, equal, id, members) if equal else ())
        if self._stage.common is not None:
            return {key: self._whole(key, anew=anew) for key in chained}
        return {key: _State(self._heads(key), chains) for key, chains in chained.items()}

    def _links(self, key: int, equal: int, id: str, members: Mapping[str, Held]) -> Iterator[Pair]:
        """The links of a chain at a touched member, or at the place where it stood or will."""
        before, after = self._keyed.around(self._stage.name, key, equal, id)
        there = members.get(id, (0, ()))
        stands = there[0] == equal and key in there[1]
        near = (before, id if stands else None, after)
        return pairwise(one for one in near if one is not None)

    def _heads(self, key: int) -> set[str]:
        heads = self._keyed.heads(self._stage.name, key, MAX_BLOCK + 1)
        return set(heads) if len(heads) <= MAX_BLOCK else set()

    def _whole(self, key: int, *, anew: bool = False) -> _State:
        """The state of a block of a stage that wants to see who is in it."""
        name = self._stage.name
        equals = dict(sorted(self._keyed.block(name, key)))
        quiet = bool(self._keyed.common(name, [key]))
        if anew:
            quiet = len(equals) > 1 and silent(
                self._stage, [*equals], equals.__getitem__, self._records
            )
        if quiet:
            return _State(silent=True)
        classes = defaultdict[int, list[str]](list)
        for id, equal in equals.items():
            classes[equal].append(id)
        alone = classes.pop(0, [])
        chains = {pair for linked in classes.values() for pair in pairwise(linked)}
        heads = {*alone, *(linked[0] for linked in classes.values())}
        return _State(heads if len(heads) <= MAX_BLOCK else set(), chains)

    def _records(self, ids: Sequence[str]) -> list[Any]:
        found = self._fetch(ids)
        return [found[id] for id in ids if id in found]

    def propose(self, pair: Pair) -> bool:
        """Whether any block, as it is kept now, proposes this pair."""
        if lacking := [id for id in pair if id not in self._known]:
            self._known |= self._keyed.known(self._stage.name, lacking)
        (one, keys), (other, more) = (self._known[id] for id in pair)
        for key in set(keys).intersection(more):
            if key not in self._met:
                whole = self._stage.common is not None
                self._met[key] = self._whole(key) if whole else _State(self._heads(key))
            state = self._met[key]
            if state.heads.issuperset(pair):
                return True
            if one == other != 0 and not state.silent:
                _, after = self._keyed.around(self._stage.name, key, one, pair[0])
                if after == pair[1]:
                    return True
        return False


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
