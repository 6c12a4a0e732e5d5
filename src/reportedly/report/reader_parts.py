"""A long article a part at a time, "part 2 of 5": a live blog opens as fast as a report."""

from collections.abc import Sequence
from typing import Any, TypeVar

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.hedge import Hedge
from reportedly.model.mention import Mention
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.record import Record
from reportedly.model.time import Time
from reportedly.report.marks import covering
from reportedly.report.material import Material

__all__ = ["Part", "cuts", "part_at"]

R = TypeVar("R", bound=Record)

LONG = 16_000
"""Code points from which a part ends with its paragraph."""
_CUT: tuple[type[Any], ...] = (Claim, Quantity, Measure, Time, Hedge, Mention)
"""Kinds that are read for a part alone; names and what rests on several articles are not."""


def cuts(article: Article) -> tuple[int, ...]:
    """Where its parts start (code points), the first at 0; a short rest stays with the last."""
    found = [0]
    for block in covering(article):
        if block.start - found[-1] >= LONG and len(article.text) - block.start >= LONG // 4:
            found.append(block.start)
    return tuple(found)


def part_at(starts: Sequence[int], offset: int) -> int:
    """The number (from 1) of the part that holds an offset."""
    return max(sum(start <= offset for start in starts), 1)


class Part(Material):
    """What stands between two offsets of the one article of ``whole``; what is known of its names
    and of its place among others is kept."""

    def __init__(self, whole: Material, start: int, end: int) -> None:
        super().__init__(whole.view, whole.articles, whole.profile)
        self._whole, self._start, self._end = whole, start, end

    def of(self, kind: type[R]) -> tuple[R, ...]:
        if kind not in self._read:
            found: Any = self._whole.of(kind)
            if kind in _CUT:
                reach = range(self._start, self._end)
                found = tuple(record for record in found if record.span.start in reach)
            self._read[kind] = found
        return self._read[kind]
