"""What is worked on by itself: one story with all that rests on its articles, "the quake"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from reportedly.engine.blocks import Stories, compare_all, stories_of
from reportedly.engine.groups import groups
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record, articles_of
from reportedly.model.story import Story
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Compare, Gather, Group, Key, PerStory

__all__ = ["Human", "Source", "Unit", "closes", "given", "laid", "units", "work"]

R = TypeVar("R", bound=Record)

Human = Mapping[str, Sequence[Judgement]]
"""What analysts judge, by the name of the stage that asks the same."""


class Source(Protocol):
    """Where records are read: a ledger's view (`store.base.View`)."""

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]: ...

    def columns(
        self,
        kind: type[Any],
        names: Sequence[str],
        *,
        articles: Collection[str] | None = None,
        ids: Collection[str] | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Iterator[tuple[Any, ...]]: ...

    def many(self, kind: type[R], ids: Collection[str]) -> dict[str, R]: ...

    def linked(
        self, kind: type[R], ids: Collection[str], by: Collection[str] | None = None
    ) -> Iterator[R]: ...


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A story, or stories that judgements of analysts join, or an article that is in none.
    ``stories`` says in which story each of its articles is."""

    articles: frozenset[str]
    stories: Stories

    @property
    def homes(self) -> set[str]:
        """Its stories, and its articles that are in none: its records are parted by these."""
        return {self.stories.get(article, article) for article in self.articles}


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
    made, found = set[Any](), dict[type[Any], None]()
    for stage in stages:
        of = (stage.of,) if isinstance(stage, Compare) else stage.of
        found.update((kind, None) for kind in of if kind not in made)
        if (by := closes(stage)) and by not in made:
            found[Judgement] = None
        made |= {stage.makes, stage.name}
    return tuple(found)


def laid(
    view: Source, stages: Iterable[Compare | Gather], unit: Unit
) -> tuple[dict[type[Any], tuple[Any, ...]], Human]:
    """The records and judgements that the work on a unit needs, out of a ledger."""
    stages = tuple(stages)
    kinds = given(stages)
    held = {kind: tuple(view.all(kind, articles=unit.articles)) for kind in kinds}
    asking = {by for stage in stages if (by := closes(stage))}
    if Judgement in held:
        ids = {one.id for some in held.values() for one in some}
        held[Judgement] = tuple(view.linked(Judgement, ids, by=asking))
    return held, {name: tuple(view.all(Judgement, by=(judged_by(name),))) for name in asking}


def work(
    stages: Sequence[Compare | Gather],
    unit: Unit,
    records: Mapping[type[Any], Sequence[Any]],
    human: Human,
) -> dict[str, tuple[Record, ...]]:
    """What each stage, by its name, says of this unit; each sees what those before it made.

    ``records`` are those that rest on any of the unit's articles, of the kinds that are `given`;
    where one rests on others too, that counts for nothing here, and nothing is said that rests on
    others. Of ``human`` judgements only those about two records of the unit count.
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


def closes(stage: Compare | Gather) -> str:
    """The stage by whose judgements one groups, "" where it does not."""
    return stage.by.by if isinstance(stage, Gather) and isinstance(stage.by, Closure) else ""


def _gathered(
    stage: Gather, unit: Unit, some: Iterable[Any], links: Iterable[Judgement]
) -> Iterator[Record]:
    alone = len(unit.articles) == 1 or (isinstance(stage.by, PerStory) and len(unit.homes) == 1)
    if alone and not isinstance(stage.by, Closure):  # one group, as in most units
        known = {one.id: one for one in some if not unit.articles.isdisjoint(articles_of(one))}
        if known:
            yield from stage.fold(Group(members=tuple(known[id] for id in sorted(known))))
        return

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
    human: Human,
) -> list[Judgement]:
    """The judgements that make the groups, those of analysts with them."""
    if not (by := closes(stage)):
        return []
    links = (link for link in held.get(Judgement, ()) if link.by == by)
    return [*human.get(by, ()), *links]
