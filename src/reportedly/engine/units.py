"""What is worked on by itself: one story with all that rests on its articles, "the quake"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportedly.engine.blocks import Stories, compare_all, stories_of
from reportedly.engine.groups import groups
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record, articles_of
from reportedly.model.story import Story
from reportedly.stage import Closure, Compare, Gather, Key, PerStory

__all__ = ["Unit", "given", "units", "work"]


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A story, or stories that judgements of analysts join, or an article that is in none.
    ``stories`` says in which story each of its articles is."""

    articles: frozenset[str]
    stories: Stories


def units(
    stories: Iterable[Story], joined: Iterable[tuple[str, ...]], others: Iterable[str]
) -> Iterator[Unit]:
    """Part articles into units, by their first articles. ``joined`` are articles that a human
    judgement about what is in them connects, ``others`` such as may be in no story."""
    told = {article: story.id for story in stories for article in story.articles}
    home = dict[str, set[str]]()
    grouped = defaultdict[str, list[str]](list)
    for article, story in told.items():
        grouped[story].append(article)
    for ids in (*grouped.values(), *joined, *((article,) for article in others)):
        here = [home.setdefault(id, {id}) for id in ids]
        whole = max(here, key=len, default=set[str]())
        for part in here:
            if part is not whole:
                whole |= part
                home.update(dict.fromkeys(part, whole))
    parts = {id(part): part for part in home.values()}
    for part in sorted(parts.values(), key=min):
        inside = {article: told[article] for article in sorted(part) if article in told}
        yield Unit(articles=frozenset(part), stories=inside)


def given(stages: Iterable[Compare | Gather]) -> tuple[type[Any], ...]:
    """The kinds of records that must be given to these stages: those that none before makes."""
    made, found = set[type[Any]](), dict[type[Any], None]()
    asked = set[str]()
    for stage in stages:
        of = (stage.of,) if isinstance(stage, Compare) else stage.of
        found.update((kind, None) for kind in of if kind not in made)
        if isinstance(stage, Gather) and isinstance(stage.by, Closure):
            found.update({} if stage.by.by in asked else {Judgement: None})
        made.add(stage.makes)
        asked.add(stage.name)
    return tuple(found)


def work(
    stages: Sequence[Compare | Gather],
    unit: Unit,
    records: Mapping[type[Any], Sequence[Any]],
    human: Mapping[str, Sequence[Judgement]],
) -> dict[str, tuple[Record, ...]]:
    """What each stage, by its name, says of this unit; each sees what those before it made.

    ``records`` are those that rest on any of the unit's articles, of the kinds that are `given`;
    where one rests on others too, that counts for nothing here, and nothing is said that rests on
    others. ``human`` are what analysts judge about records of the unit, by the name of the stage
    that asks the same.
    """
    held = {kind: list(some) for kind, some in records.items()}
    said = dict[str, tuple[Record, ...]]()
    for stage in stages:
        of = (stage.of,) if isinstance(stage, Compare) else stage.of
        some = [record for kind in of for record in held.get(kind, ())]
        if isinstance(stage, Compare):
            made = tuple(compare_all(stage, some, unit.stories))
        else:
            made = tuple(_gathered(stage, unit, some, _links(stage, held, human)))
        made = tuple(one for one in made if unit.articles.issuperset(articles_of(one)))
        said[stage.name] = made
        held.setdefault(stage.makes, []).extend(made)
    return said


def _gathered(
    stage: Gather, unit: Unit, some: Iterable[Any], links: Iterable[Judgement]
) -> Iterator[Record]:
    def own(one: Any) -> Iterator[str]:
        return (id for id in articles_of(one) if id in unit.articles)

    # Other units speak of theirs. A key that stays is the articles themselves (`plan.stays`).
    if isinstance(stage.by, Key):
        stage = replace(stage, by=Key(own))
    elif isinstance(stage.by, PerStory):
        stage = replace(stage, by=Key(lambda one: stories_of(one, unit.stories) or own(one)))
    for group in groups(stage, some, links, unit.stories):
        yield from stage.fold(group)


def _links(
    stage: Gather,
    held: Mapping[type[Any], Sequence[Any]],
    human: Mapping[str, Sequence[Judgement]],
) -> list[Judgement]:
    """The judgements that count: where analysts decided about a pair, theirs."""
    if not isinstance(stage.by, Closure):
        return []
    decided = human.get(stage.by.by, ())
    settled = {(link.left, link.right) for link in decided}
    links = (link for link in held.get(Judgement, ()) if link.by == stage.by.by)
    return [*decided, *(link for link in links if (link.left, link.right) not in settled)]
