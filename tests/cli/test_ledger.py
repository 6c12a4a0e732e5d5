"""``reportedly ledger``: info, check, vacuum and backup as they are typed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.test_ledgers_agree import DEPOT, trams

from reportedly.cli.main import program
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with closing(SQLiteLedger(path)) as ledger, ledger.writer() as writer:
        writer.put([DEPOT], by="read", about=DEPOT.id)
        writer.put([trams(40)], by="quantities", about=DEPOT.id)
    return path


def asked(file: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["ledger", *words, "--ledger", str(file)])


def test_each_tells_what_it_did(file: Path) -> None:
    info, check, vacuum = (asked(file, name) for name in ("info", "check", "vacuum"))
    backup = asked(file, "backup", str(file.with_name("b.db")))
    assert [one.exit_code for one in (info, check, vacuum, backup)] == [0, 0, 0, 0]
    assert "1 articles in" in info.output or "1 article in" in info.output
    assert "quantity" in info.output
    assert "sound; 3 lines of log" in check.output
    assert "before" in vacuum.output
    assert check.output.splitlines()[-1] == backup.output.splitlines()[-1], "the same head"


def test_each_as_json(file: Path) -> None:
    target = str(file.with_name("b.db"))
    for words in (("info",), ("check",), ("vacuum",), ("backup", target)):
        told = json.loads(asked(file, *words, "--json").output)
        assert told["reportedly"]
    sizes = json.loads(asked(file, "info", "--json").output)["sizes"]
    assert (sizes["articles"], sizes["version"]) == (1, 4)


def test_what_cannot_be_done_is_said(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.db"
    other.write_text("mine")
    for words, told in (
        (("backup", str(file)), "a name of its own"),
        (("backup", str(other)), "is there already"),
        (("backup", str(tmp_path / "none" / "b.db")), "unable to open"),
    ):
        found = asked(file, *words)
        assert (found.exit_code, told in found.output) == (2, True), found.output
    assert other.read_text() == "mine"
    assert asked(tmp_path / "none.db", "check").exit_code == 2
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("begin immediate")
        held = asked(file, "info")
        assert held.exit_code == 0, "nobody need wait to look"


def test_faults_are_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("update quantity set data = replace(data, '40', '41')")
    found = asked(file, "check")
    assert found.exit_code == 1
    assert "quantity qty-" in found.output
