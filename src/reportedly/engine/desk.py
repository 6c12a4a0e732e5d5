"""What a stage has before it that rests on several articles: "all names, all judgements"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.engine.base import Engine, Stories
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record, articles_of
from reportedly.model.story import Story
from reportedly.reconcile.anchors import Records
from reportedly.reconcile.decisions import QUESTIONS, judged_by
from reportedly.stage import Closure, Compare, Extract, Gather, Key, PerStory, Stage

__all__ = ["Desk"]


MOST = 0.5
"""Share of all articles from which a stage is sooner done with all of them than with those."""


class Desk:
    """Each kind of record is read once, and put away when no later stage needs it.

    Unless all is made ``anew``, a stage whose groups never reach beyond a story works on those
    stories only that what has changed belongs to; what it said of others is said again.
    """

    def __init__(self, view: Records, stages: Iterable[Stage], *, anew: bool) -> None:
        self.stages = [stage for stage in stages if not isinstance(stage, Extract)]
        self._view, self._anew = view, anew
        self._held = dict[type[Any], tuple[Any, ...]]()
        self._reached = defaultdict[Any, set[str]](set)
        asking = {stage.name for stage in self.stages if isinstance(stage, Compare)}
        asking &= {stage.name for stage in self.stages if self._stays(stage, frozenset())}
        self._local = {s.name for s in self.stages if self._stays(s, frozenset(asking))}

    def _stays(self, stage: Compare | Gather, asking: frozenset[str]) -> bool:
        """Whether its groups stay within a story, or an article."""
        if isinstance(stage, Compare):
            return stage.within_story
        match stage.by:
            case PerStory():
                return True
            case Key(of=of):
                return of is articles_of
            case Closure(by=by):
                return by in asking

    def needs(self, stage: Compare | Gather) -> frozenset[Any]:
        """The kinds of records that a stage works on, and the name of the stage on whose
        judgements it does."""
        if isinstance(stage, Compare):
            return frozenset((stage.of, *((Story,) if stage.within_story else ())))
        by: tuple[Any, ...] = ()
        if isinstance(stage.by, Closure):
            by = (stage.by.by,)
        elif isinstance(stage.by, PerStory):
            by = (Story,)
        return frozenset((*stage.of, *by))

    def reach(self, records: Iterable[Any], what: Any) -> None:
        """Take note of records of a kind, or of judgements on a stage's question (``what``), that
        are not what they were, or are no more: stages that need them begin there."""
        for one in records:
            ends = (one.left, one.right) if isinstance(one, Judgement) else ()
            claims = (claim for id in ends if (claim := self._view.get(Claim, id)))
            for found in (one, *claims):
                self._reached[what].update(articles_of(found))

    def add(self, kinds: Iterable[type[Any]]) -> None:
        """Take note of the articles that stand in no story yet, with all kinds of records that
        were read in them."""
        told = {article for story in self._view.all(Story) for article in story.articles}
        new = {article.id for article in self._some(Article, None)} - told
        for kind in kinds:
            self._reached[kind] |= new

    def made(self, stage: Compare | Gather, engine: Engine) -> list[Record]:
        """All that the stage says now."""
        if self._anew:
            return list(self._run(stage, engine, None))
        said = list(self._view.all(stage.makes, by=(stage.name,)))
        local = stage.name in self._local
        inside = self._inside(stage) if local else frozenset[str]()
        if not local or len(inside) > MOST * len(self._stories()):
            made = list(self._run(stage, engine, None))
            if local or stage.makes is not Judgement:
                self.reach(_differing(said, made), self._kind(stage))
            return made
        ids = {
            id
            for kind in self._kinds(stage)
            for one in self._some(kind, inside)
            for id in _ids(one)
        }

        def rests(one: Any) -> bool:
            ends = {one.left, one.right} if isinstance(one, Judgement) else set[str]()
            return bool(ids & ends or inside.intersection(articles_of(one)))

        made = [one for one in self._run(stage, engine, inside) if rests(one)]
        before = [one for one in said if rests(one)]
        self.reach(_differing(before, made), self._kind(stage))
        return made + [one for one in said if not rests(one)]

    def clear(self, number: int) -> None:
        """After this stage: put away what it made anew, and what no later one needs."""
        later = {kind for stage in self.stages[number + 1 :] for kind in self.needs(stage)}
        for kind in [*self._held]:
            if kind not in later or kind is self.stages[number].makes:
                del self._held[kind]

    def _run(
        self, stage: Compare | Gather, engine: Engine, inside: frozenset[str] | None
    ) -> Iterator[Record]:
        stories = self._stories(inside)
        if isinstance(stage, Compare):
            return engine.compare(stage, self._some(stage.of, inside), stories)
        found = (record for kind in stage.of for record in self._some(kind, inside))
        links = self._links(stage.by.by) if isinstance(stage.by, Closure) else ()
        return engine.gather(stage, found, links, stories)

    def _kind(self, stage: Compare | Gather) -> Any:
        """What the stages that work on what this one says say that they need."""
        return stage.name if stage.makes is Judgement else stage.makes

    def _kinds(self, stage: Compare | Gather) -> tuple[type[Any], ...]:
        return (stage.of,) if isinstance(stage, Compare) else stage.of

    def _some(self, kind: type[Any], inside: frozenset[str] | None) -> tuple[Any, ...]:
        if inside is not None and kind is not Judgement:
            return tuple(self._view.all(kind, articles=inside))
        if kind not in self._held:
            self._held[kind] = tuple(self._view.all(kind))
        return self._held[kind]

    def _stories(self, inside: frozenset[str] | None = None) -> Stories:
        return {
            article: story.id
            for story in self._some(Story, None)
            for article in story.articles
            if inside is None or article in inside
        }

    def _inside(self, stage: Compare | Gather) -> frozenset[str]:
        """The articles of all stories that what has changed for a stage belongs to, and of those
        that analysts have connected with them."""
        groups = [set(story.articles) for story in self._some(Story, None)]
        for by in QUESTIONS.values():
            for link in self._view.all(Judgement, by=(judged_by(by),)):
                ends = [
                    claim for id in (link.left, link.right) if (claim := self._view.get(Claim, id))
                ]
                groups.append({end.span.article for end in ends})
        inside = {article for what in self.needs(stage) for article in self._reached[what]}
        waiting = True
        while waiting:
            touched = [group for group in groups if group & inside and not group <= inside]
            waiting = bool(touched)
            inside.update(*touched)
        return frozenset(inside)

    def _links(self, by: str) -> list[Judgement]:
        """The judgements on this stage's question that count: where analysts decided about a pair,
        theirs."""
        human = list(self._view.all(Judgement, by=(judged_by(by),)))
        settled = {(link.left, link.right) for link in human}
        links = self._view.all(Judgement, by=(by,))
        return human + [link for link in links if (link.left, link.right) not in settled]


def _ids(one: Any) -> tuple[str, ...]:
    """The ids by which judgements may call a record: its own, and that of the claim it is of."""
    return (one.id, claim) if isinstance(claim := getattr(one, "claim", None), str) else (one.id,)


def _differing(before: Iterable[Any], after: Iterable[Any]) -> Iterator[Any]:
    """What is only in one of the two, or not the same in both."""
    old, new = ({one.id: one for one in some} for some in (before, after))
    for id in old.keys() | new.keys():
        if old.get(id) != new.get(id):
            yield from (one[id] for one in (old, new) if id in one)
