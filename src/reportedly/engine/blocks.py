"""Who meets whom: records that share a key, each pair once, in little memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, combinations, pairwise
from typing import Any, TypeVar

from reportedly.model.record import Record, articles_of
from reportedly.stage import Compare

__all__ = ["MAX_BLOCK", "Stories", "compare_all", "stories_of"]

T = TypeVar("T", str, int)

Stories = Mapping[str, str]
"""The story of each article, by their ids."""

MAX_BLOCK = 400
"""Blocks with more members say too little to propose pairs (and cost the square of their size)."""


def stories_of(record: Any, stories: Stories) -> set[str]:
    """The stories that a record belongs to, through the articles it rests on."""
    return {stories[article] for article in articles_of(record) if article in stories}


def compare_all(stage: Compare, records: Iterable[Any], stories: Stories) -> Iterator[Record]:
    """Judge every pair that shares a key, once, by the order of their ids.

    Keys are held as numbers: two million of them take some 100 megabytes.
    """
    known = {record.id: record for record in records}
    members = [known[id] for id in sorted(known)]
    equals = [stage.equal(record) for record in members]
    pairs = set[int]()
    for block in _blocks(stage, members, stories):
        if not stage.common([members[n] for n in block]):
            proposed = _proposed(block, equals.__getitem__)
            pairs.update(left * len(members) + right for left, right in proposed)
    for pair in sorted(pairs):
        left, right = divmod(pair, len(members))
        if (verdict := stage.judge(members[left], members[right])) is not None:
            yield verdict


def _blocks(stage: Compare, members: Sequence[Any], stories: Stories) -> Iterator[Sequence[int]]:
    """The places of the members that share a key, where there are two or more."""
    keyed = list[int]()
    for n, record in enumerate(members):
        places = stories_of(record, stories) if stage.within_story else ("",)
        for key in set(stage.keys(record)):
            keyed += [_number(f"{place}\x1f{key}") * len(members) + n for place in places]
    keyed.sort()
    start = 0
    while start < len(keyed):
        number, end = keyed[start] // len(members), start + 1
        while end < len(keyed) and keyed[end] // len(members) == number:
            end += 1
        if end - start > 1:
            yield [place % len(members) for place in keyed[start:end]]
        start = end


def _number(key: str) -> int:
    """64 bits of a key's hash: among ten million keys two meet by chance once in 300,000 runs,
    and then one more pair is judged."""
    data = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def _proposed(members: Sequence[T], equal: Callable[[T], str]) -> Iterator[tuple[T, T]]:
    """The pairs of a block whose members come by the order of their ids; an oversized one
    proposes nothing but its chains of equals."""
    alone: list[T] = []
    equals: dict[str, list[T]] = {}
    for member in members:
        if value := equal(member):
            equals.setdefault(value, []).append(member)
        else:
            alone.append(member)
    yield from chain.from_iterable(pairwise(linked) for linked in equals.values())
    meeting = sorted((*alone, *(linked[0] for linked in equals.values())))
    if len(meeting) <= MAX_BLOCK:
        yield from combinations(meeting, 2)
