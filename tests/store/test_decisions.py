"""Decisions are kept at once, with their history, by however many people at the same time."""

import sqlite3
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.model.mention import MentionKind, Name
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.decisions import Kept, decide, keep, withdraw
from reportedly.store.sqlite import SQLiteLedger

MILL = Article.of("Ole Dahl closed the mill. Dahl " + "and Dahl " * 60, source="mill.txt")


def decision(n: int = 0, verdict: Verdict = Verdict.SAME, by: str = "human:ann") -> Decision:
    start = 26 + 9 * n
    sides = [Anchor.at("name", MILL.at(*span), "Dahl") for span in ((0, 8), (start, start + 4))]
    return Decision.of(Matter.NAMES, sides[0], sides[1], verdict, by=by, made=now())


def standing(ledger: Ledger, as_of: str | None = None) -> list[Decision]:
    return sorted(ledger.view(as_of=as_of).all(Decision), key=lambda one: one.made)


def test_the_newest_word_of_a_person_stands_and_the_older_is_struck_out(ledger: Ledger) -> None:
    before = now()
    first, bo = decision(), decision(by="human:bo")
    decide(ledger, first)
    decide(ledger, bo)
    then = now()
    changed = decision(verdict=Verdict.DIFFERENT)
    decide(ledger, changed)
    assert standing(ledger) == [bo, changed]
    assert standing(ledger, then) == [first, bo]
    withdraw(ledger, changed)
    assert standing(ledger) == [bo]
    assert standing(ledger, before) == []


def test_what_is_brought_in_does_not_outdo_what_was_decided_later_here(ledger: Ledger) -> None:
    old, other = decision(), decision(1)
    new = decision(verdict=Verdict.DIFFERENT)
    decide(ledger, new)
    assert keep(ledger, [old, other]) == (Kept.OLDER, Kept.NEW)
    assert keep(ledger, [new, other]) == (Kept.KNOWN, Kept.KNOWN)
    newest = replace(old, made=now(), why="heard again")
    assert keep(ledger, [newest]) == (Kept.NEW,)
    assert standing(ledger) == [other, newest]


def _judge(path: str, by: str, start: int) -> None:
    ledger = SQLiteLedger(path)
    for n in range(start, start + 20):
        decide(ledger, decision(n, by=by))
    ledger.close()


def test_people_who_judge_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    spawn = get_context("spawn")
    sittings = [("human:ann", 0), ("human:bo", 0), ("human:ann", 20)]
    working = [spawn.Process(target=_judge, args=(path, *sitting)) for sitting in sittings]
    for process in working:
        process.start()
    for process in working:
        process.join()
    assert [process.exitcode for process in working] == [0, 0, 0]
    ledger = SQLiteLedger(path)
    assert len(standing(ledger)) == 60
    ledger.close()


def test_a_writer_sees_what_others_wrote_before_it(tmp_path: Path) -> None:
    here, there = SQLiteLedger(tmp_path / "l.db"), SQLiteLedger(tmp_path / "l.db")
    made = decision()
    for ledger in (here, there):
        with ledger.writer() as writer:
            writer.put([made], by="human:ann", about="pair")
    with there.writer() as writer:
        assert not writer.put([made], by="human:ann", about="pair"), "nothing has changed"
        assert writer.put([], by="human:ann", about="pair")
    assert standing(here) == []
    here.close()
    there.close()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of this version from before decisions, whose names had no kind."""
    path = tmp_path / "older.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put([MILL, name("Ole Dahl")], by="read", about=MILL.id)
    ledger.close()
    with sqlite3.connect(path) as plain:
        plain.executescript("drop table decision; alter table name drop column kind;")
    plain.close()
    return path


def name(full: str) -> Name:
    return Name(
        span=MILL.at(0, 8),
        name=full,
        kind=MentionKind.PERSON,
        spellings=(full,),
        roles=(),
        mentions=(),
    )


def test_an_older_file_gets_what_it_lacks(older: Path) -> None:
    ledger = SQLiteLedger(older)
    made = decision()
    decide(ledger, made)
    with ledger.writer() as writer:
        writer.put([name("O. Dahl")], by="names", about=MILL.id)
    assert standing(ledger) == [made]
    assert {one.name for one in ledger.view().all(Name)} == {"Ole Dahl", "O. Dahl"}
    ledger.close()
    with sqlite3.connect(older) as plain:
        assert plain.execute("select name, kind from name order by name").fetchall() == [
            ("O. Dahl", "person"),
            ("Ole Dahl", None),
        ]
    plain.close()


def test_a_file_of_another_version_is_refused(older: Path) -> None:
    with sqlite3.connect(older) as plain:
        plain.execute("pragma user_version = 1")
    plain.close()
    with pytest.raises(ValueError, match="a ledger of version 1"):
        SQLiteLedger(older)
