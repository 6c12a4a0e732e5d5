"""Average-link clustering over the pairs that were judged, and no others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

__all__ = ["average_link"]

Likeness = Mapping[tuple[str, str], float]


def average_link(
    ids: Iterable[str],
    likeness: Likeness,
    least: float,
    apart: Callable[[Sequence[str], Sequence[str]], bool] = lambda one, other: False,
) -> list[list[str]]:
    """Merge the two clusters most alike on average until none reach ``least``.

    ``likeness`` maps pairs of ids to how alike they are; a pair that is not there counts as 0,
    one at minus infinity is never brought together. ``apart`` may refuse two clusters as they
    stand. Ties go to the earlier ids. Time grows with the pairs given, not with all pairs.
    """
    members = {id: [id] for id in ids}
    sums: dict[str, dict[str, float]] = {id: {} for id in members}
    for (one, other), value in sorted(likeness.items()):
        if one in sums and other in sums:
            sums[one][other] = sums[other][one] = value

    def entry(one: str, other: str) -> tuple[float, str, str, int, int]:
        one, other = sorted((one, other))
        sizes = len(members[one]), len(members[other])
        return (-sums[one][other] / (sizes[0] * sizes[1]), one, other, *sizes)

    heap = [entry(one, other) for one in sums for other in sums[one] if one < other]
    heapify(heap)
    while heap and -heap[0][0] >= least:
        _, one, other, *sizes = heappop(heap)
        if [len(members.get(id, ())) for id in (one, other)] != sizes:
            continue
        if apart(members[one], members[other]):
            continue
        members[one] += members.pop(other)
        for third, value in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
        for third in sums[one]:
            heappush(heap, entry(one, third))
    return sorted(sorted(cluster) for cluster in members.values())
