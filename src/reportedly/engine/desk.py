"""Where several articles are worked on: "4 new names, 2 stories touched, the rest stays"."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, Protocol

from reportedly.engine.across import Shelf, batched
from reportedly.engine.base import Elsewhere, Engine
from reportedly.engine.blocks import Table
from reportedly.engine.components import of_all, of_touched
from reportedly.engine.editions import edition_of
from reportedly.engine.matches import Difference, Follower, Keyed, between, links, rematched
from reportedly.engine.plan import Phase, Wide, Within
from reportedly.engine.units import Source, Unit, closes, given, units
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement
from reportedly.model.record import Record, articles_of
from reportedly.model.story import Story
from reportedly.reconcile.decisions import judged_by
from reportedly.stage import Closure, Compare, Gather

__all__ = ["Changes", "Desk", "Writer"]

_KEPT = ("", (0, tuple[int, ...]()))
"""Stands where it is kept what a gathering stage has made of whom."""

MOST = 0.5
"""Share of a stage's records from which it is sooner done with all of them than with those."""
FLUSH = 8_000
"""So many records are written at once."""
CHUNK = 500
"""So many touched records are compared in one transaction."""


class Changes(Protocol):
    """What came, went or changed since all was last compared (`store.touched`)."""

    def read(self) -> "Changes": ...
    def ids(self, kinds: Iterable[type[Any]]) -> set[str]: ...
    def judged(self, by: Collection[str]) -> set[tuple[str, str]]: ...
    def articles(self, kinds: Iterable[type[Any]]) -> set[str]: ...


class Writer(Protocol):
    def revise(
        self,
        put: Iterable[Record],
        struck: Iterable[tuple[type[Any], str]],
        *,
        by: str,
        edition: str = "",
    ) -> bool: ...


class Desk:
    """Does the phases of the work one after the other, and writes down what they change.

    ``touched`` is what they have to work in; None where all is to be made anew. ``writing`` opens
    a transaction, or raises where somebody else has taken over; ``elsewhere`` lets other processes
    read the same ledger.
    """

    def __init__(
        self,
        view: Source,
        keyed: Keyed,
        engine: Engine,
        writing: Callable[[], AbstractContextManager[Writer]],
        touched: Changes | None,
        progress: Callable[[str, int], None] = lambda what, done: None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._view, self._keyed, self._engine = view, keyed, engine
        self._writing, self._touched = writing, touched
        self._progress, self._elsewhere = progress, elsewhere

    def do(self, phase: Phase) -> None:
        """All that a phase says now is in the ledger afterwards."""
        touched = None if self._touched is None else self._touched.read()
        match phase:
            case Wide(stage=Compare() as stage):
                self._compare(stage, touched)
            case Wide(stage=Gather() as stage):
                self._gather(stage, touched)
            case Within(stages=stages):
                self._within(stages, touched)

    def take(self, phase: Phase) -> None:
        """Believe that all which a phase says is in the ledger: keep what is needed to go on."""
        match phase:
            case Wide(stage=Compare() as stage) if links(stage):
                table = self._engine.table(stage, self._view, self._elsewhere)
                for _ in table.pairs(stage, Shelf(self._view, stage.of).some):
                    pass  # the pairs are walked through for what is common
                with self._writing():
                    self._keyed.clear(stage.name)
                    self._keep(stage, table)
            case Wide(stage=Gather(by=Closure()) as stage):
                self._gather_all(stage)

    def forget(self, phase: Phase) -> None:
        """Whatever is kept of the keys of a phase that was broken off: it is made anew next time,
        from the records."""
        if isinstance(phase, Wide):
            with self._writing():
                self._keyed.clear(phase.stage.name)

    def _compare(self, stage: Compare, touched: Changes | None) -> None:
        if touched is None:
            return self._compare_all(stage)
        ids = sorted(touched.ids([stage.of]))
        if len(ids) > MOST * self._keyed.size(stage.name) or (ids and not links(stage)):
            return self._compare_all(stage)
        shelf = Shelf(self._view, stage.of)
        for some in batched(ids, CHUNK):
            with self._writing() as writer:
                found = rematched(
                    stage,
                    some,
                    self._keyed,
                    shelf.many,
                    lambda ends: self._view.linked(stage.makes, ends, by=(stage.name,)),
                )
                self._revise(writer, stage, found)
        return None

    def _compare_all(self, stage: Compare) -> None:
        """Every pair of the ledger. The keys are kept for the next time, if what is said of a pair
        can be found by it."""
        table, fits = self._engine.table(stage, self._view, self._elsewhere), links(stage)

        def said() -> Iterator[tuple[str, Record]]:
            nonlocal fits
            for pair, one in self._engine.judged(stage, table, self._view, self._elsewhere):
                fits = fits and between(one) == pair
                yield stage.name, one

        self._replace([stage], said(), lambda: self._keep(stage, table) if fits else None)

    def _keep(self, stage: Compare, table: Table) -> None:
        self._keyed.fill(stage.name, table)
        self._keyed.mark(stage.name, table.common)

    def _gather(self, stage: Gather, touched: Changes | None) -> None:
        if not isinstance(stage.by, Closure):
            if touched is None or touched.ids(stage.of):
                records = chain.from_iterable(self._view.all(kind) for kind in stage.of)
                made = self._engine.gather(stage, records, (), {})
                self._replace([stage], ((stage.name, one) for one in made))
        elif touched is None or not self._keyed.size(stage.name):
            self._gather_all(stage)
        else:
            by, ids = stage.by.by, touched.ids(stage.of)
            judged = touched.judged((by, judged_by(by)))
            for part in of_touched(stage, self._view, self._keyed, ids, judged):
                with self._writing() as writer:
                    self._revise(writer, stage, part.difference(stage, self._keyed))

    def _gather_all(self, stage: Gather) -> None:
        made, followers = list[tuple[str, str]](), list[Follower]()

        def said() -> Iterator[tuple[str, Record]]:
            for part in of_all(stage, self._view, self._keyed):
                made.extend((member, one.id) for member, one in part.made)
                followers.extend(part.followers)
                yield from ((stage.name, one) for _, one in part.made)

        def keep() -> None:
            self._keyed.fill(stage.name, [_KEPT])
            self._keyed.remake(stage.name, (), made)
            self._keyed.follow(stage.name, (), {}, followers)

        self._replace([stage], said(), keep)

    def _within(self, stages: Sequence[Compare | Gather], touched: Changes | None) -> None:
        """Stages whose groups stay in a story, unit by unit."""
        if touched is None:
            told = (
                ((stage.name, one) for stage in stages for one in said[stage.name])
                for _, said in self._worked(stages, None)
            )
            return self._replace(stages, chain.from_iterable(told))
        kinds = given(stages)
        names = {stage.name for stage in stages} | {
            by for stage in stages if (by := closes(stage))
        }
        judged = touched.judged(names | {judged_by(name) for name in names})
        inside = touched.articles([*kinds, Story]) | self._about({*chain.from_iterable(judged)})
        found = defaultdict[str, Difference](Difference)
        lost = self._gone(touched, kinds)
        comparing = [one for one in stages if isinstance(one, Compare) and links(one)]
        for asked in comparing:
            near = self._view.linked(asked.makes, lost, by=(asked.name,))
            found[asked.name].struck += [one.id for one in near]
        for unit, said in self._worked(stages, inside):
            ids = self._ids(unit, kinds) if comparing else ()
            for stage in stages:
                made = said[stage.name]
                now = {one.id for one in made}
                before = self._said(stage, unit, ids)
                found[stage.name].put += made
                found[stage.name].struck += [id for id in before if id not in now]
            if sum(len(one.put) + len(one.struck) for one in found.values()) >= FLUSH:
                self._flush(stages, found)
        self._flush(stages, found)

    def _gone(self, touched: Changes, kinds: Iterable[type[Any]]) -> set[str]:
        """The ids of records that are no more."""
        found = set[str]()
        for kind in kinds:
            ids = touched.ids([kind])
            found |= ids.difference(id for (id,) in self._view.columns(kind, ["id"], ids=ids))
        return found

    def _worked(
        self, stages: Sequence[Compare | Gather], inside: set[str] | None
    ) -> Iterator[tuple[Unit, dict[str, tuple[Record, ...]]]]:
        """The work on all units, or those that touch these articles."""
        some = self._units(stages, inside)
        for n, done in enumerate(
            self._engine.within(stages, self._view, some, self._elsewhere), start=1
        ):
            self._progress("within", n)
            yield done

    def _units(
        self, stages: Sequence[Compare | Gather], inside: set[str] | None
    ) -> Iterator[Unit]:
        asked = [judged_by(stage.name) for stage in stages if isinstance(stage, Compare)]
        joined = [
            tuple(sorted(self._about((link.left, link.right))))
            for link in self._view.all(Judgement, by=asked)
        ]
        if inside is None:
            stories = list(self._view.all(Story))
            return units(stories, joined, (id for (id,) in self._view.columns(Article, ["id"])))
        waiting, stories = set(inside), list[Story]()
        reached = set[str]()
        while waiting:
            reached |= waiting
            new = list(self._view.all(Story, articles=waiting))
            stories += new
            near = [pair for pair in joined if not reached.isdisjoint(pair)]
            waiting = {id for one in new for id in one.articles}.union(*near) - reached
        near = [pair for pair in joined if not reached.isdisjoint(pair)]
        return units({one.id: one for one in stories}.values(), near, reached)

    def _about(self, claims: Collection[str]) -> set[str]:
        """The articles in which these claims stand."""
        found = self._view.many(Claim, claims).values()
        return {article for claim in found for article in articles_of(claim)}

    def _ids(self, unit: Unit, kinds: Sequence[type[Any]]) -> set[str]:
        near = (self._view.columns(kind, ["id"], articles=unit.articles) for kind in kinds)
        return {id for some in near for (id,) in some}

    def _said(self, stage: Compare | Gather, unit: Unit, ids: Collection[str]) -> list[str]:
        """The ids of what a stage has said of a unit, whose records have these ids."""
        if isinstance(stage, Compare) and links(stage):
            return [one.id for one in self._view.linked(stage.makes, ids, by=(stage.name,))]
        rows = self._view.columns(stage.makes, ["id", "said_by"], articles=unit.articles)
        return [id for id, by in rows if by == stage.name]

    def _flush(self, stages: Sequence[Compare | Gather], found: dict[str, Difference]) -> None:
        if any(one.put or one.struck for one in found.values()):
            with self._writing() as writer:
                for stage in stages:
                    self._revise(writer, stage, found.pop(stage.name, Difference()))

    def _replace(
        self,
        stages: Sequence[Compare | Gather],
        said: Iterable[tuple[str, Record]],
        keep: Callable[[], None] = lambda: None,
    ) -> None:
        """Let this be all that these stages say. What is kept of their keys is forgotten first,
        so that a run which is broken off leaves nothing that is not so."""
        old = {stage.name: self._all_said(stage) for stage in stages}
        with self._writing():
            for stage in stages:
                self._keyed.clear(stage.name)
        for some in batched(said, FLUSH):
            found = defaultdict[str, Difference](Difference)
            for name, one in some:
                found[name].put.append(one)
                old[name].discard(one.id)
            self._flush(stages, found)
        with self._writing() as writer:
            for stage in stages:
                self._revise(writer, stage, Difference(struck=[*old[stage.name]]))
            keep()

    def _all_said(self, stage: Compare | Gather) -> set[str]:
        where = {"said_by": stage.name}
        return {id for (id,) in self._view.columns(stage.makes, ["id"], where=where)}

    def _revise(self, writer: Writer, stage: Compare | Gather, found: Difference) -> None:
        gone = [(stage.makes, id) for id in found.struck]
        if found.put or gone:
            writer.revise(found.put, gone, by=stage.name, edition=edition_of(stage))
