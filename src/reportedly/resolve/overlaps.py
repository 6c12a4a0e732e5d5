"""How much of their words two articles share: "in both, outside quotation marks"."""

from collections.abc import Iterator
from itertools import groupby

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.text.shingles import Run, Words, shared_runs, words

__all__ = ["Overlap", "overlap"]

STRETCH = 6
"""Fewer own words in a row inside a shared run only carry a quotation ("he said on Monday")."""


@record
class Overlap:
    """What two articles share, in words: ``own`` outside quotation marks in both, ``quoted``
    inside them in both, ``lifted`` inside in one only.

    ``shorter`` is the number of own words of the article with fewer, ``longest`` that of all words
    of the longer one.
    """

    own: int
    quoted: int
    lifted: int
    shorter: int
    longest: int
    runs: tuple[Run, ...]

    @property
    def containment(self) -> float:
        return min(1.0, self.own / self.shorter) if self.shorter else 0.0

    @property
    def whole(self) -> float:
        """The share of the longer one's words, quoted or not, that stand in both."""
        return min(1.0, (self.own + self.quoted + self.lifted) / self.longest)


def overlap(left: Article, right: Article) -> Overlap:
    """Measure the word runs two articles share; captions, galleries and furniture do not count."""
    one, other = words(left), words(right)
    runs = tuple(shared_runs(one.texts, other.texts))
    own = quoted = lifted = 0
    for run in runs:
        for (a, b), length in _stretches(run, one, other):
            own += length if not (a or b) and length >= STRETCH else 0
            quoted += length if a and b else 0
            lifted += length if a != b else 0
    return Overlap(
        own=own,
        quoted=quoted,
        lifted=lifted,
        shorter=min(one.own, other.own),
        longest=max(len(one.texts), len(other.texts), 1),
        runs=runs,
    )


def _stretches(run: Run, one: Words, other: Words) -> Iterator[tuple[tuple[int, int], int]]:
    flags = zip(
        one.quoted[run.left : run.left + run.length],
        other.quoted[run.right : run.right + run.length],
        strict=True,
    )
    return ((flag, len(list(group))) for flag, group in groupby(flags))
