"""Groups by average likeness, without all that hangs together: "the quake", not every quake.

Two groups that are most alike to each other, and alike enough on average over all pairs of their
members, are one (average linkage, UPGMA: Sokal and Michener 1958). What they become is never more
alike to a third than the more alike of the two was, so such two may be joined whatever else is
joined first, and the outcome is the same (Bruynooghe 1977, "reducibility"; Murtagh 1983 follows
chains of nearest neighbours to find them). Who is in a group can therefore be told from its
members and those that chains lead to, and nothing is read of the thousands beyond.
"""

from collections.abc import Collection, Iterable, Iterator

from reportedly.engine.closure import counting
from reportedly.engine.connected import connected
from reportedly.model.judgement import Judgement, Verdict

__all__ = ["Clusters", "clusters"]

UNITS = 1000
"""A score is counted in so many parts: sums of whole numbers are the same in any order."""


def clusters(
    ids: Collection[str], judgements: Iterable[Judgement], least: float
) -> list[list[str]]:
    """Sorted groups of ``ids`` that are as alike as ``least`` on average; those that a human put
    together are in one."""
    found, inside = Clusters(least), {*ids}
    found.read(ids, ids, [j for j in judgements if inside.issuperset((j.left, j.right))])
    found.settle(ids)
    return sorted(sorted(group) for group in found.whole())


class Clusters:
    """A graph of which more and more is `read`. Ties go to the earlier ids."""

    def __init__(self, least: float) -> None:
        self._least = least * UNITS
        self._home = dict[str, str]()
        self._members = dict[str, list[str]]()
        self._sums = dict[str, dict[str, float]]()
        self._together = dict[str, set[str]]()
        self._read, self._done = set[str](), set[str]()

    def read(
        self, ids: Collection[str], there: Collection[str], judgements: Iterable[Judgement]
    ) -> None:
        """Know these, of which some are ``there``, and all judgements with an end among them."""
        links = counting(judgements)
        new = {*ids} - self._read
        for id in new:
            self._place(id)
        for one, other, value in _likenesses(links):
            if new & {one, other} and not self._read & {one, other}:
                self._place(one)
                self._place(other)
                self._sums[one][other] = self._sums[other][one] = value
        for link in links:
            if link.human and link.verdict is Verdict.SAME:
                self._together.setdefault(link.left, set()).add(link.right)
                self._together.setdefault(link.right, set()).add(link.left)
        for id in new.difference(there):
            for other in self._sums[id]:
                del self._sums[other][id]
            self._sums[id] = {}
        self._read |= new

    def settle(self, ids: Collection[str]) -> set[str]:
        """Join what can be joined of the groups of these. Returns those that have to be read
        before these groups are known."""
        lacking = {id for id in ids if id not in self._read}
        for id in ids:
            chain = list[str]()
            while id in self._read and self._home[id] not in self._done:
                chain = chain or [self._home[id]]
                if chain[-1] not in self._read:
                    lacking.add(chain[-1])
                    break
                nearest = self._nearest(chain[-1])
                if not nearest:
                    self._done.update(chain)  # the group of ``id`` itself: else one is near
                elif nearest in chain[-2:]:
                    self._join(*sorted(chain[-2:]))
                    del chain[-2:]
                else:
                    chain.append(nearest)
        return lacking

    def around(self, ids: Iterable[str]) -> set[str]:
        """All in the groups of these, and such as a human put together with one of them."""
        found = {id for one in ids for id in self._members[self._home[one]]}
        return found.union(*(self._together.get(id, ()) for id in found))

    def whole(self) -> Iterator[list[str]]:
        """The groups of all that was read, which must be settled and have no members beyond."""
        human = ((id, other) for id, near in self._together.items() for other in near)
        return connected(self._home, [*self._home.items(), *human])

    def _place(self, id: str) -> None:
        if id not in self._home:
            self._home[id], self._members[id], self._sums[id] = id, [id], {}

    def _nearest(self, one: str) -> str:
        """The group most alike to one, "" where none is alike enough."""
        size, best, found = len(self._members[one]), self._least, ""
        for other, value in self._sums[one].items():
            if value < best:
                continue  # an average is no more than the sum
            average = value / (size * len(self._members[other]))
            if average > best or (average == best and (not found or other < found)):
                best, found = average, other
        return found

    def _join(self, one: str, other: str) -> None:
        for id in self._members[other]:
            self._home[id] = one
        self._members[one] += self._members.pop(other)
        near = self._sums[one]
        for third, value in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                near[third] = self._sums[third][one] = near.get(third, 0) + value


def _likenesses(links: Iterable[Judgement]) -> Iterator[tuple[str, str, float]]:
    """How alike a pair is; to a human's "different" no likeness of others comes up."""
    for link in links:
        if not link.human:
            yield link.left, link.right, round(link.score * UNITS)
        elif link.verdict is Verdict.DIFFERENT:
            yield link.left, link.right, float("-inf")
