"""Who is who, held against a hand-made gold: pairs of mentions, false merges."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from benchmarks.sourced import Item, Naming, Sourced

__all__ = ["different", "merged", "put", "wanted"]


def _pairs(namings: Sequence[Naming], across: bool) -> Iterator[tuple[Naming, Naming]]:
    return ((a, b) for a, b in combinations(namings, 2) if (a.article != b.article) is across)


def _one(a: Naming, b: Naming) -> bool:
    return bool(a.ours) and a.ours == b.ours


def put(namings: Sequence[Naming], *, across: bool = True) -> Iterator[Item]:
    """Pairs that we hold for one; of two articles, or (``across`` false) of one and the same."""
    for a, b in _pairs(namings, across):
        if _one(a, b):
            yield f"{a} = {b}", a.entity == b.entity


def wanted(namings: Sequence[Naming], *, named: bool, across: bool = True) -> Iterator[Item]:
    """Pairs that the gold holds for one: of two names, or with a description in it."""
    for a, b in _pairs(namings, across):
        if a.entity == b.entity and (a.named and b.named) is named:
            lost = [str(side) for side in (a, b) if not side.ours]
            yield f"{a} = {b}" + (f" (not found: {', '.join(lost)})" if lost else ""), _one(a, b)


def merged(namings: Sequence[Naming], others: Sequence[Naming]) -> Iterator[Item]:
    """Each pair of entities of the gold that share one of ours, once."""
    shown = set[frozenset[str]]()
    for a, b in product(namings, others):
        both = frozenset((a.entity, b.entity))
        if a.entity != b.entity and _one(a, b) and both not in shown:
            shown.add(both)
            yield f"{a.entity} ({a}) = {b.entity} ({b})", False


def different(story: Sourced) -> Iterator[Item]:
    namings = [*story.persons, *story.bodies]
    for row in story.gold["different"]:
        one, other = ({n.ours for n in namings if n.entity == id} - {""} for id in row["pair"])
        if one and other:
            yield f"{' ≠ '.join(row['pair'])} ({row['why']})", not one & other
