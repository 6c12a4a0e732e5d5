"""Absences, antonyms and failed plans of a story: "no breach" / "a gap", "dead" / "alive"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.reconcile.absences import absences
from reportedly.reconcile.antonyms import antonyms
from reportedly.reconcile.clauses import Clause, Reader
from reportedly.reconcile.undone import undone
from reportedly.reconcile.unplanned import unplanned
from reportedly.reconcile.whereabouts import Whereabouts

__all__ = ["opposed"]


def opposed(
    told: Sequence[Clause],
    reader: Reader,
    places: Whereabouts,
    known: Iterable[Contradiction],
) -> Iterator[Contradiction]:
    """What stands opposed in other words, but for pairs of claims that are ``known`` already; of
    two findings on one pair of claims the conflicting one, else the first."""
    seen = {_pair(pair) for pair in known}
    found = chain(
        absences(told, reader, places),
        unplanned(told),
        antonyms(told, reader, places),
        undone(told, reader),
    )
    for pair in sorted(found, key=lambda pair: pair.verdict is not Comparison.CONFLICTING):
        if _pair(pair) not in seen:
            seen.add(_pair(pair))
            yield pair


def _pair(found: Contradiction) -> tuple[str, str]:
    return min(found.left, found.right), max(found.left, found.right)
