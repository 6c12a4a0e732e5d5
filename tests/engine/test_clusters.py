"""Groups by average likeness are those of joining the most alike first, and cost what is new."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lives import Book, World, name

from reportedly.engine.clusters import clusters
from reportedly.engine.components import of_all, of_touched
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.model.story import Story
from reportedly.stage import Closure, Gather, Group
from reportedly.store.keyed import TABLES, MemoryKeyed, SQLiteKeyed

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def _fold(group: Group) -> Iterator[Story]:
    articles = tuple(member.span.article for member in group.members)
    days = [member.day for member in group.members]
    yield Story(title="".join(days), articles=articles, first=min(days), last=max(days))


alike = Gather(
    name="alike", of=(Name,), makes=Story, by=Closure("same_name", average=0.4), fold=_fold
)


def says(pair: str, score: float, by: str = "names", verdict: Verdict = SAME) -> Judgement:
    return Judgement.of(pair[0], pair[1], verdict, by, score=score)


def test_who_is_like_one_of_them_only_is_in_no_group() -> None:
    links = [says("ab", 0.9), says("bc", 0.7), says("cd", 0.9), says("ac", 0.05, verdict=UNSURE)]
    assert clusters("abcd", links, 0.4) == [["a", "b"], ["c", "d"]]


def test_who_is_like_most_of_them_is_in_the_group() -> None:
    links = [says("ab", 0.9), says("bc", 0.5), says("ac", 0.3, verdict=UNSURE)]
    assert clusters("abc", links, 0.4) == [["a", "b", "c"]]


def test_humans_put_together_and_keep_apart() -> None:
    links = [says("ab", 0.9), says("cd", 0.9), says("bc", 0.0, "human:ana")]
    assert clusters("abcd", links, 0.4) == [["a", "b", "c", "d"]]
    links = [*(says(pair, 0.9) for pair in ("ab", "ac", "bc"))]
    links.append(says("bc", 0.0, "human:ana", DIFFERENT))
    assert clusters("abc", links, 0.4) == [["a", "b"], ["c"]]


@given(seed=st.integers(0, 1 << 32))
@settings(deadline=None, max_examples=300)
def test_groups_are_those_of_joining_the_most_alike_first(seed: int) -> None:
    dice = Random(seed)
    ids = "abcdefghijkl"[: dice.randint(2, 12)]
    scores = dice.choice([(0.3, 0.5), (0.1, 0.4, 0.7, 0.8), [n / 1000 for n in range(1, 1001)]])
    links = [
        says(one + other, dice.choice(scores))
        for one, other in combinations(ids, 2)
        if dice.random() < 0.6
    ]
    dice.shuffle(links)
    assert clusters(ids, links, 0.4) == _by_hand(ids, links)


def _by_hand(ids: str, links: list[Judgement]) -> list[list[str]]:
    """As the definition says, in fractions."""
    value = {frozenset((one.left, one.right)): Fraction(str(one.score)) for one in links}
    found = [[id] for id in ids]
    while True:
        pairs = [
            (
                -sum(value.get(frozenset((x, y)), 0) for x in one for y in other)
                / Fraction(len(one) * len(other)),
                one,
                other,
            )
            for one, other in combinations(found, 2)
        ]
        best = min(pairs, default=(Fraction(0), [], []))
        if -best[0] < Fraction(2, 5):
            return found
        found = sorted(
            [*(some for some in found if some not in best[1:]), sorted(best[1] + best[2])]
        )


@given(seed=st.integers(0, 1 << 32))
@settings(deadline=None, max_examples=150)
def test_what_is_touched_says_all_that_reading_all_says(seed: int) -> None:
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.executescript(TABLES)
        for keyed in (MemoryKeyed(), SQLiteKeyed(kept)):
            world = World(Random(seed), (0.1, 0.3, 0.41, 0.5, 0.6, 0.8, 0.95))
            for _ in world.live(alike, keyed):
                assert world.said == world.anew(alike)


@pytest.mark.parametrize("size", [200, 2000])
def test_a_newcomer_reads_whom_it_is_like_and_no_chain_of_others(size: int) -> None:
    book, keyed = Book(), MemoryKeyed()
    some = [name(n, "Ann Kim", MentionKind.PERSON, "2026-01-02") for n in range(size)]
    book.names = {one.id: one for one in some}
    order = sorted(book.names)
    for n, (one, other) in enumerate(pairwise(order)):
        _say(book, one, other, 0.45 if n % 4 else 0.9)
    [part] = of_all(alike, book, keyed)
    assert len(part.made) > size / 5
    part.difference(alike, keyed)

    new = name(size, "Ann Kim", MentionKind.PERSON, "2026-01-02")
    book.names[new.id], book.asked = new, 0
    _say(book, order[100], new.id, 0.8)
    [found] = of_touched(alike, book, keyed, {new.id}, {(order[100], new.id)})
    assert book.asked < 20
    assert any(new.span.article in one.articles for _, one in found.made)  # type: ignore[attr-defined]


def _say(book: Book, one: str, other: str, score: float) -> None:
    link = Judgement.of(one, other, SAME, "same_name", score=score)
    book.links[link.id] = link
