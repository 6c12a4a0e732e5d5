"""Names that come, go and change, and what is judged of them: lives to lead stages through."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from reportedly.engine.components import of_all, of_touched
from reportedly.engine.matches import Keyed
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.model.span import Span
from reportedly.stage import Gather
from reportedly.store.keyed import MemoryKeyed

__all__ = ["Book", "World", "name"]

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


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

    def __init__(self, dice: Random, scores: Sequence[float] = (0.5, 0.9, 0.95)) -> None:
        super().__init__()
        self._dice, self._scores, self._n = dice, scores, 0
        self._gone = dict[str, Name]()
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
            score = self._dice.choice(self._scores)
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
        self._gone[gone] = self.names.pop(gone)
        self.touched.add(gone)
        ends = [one.left if one.right == gone else one.right for one in near]
        if len(ends) > 1 and self._dice.random() < 0.7:
            self.say(ends[0], ends[1], SAME)

    def come_back(self) -> None:
        """What analysts decided about it has stood all the time."""
        if self._gone:
            id, back = self._gone.popitem()
            self.names[id] = back
            self.touched.add(id)

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

    def live(self, stage: Gather, keyed: Keyed) -> Iterator[None]:
        """Some things happen, and are worked in, again and again."""
        for _ in range(self._dice.randint(2, 15)):
            for _ in range(self._dice.randint(1, 4)):
                self._dice.choice(CHANGES)(self)
            self.work_in(stage, keyed)
            yield

    def work_in(self, stage: Gather, keyed: Keyed) -> None:
        """Have what the stage says of it."""
        for part in of_touched(stage, self, keyed, self.touched, self.judged):
            told = part.difference(stage, keyed)
            for id in told.struck:
                del self.said[id]
            self.said |= {one.id: one for one in told.put}
        self.touched.clear()
        self.judged.clear()

    def anew(self, stage: Gather) -> dict[str, Any]:
        """What the stage says where all is read."""
        made = (part.made for part in of_all(stage, self, MemoryKeyed()))
        return {one.id: one for some in made for _, one in some}


CHANGES = [
    World.chain, World.chain, World.step_in, World.step_in, World.step_in, World.step_out,
    World.come_back, World.judge, World.decide, World.forget, World.change,
]  # fmt: skip
