"""Groups of which not all is read are those of reading all, whatever came, went or was judged."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lives import Book, World, name

from reportedly.engine import crowds
from reportedly.engine.components import of_all, of_touched
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import MentionKind
from reportedly.reconcile import referents as referring
from reportedly.reconcile.referents import referents
from reportedly.stage import First
from reportedly.store.keyed import TABLES, MemoryKeyed, SQLiteKeyed

SAME = Verdict.SAME
assert referents.first is not None
LITTLE = replace(referents, first=First(most=2, of=referents.first.of))


@given(seed=st.integers(0, 1 << 32))
@settings(deadline=None, max_examples=150)
def test_some_of_a_crowd_is_enough(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch, closing(sqlite3.connect(":memory:")) as kept:
        patch.setattr(crowds, "MANY", 3)
        patch.setattr(referring, "FIRST", 2)
        kept.executescript(TABLES)
        for keyed in (MemoryKeyed(), SQLiteKeyed(kept)):
            world = World(Random(seed))
            for _ in world.live(LITTLE, keyed):
                assert world.said == world.anew(LITTLE)


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
