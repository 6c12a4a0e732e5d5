"""Who meets whom: records that share a key, each pair once, in little memory."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.model.record import Record, articles_of
from reportedly.stage import Compare

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "MAX_BLOCK",
    "Held",
    "Stories",
    "Table",
    "compare_all",
    "held",
    "number",
    "proposed",
    "silent",
    "stories_of",
]

T = TypeVar("T", str, int)

Stories = Mapping[str, str]
"""The story of each article, by their ids."""

Held = tuple[int, tuple[int, ...]]
"""The number of what a record is equal by (0: nothing), and those of its keys, rising."""

Fetch = Callable[[Sequence[str]], Sequence[Any]]
"""The records with these ids, in this order."""

MAX_BLOCK = 400
"""Blocks with more members say too little to propose pairs (and cost the square of their size)."""

_CROWD = 1 << 22
"""Pairs that are gathered before those that came twice are looked for."""


def number(text: str) -> int:
    """63 bits of a key's hash, never 0: among ten million keys two meet by chance once in 150,000
    runs, and then one more pair is judged. Signed columns hold it."""
    data = text.encode("utf-8", "surrogatepass")
    return (int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1) or 1


def held(stage: Compare, record: Any, places: Iterable[str] = ("",)) -> Held:
    """The keys of a record in these places ("" for everywhere), as numbers."""
    keys = set(stage.keys(record))
    numbers = {number(f"{place}\x1f{key}") for place in places for key in keys}
    value = stage.equal(record)
    return number(value) if value else 0, tuple(sorted(numbers))


def stories_of(record: Any, stories: Stories) -> set[str]:
    """The stories that a record belongs to, through the articles it rests on."""
    return {stories[article] for article in articles_of(record) if article in stories}


def compare_all(stage: Compare, records: Iterable[Any], stories: Stories) -> Iterator[Record]:
    """Judge every pair that shares a key, once, by the order of their ids."""
    known = {record.id: record for record in records}
    table = Table()
    for id, record in known.items():
        places = stories_of(record, stories) if stage.within_story else {""}
        if places:
            # Numbers that need not outlive this process: Python's own hashes, at a fifth the cost.
            keys = {hash((place, key)) for key in stage.keys(record) for place in places}
            value = stage.equal(record)
            table.add(id, ((hash(value) or 1) if value else 0, tuple(keys)))
    for left, right in table.pairs(stage, lambda ids: [known[id] for id in ids]):
        if (verdict := stage.judge(known[left], known[right])) is not None:
            yield verdict


class Table:
    """The keys of many records, and who meets whom by them: two million keys take 30 megabytes.

    ``common`` are, when the pairs are known, the keys that were everybody's.
    """

    def __init__(self) -> None:
        self.ids = list[str]()
        self.common = list[int]()
        self._equals, self._keys, self._counts = array("q"), array("q"), array("i")

    def add(self, id: str, held: Held) -> None:
        equal, keys = held
        self.ids.append(id)
        self._equals.append(equal)
        self._keys.extend(keys)
        self._counts.append(len(keys))

    def extend(self, members: Iterable[tuple[str, Held]]) -> None:
        for id, held in members:
            self.add(id, held)

    def __iter__(self) -> Iterator[tuple[str, Held]]:
        """The members as they were added."""
        start = 0
        for id, equal, count in zip(self.ids, self._equals, self._counts, strict=True):
            yield id, (equal, tuple(self._keys[start : start + count]))
            start += count

    def pairs(self, stage: Compare, fetch: Fetch) -> Iterator[tuple[str, str]]:
        """The ids of all that meet, in their order; ``fetch`` is asked where the stage wants to
        see who shares a key (`Compare.common`)."""
        import numpy as np

        size = len(self.ids)
        order = sorted(range(size), key=self.ids.__getitem__)
        ranks = np.empty(size, np.int64)
        ranks[order] = np.arange(size)
        ids = [self.ids[n] for n in order]
        equals = [self._equals[n] for n in order]
        self.common = list[int]()
        found, crowd = array("q"), _CROWD
        for key, block in self._blocks(ranks):
            if silent(
                stage, block, equals.__getitem__, lambda some: fetch([ids[n] for n in some])
            ):
                self.common.append(key)
                continue
            for left, right in proposed(block, equals.__getitem__):
                found.append(left * size + right)
            if len(found) > crowd:
                found = array("q", np.unique(np.asarray(found)).tobytes())
                crowd = max(_CROWD, 2 * len(found))
        for pair in np.unique(np.asarray(found, np.int64)):
            left, right = divmod(int(pair), size)
            yield ids[left], ids[right]

    def _blocks(self, ranks: "NDArray[np.int64]") -> Iterator[tuple[int, list[int]]]:
        """The keys that two or more share, each with the ranks of these, rising."""
        import numpy as np

        if not self._keys:
            return
        keys = np.frombuffer(self._keys, np.int64)
        members = np.repeat(ranks, np.frombuffer(self._counts, np.int32))
        order = np.lexsort((members, keys))
        keys, members = keys[order], members[order]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        ends = np.append(starts[1:], len(keys))
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            yield int(keys[start]), members[start:end].tolist()


def silent(
    stage: Compare,
    block: Sequence[T],
    equal: Callable[[T], int],
    members: Callable[[Sequence[T]], Sequence[Any]],
) -> bool:
    """Whether what the members of a block share is everybody's, and proposes nothing."""
    if stage.common is None:
        return False
    if len(block) > MAX_BLOCK and not any(map(equal, block)):
        return True  # nobody would meet anyway
    return stage.common(members(block))


def proposed(members: Sequence[T], equal: Callable[[T], int]) -> Iterator[tuple[T, T]]:
    """The pairs of a block whose members come by the order of their ids, 0 being equal to nothing;
    an oversized one proposes nothing but its chains of equals."""
    alone: list[T] = []
    equals: dict[int, list[T]] = {}
    for member in members:
        if value := equal(member):
            equals.setdefault(value, []).append(member)
        else:
            alone.append(member)
    yield from chain.from_iterable(pairwise(linked) for linked in equals.values())
    meeting = sorted((*alone, *(linked[0] for linked in equals.values())))
    if len(meeting) <= MAX_BLOCK:
        yield from combinations(meeting, 2)
