"""How far two points say the same: "troops may enter soon", "a plan to deploy forces"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.meaning import Party, Point
from reportedly.text.concepts import meant

__all__ = ["Alike", "alike", "apart", "by_part", "in_words", "opposed"]

LONGEST = 0.7
"""How far the shorter of two points counts for both: a headline leaves things out."""


@dataclass(frozen=True, slots=True)
class Alike:
    """``mean`` and ``most`` (0 to 1) are how much of both, and of one, is shared; ``acts``,
    ``things`` and ``names`` are the shared concepts of each sort, heaviest first, ``weight``
    their sum in nats, ``count`` how many words or names they are; ``crossed`` are acts that the
    one states and the other has beside."""

    mean: float
    most: float
    weight: float
    count: int
    acts: tuple[str, ...]
    crossed: tuple[str, ...]
    things: tuple[str, ...]
    names: tuple[str, ...]


NOTHING = Alike(0.0, 0.0, 0.0, 0, (), (), (), ())

Bag = tuple[tuple[str, float], ...]


def alike(one: Point, other: Point) -> Alike:
    """Hold the concepts of two points against each other; order does not matter."""
    pairs = list(_met(one.concepts, other.concepts))
    if not pairs:
        return NOTHING
    left = {a for a, _, _ in pairs}
    right = {b for _, b, _ in pairs}
    aside = list(_met(one.asides, other.concepts)), list(_met(one.concepts, other.asides))
    left |= {a for a, _, _ in (*aside[1], *_met(one.concepts, other.lent))}
    right |= {b for _, b, _ in (*aside[0], *_met(one.lent, other.concepts))}
    shares = _share(one.concepts, left), _share(other.concepts, right)
    mean = (shares[0] * shares[1]) ** 0.5
    inside = [(a, b, w) for a, b, w in pairs]
    crossed = aside[0] + aside[1]
    shown = inside + crossed
    both_ways = crossed if aside[0] and aside[1] else []
    acts = _ranked((_act(a, b), w) for a, b, w in inside + both_ways)
    beside = _ranked((_act(a, b), w) for a, b, w in crossed)
    names = _ranked((a[1:].partition("<")[0], w) for a, b, w in inside if a[0] == "=")
    things = _ranked((_thing(a, b), w) for a, b, w in inside)
    weight = sum(w for _, _, w in shown)
    return Alike(
        mean, max(shares), weight, len(inside) + len(both_ways), acts, beside, things, names
    )


@lru_cache(maxsize=1 << 13)
def _acts_of(bag: Bag) -> frozenset[str]:
    """The classes of what surely happens in a point with these concepts."""
    labels = (label for label, _ in bag if label[:2] == "a:" and "t:" not in label)
    return frozenset(part for label in labels for part in label.split("|"))


def opposed(one: Point, other: Point) -> bool:
    """Whether what happens in the one cannot be what happens in the other: "rose", "fell"."""
    left, right = _acts_of(one.concepts), _acts_of(other.concepts)
    if not left or not right:
        return False
    return any(not _against(act).isdisjoint(right - left) for act in left - right)


@cache
def _against(act: str) -> frozenset[str]:
    """The classes that cannot be what this one is."""
    pairs = (pair.split() for pair in lexicon("meanings")["against"]["pairs"].upper().split(","))
    both = [(f"a:{a}", f"a:{b}") for one, other in pairs for a, b in ((one, other), (other, one))]
    return frozenset(other for one, other in both if one == act)


def _met(one: Bag, other: Bag) -> Iterator[tuple[str, str, float]]:
    """The pairs of concepts that can mean one thing, each of ``one`` with its best."""
    index = by_part(other) if one and other else {}
    for label, value in one if index else ():
        found = {h for part in _parts(label) for h in index.get(part, ()) if _meets(label, h[0])}
        if found:
            best = max(found, key=lambda hit: (hit[0] == label, hit[1], hit[0]))
            yield label, best[0], min(value, best[1])


@lru_cache(maxsize=1 << 14)
def by_part(bag: Bag) -> dict[str, list[tuple[str, float]]]:
    """The concepts of a bag by each class, name or country that they stand for."""
    made = dict[str, list[tuple[str, float]]]()
    for label, value in bag:
        for part in _parts(label):
            made.setdefault(part, []).append((label, value))
    return made


@lru_cache(maxsize=1 << 14)
def _parts(label: str) -> tuple[str, ...]:
    if label[0] == "=":
        place, _, country = label[1:].partition("<")
        return (f"={place}", f"={country}") if country else (label,)
    return tuple(label.split("|"))


def _meets(one: str, other: str) -> bool:
    """Two regions of one country are two places, a region and its country are not."""
    if one[0] != "=" or other[0] != "=" or "<" not in one or "<" not in other:
        return True
    return one.partition("<")[0] == other.partition("<")[0]


def _share(bag: Bag, met: set[str]) -> float:
    whole = sum(value for _, value in bag)
    return sum(value for label, value in bag if label in met) / whole if whole else 0.0


def _act(one: str, other: str) -> str:
    shared = set(one.split("|")) & set(other.split("|"))
    return min((part[2:].lower() for part in shared if part[:2] == "a:"), default="")


def _thing(one: str, other: str) -> str:
    if one[0] == "=":
        return ""
    shared = set(one.split("|")) & set(other.split("|"))
    return min(
        (part.removeprefix("t:").lower() for part in shared if part[:2] != "a:"), default=""
    )


def _ranked(found: Iterator[tuple[str, float]]) -> tuple[str, ...]:
    best = dict[str, float]()
    for name, value in found:
        if name:
            best[name] = max(best.get(name, 0.0), value)
    return tuple(sorted(best, key=lambda name: (-best[name], name)))


SEVERAL = 2
"""Names in common from which others that only stand there part nothing."""


def apart(one: Point, other: Point) -> str:
    """The reason where a name in the one stands where another stands in the other: "in Izmir"
    and "in Oaxaca"; "" where none does."""
    if not one.parties or not other.parties:
        return ""
    left, right = _alone(one, other), _alone(other, one)
    common = sum(any(_same(p, q) for q in other.parties) for p in one.parties)
    for p in left:
        for q in right:
            subjects = p.role == "" and p.sort == q.sort and common < SEVERAL
            if p.role == q.role and (subjects or p.role == "in" or (p.role and p.sort == q.sort)):
                return f"one says {p.role} {p.name}, the other {q.name}".replace("  ", " ")
    sides = [[p.name for p in point.parties if not p.beside] for point in (one, other)]
    if all(sides) and not _common(one, other):
        return f"one is on {sides[0][0]}, the other on {sides[1][0]}"
    if crossing := _crossing(one, other):
        return crossing
    for giver, taker in ((one, other), (other, one)):
        givers = {p.name for p in giver.parties if p.role == "from"}
        takers = {p.name for p in taker.parties if p.role == "in"}
        if swapped := givers & takers - {p.name for p in taker.parties if p.role == "from"}:
            return f"one is from, the other to {min(swapped)}"
    return ""


def _crossing(one: Point, other: Point) -> str:
    """The reason where one goes to whom the other comes from: "Russian … to Kenya", "Kenyan … to
    Russia"."""
    if not any(p.role == "in" for p in one.parties):
        return ""
    goals = [{p.name for p in point.parties if p.role == "in"} for point in (one, other)]
    rest = [
        {p.name for p in point.parties if p.role in ("", "by", "from")} for point in (one, other)
    ]
    there, here = goals[0] & rest[1] - goals[1], goals[1] & rest[0] - goals[0]
    return f"one is to {min(there)}, the other to {min(here)}" if there and here else ""


def _alone(one: Point, other: Point) -> list[Party]:
    return [p for p in one.parties if not p.beside and not any(_same(p, q) for q in other.parties)]


def _common(one: Point, other: Point) -> bool:
    return any(_same(p, q) for p in one.parties for q in other.parties)


def _same(one: Party, other: Party) -> bool:
    if one.name == other.name or one.name == other.within or other.name == one.within:
        return True
    if not one.sort == other.sort == "name":
        return False
    left, right = _words(one.name), _words(other.name)
    return left < right or right < left


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def in_words(found: Alike, text: str) -> str:
    """What is shared, for a reason, in words of the text: "killed, quake (Peru)". A class that no
    word stands for ("is in") is left out where there are others."""
    said = dict[str, str]()
    for word in re.findall(r"[^\W\d_]+", text):
        for part in meant(word).split("|"):
            said.setdefault(part.partition(":")[2].lower() or part, word.lower())
    shared = list(dict.fromkeys((*found.acts, *found.things)))
    told = [said[name] for name in shared if name in said]
    shown = ", ".join(dict.fromkeys(told or (name.replace("_", " ") for name in shared)))
    return f"{shown} ({', '.join(found.names)})" if found.names else shown
