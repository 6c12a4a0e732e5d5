"""A ledger file is measured, checked, written anew and copied, and loses nothing by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_ledgers_agree import DEPOT, HARBOUR, claim, trams

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.model.quantity import Quantity
from reportedly.model.record import Record
from reportedly.model.story import Story
from reportedly.report.chain import chain
from reportedly.report.soundness import soundness
from reportedly.store import backup as copying
from reportedly.store.backup import Unlike, backup
from reportedly.store.log import spread
from reportedly.store.packed import whole
from reportedly.store.schema import names, table
from reportedly.store.sizes import sizes
from reportedly.store.soundness import unsound
from reportedly.store.sqlite import SQLiteLedger
from reportedly.store.vacuum import vacuum

SAID: tuple[tuple[str, str, tuple[Record, ...]], ...] = (
    ("read", DEPOT.id, (DEPOT,)),
    ("read", HARBOUR.id, (HARBOUR,)),
    ("claims", DEPOT.id, (claim(DEPOT, 0, 34), claim(DEPOT, 35, 64))),
    ("quantities", DEPOT.id, (trams(4),)),
    ("quantities", DEPOT.id, (trams(40),)),
    ("stories", "", (Story(title="Trams", articles=(DEPOT.id, HARBOUR.id)),)),
)
DEPOT_BYTES = Path(__file__)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with closing(SQLiteLedger(path)) as ledger:
        for by, about, records in SAID:
            with ledger.writer() as writer:
                writer.put(records, by=by, about=about)
        ledger.archive.keep(DEPOT_BYTES.open("rb"))
    return path


def plain(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        for statement in statements:
            base.execute(statement)


def older(path: Path) -> None:
    """As version 3 left it: tables that are their own index, data as they are, listings too."""
    with closing(sqlite3.connect(path)) as base, base:
        for kind, type in KINDS.items():
            [make, *_] = table(kind)
            columns = ", ".join(f'"{name}"' for name in names(kind))
            base.execute(f'alter table "{kind}" rename to newer')
            key = ", primary key (id, said_by, said_about, since)\n) strict"
            base.execute(make.replace("\n) strict", key))
            told = columns.replace('"data"', whole(type))
            base.execute(f'insert into "{kind}" ({columns}) select {told} from newer')
            base.execute("drop table newer")
        base.create_function("spread", 1, spread)
        base.execute("update logged set rows = spread(rows)")
        base.execute("pragma user_version = 3")


def holds(path: Path) -> None:
    with closing(SQLiteLedger(path)) as ledger:
        view = ledger.view()
        assert {*view.all(Article)} == {DEPOT, HARBOUR}
        assert {*view.all(Claim)} == {*SAID[2][2]}
        assert [one.record for one in view.past(Quantity)] == [trams(4), trams(40)]
        assert {hit.id for hit in view.search("harbour")} == {HARBOUR.id}
        found = soundness(path, ledger)
        assert (found.faults, found.lines) == ((), 7)
        with ledger.writer() as writer:
            assert not any(writer.put(records, by=by, about=a) for by, a, records in SAID[4:])


def test_an_older_file_is_read_and_written_on_and_made_shorter(file: Path) -> None:
    older(file)
    holds(file)
    with closing(sqlite3.connect(file)) as base:
        [before] = base.execute("select sum(length(data)) from claim").fetchone()
    vacuum(file)
    holds(file)
    with closing(sqlite3.connect(file)) as base:
        made = base.execute("select sql from sqlite_schema where type = 'table'").fetchall()
        assert not [sql for (sql,) in made if "primary key (id, said_by" in sql]
        [after] = base.execute("select sum(length(data)) from claim").fetchone()
        assert after < before * 0.9
        assert base.execute("pragma journal_mode").fetchone() == ("wal",)


def test_what_is_empty_is_given_back(file: Path) -> None:
    plain(file, "create table waste (a)", f"insert into waste values (zeroblob({1 << 20}))")
    plain(file, "drop table waste")
    assert sizes(file).free > 1 << 20
    before, after = vacuum(file)
    assert before - after >= 1 << 20
    assert sizes(file).free == 0
    holds(file)


def test_no_room_for_a_second_copy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1}))
    with pytest.raises(OSError, match=r"must be free beside .*news\.db"):
        vacuum(file)
    holds(file)


def test_sizes_tell_what_takes_the_room(file: Path) -> None:
    found = sizes(file)
    parts = {part.name: part for part in found.parts}
    assert (found.articles, found.lines) == (2, 7)
    assert (parts["quantity"].standing, parts["quantity"].struck) == (1, 1)
    assert found.kept == DEPOT_BYTES.stat().st_size
    assert found.each == file.stat().st_size // 2
    told = sum((part.data or 0) + (part.indexes or 0) for part in found.parts)
    assert 0.9 < told / found.file <= 1


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (["delete from article"], "4 rows of kind claim in an article that is not there"),
        (["delete from claim"], "2 rows of worded for a claim that is not there"),
        (["delete from story"], "2 rows of rests for a story that is not there"),
        (["delete from logged where n = 3"], "1 line of the log without the list"),
        (["delete from log where n = 7"], "1 list of what was put and struck without a line"),
    ],
)
def test_rows_that_speak_of_what_is_not_there(file: Path, done: list[str], told: str) -> None:
    assert [*unsound(file)] == []
    plain(file, *done)
    found = [*unsound(file)]
    assert any(told.replace("4", "2") in one or told in one for one in found), found


def test_pages_that_cannot_be_followed(file: Path) -> None:
    plain(file, "pragma wal_checkpoint(truncate)")
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as base:
        [page] = base.execute(
            "select rootpage from sqlite_schema where name = 'claim_id'"
        ).fetchone()
    content[(page - 1) * 4096 + 8 : page * 4096] = b"\xff" * 4088
    file.write_bytes(content)
    assert any(word in one for one in unsound(file) for word in ("claim_id", "malformed"))


def test_a_backup_is_of_one_moment_whatever_others_write(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 5)
    target, written = tmp_path / "kept" / "backup.db", list[Article]()
    target.parent.mkdir()

    def write(what: str) -> None:
        if what.startswith("copied") and len(written) < 5:
            written.append(Article.of(f"Tram {len(written)} burned.", source="c.txt"))
            with closing(SQLiteLedger(file)) as other, other.writer() as writer:
                writer.put(written, by="read", about="c.txt")

    made = backup(file, target, write)
    assert len(written) == 5
    assert (made.lines, made.files) == (7, 1)
    holds(target)
    assert sorted(one.name for one in target.parent.iterdir()) == ["backup.db", "backup.raw"]
    with closing(SQLiteLedger(file)) as ledger:
        assert chain(ledger).lines == 12
    again = backup(file, target)
    assert (again.lines, again.files) == (12, 0), "bytes that are there are not copied again"


def test_a_copy_that_is_not_whole_gets_no_name(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = iter([(7, "", "aa"), (7, "", "bb")])
    monkeypatch.setattr(copying, "_last", lambda base: next(heads))
    with pytest.raises(Unlike, match="not whole"):
        backup(file, tmp_path / "b.db")
    assert not [*tmp_path.glob("b.db*")]
