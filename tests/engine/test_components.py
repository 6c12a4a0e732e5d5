"""Groups of which not all is read are those of reading all, whatever came, went or was judged."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine import crowds
from reportedly.engine.components import of_all, of_touched
from reportedly.engine.matches import Keyed
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.model.span import Span
from reportedly.reconcile import referents as referring
from reportedly.reconcile.referents import referents
from reportedly.stage import First
from reportedly.store.keyed import TABLES, MemoryKeyed, SQLiteKeyed

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
assert referents.first is not None
LITTLE = replace(referents, first=First(most=2, of=referents.first.of))


def name(n: int, called: str, kind: MentionKind, day: str) -> Name:
    return Name(
        span=Span(article=f"art-{n:04}", start=0, end=1, text="K"),
        name=called,
        kind=kind,
        spellings=(called,),
        roles=(),
        mentions=("men",),
        day=day,
    )


class Book:
    """Names and what is judged of them, as a stage reads them; it counts the names it is asked
    for."""

    def __init__(self) -> None:
        self.names = dict[str, Name]()
        self.links = dict[str, Judgement]()
        self.said = dict[str, Any]()
        self.asked = 0

    def columns(
        self, kind: type[Any], names: Sequence[str], *, where: Mapping[str, str] = {}, **_: Any
    ) -> Iterator[tuple[Any, ...]]:
        if kind is Name:
            yield from ((id,) for id in self.names)
        elif where["said_by"] == "same_name":
            yield from (
                (one.left, one.right) for one in self.links.values() if one.verdict is SAME
            )

    def many(self, kind: type[Any], ids: Collection[str]) -> dict[str, Any]:
        held: dict[str, Any] = self.names if kind is Name else self.said
        found = {id: held[id] for id in ids if id in held}
        self.asked += len(found) if kind is Name else 0
        return found

    def linked(
        self, kind: type[Any], ids: Collection[str], by: Collection[str] | None = None
    ) -> Iterator[Any]:
        ends = {*ids}
        return (one for one in self.links.values() if not ends.isdisjoint((one.left, one.right)))

    def all(self, kind: type[Any], **_: Any) -> Iterator[Any]:
        raise NotImplementedError


class World(Book):
    """Things that happen to names; ``touched`` and ``judged`` are what the stage is told of it."""

    def __init__(self, dice: Random) -> None:
        super().__init__()
        self._dice, self._n = dice, 0
        self.touched, self.judged = set[str](), set[tuple[str, str]]()

    def some(self) -> str:
        return self._dice.choice(sorted(self.names)) if self.names else self.come()

    def come(self) -> str:
        self._n += 1
        dice = self._dice
        called = dice.choice(["Kim", "Ann Kim", "Ann Kim", "Bo Kim"])
        kind = dice.choice([MentionKind.PERSON] * 5 + [MentionKind.ORGANISATION])
        new = name(self._n, called, kind, dice.choice(["", "2026-01-02", "2026-03-04"]))
        self.names[new.id] = new
        self.touched.add(new.id)
        return new.id

    def say(self, one: str, other: str, verdict: Verdict, by: str = "same_name") -> None:
        if one != other:
            score = self._dice.choice([0.5, 0.9, 0.95])
            self.unsay(
                link.id
                for link in [*self.links.values()]
                if {link.left, link.right} == {one, other} and link.by == by
            )
            made = Judgement.of(one, other, verdict, by, "", score)
            self.links[made.id] = made
            self.judged.add((made.left, made.right))

    def unsay(self, ids: Any) -> None:
        for id in ids:
            gone = self.links.pop(id)
            self.judged.add((gone.left, gone.right))

    def chain(self) -> None:
        """Several come that are all the same as somebody."""
        before = self.some()
        for _ in range(self._dice.randint(2, 6)):
            self.say(before, new := self.come(), SAME)
            before = new

    def step_in(self) -> None:
        """Between two, who are the same as the newcomer and not linked any more."""
        if same := [one for one in self.links.values() if one.verdict is SAME]:
            link = self._dice.choice(sorted(same, key=lambda one: one.id))
            new = self.come()
            self.unsay([link.id])
            self.say(link.left, new, SAME)
            self.say(new, link.right, SAME)

    def step_out(self) -> None:
        gone = self.some()
        near = [one for one in self.links.values() if gone in (one.left, one.right)]
        self.unsay([one.id for one in near if not one.human])
        del self.names[gone]
        self.touched.add(gone)
        ends = [one.left if one.right == gone else one.right for one in near]
        if len(ends) > 1 and self._dice.random() < 0.7:
            self.say(ends[0], ends[1], SAME)

    def judge(self) -> None:
        verdict = self._dice.choice([SAME, DIFFERENT, UNSURE])
        self.say(self.some(), self.some(), verdict)

    def decide(self) -> None:
        verdict = self._dice.choice([SAME, DIFFERENT])
        self.say(self.some(), self.some(), verdict, "human:ann")

    def forget(self) -> None:
        if self.links:
            self.unsay([self._dice.choice(sorted(self.links))])

    def change(self) -> None:
        id = self.some()
        self.names[id] = replace(self.names[id], day=self._dice.choice(["", "2026-02-03"]))
        self.touched.add(id)


CHANGES = [
    World.chain, World.chain, World.step_in, World.step_in, World.step_in, World.step_out,
    World.judge, World.decide, World.forget, World.change,
]  # fmt: skip


@given(seed=st.integers(0, 1 << 32))
@settings(deadline=None, max_examples=150)
def test_some_of_a_crowd_is_enough(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch, closing(sqlite3.connect(":memory:")) as kept:
        patch.setattr(crowds, "MANY", 3)
        patch.setattr(referring, "FIRST", 2)
        kept.executescript(TABLES)
        for keyed in (MemoryKeyed(), SQLiteKeyed(kept)):
            _through(Random(seed), keyed)


def _through(dice: Random, keyed: Keyed) -> None:
    world = World(dice)
    for _ in range(dice.randint(2, 12)):
        for _ in range(dice.randint(1, 4)):
            dice.choice(CHANGES)(world)
        for part in of_touched(LITTLE, world, keyed, world.touched, world.judged):
            told = part.difference(LITTLE, keyed)
            for id in told.struck:
                del world.said[id]
            world.said |= {one.id: one for one in told.put}
        world.touched.clear()
        world.judged.clear()
        assert world.said == _whole(world)


def _whole(world: World) -> dict[str, Any]:
    made = (part.made for part in of_all(LITTLE, world, MemoryKeyed()))
    return {one.id: one for some in made for _, one in some}


def _hub(size: int) -> tuple[Book, list[str], MemoryKeyed]:
    book, keyed = Book(), MemoryKeyed()
    some = [name(n, "Ann Kim", MentionKind.PERSON, "2026-01-02") for n in range(size)]
    book.names = {one.id: one for one in some}
    order = sorted(book.names)
    book.links = {
        link.id: link
        for one, other in zip(order[::2], order[2::2], strict=False)
        for link in [Judgement.of(one, other, SAME, "same_name", "", 0.95)]
    }
    for part in of_all(referents, book, keyed):
        book.said |= {one.id: one for _, one in part.made}
        part.difference(referents, keyed)
    book.asked = 0
    return book, order, keyed


def test_a_newcomer_to_a_crowd_reads_the_first_few() -> None:
    book, order, keyed = _hub(1001)
    one, new, other = order[100], order[101], order[102]
    book.links = {id: link for id, link in book.links.items() if link.left != one}
    for left, right in ((one, new), (new, other)):
        link = Judgement.of(left, right, SAME, "same_name", "", 0.95)
        book.links[link.id] = link

    judged = {(one, other), (one, new), (new, other)}
    [found] = of_touched(referents, book, keyed, {new}, judged)
    assert book.asked < 20
    assert {made.name for _, made in found.made} == {order[0], one, new, other}  # type: ignore[attr-defined]
    assert {made.entity for _, made in found.made} == {  # type: ignore[attr-defined]
        made.entity for made in book.said.values() if made.name == order[0]
    }


def test_a_crowd_that_falls_apart_is_read() -> None:
    book, order, keyed = _hub(1001)
    torn = next(link for link in book.links.values() if link.left == order[500])
    del book.links[torn.id]

    judged = {(torn.left, torn.right)}
    nothing, found = of_touched(referents, book, keyed, (), judged)
    assert not nothing.made
    assert len({made.entity for _, made in found.made}) == 2  # type: ignore[attr-defined]
    assert book.asked > 500
