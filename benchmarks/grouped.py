"""How near our same-claim groups and origins come to those of a gold, given its claims as ours."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from typing import Any

__all__ = ["Grouped", "pairs_alike"]

Row = dict[str, Any]


class Grouped:
    """``ours`` maps each gold claim that we have to the id of ours; ``groups`` are our same-claim
    groups as sets of ids of our claims; ``count`` tells how many origins we count behind some of
    our claims (`Independence`).

    A gold group has ``id``, ``members`` (gold claims) and ``independent_origins`` (min, max). Its
    members that we do not have are misses where groups are joined, and neutral where origins of
    the rest are counted.
    """

    def __init__(
        self,
        ours: Mapping[str, str],
        groups: Sequence[Collection[str]],
        count: Callable[[Collection[str]], int],
    ) -> None:
        self._ours = ours
        self._groups = groups
        self._count = count

    def joined(self, gold: Sequence[Row]) -> dict[str, Collection[str]]:
        """Our group of each gold group more than half of whose members it holds, where it holds
        no claim of another gold group only."""
        found = dict[str, Collection[str]]()
        for theirs in gold:
            mine = {self._ours[m] for m in theirs["members"] if m in self._ours}
            others = {
                self._ours[m]
                for g in gold
                if g is not theirs
                for m in g["members"]
                if m in self._ours
            }
            for group in self._groups:
                held = mine & set(group)
                if 2 * len(held) > len(theirs["members"]) and not set(group) & (others - mine):
                    found[theirs["id"]] = group
        return found

    def behind(self, group: Row) -> int:
        """How many of our origins stand behind the members of a gold group, 0 if we have none."""
        held = [self._ours[m] for m in group["members"] if m in self._ours]
        return self._count(held) if held else 0

    def figures(self, gold: Sequence[Row]) -> dict[str, float]:
        """``groups_joined``, ``groups_right`` (joined, and our group has a number of origins
        within the gold's), ``origins_right`` (the number behind the gold's own members within the
        gold's, however we group them), as fractions of the gold groups."""
        several = [group for group in gold if len(group["members"]) > 1]
        joined = self.joined(several)
        right = sum(
            _within(self._count(joined[group["id"]]), group)
            for group in several
            if group["id"] in joined
        )
        behind = sum(_within(self.behind(group), group) for group in gold)
        return {
            "groups_joined": len(joined) / len(several) if several else 1.0,
            "groups_right": right / len(several) if several else 1.0,
            "origins_right": behind / len(gold) if gold else 1.0,
        }


def _within(count: int, group: Row) -> bool:
    allowed = group["independent_origins"]
    return bool(allowed["min"] <= count <= allowed["max"])


def pairs_alike(gold: Mapping[str, str], ours: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of the pairs put together, both given as the label of each item; items
    that only one of the two labels are left out."""
    both = sorted(gold.keys() & ours.keys())
    right = put = wanted = 0
    for one, other in combinations(both, 2):
        same, mine = gold[one] == gold[other], ours[one] == ours[other]
        right, put, wanted = right + (same and mine), put + mine, wanted + same
    return (right / put if put else 1.0), (right / wanted if wanted else 1.0)
