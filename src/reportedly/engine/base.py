"""What an engine must do, and the pure steps every engine shares."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
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


def compare_group(stage: Compare, members: Iterable[Any]) -> Iterator[Record]:
    """Judge every pair of a block, in a stable order; an oversized block proposes nothing."""
    ordered = sorted({record.id: record for record in members}.items())
    if len(ordered) > MAX_BLOCK:
        return
    for (_, left), (_, right) in combinations(ordered, 2):
        if (verdict := stage.judge(left, right)) is not None:
            yield verdict


def stories_of(record: Any, stories: Stories) -> set[str]:
    """The stories that a record belongs to, through the articles it rests on."""
    return {stories[article] for article in articles_of(record) if article in stories}
