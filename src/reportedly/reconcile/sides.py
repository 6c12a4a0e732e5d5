"""One side under several names: "Halvorsen", "Halvorsen Corp.", "Karelian" of "Karelia"."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from reportedly.text.settings import root_of

__all__ = ["one_side"]


def one_side(sides: Iterable[str]) -> dict[str, str]:
    """For each side that another one's name holds, the most frequent name of both.

    "Korea" is neither North nor South Korea: a name that two others hold, and these not each
    other, stays its own.
    """
    counts = Counter(sides)
    of = {side: root for side in counts if (root := root_of(side, counts))}
    if of:
        plain = one_side(of.get(side, side) for side in counts.elements())
        return {side: plain[of.get(side, side)] for side in counts}
    words = {side: frozenset(side.casefold().replace(".", "").split()) for side in counts}
    home = {side: side for side in counts}
    for side in sorted(counts, key=lambda s: (len(words[s]), s)):
        longer = sorted(
            (other for other in counts if words[side] < words[other]),
            key=lambda s: (len(words[s]), s),
        )
        nested = all(words[a] <= words[b] for a, b in pairwise(longer))
        if longer and nested:
            home[side] = longer[0]
    ends = {side: _end(side, home) for side in counts}
    groups = dict[str, list[str]]()
    for side, end in ends.items():
        groups.setdefault(end, []).append(side)
    best = {end: max(of, key=lambda s: (counts[s], -len(s), s)) for end, of in groups.items()}
    return {side: best[end] for side, end in ends.items()}


def _end(side: str, home: dict[str, str]) -> str:
    while home[side] != side:
        side = home[side]
    return side
