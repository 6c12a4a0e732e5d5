"""``reportedly export``: forms listed, written, piped; a plugin's; clear errors."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.exports import arrow
from reportedly.exports.base import EXPORTS

PLUGIN = """
from reportedly.exports.base import Export, put


def _write(pile, out):
    if pile.articles:
        raise RuntimeError("no part of a ledger")
    yield put(out, b"Alma", 1, "ships")


SHIPS = Export(name="ships", says="the ships there are", suffix=".txt", write=_write)
"""


def run(book: Path, *told: object) -> Result:
    return CliRunner().invoke(
        program, ["export", *map(str, told), "--ledger", str(book)], catch_exceptions=False
    )


def test_every_form_is_listed_and_can_be_written(book: Path, tmp_path: Path) -> None:
    plain = run(book, "--list")
    assert [line.split()[0] for line in plain.stdout.splitlines()] == list(EXPORTS)
    told = json.loads(run(book, "--list", "--json").stdout)
    assert [row["name"] for row in told["rows"]] == list(EXPORTS)
    assert not [row for row in told["rows"] if row["broken"]]
    for row in told["rows"]:
        out = tmp_path / "out" / (row["name"] + row["suffix"])
        done = run(book, "--as", row["name"], "--out", out, "--json")
        assert done.exit_code == 0, done.output
        files = json.loads(done.stdout)["files"]
        assert files
        assert all(Path(file["path"]).stat().st_size == file["bytes"] for file in files)
        assert out.is_dir() == row["folder"]


def test_a_form_of_one_file_can_be_piped(book: Path) -> None:
    done = run(book, "--as", "schema-org", "--out", "-")
    assert json.loads(done.stdout)["@graph"]
    assert run(book, "--as", "csv", "--out", "-").exit_code == 2


def test_a_part_of_the_ledger(book: Path, tmp_path: Path) -> None:
    run(book, "--as", "csv", "--outlet", "Daily Fjord", "--out", tmp_path / "out")
    text = (tmp_path / "out" / "article.csv").read_text("utf-8")
    assert [row["outlet"] for row in csv.DictReader(io.StringIO(text))] == ["Daily Fjord"]
    none = run(book, "--as", "csv", "--outlet", "nobody", "--out", tmp_path / "none")
    assert (none.exit_code, (tmp_path / "none").exists()) == (1, False)


def test_what_else_is_in_a_folder_stays(book: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    assert run(book, "--as", "jsonl", "--out", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"
    assert not list((tmp_path / "out").glob(".*"))


def test_usage_errors_are_told(book: Path, tmp_path: Path) -> None:
    assert "--list" in run(book).stderr
    assert run(book).exit_code == 2
    wrong = run(book, "--as", "xlsx")
    assert (wrong.exit_code, "parquet" in wrong.stderr) == (2, True)
    (tmp_path / "file").write_text("in the way")
    blocked = run(book, "--as", "csv", "--out", tmp_path / "file")
    assert (blocked.exit_code, "cannot write" in blocked.stderr) == (2, True)


def test_what_pyarrow_is_needed_for_says_so(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(arrow, "import_module", missing)
    done = run(book, "--as", "parquet", "--out", tmp_path / "out")
    assert (done.exit_code, "reportedly[tables]" in done.stderr) == (2, True)


def test_exporting_writes_nothing_into_the_ledger(book: Path, tmp_path: Path) -> None:
    def state() -> list[object]:
        plain = sqlite3.connect(book)
        found = plain.execute("select count(*), max(n) from log").fetchall()
        plain.close()
        return found

    before = state()
    for name in ("csv", "prov", "ucdp"):
        run(book, "--as", name, "--out", tmp_path / f"{name}.x")
    assert state() == before


def test_an_export_of_a_plugin_and_one_that_breaks_off(book: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "ships.py"
    plugin.write_text(PLUGIN)
    done = run(book, "--with", plugin, "--as", "ships", "--out", "-")
    assert (done.exit_code, done.stdout) == (0, "Alma")
    broken = run(book, "--with", plugin, "--as", "ships", "--article", "coast.txt", "--out", "-")
    assert (broken.exit_code, "no part of a ledger" in broken.stderr) == (2, True)
