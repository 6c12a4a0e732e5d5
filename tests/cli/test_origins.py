"""``reportedly origins``: the table, the trees, and what stands without somebody."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.report.conftest import records
from tests.report.test_trees import rescued

from reportedly.cli.main import program
from reportedly.model.origin import Origin
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put(records(), by="hand")  # type: ignore[arg-type]
    rescued(ledger, "Ida Berg", "Ida Bergh", "the rescue service")
    ledger.close()
    return path


def run(book: Path, *words: object) -> Result:
    return CliRunner().invoke(program, ["origins", "--ledger", str(book), *map(str, words)])


def told(book: Path, *words: object) -> Any:
    return json.loads(run(book, *words, "--json").stdout)


def test_the_table_by_speaker_and_by_what_is_said(book: Path) -> None:
    assert [row["source"] for row in told(book, "--speaker", "berg")["rows"]] == ["Ida Berg"]
    assert [row["source"] for row in told(book, "--of", "overloaded")["rows"]] == ["Nordfar"]
    assert told(book, "--of", "volcano")["total"] == 0


def test_the_trees_of_a_story(book: Path) -> None:
    found = run(book, "--explain")
    assert found.exit_code == 0
    text = " ".join(found.stdout.split())
    assert "people were rescued”: 2 independent origins (perhaps 1) behind 3 articles" in text
    assert "≡ certain: same speaker on one day [Coast Post — Daily Fjord]" in text
    assert "? possibly the same" in text
    assert "\x1b" not in found.stdout, "plain where it is piped"


def test_the_trees_as_json_hold_what_is_printed(book: Path) -> None:
    [story] = told(book, "--explain")["stories"]
    [tree] = story["trees"]
    assert tree["independent"] | {"origins": [], "beside": []} == {
        "best": 2, "low": 1, "high": 2, "origins": [], "beside": [], "profile": "best",
    }  # fmt: skip
    first = tree["branches"][0]["carriers"][0]
    assert first["span"]["text"] == first["text"]
    assert tree["branches"][0]["whys"][0]["certainty"] == "certain"


def test_one_tree_by_id_or_words(book: Path) -> None:
    assert "Ida Berg on 6 May" in run(book, "--explain", "rescued ferry").stdout
    [tree] = told(book, "--explain", "grp-")["trees"]
    assert "people were rescued" in run(book, "--explain", tree["id"]).stdout
    missing = run(book, "--explain", "volcano")
    assert missing.exit_code == 1
    assert "no statement, figure or origin" in missing.stderr


def test_a_profile_is_told_first(book: Path) -> None:
    found = run(book, "--explain", "--profile", "conservative").stdout
    assert "1 independent origin (perhaps 2) behind 3 articles" in " ".join(found.split())


def test_without_somebody(book: Path) -> None:
    found = run(book, "--without", "Bergh")
    assert found.exit_code == 0
    assert "Without Ida Berg" in found.stdout
    assert "2 origins (perhaps 1) → 1 origin" in " ".join(found.stdout.split())
    as_json = told(book, "--without", "Bergh")
    assert not as_json["falls"]
    assert as_json["without"]["statements"][0]["after"]["best"] == 1


def test_scripts_can_ask_whether_all_still_stands(book: Path) -> None:
    assert run(book, "--without", "Nordfar", "--strict").exit_code == 0
    both = ("--without", "Ida Berg", "--without", "rescue service")
    assert run(book, *both).exit_code == 0
    assert run(book, *both, "--strict").exit_code == 3


def test_a_name_that_nobody_has_is_an_error_with_a_hint(book: Path) -> None:
    found = run(book, "--without", "Ida Borg")
    assert found.exit_code == 1
    assert "did you mean Ida Berg" in found.stderr
    assert run(book, "--without", "Ida Berg", "--explain").exit_code == 2


def test_an_origin_by_its_id(book: Path) -> None:
    ledger = SQLiteLedger(book)
    [line] = [o for o in ledger.view().all(Origin) if o.name == "Nordfar"]
    ledger.close()
    assert "as this origin: 1 statement" in run(book, "--without", line.id).stdout
