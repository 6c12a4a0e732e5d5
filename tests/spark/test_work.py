"""A pile read by Spark holds the records that one process finds, and becomes the same ledger."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset
import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.exports.arrow import schema, table
from reportedly.exports.places import Places
from reportedly.model.article import Article
from reportedly.model.codec import KINDS, NAMES, decode, encode
from reportedly.model.story import Story
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.store.base import Ledger
from reportedly.store.sqlite import SQLiteLedger
from reportedly.store.turns import COMPARING

ROOT = Path(__file__).resolve().parents[2]
Told = set[tuple[str, str, str, str]]


def typed(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words], catch_exceptions=False)


def told(ledger: Ledger) -> Told:
    """What is said in a ledger, by whom and about what; but for when it was compared."""
    return {
        (entry.kind, entry.by, entry.about, encode(entry.record).decode())
        for kind in KINDS.values()
        for entry in ledger.view().entries(kind)
        if entry.by != COMPARING
    }


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of several forms, an article twice, a page with its parts, a broken file."""
    folder = tmp_path_factory.mktemp("pile")
    shutil.copytree(ROOT / "examples" / "strike", folder / "strike")
    first = sorted((folder / "strike").glob("*.txt"))[0]
    shutil.copy(first, folder / "strike" / "copy [1].txt")
    (folder / "page.html").write_text("<p>An old page.</p>" * 30, "utf-8")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "advert.html").write_text("<p>Buy this now.</p>" * 30, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    return folder


@pytest.fixture(scope="module")
def here(pile: Path) -> Iterator[Ledger]:
    ledger = SQLiteLedger()
    run(read_inputs([pile]), ledger)
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def tables(spark: Any, pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tables"
    done = typed("spark", "--in", pile, "--out", out, "--partitions", 2, "--strict")
    assert done.exit_code == 3, done.output
    assert "broken.pdf" in done.stderr
    return out


def there(tables: Path) -> Told:
    found = duckdb.connect()
    return {
        (kind, by, about, encode(decode(kind, data)).decode())
        for kind in KINDS
        if (tables / kind).exists()
        for by, about, data in found.execute(
            f"select said_by, said_about, data from '{tables}/{kind}/*/*.parquet'"
        ).fetchall()
    }


def test_the_tables_hold_the_records_of_one_process(tables: Path, here: Ledger) -> None:
    assert there(tables) == told(here)


def test_a_table_has_the_columns_of_an_export(tables: Path, here: Ledger) -> None:
    view = here.view()
    for kind in ("claim", "copy", "series"):
        found = pyarrow.dataset.dataset(tables / kind, partitioning="hive")
        rows = found.to_table(columns=schema(kind).names).sort_by("id")
        wanted = table(kind, view.all(KINDS[kind]), Places(view)).sort_by("id")
        assert rows.to_pylist() == wanted.to_pylist()


def test_what_is_done_is_not_done_again_but_what_is_missing(
    tables: Path, pile: Path, tmp_path: Path
) -> None:
    again = shutil.copytree(tables, tmp_path / "again")
    assert typed("spark", "--in", pile, "--out", again).exit_code == 2
    (again / "_done" / "stories.json").unlink()
    done = typed("spark", "--in", pile, "--out", again, "--partitions", 2, "--resume", "--json")
    assert done.exit_code == 0, done.output
    steps = {step["name"]: step["known"] for step in json.loads(done.stdout)["steps"]}
    assert [name for name, known in steps.items() if not known] == ["stories"]
    assert there(again) == there(tables)


def test_tables_become_the_ledger_that_one_process_fills(
    tables: Path, here: Ledger, tmp_path: Path
) -> None:
    book = tmp_path / "all.db"
    done = typed("load", tables, "--ledger", book)
    assert (done.exit_code, "--raw" in done.stderr) == (0, True)
    ledger = SQLiteLedger(book)
    assert told(ledger) == told(here)
    ledger.close()
    proven = typed("audit", "--ledger", book)
    assert (proven.exit_code, "were not brought here" in proven.stdout) == (0, True)
    assert typed("load", tables, "--ledger", book).exit_code == 2


def test_a_story_becomes_a_ledger_of_its_own(
    tables: Path, pile: Path, here: Ledger, tmp_path: Path
) -> None:
    story, book = max(here.view().all(Story), key=lambda one: len(one.articles)), tmp_path / "x.db"
    done = typed("load", tables, "--ledger", book, "--story", story.id, "--raw", pile)
    assert (done.exit_code, "--raw" in done.stderr) == (0, False)
    proven = json.loads(typed("audit", "--ledger", book, "--json").stdout)["custody"]
    assert (proven["articles"], proven["elsewhere"]) == (len(story.articles), [])
    assert (proven["faults"], proven["unused"]) == ([], [])
    ledger = SQLiteLedger(book)
    assert {article.id for article in ledger.view().all(Article)} == set(story.articles)
    part = told(ledger)
    assert part < told(here)
    assert NAMES[Story] in {kind for kind, *_ in part}
    ledger.close()


def test_what_cannot_be_done_is_said(spark: Any, tmp_path: Path) -> None:
    assert typed("load", tmp_path / "none").exit_code == 2
    done = typed("spark", "--in", tmp_path / "none", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "no such file or folder" in done.stderr
