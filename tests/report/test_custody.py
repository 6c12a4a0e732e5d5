"""Whatever is altered behind the ledger's back is found and named."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from reportedly.model.article import Article
from reportedly.model.codec import KINDS
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.report.custody import Custody, custody
from reportedly.store.base import Ledger
from reportedly.store.clock import END
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

FERRY = (
    "Ferry aground at Lund\n\nLUND – At least 12 people were hurt, harbour master Ida Berg said.\n"
)
LATER = "Ferry toll rises\n\nLUND – The rescue service said 14 people were hurt on the ferry.\n"
LINES = (
    '{"text": "The owner, Nordfar, denied that the ferry was overloaded on Monday."}\n{"x": 1}\n'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of four articles, one of which was read twice, the first time otherwise."""
    home = tmp_path_factory.mktemp("custody")
    (home / "in").mkdir()
    for name, text in {"a.txt": FERRY, "b.txt": LATER, "c.jsonl": LINES}.items():
        (home / "in" / name).write_text(text)
    ledger = SQLiteLedger(home / "l.db")
    fill(ledger, home / "in")
    with ledger.writer() as writer:
        writer.put([], by="times", about=next(iter(ledger.view().entries(KINDS["time"]))).about)
    ledger.close()
    return home


def fill(ledger: Ledger, folder: Path) -> None:
    run(read_inputs([folder], keeper=ledger.archive), ledger)


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "l.db"


def proven(path: Path, expect: str = "") -> Custody:
    ledger = SQLiteLedger(path)
    found = custody(ledger, expect)
    ledger.close()
    return found


def alter(path: Path, statement: str, *values: object) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute(statement, values)
    plain.close()


def named(found: Custody) -> set[tuple[str, str]]:
    return {(fault.kind, fault.id) for fault in found.faults}


def test_an_honest_ledger_is_proven(book: Path, made: Path) -> None:
    found = proven(book)
    assert found.faults == ()
    assert (found.files, found.articles, found.without, found.unused) == (3, 3, (), ())
    assert found.lines > 30
    assert proven(book, found.head[:12]).expected is True
    memory = MemoryLedger()
    fill(memory, made / "in")
    assert custody(memory).faults == ()


def test_adding_the_same_again_leaves_no_line(book: Path, made: Path) -> None:
    memory = MemoryLedger()
    for _ in range(2):
        fill(memory, made / "in")
        head = custody(memory).head
    before = list(memory.log())
    fill(memory, made / "in")
    assert (list(memory.log()), custody(memory).head) == (before, head)


def test_bytes_that_never_came_are_told_and_no_fault(made: Path) -> None:
    ledger, other = SQLiteLedger(made / "l.db"), MemoryLedger()
    articles = list(ledger.view().all(Article))
    ledger.close()
    with other.writer() as writer:
        for article in articles:
            writer.put([article], by="read", about=article.id)
    found = custody(other)
    assert found.faults == ()
    assert set(found.elsewhere) == {article.id for article in articles}


def rows(path: Path, kind: str) -> list[tuple[str, int]]:
    with sqlite3.connect(path) as plain:
        found = plain.execute(f'select id, rowid from "{kind}" order by rowid').fetchall()
    plain.close()
    return found


def _held(path: Path) -> Iterator[tuple[str, str, int]]:
    """One row of every kind that the ledger holds, drawn by lot."""
    for kind in KINDS:
        if found := rows(path, kind):
            id, number = Random(kind).choice(found)
            yield kind, id, number


CHANGES = {
    "data": """update "{}" set data = replace(data, ':', ': ') where rowid = ?""",
    "removed": 'delete from "{}" where rowid = ?',
    "moment": """update "{}" set since = '2021-01-01' || substr(since, 11) where rowid = ?""",
    "struck": f"""update "{{}}" set until = case when until = '{END}' then since || '1'
        else '{END}' end where rowid = ?""",
    "author": """update "{}" set said_by = 'somebody' where rowid = ?""",
    "about": """update "{}" set said_about = 'art-1' where rowid = ?""",
    "place": """update "{}" set at_article = 'art-1' where rowid = ?""",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_row_that_is_altered_is_named(book: Path, change: str, tmp_path: Path) -> None:
    held = list(_held(book))
    assert len(held) > 15
    for kind, _, number in held:
        alter(book, CHANGES[change].format(kind), number)
    assert {(kind, id) for kind, id, _ in held} <= named(proven(book))


def test_a_row_that_is_inserted_is_named(book: Path) -> None:
    before = len(rows(book, "claim"))
    columns = "at_article, at_start, at_end, at_text, data, said_by, said_about, since, until"
    alter(
        book, f"insert into claim (id, {columns}) select 'clm-new', {columns} from claim limit 1"
    )
    assert len(rows(book, "claim")) == before + 1
    assert ("claim", "clm-new") in named(proven(book))


def test_what_a_record_is_found_by_is_checked(book: Path) -> None:
    alter(book, "delete from rests where kind = 'story'")
    alter(book, "delete from worded where kind = 'article'")
    assert {kind for kind, _ in named(proven(book))} == {"story", "article"}


def test_a_line_of_the_log_that_is_altered_is_named(book: Path) -> None:
    total = proven(book).lines
    changes: dict[str, object] = {
        '"by"': "somebody", "about": "else", "edition": "2", '"put"': 99, "struck": 99,
        "digest": "0" * 64, "before": "0" * 64, "hash": "0" * 64, "what": "decided",
        "moment": "2021-01-01T00:00:00.000000+00:00",
    }  # fmt: skip
    random = Random(7)
    for column, value in changes.items():
        n = random.randrange(2, total)
        alter(book, "create table if not exists kept as select * from log")
        alter(book, f"update log set {column} = ? where n = ?", value, n)
        assert any(kind == "log" and id == str(n) for kind, id in named(proven(book))), column
        alter(book, "delete from log")
        alter(book, "insert into log select * from kept")
    assert proven(book).faults == ()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from log where n = 5",
        "delete from log where n = 1",
        "update logged set rows = x'' where n = (select min(n) from logged)",
        "delete from logged where n = (select min(n) from logged)",
    ],
)
def test_a_line_or_listing_that_is_missing_is_found(book: Path, statement: str) -> None:
    alter(book, statement)
    assert any(fault.kind == "log" for fault in proven(book).faults)


def test_a_log_cut_short_with_its_rows_is_found_by_the_hash_noted_before(book: Path) -> None:
    head = proven(book).head
    with sqlite3.connect(book) as plain:
        [n, moment] = plain.execute("select n - 1, moment from log order by n desc").fetchone()
        plain.execute("delete from log where n > ?", (n,))
        plain.execute("delete from logged where n > ?", (n,))
        for kind in KINDS:
            plain.execute(f'delete from "{kind}" where since = ?', (moment,))
            plain.execute(f'update "{kind}" set until = ? where until = ?', (END, moment))
    plain.close()
    assert proven(book).faults == ()
    [fault] = proven(book, head).faults
    assert head in fault.what


def _flip(file: Path) -> None:
    file.chmod(0o644)
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(bytes(raw))


@pytest.mark.parametrize("damage", [_flip, Path.unlink])
def test_bytes_that_are_altered_or_gone_are_named(
    book: Path, damage: Callable[[Path], None]
) -> None:
    files = sorted(file for file in book.with_suffix(".raw").rglob("*") if file.is_file())
    for file in files:
        damage(file)
    assert {("bytes", file.name) for file in files} <= named(proven(book))


def test_a_text_that_its_bytes_do_not_say_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "b.txt").write_text(FERRY.replace("12", "21"))
    ledger = SQLiteLedger(tmp_path / "l.db")
    one, other = read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"], keeper=ledger.archive)
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    run([replace(one, sha256=other.sha256)], ledger)
    [fault] = custody(ledger).faults
    assert (fault.kind, fault.id, fault.what) == (
        "article", one.id, "its text is not what its bytes say",
    )  # fmt: skip
    ledger.close()


def test_articles_that_were_read_before_bytes_were_kept_get_theirs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    ledger = SQLiteLedger(tmp_path / "l.db")
    [item] = read_inputs([tmp_path / "a.txt"])
    assert isinstance(item, Article)
    run([replace(item, raw=None)], ledger)
    assert custody(ledger).without == (item.id,)
    summary = run(read_inputs([tmp_path / "a.txt"], keeper=ledger.archive), ledger)
    assert (summary.added, summary.known) == (0, 1)
    found = custody(ledger)
    assert (found.without, found.faults, found.files) == ((), (), 1)
    ledger.close()


def test_an_export_that_grows_is_read_from_its_new_rows_on(tmp_path: Path) -> None:
    ledger, file = SQLiteLedger(tmp_path / "l.db"), tmp_path / "a.jsonl"
    for rows, told in ((1, (1, 0)), (2, (1, 1))):
        file.write_text("".join(json.dumps({"text": t}) + "\n" for t in (FERRY, LATER)[:rows]))
        summary = run(read_inputs([file], keeper=ledger.archive), ledger)
        assert (summary.added, summary.known) == told
    found = custody(ledger)
    assert (found.files, found.articles, found.faults) == (2, 2, ())
    ledger.close()


def test_what_is_older_than_the_log_is_told_and_guarded_from_then_on(book: Path) -> None:
    with sqlite3.connect(book) as plain:
        plain.executescript("drop table log; drop table logged; pragma user_version = 2;")
    plain.close()
    old = proven(book)
    assert (old.lines, old.began, old.faults) == (0, "", ())
    assert old.earlier > 50
    ledger = SQLiteLedger(book)
    with ledger.writer() as writer:
        writer.put(
            [], by="mentions", about=next(iter(ledger.view().entries(KINDS["mention"]))).about
        )
    ledger.close()
    now = proven(book)
    assert (now.lines, now.earlier, now.faults) == (2, old.earlier, ())
    alter(book, "delete from claim where rowid = 1")
    [fault] = proven(book).faults
    assert "from before the log" in fault.what
