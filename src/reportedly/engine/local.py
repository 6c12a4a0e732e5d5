"""In this process, one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.engine.across import CHUNK, Pair, Shelf, batched, keyed, verdicts
from reportedly.engine.base import Elsewhere, Said, read_one
from reportedly.engine.blocks import Stories, Table, compare_all
from reportedly.engine.groups import groups
from reportedly.engine.units import Source, Unit, laid, work
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.record import Record
from reportedly.stage import Compare, Extract, Gather

__all__ = ["Local"]


class Local:
    def extract(self, stages: Sequence[Extract], articles: Iterable[Article]) -> Iterator[Reading]:
        return (read_one(stages, article) for article in articles)

    def compare(
        self, stage: Compare, records: Iterable[Any], stories: Stories
    ) -> Iterator[Record]:
        return compare_all(stage, records, stories)

    def gather(
        self,
        stage: Gather,
        records: Iterable[Any],
        judgements: Iterable[Judgement],
        stories: Stories,
    ) -> Iterator[Record]:
        for group in groups(stage, records, judgements, stories):
            yield from stage.fold(group)

    def table(self, stage: Compare, view: Source, elsewhere: Elsewhere | None = None) -> Table:
        table = Table()
        table.extend(keyed(stage, view.all(stage.of)))
        return table

    def judged(
        self, stage: Compare, table: Table, view: Source, elsewhere: Elsewhere | None = None
    ) -> Iterator[tuple[Pair, Record]]:
        shelf = Shelf(view, stage.of)
        for some in batched(table.pairs(stage, shelf.some), CHUNK):
            for place, one in verdicts(stage, some, shelf):
                yield some[place], one

    def within(
        self,
        stages: Sequence[Compare | Gather],
        view: Source,
        units: Iterable[Unit],
        elsewhere: Elsewhere | None = None,
    ) -> Iterator[tuple[Unit, Said]]:
        for unit in units:
            yield unit, work(stages, unit, *laid(view, stages, unit))
