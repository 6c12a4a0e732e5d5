"""Which sentence of one text is which of another, moved ones too: "12 are dead" is "31 are"."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from reportedly.report.compare_units import Unit

__all__ = ["Match", "matches"]

ALIKE = 0.42
"""Share of their words, the rare ones weighing more, that two sentences must have in common (a
weighted Dice coefficient) to be one with its changes."""
GAIN = 0.04
"""By how much a neighbour must add to that to be a part of it."""
COMMON = 24
"""A word in more sentences of a text than this proposes no partner."""


@dataclass
class Match:
    """Sentences of both texts (indexes) that say one thing, one each unless it was cut in two.
    ``moved`` says that it stands in another place among the others."""

    left: list[int]
    right: list[int]
    moved: bool = False


def matches(left: Sequence[Unit], right: Sequence[Unit]) -> list[Match]:
    """Each sentence in one match at most, in the order of the left text; furniture goes with
    furniture only. What is the same word for word goes first, then what is most alike, nearest
    first."""
    return _Matching(left, right).made()


class _Matching:
    def __init__(self, left: Sequence[Unit], right: Sequence[Unit]) -> None:
        self.left, self.right = left, right
        self.free = (set(range(len(left))), set(range(len(right))))
        counts = Counter(word for unit in (*left, *right) for word in set(unit.folded))
        self.weights = {word: 1 / (1 + log(n)) for word, n in counts.items()}

    def made(self) -> list[Match]:
        exact = [self._take(i, j) for i, j in self._verbatim()]
        near = [self._take(i, j) for i, j in self._likely() if self._both_free(i, j)]
        for match in near:
            self._widen(match, 0)
            self._widen(match, 1)
        found = sorted((*exact, *near), key=lambda m: m.left[0])
        _mark_moved(found)
        return found

    def _both_free(self, i: int, j: int) -> bool:
        return i in self.free[0] and j in self.free[1]

    def _take(self, i: int, j: int) -> Match:
        self.free[0].discard(i)
        self.free[1].discard(j)
        return Match([i], [j])

    def _verbatim(self) -> Iterator[tuple[int, int]]:
        places = defaultdict[tuple[object, ...], deque[int]](deque)
        for j, unit in enumerate(self.right):
            places[unit.furniture, *unit.folded].append(j)
        for i, unit in enumerate(self.left):
            if same := places.get((unit.furniture, *unit.folded)):
                yield i, same.popleft()

    def _likely(self) -> Iterator[tuple[int, int]]:
        """Pairs of what is left over that are alike enough, the most alike first."""
        holding = defaultdict[str, list[int]](list)
        for j in sorted(self.free[1]):
            for word in set(self.right[j].folded):
                holding[word].append(j)
        found = list[tuple[float, float, int, int]]()
        for i in sorted(self.free[0]):
            words = [holding[word] for word in set(self.left[i].folded) if word in holding]
            for j in {j for held in words if len(held) <= COMMON for j in held}:
                score = self._alike([i], [j])
                if score >= ALIKE and self.left[i].furniture == self.right[j].furniture:
                    way = abs(i / len(self.left) - j / len(self.right))
                    found.append((-round(score, 6), round(way, 6), i, j))
        yield from ((i, j) for _, _, i, j in sorted(found))

    def _alike(self, one: Sequence[int], other: Sequence[int]) -> float:
        left = Counter(word for i in one for word in self.left[i].folded)
        right = Counter(word for j in other for word in self.right[j].folded)
        both = sum(self.weights[word] * n for word, n in (left & right).items())
        each = sum(self.weights[w] * n for side in (left, right) for w, n in side.items())
        return 2 * both / each

    def _widen(self, match: Match, side: int) -> None:
        """Take in what was cut off: the sentences beside it that nothing else wants."""
        held = (match.left, match.right)
        mine, units = held[side], (self.left, self.right)[side]
        for n in (mine[-1] + 1, mine[0] - 1):
            if n in self.free[side] and units[n].furniture == units[mine[0]].furniture:
                wider = sorted((*mine, n))
                sides = (wider, match.right) if side == 0 else (match.left, wider)
                if self._alike(*sides) > self._alike(*held) + GAIN:
                    mine[:] = wider
                    self.free[side].discard(n)


def _mark_moved(found: Sequence[Match]) -> None:
    """What is not on the longest run of matches that stand in one order in both texts."""
    tails, ends, before = list[int](), list[int](), dict[int, int]()
    for n, match in enumerate(found):
        at = bisect_left(tails, match.right[0])
        if at == len(tails):
            tails.append(match.right[0])
            ends.append(n)
        else:
            tails[at], ends[at] = match.right[0], n
        before[n] = ends[at - 1] if at else -1
    kept, n = set[int](), ends[-1] if ends else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    for n, match in enumerate(found):
        match.moved = n not in kept
