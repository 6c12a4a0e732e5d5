"""Which sources seem to have copied: two that both say 2,743, to the digit, and 412 beside it.

After Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source
Dependence", PVLDB 2(1), 2009: sharing a false value is strong evidence of copying, sharing a true
one weak, and giving different values speaks against it.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from math import exp, log
from typing import TypeVar

from reportedly.reconcile.grains import grain

__all__ = ["copied", "dependence", "discounts", "error_rate"]

K = TypeVar("K", bound=Hashable)

PRIOR = 0.2
"""Alpha: the chance that one of two sources copies from the other, before looking."""
COPIES = 0.8
"""c: the share of its values that a copier takes over."""
ERROR = 0.2
"""Epsilon: the chance that a source has a value wrong."""
FALSE = 100
"""n: how many wrong values there are to choose from. All four as in the paper's experiments."""
SAMPLE = 5
"""How many values the first guess of a source's error counts for."""
NEAR = 0.05
"""How near two careful counts of one thing come, as a share of it: an independent count of 2,743
falls anywhere from 2,606 to 2,880, so it is 2,743 again in one case of 274."""


def copied(
    one: Mapping[K, float],
    other: Mapping[K, float],
    wrong: Mapping[K, frozenset[float]] | None = None,
    truth: Mapping[K, float] | None = None,
    error: float = ERROR,
) -> float:
    """The posterior probability that one of two sources copied from the other.

    ``one`` and ``other`` map things to the value that a source gives. A shared value is a mistake
    where it is among the ``wrong`` ones of its thing or differs from its ``truth``; it is right
    where it equals that. Where neither is known, the chance that an independent source gives it
    too falls with its precision: round numbers meet easily, odd ones do not. ``error`` is how
    often such sources are wrong.
    """
    odds = log(PRIOR / (1 - PRIOR))
    for thing in one.keys() & other.keys():
        value = one[thing]
        if value != other[thing]:
            odds += log(1 - COPIES)
        elif _is_wrong(thing, value, wrong or {}, truth or {}):
            odds += log((COPIES * FALSE + error - COPIES * error) / error)
        else:
            meets = 1 - error if truth and thing in truth else _chance(value)
            odds += log((meets + COPIES * (1 - meets)) / meets)
    return 1 / (1 + exp(-odds))


def _is_wrong(
    thing: K, value: float, wrong: Mapping[K, frozenset[float]], truth: Mapping[K, float]
) -> bool:
    return value in wrong.get(thing, frozenset()) or truth.get(thing, value) != value


def _chance(value: float) -> float:
    """How likely an independent source gives the same number: one in as many numbers of its
    precision as lie within ``NEAR`` of it."""
    others = 2 * NEAR * abs(value) / grain(value)
    return min(1 - ERROR, 1 / max(1.0, others))


def dependence(
    told: Mapping[str, Mapping[K, float]],
    wrong: Mapping[K, frozenset[float]] | None = None,
    truth: Mapping[K, float] | None = None,
) -> dict[tuple[str, str], float]:
    """``copied`` for all pairs of sources that have a thing in common, names in order.

    Where the ``truth`` is known (or believed, in turn with it), sources that are mostly right
    share much by being right: their own rate of error is used, as in the paper.
    """
    by_thing = dict[K, list[str]]()
    for source, values in told.items():
        for thing in values:
            by_thing.setdefault(thing, []).append(source)
    pairs = {pair for sources in by_thing.values() for pair in combinations(sorted(sources), 2)}
    errors = {source: error_rate(values, truth or {}) for source, values in told.items()}
    return {
        (one, other): copied(
            told[one], told[other], wrong, truth, (errors[one] + errors[other]) / 2
        )
        for one, other in sorted(pairs)
    }


def error_rate(values: Mapping[K, float], truth: Mapping[K, float]) -> float:
    """The share of a source's values that are wrong, drawn to ``ERROR`` where there are few."""
    known = [truth[thing] != value for thing, value in values.items() if thing in truth]
    return (sum(known) + SAMPLE * ERROR) / (len(known) + SAMPLE)


def discounts(
    sources: Sequence[str], values: Sequence[float | None], pairs: Mapping[tuple[str, str], float]
) -> list[float]:
    """What each source's value counts for, 0 to 1, the first to tell it in full.

    The I(S) of the paper: the product, over the earlier sources of the same value, of the chance
    that S did not take it from them. Only what goes beyond ``PRIOR`` discounts: without evidence
    every source counts in full. ``sources`` are in the order in which they told.
    """
    weights = list[float]()
    for place, (source, value) in enumerate(zip(sources, values, strict=True)):
        weight = 1.0
        for earlier, told in zip(sources[:place], values[:place], strict=True):
            if told is not None and told == value:
                pair = (earlier, source) if earlier < source else (source, earlier)
                weight *= 1 - COPIES * max(0.0, pairs.get(pair, 0.0) - PRIOR) / (1 - PRIOR)
        weights.append(round(weight, 3))
    return weights
