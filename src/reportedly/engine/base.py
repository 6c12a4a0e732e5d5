"""What an engine must do, and the pure steps every engine shares."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any, Protocol

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.record import Record, articles_of
from reportedly.stage import Compare, Extract, Gather

__all__ = ["MAX_BLOCK", "Engine", "Stories", "compare_group", "read_one", "stories_of"]

Stories = Mapping[str, str]
"""The story of each article, by their ids."""

MAX_BLOCK = 400
"""Blocks with more members say too little to propose pairs (and cost the square of their size)."""


class Engine(Protocol):
    """Runs stages. Two engines given the same stages and articles return the same records."""

    def extract(
        self, stages: Sequence[Extract], articles: Iterable[Article]
    ) -> Iterator[Reading]: ...

    def compare(
        self, stage: Compare, records: Iterable[Any], stories: Stories
    ) -> Iterator[Record]: ...

    def gather(
        self,
        stage: Gather,
        records: Iterable[Any],
        judgements: Iterable[Judgement],
        stories: Stories,
    ) -> Iterator[Record]: ...


def read_one(stages: Sequence[Extract], article: Article) -> Reading:
    """The whole of extraction, for one article. What breaks a stage becomes a `Failure` of this
    article, and the stages after it go on with what there is."""
    reading = Reading(article=article)
    for stage in stages:
        found: tuple[Record, ...]
        try:
            found = stage(reading)
        except Exception as error:
            reason = f"{stage.name}: {type(error).__name__}: {error}"
            found = (Failure(source=article.source or article.id, reason=reason),)
        reading = reading.plus(stage.name, found)
    return reading


def compare_group(
    stage: Compare, members: Mapping[str, Any], seen: set[tuple[str, str]] | None = None
) -> Iterator[Record]:
    """Judge the pairs of a block, given by id, in a stable order; an oversized block proposes
    nothing but its chains of equals. Pairs in ``seen`` are passed over, new ones are added."""
    seen = set() if seen is None else seen
    alone, equals = list[str](), dict[str, list[str]]()
    for id in sorted(members):
        if value := stage.equal(members[id]):
            equals.setdefault(value, []).append(id)
        else:
            alone.append(id)
    pairs = [pair for chain in equals.values() for pair in pairwise(chain)]
    meeting = sorted((*alone, *(chain[0] for chain in equals.values())))
    if len(meeting) <= MAX_BLOCK:
        pairs += combinations(meeting, 2)
    for left, right in pairs:
        if (left, right) in seen:
            continue
        seen.add((left, right))
        if (verdict := stage.judge(members[left], members[right])) is not None:
            yield verdict


def stories_of(record: Any, stories: Stories) -> set[str]:
    """The stories that a record belongs to, through the articles it rests on."""
    return {stories[article] for article in articles_of(record) if article in stories}
