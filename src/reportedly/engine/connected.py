"""What hangs together by links of two: "Kim, Mr Kim, Kim Min-jun"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["connected"]


def connected(ids: Iterable[str], joins: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The parts into which ``ids``, and the ends of ``joins`` that are reached from them, fall."""
    near = defaultdict[str, list[str]](list)
    for left, right in joins:
        near[left].append(right)
        near[right].append(left)
    seen = set[str]()
    for start in sorted(ids):
        if start in seen:
            continue
        seen.add(start)
        found = [start]
        for id in found:
            new = [other for other in dict.fromkeys(near.get(id, ())) if other not in seen]
            seen.update(new)
            found += new
        yield found
