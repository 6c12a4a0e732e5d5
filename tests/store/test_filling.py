"""What is put at once lies there as if it had been put bit by bit, and is found as well."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_log import mention
from tests.store.test_revise import link, paper

from reportedly.engine.base import READ
from reportedly.model.article import Article
from reportedly.model.judgement import Judgement
from reportedly.store.base import Ledger
from reportedly.store.sqlite import SQLiteLedger


def written(ledger: Ledger) -> None:
    for n in range(3):
        with ledger.writer() as writer:
            writer.put([paper(n)], by=READ, about=paper(n).id)
            writer.put([mention(n)], by="mentions", about=paper(n).id)
            writer.revise([link(paper(n).id, paper(n + 1).id)], (), by="same_story")


def filled(ledger: Ledger, *more: Judgement) -> None:
    with ledger.filling():
        written(ledger)
        with ledger.writer() as writer:
            writer.revise(more, (), by="same_story")


def broken_off(ledger: Ledger) -> None:
    with ledger.filling():
        written(ledger)
        raise KeyboardInterrupt


def shape(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as base:
        made = base.execute("select sql from sqlite_schema where sql is not null order by sql")
        return [sql for (sql,) in made]


def test_what_is_put_at_once_is_there_and_found(ledger: Ledger) -> None:
    filled(ledger)
    view = ledger.view()
    assert {*view.all(Article)} == {paper(n) for n in range(3)}
    assert [*view.all(Article, articles=[paper(1).id])] == [paper(1)]
    assert len([*view.linked(Judgement, [paper(1).id])]) == 2
    assert view.find(paper(2).id[:12]) is not None
    assert [found.id for found in view.search("legs")]
    with ledger.writer() as writer:
        assert not writer.put([paper(1)], by=READ, about=paper(1).id), "it stands already"
        assert writer.put([paper(4)], by=READ, about=paper(1).id)
    assert paper(1) not in {*view.all(Article)}


def test_a_file_is_the_same_as_if_it_was_written_bit_by_bit(tmp_path: Path) -> None:
    told = []
    for name in ("filled.db", "plain.db"):
        ledger = SQLiteLedger(tmp_path / name)
        if name == "filled.db":
            filled(ledger)
        else:
            written(ledger)
        lines = [(line.n, line.what, line.by, line.about, line.digest) for line in ledger.log()]
        rows = [row._replace(since="") for row in ledger.rows()]
        told.append((lines, rows, shape(tmp_path / name)))
        ledger.close()
        SQLiteLedger(tmp_path / name).close()
    assert told[0] == told[1]


def test_only_an_empty_ledger_is_filled(ledger: Ledger) -> None:
    written(ledger)
    with pytest.raises(ValueError, match="holds nothing yet"), ledger.filling():
        pass
    with ledger.writer() as writer:
        assert writer.put([paper(7)], by=READ, about=paper(7).id)


def test_nothing_is_struck_or_put_twice(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "one.db")
    with ledger.filling():
        written(ledger)
        with ledger.writer() as writer:
            with pytest.raises(ValueError, match="read has said something about art-"):
                writer.put([paper(1, "Tern Echo")], by=READ, about=paper(1).id)
            with pytest.raises(ValueError, match="nothing is struck"):
                writer.revise([], [(Article, paper(1).id)], by=READ)
    ledger.close()
    ledger = SQLiteLedger(tmp_path / "two.db")
    with pytest.raises(ValueError, match=r"judgement .* was put twice by same_story"):
        filled(ledger, link(paper(0).id, paper(1).id))
    ledger.close()


def test_what_was_broken_off_is_no_ledger(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "news.db")
    with pytest.raises(KeyboardInterrupt):
        broken_off(ledger)
    ledger.close()
    with pytest.raises(ValueError, match="not a ledger"):
        SQLiteLedger(tmp_path / "news.db")
