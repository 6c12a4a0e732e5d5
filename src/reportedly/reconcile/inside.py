"""What stands inside a claim, found by where it stands: "by Friday" in "will close by Friday"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from reportedly.model.span import Span

__all__ = ["Inside"]

T = TypeVar("T")


class Inside(Generic[T]):
    """Things by the spans where they stand. What is found comes in the order in which they were
    given, each once, at a cost that does not grow with the article."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        found = defaultdict[str, list[tuple[int, int, int]]](list)
        self._things = list[T]()
        for n, (span, thing) in enumerate(placed):
            found[span.article].append((span.start, n, span.end))
            self._things.append(thing)
        self._rows = {article: sorted(rows) for article, rows in found.items()}
        self._longest = {
            article: max(end - start for start, _, end in rows)
            for article, rows in self._rows.items()
        }

    def held(self, parts: Iterable[Span]) -> list[T]:
        """What one of these stretches holds from beginning to end."""
        return self._all(
            n
            for part in parts
            for _, n, end in self._between(part.article, part.start, part.end)
            if end <= part.end
        )

    def touching(self, parts: Iterable[Span]) -> list[T]:
        """What has a character in common with one of these stretches."""
        return self._all(
            n
            for part in parts
            for _, n, end in self._between(
                part.article, part.start - self._longest.get(part.article, 0), part.end
            )
            if end > part.start
        )

    def _between(self, article: str, first: int, end: int) -> list[tuple[int, int, int]]:
        rows = self._rows.get(article, [])
        return rows[bisect_left(rows, (first,)) : bisect_left(rows, (end,))]

    def _all(self, numbers: Iterable[int]) -> list[T]:
        return [self._things[n] for n in sorted(set(numbers))]
