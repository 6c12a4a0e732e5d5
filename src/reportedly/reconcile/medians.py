"""The figure in the middle of several ranges: "at least 10", "12", "about 14" give 12."""

from collections.abc import Iterable, Sequence
from math import inf

from reportedly.model.series import Vote

__all__ = ["middle", "weighted_median"]


def weighted_median(votes: Iterable[Vote]) -> tuple[float, float]:
    """The figures that lie nearest to all votes together, from the lowest to the highest of them.

    They minimise the sum of weight times distance, as the weighted median of CRH does for points
    (Li et al., SIGMOD 2014). The distance to a range is nought inside it, which is
    half the sum of the distances to its two ends less a constant; so the answer is the weighted
    median of all ends, an open one lying at infinity. Raises ValueError where there is no vote.
    """
    ends = list[tuple[float, float]]()
    for vote in votes:
        low, high = _range(vote)
        ends += [(low, vote.weight), (high, vote.weight)]
    ends.sort()
    half, heaped = sum(weight for _, weight in ends) / 2, 0.0
    lowest: float | None = None
    for end, weight in ends:
        heaped += weight
        if lowest is None and heaped >= half - 1e-9:
            lowest = end
        if heaped > half + 1e-9:
            return (end if lowest is None else lowest), end
    if lowest is None:
        raise ValueError("no vote has any weight")
    return lowest, ends[-1][0]


def middle(votes: Sequence[Vote]) -> float | None:
    """The weighted median, ties to the lower. The middle of a range stands for it only where the
    range is all there is ("between 4 and 6 million"); an open side never becomes a figure."""
    if not votes:
        return None
    low, high = weighted_median(votes)
    if low == -inf:
        return None
    alone = low < high < inf and all(_range(vote) == (low, high) for vote in votes)
    return (low + high) / 2 if alone else low


def _range(vote: Vote) -> tuple[float, float]:
    if vote.point is not None:
        return vote.point, vote.point
    return (-inf if vote.low is None else vote.low), (inf if vote.high is None else vote.high)
