"""In this process, one after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportedly.engine.base import read_one
from reportedly.engine.blocks import Stories, compare_all, stories_of
from reportedly.engine.closure import closure
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.record import Record
from reportedly.stage import Closure, Compare, Extract, Gather, Group, Key

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
        for group in _groups(stage, records, judgements, stories):
            yield from stage.fold(group)


def _groups(
    stage: Gather, records: Iterable[Any], judgements: Iterable[Judgement], stories: Stories
) -> Iterator[Group]:
    """The groups of a stage; ``judgements`` are read only where they make the groups."""
    known = {record.id: record for record in records}
    match stage.by:
        case Closure(by=by, strict=strict):
            links = [j for j in judgements if j.by == by or j.human]
            about = defaultdict[str, list[Judgement]](list)
            for link in links:
                about[link.left].append(link)
                about[link.right].append(link)
            for ids in closure(known, links, by, strict=strict):
                yield _closed(ids, known, about)
        case Key(of=key):
            yield from _collected((r, key(r)) for r in _by_id(known))
        case _:
            yield from _collected((r, stories_of(r, stories)) for r in _by_id(known))


def _by_id(known: dict[str, Any]) -> Iterator[Any]:
    return (known[id] for id in sorted(known))


def _closed(ids: list[str], known: dict[str, Any], about: dict[str, list[Judgement]]) -> Group:
    inside = set(ids)
    touching = dict.fromkeys(j for id in ids for j in about.get(id, ()))
    return Group(
        members=tuple(known[id] for id in ids),
        links=tuple(j for j in touching if {j.left, j.right} <= inside),
        beyond=tuple(j for j in touching if not {j.left, j.right} <= inside),
    )


def _collected(keyed: Iterable[tuple[Any, Iterable[str]]]) -> Iterator[Group]:
    groups = defaultdict[str, list[Any]](list)
    for record, keys in keyed:
        for key in keys:
            groups[key].append(record)
    for _, members in sorted(groups.items()):
        yield Group(members=tuple(members))
