"""What an engine must do, and the pure steps every engine shares."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from reportedly.engine.across import Pair
from reportedly.engine.blocks import Stories, Table
from reportedly.engine.units import Source, Unit
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.record import Record
from reportedly.stage import Compare, Extract, Gather

__all__ = ["READ", "Elsewhere", "Engine", "Said", "Stories", "lost", "read_one"]

READ = "read"
"""Who says of an article, in readings and the ledger, what no stage does: that it was read."""
Elsewhere = Callable[[], Source]
"""Opens the ledger to be read in another process; it can be sent there."""
Said = dict[str, tuple[Record, ...]]
"""What each stage, by its name, says."""


class Engine(Protocol):
    """Runs stages. Two engines given the same stages and articles return the same records.

    Readings come in the order of the articles, one for each; see `lost`.
    """

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

    def table(self, stage: Compare, view: Source, elsewhere: Elsewhere | None = None) -> Table:
        """The keys of every record that a stage compares."""
        ...

    def judged(
        self, stage: Compare, table: Table, view: Source, elsewhere: Elsewhere | None = None
    ) -> Iterator[tuple[Pair, Record]]:
        """What a stage says of the pairs that a table proposes, each after its pair, in the order
        of the pairs."""
        ...

    def within(
        self,
        stages: Sequence[Compare | Gather],
        view: Source,
        units: Iterable[Unit],
        elsewhere: Elsewhere | None = None,
    ) -> Iterator[tuple[Unit, Said]]:
        """What each stage, by its name, says of each unit (`units.work`), in their order."""
        ...


def read_one(stages: Sequence[Extract], article: Article) -> Reading:
    """The whole of extraction, for one article. A stage says nothing of an article in a language
    that it does not read. What breaks a stage becomes a `Failure` of this article, and the stages
    after it go on with what there is."""
    reading = Reading(article=article)
    for stage in stages:
        found: tuple[Record, ...]
        try:
            found = stage(reading) if stage.reads(article.language) else ()
        except Exception as error:
            reason = f"{stage.name}: {type(error).__name__}: {error}"
            found = (Failure(source=article.source or article.id, reason=reason),)
        reading = reading.plus(stage.name, found)
    return reading


def lost(article: Article, reason: str) -> Reading:
    """What is read of an article whose reading was broken off from outside: nothing but that."""
    failure = Failure(source=article.source or article.id, reason=reason)
    return Reading(article=article).plus(READ, [failure])
