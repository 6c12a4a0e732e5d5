"""What a gathering stage is given at a time: "all names that were judged the same"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.engine.blocks import Stories, stories_of
from reportedly.engine.closure import closure, counting
from reportedly.engine.clusters import clusters
from reportedly.model.judgement import Judgement
from reportedly.model.record import articles_of
from reportedly.stage import Closure, Gather, Group, Key

__all__ = ["groups"]


def groups(
    stage: Gather, records: Iterable[Any], judgements: Iterable[Judgement], stories: Stories
) -> Iterator[Group]:
    """The groups of a stage, in whatever order things come: members by their ids, links by theirs,
    a human's first. ``judgements`` are read only where they make the groups; those that a human's
    silence (`counting`) reach no group."""
    known = {record.id: record for record in records}
    match stage.by:
        case Closure(by=by, strict=strict, average=average):
            asked = counting(j for j in judgements if j.by == by or j.human)
            links = sorted(asked, key=lambda j: (not j.human, j.id))
            about = defaultdict[str, list[Judgement]](list)
            for link in links:
                about[link.left].append(link)
                about[link.right].append(link)
            parts = (
                clusters(known, links, average)
                if average
                else closure(known, links, by, strict=strict)
            )
            for ids in parts:
                yield _closed(ids, known, about)
        case Key(of=key):
            yield from _collected((r, key(r)) for r in _by_id(known))
        case _:
            told = ((r, stories_of(r, stories) or articles_of(r)) for r in _by_id(known))
            yield from _collected(told)


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
    found = defaultdict[str, list[Any]](list)
    for record, keys in keyed:
        for key in keys:
            found[key].append(record)
    for _, members in sorted(found.items()):
        yield Group(members=tuple(members))
