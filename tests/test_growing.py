"""However a pile came to be, its ledger is what comparing all of it from scratch makes of it.

Small texts and small stages of every shape; batches in any order, articles read anew by another
edition, articles taken out, decisions made and taken back, and work that is broken off anywhere.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pipeline
from reportedly.engine import blocks, components, crowds, matches
from reportedly.engine import desk as desks
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.model.decision import Decision, Matter
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.story import ClaimGroup, Event, Sketch
from reportedly.pipeline import derive, run
from reportedly.reconcile.anchors import anchor
from reportedly.reconcile.claim_groups import claim_groups
from reportedly.reconcile.lineages import lineages
from reportedly.reconcile.referents import referents
from reportedly.reconcile.stories import stories
from reportedly.stage import Compare, Gather, Group, PerStory, Stage, extracts
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.decisions import decide, withdraw
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

TEXTS = (
    "quake Ann Bob 3",
    "quake Ann 3 4",
    "quake Bo Anna 4",
    "flood Bob 3 5",
    "flood Ann Bo 5",
    "flood quake Cid 3",
    "Cid Anna",
    "quake Ab 3",
)
PILE = tuple(Article.of(text, source=f"{n}.txt") for n, text in enumerate(TEXTS))
SHORT = re.compile(r"\b[A-Z]\w{1,2}\b")
LONG = re.compile(r"\b[A-Z]\w+\b")


class Reader:
    """Extractors of an edition: which names it sees, and whether it sees figures."""

    def __init__(self, names: "re.Pattern[str]" = LONG, figures: bool = True) -> None:
        @extracts(Name)
        def namings(reading: Reading) -> Iterator[Name]:
            for found in names.finditer(reading.article.text):
                span = reading.article.at(*found.span())
                yield Name(
                    span=span,
                    name=found[0],
                    kind=MentionKind.PERSON,
                    spellings=(found[0],),
                    roles=(),
                    mentions=(),
                )

        @extracts(Claim)
        def sayings(reading: Reading) -> Iterator[Claim]:
            for found in re.finditer(r"\d", reading.article.text) if figures else ():
                yield Claim(
                    content=(reading.article.at(*found.span()),),
                    method=Method.NARRATOR,
                    cue=None,
                    speaker=None,
                    hops=(Hop(kind=HopKind.OUTLET, name="a paper"),),
                    status=Status.ASSERTED,
                )

        @extracts(Sketch)
        def drawings(reading: Reading) -> Iterator[Sketch]:
            text = reading.article.text
            topics = tuple((word, 1.0) for word in re.findall(r"quake|flood", text))
            if topics:
                yield Sketch(span=reading.article.at(0, 5), terms=topics, names=(), title=text)

        self.stages: tuple[Stage, ...] = (namings, sayings, drawings, *LATER)


def same_names(left: Name, right: Name) -> Judgement | None:
    if left.name == right.name or left.name.startswith(right.name):
        score = 0.9 if left.name == right.name else 0.7
        return Judgement.of(left.id, right.id, Verdict.SAME, "same_name", left.name, score)
    apart = {left.name, right.name} in ({"Ann", "Anna"}, {"Bo", "Bob"})
    return Judgement.of(left.id, right.id, Verdict.DIFFERENT, "same_name") if apart else None


def one_topic(left: Sketch, right: Sketch) -> Judgement | None:
    shared = {*left.terms} & {*right.terms}
    score = 0.9 if left.terms == right.terms else 0.35
    verdict = Verdict.SAME if shared else Verdict.UNSURE
    return Judgement.of(left.id, right.id, verdict, "same_story", "", score)


def one_figure(left: Claim, right: Claim) -> Judgement | None:
    verdict = Verdict.SAME if left.text == right.text else Verdict.UNSURE
    return Judgement.of(left.id, right.id, verdict, "same_claim", "", 0.8)


def copied(left: Article, right: Article) -> Copy:
    return Copy(left=left.id, right=right.id, kind=CopyKind.PARTIAL, containment=0.5)


def revised(left: Article, right: Article) -> Judgement:
    score = round(0.5 + 0.1 * (left.text[:5] == right.text[:5]), 3)
    return Judgement.of(left.id, right.id, Verdict.SAME, "versions", "", score)


def told(group: Group) -> Iterator[Event]:
    """All that a story holds, so that nothing changes unseen."""
    claims = group.of(Claim)
    if claims:
        held = sorted(one.id for one in group.members)
        yield Event(
            day="",
            text=" ".join(held),
            claims=tuple(claim.id for claim in claims),
            articles=tuple(sorted({claim.span.article for claim in claims})),
        )


LATER: tuple[Stage, ...] = (
    Compare(
        name="same_name",
        of=Name,
        makes=Judgement,
        keys=lambda name: (name.name[0], name.name[:2]),
        judge=same_names,
        equal=lambda name: name.name if len(name.name) > 2 else "",
    ),
    referents,
    Compare(
        name="copies",
        of=Article,
        makes=Copy,
        keys=lambda article: article.text.split(),
        judge=copied,
        common=lambda some: len(some) > 3,
    ),
    Compare(
        name="versions", of=Article, makes=Judgement, keys=lambda a: a.text[-1:], judge=revised
    ),
    lineages,
    Compare(
        name="same_story",
        of=Sketch,
        makes=Judgement,
        keys=lambda sketch: [word for word, _ in sketch.terms],
        judge=one_topic,
    ),
    stories,
    Compare(
        name="same_claim",
        of=Claim,
        makes=Judgement,
        keys=lambda claim: ["all"],
        judge=one_figure,
        within_story=True,
    ),
    claim_groups,
    Gather(
        name="events",
        of=(Claim, ClaimGroup, Name, *(one.makes for one in (referents, lineages)), Copy),
        makes=Event,
        by=PerStory(),
        fold=told,
    ),
)


class Killed(BaseException):
    pass


@contextmanager
def dying(ledger: Ledger, patch: pytest.MonkeyPatch, steps: int, late: bool) -> Iterator[None]:
    """The work ends as this transaction begins, or (where a file undoes it) before it is over."""
    opened, left = ledger.writer, count(steps, -1)

    @contextmanager
    def writer() -> Iterator[Any]:
        last = not next(left)
        if last and not late:
            raise Killed
        with opened() as writing:
            yield writing
            if last:
                raise Killed

    patch.setattr(ledger, "writer", writer)
    try:
        yield
    except Killed:
        pass
    finally:
        patch.setattr(ledger, "writer", opened)


class World:
    """A ledger, and what may happen to it."""

    def __init__(self, ledger: Ledger, patch: pytest.MonkeyPatch) -> None:
        self.ledger, self.patch = ledger, patch
        self.reader, self.editions = Reader(), count()
        self._edition("first")

    def _edition(self, name: str) -> None:
        self.patch.setattr(pipeline, "edition", lambda stages: name)

    def read(self, some: list[int]) -> None:
        run([PILE[n] for n in some], self.ledger, stages=self.reader.stages)

    def reread(self, some: list[int], names: "re.Pattern[str]", figures: bool) -> None:
        """By another edition; the other articles stay as they were read."""
        self.reader = Reader(names, figures)
        self._edition(f"edition {next(self.editions)}")
        there = {article.id for article in self.ledger.view().all(Article)}
        self.read([n for n in some if PILE[n].id in there])

    def remove(self, n: int) -> None:
        with self.ledger.writer() as writer:
            for by in ("read", *(stage.name for stage in self.reader.stages[:3])):
                writer.put([], by=by, about=PILE[n].id)

    def judge(self, matter: Matter, one: int, other: int, verdict: Verdict) -> None:
        kind = {Matter.NAMES: Name, Matter.CLAIMS: Claim, Matter.STORIES: Sketch}[matter]
        held: list[Any] = [*self.ledger.view().all(kind)]
        if len(held) > 1 and one % len(held) != other % len(held):
            left, right = (anchor(held[n % len(held)]) for n in (one, other))
            made = Decision.of(matter, left, right, verdict, by="human:ann", made=now())
            decide(self.ledger, made)

    def unsay(self, n: int) -> None:
        if held := [*self.ledger.view().all(Decision)]:
            withdraw(self.ledger, held[n % len(held)])

    def work(self) -> None:
        derive(self.ledger, stages=self.reader.stages)


def records(ledger: Ledger) -> dict[str, dict[str, object]]:
    kinds = ((name, kind) for name, kind in KINDS.items() if kind is not Receipt)
    return {name: {one.id: one for one in ledger.view().all(kind)} for name, kind in kinds}


def from_scratch(ledger: Ledger, stages: tuple[Stage, ...]) -> Ledger:
    """Another ledger, with what was read and decided in this one."""
    fresh, later = MemoryLedger(), {stage.name for stage in LATER}
    with fresh.writer() as writer:
        for kind in KINDS.values():
            for one in ledger.view().entries(kind):
                if one.by not in later and not one.by.startswith(("judge:", "comparing")):
                    writer.revise([one.record], [], by=one.by, about=one.about)
    derive(fresh, stages=stages, anew=True)
    return fresh


which = st.integers(0, len(PILE) - 1)
several = st.lists(which, min_size=1, max_size=4, unique=True)
steps = st.one_of(
    st.tuples(st.just("read"), several),
    st.tuples(st.just("read"), several),
    st.tuples(st.just("reread"), several, st.sampled_from([SHORT, LONG]), st.booleans()),
    st.tuples(st.just("remove"), which),
    st.tuples(
        st.just("judge"),
        st.sampled_from([Matter.NAMES, Matter.CLAIMS, Matter.STORIES]),
        st.integers(0, 20),
        st.integers(0, 20),
        st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]),
    ),
    st.tuples(st.just("unsay"), st.integers(0, 5)),
    st.tuples(st.just("work")),
)
lives = st.lists(
    st.tuples(steps, st.one_of(st.none(), st.tuples(st.integers(0, 12), st.booleans()))),
    min_size=2,
    max_size=9,
)


@pytest.mark.parametrize("make", [MemoryLedger, SQLiteLedger], ids=["memory", "sqlite"])
@given(life=lives)
@settings(deadline=None, max_examples=60)
def test_whatever_happened_the_ledger_is_as_from_scratch(
    make: Callable[[], Ledger], life: list[tuple[tuple[Any, ...], tuple[int, bool] | None]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocks, matches):
            patch.setattr(module, "MAX_BLOCK", 3)
        patch.setattr(desks, "CHUNK", 3)
        patch.setattr(desks, "FLUSH", 4)
        patch.setattr(components, "BATCH", 3)
        patch.setattr(crowds, "MANY", 2)
        patch.setattr(desks, "MOST", 2.0)
        world = World(make(), patch)
        for (what, *given_), death in life:
            if death is None:
                getattr(world, what)(*given_)
            else:
                late = death[1] and make is SQLiteLedger
                with dying(world.ledger, patch, death[0], late):
                    getattr(world, what)(*given_)
        world.work()
        assert not derive(world.ledger, stages=world.reader.stages)
        fresh = from_scratch(world.ledger, world.reader.stages)
        assert records(world.ledger) == records(fresh)
        world.ledger.close()
