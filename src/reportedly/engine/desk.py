"""What a stage has before it that rests on several articles: "all names, all judgements"."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.engine.base import Engine, Stories
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record
from reportedly.model.story import Story
from reportedly.reconcile.anchors import Records
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Compare, Extract, Gather, PerStory, Stage

__all__ = ["Desk"]


class Desk:
    """What the stages that rest on several articles have before them: each kind of record is read
    once, and put away when no later stage needs it."""

    def __init__(self, view: Records, stages: Iterable[Stage]) -> None:
        self.stages = [stage for stage in stages if not isinstance(stage, Extract)]
        self._view = view
        self._held = dict[type[Any], tuple[Any, ...]]()

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

    def made(self, stage: Compare | Gather, engine: Engine) -> Iterator[Record]:
        if isinstance(stage, Compare):
            return engine.compare(stage, self._all(stage.of), self._stories())
        found = (record for kind in stage.of for record in self._all(kind))
        links = self._links(stage.by.by) if isinstance(stage.by, Closure) else ()
        return engine.gather(stage, found, links, self._stories())

    def clear(self, number: int) -> None:
        """After this stage: put away what it made anew, and what no later one needs."""
        later = {kind for stage in self.stages[number + 1 :] for kind in self.needs(stage)}
        for kind in [*self._held]:
            if kind not in later or kind is self.stages[number].makes:
                del self._held[kind]

    def _all(self, kind: type[Any]) -> tuple[Any, ...]:
        if kind not in self._held:
            self._held[kind] = tuple(self._view.all(kind))
        return self._held[kind]

    def _stories(self) -> Stories:
        return {article: story.id for story in self._all(Story) for article in story.articles}

    def _links(self, by: str) -> list[Judgement]:
        """The judgements on this stage's question that count: where analysts decided about a pair,
        theirs."""
        human = list(self._view.all(Judgement, by=(judged_by(by),)))
        settled = {(link.left, link.right) for link in human}
        links = self._view.all(Judgement, by=(by,))
        return human + [link for link in links if (link.left, link.right) not in settled]
