"""What speaks for or against a reading, and how much: "said|that", weighed together.

A reading is weighed by some fifty features, most of which come in the same company again and
again. So they are told in *groups*, a function that names features and what it is given, and what
the features of a group weigh together is worked out once.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import repeat

__all__ = ["Group", "Learned", "named"]

Group = tuple[Callable[..., Iterable[str]], *tuple[Hashable, ...]]
"""What names some features, and what it has to be given."""

KEPT = 50_000
"""Groups whose weights are kept at once."""


def named(groups: Iterable[Group]) -> list[str]:
    """The features of these groups, as weights are named."""
    return [name for names, *given in groups for name in names(*given)]


class Learned:
    """Weights by feature, in hundredths, whose sums are the same in any order; a feature that is
    not there weighs nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._known = dict[Group, int]()

    def sum(self, groups: Iterable[Group]) -> float:
        """What all features of these groups weigh."""
        total = 0
        for group in groups:
            value = self._known.get(group)
            total += self._weigh(group) if value is None else value
        return total / 100

    def _weigh(self, group: Group) -> int:
        if len(self._known) >= KEPT:
            self._known.clear()
        value = round(100 * sum(map(self._weights.get, named([group]), repeat(0.0))))
        self._known[group] = value
        return value
