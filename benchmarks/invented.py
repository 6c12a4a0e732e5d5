"""A world that never was, to fill ledgers with: its places, people, papers and affairs."""

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

__all__ = ["Affair", "Person", "Skewed", "World", "listed"]

T = TypeVar("T")


def listed(words: str) -> list[str]:
    return words.split()


_STARTS = listed(
    "Bal Cor Dren Esk Fal Gry Hov Ist Jor Kel Lun Mar Nev Orl Pel Quar Ros Sal Tor Ulv Ves Wyn Yar"
)
_MIDDLES = listed("a ba da e fe ga i ka la li ma mo na ne o ra re ri sa ta ti u va ve")
_ENDS = listed("berg by dal den dorf fell ford garth ham holm ia mere mouth nes os stad ton vik")
_GIVEN = listed(
    "Ada Bela Carl Dora Emil Freya Goran Hilde Ivo Jana Karel Lena Milan Nora Otto Rolf"
)
_SUR = listed("ak berg bo dal ek er feld gren holt ko lund mann nes ov quist ren sen tov ulf wald")
_KINDS = listed("Courier Daily Echo Gazette Herald Ledger Mail News Observer Post Record Times")
_ROLES = (
    "mayor", "minister of the interior", "chief of police", "union leader", "hospital director",
    "head of the rescue service", "opposition leader", "electoral commissioner", "prosecutor",
)  # fmt: skip
_BODIES = (
    "Rescue Service", "Electoral Commission", "Dockers’ Union", "Ministry of Health",
    "Weather Office", "Railway Board", "Court of Audit", "Water Authority",
)  # fmt: skip
_MATTERS = (
    "earthquake", "strike", "election", "flood", "ferry accident", "power cut", "factory fire",
    "port blockade", "landslide", "budget vote", "outbreak", "ceasefire",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody, or a body, that speaks; ``kind`` is a kind of hop."""

    name: str
    role: str
    kind: str


@dataclass(frozen=True)
class Affair:
    """One developing story: what happens where, from which day on, and who speaks of it."""

    what: str
    place: str
    began: date
    people: tuple[Person, ...]
    articles: int


class Skewed(Generic[T]):
    """Things of which the first are drawn most (Zipf)."""

    def __init__(self, things: Sequence[T]) -> None:
        self._things = things
        self._sums = [*accumulate(1 / n for n in range(1, len(things) + 1))]

    def draw(self, dice: random.Random) -> T:
        return self._things[bisect_left(self._sums, dice.random() * self._sums[-1])]


class World:
    """The same for the same seed and size. Few papers print most, few people speak most, few
    affairs are told in hundreds of articles, as in real collections."""

    def __init__(self, articles: int, seed: int = 7) -> None:
        self.dice = random.Random(seed)
        self.places = [self._place() for _ in range(max(20, articles // 40))]
        self.papers = Skewed([self._paper() for _ in range(max(12, min(900, articles // 60)))])
        self._people = Skewed([self._person() for _ in range(max(60, articles // 2))])
        self._where = Skewed(self.places)

    def affairs(self, articles: int) -> Sequence[Affair]:
        """As many as are told in this many articles together."""
        found, left = list[Affair](), articles
        while left > 0:
            found.append(self._affair(min(left, 600, int(self.dice.paretovariate(0.9)))))
            left -= found[-1].articles
        return found

    def _affair(self, size: int) -> Affair:
        drawn = (self._people.draw(self.dice) for _ in range(3 + min(12, size // 4)))
        return Affair(
            what=self.dice.choice(_MATTERS),
            place=self._where.draw(self.dice),
            began=date(2019, 1, 1) + timedelta(days=self.dice.randrange(2400)),
            people=tuple(dict.fromkeys(drawn)),
            articles=size,
        )

    def _place(self) -> str:
        pick = self.dice.choice
        middle = "".join(pick(_MIDDLES) for _ in range(pick((0, 1, 1, 2))))
        return pick(_STARTS) + middle + pick(_ENDS)

    def _person(self) -> Person:
        pick = self.dice.choice
        if self.dice.random() < 0.3:
            return Person(f"{pick(self.places)} {pick(_BODIES)}", "", "state body")
        surname = pick(_STARTS) + pick(_MIDDLES) + pick(_SUR)
        return Person(f"{pick(_GIVEN)} {surname}", pick(_ROLES), "person")

    def _paper(self) -> str:
        return f"{self.dice.choice(self.places)} {self.dice.choice(_KINDS)}"
