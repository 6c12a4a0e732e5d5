"""The tables of who stands behind what: groups, quotations, copies, names, and their filters."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.report.conftest import records
from tests.report.test_copies import shared_text
from tests.report.test_terminal import quoted_twice
from tests.report.test_trees import rescued

from reportedly.cli.main import program
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put(records(), by="hand")  # type: ignore[arg-type]
    rescued(ledger, "Ida Berg", "Ida Bergh", "the rescue service")
    shared_text(ledger)
    quoted_twice(ledger)
    ledger.close()
    return path


def run(book: Path, *words: object) -> Result:
    return CliRunner().invoke(program, [*map(str, words), "--ledger", str(book)])


def rows(book: Path, *words: object) -> list[Any]:
    return list(json.loads(run(book, *words, "--json").stdout)["rows"])


def test_groups_by_words_and_by_how_many_articles(book: Path) -> None:
    [group] = rows(book, "groups", "--of", "taken off the Alma", "--least", 3)
    assert group["independent"]["best"] == 2
    assert rows(book, "groups", "--least", 4) == rows(book, "groups", "--of", "volcano") == []
    assert "3 → 2 (perhaps" in run(book, "groups").stdout


def test_a_profile_leads_the_number_of_a_group(book: Path) -> None:
    assert "3 → 1 (perhaps" in run(book, "groups", "--profile", "conservative").stdout


def test_copies_by_kind_with_both_places(book: Path) -> None:
    [copy] = rows(book, "copies", "--kind", "partial")
    left, right = copy["passages"][0]
    assert left["text"] == right["text"] == "people were rescued"
    assert rows(book, "copies", "--kind", "duplicate") == []
    assert "had it first" in run(book, "copies").stdout


def test_quotations_by_speaker_words_and_change(book: Path) -> None:
    assert len(rows(book, "quotations", "--speaker", "berg", "--of", "As many as 62")) == 1
    assert rows(book, "quotations", "--speaker", "Nordfar") == []
    assert rows(book, "quotations", "--changed") == []
    assert "As many as 62 people were rescued" in run(book, "quotations").stdout


def test_decisions_that_wait_are_told_of_but_not_for_the_past(book: Path) -> None:
    assert "to be worked in" not in run(book, "names").stderr
    ledger = SQLiteLedger(book)
    one, other = (
        Anchor.at("name", name.span, name.name, str(name.kind)) for name in ledger.view().all(Name)
    )
    made = "2026-05-09T09:00:00+00:00"
    decision = Decision.of(Matter.NAMES, one, other, Verdict.SAME, by="human:Ann", made=made)
    with ledger.writer() as writer:
        writer.put([decision], by="human:Ann")
    ledger.close()
    assert "1 decision to be worked in" in run(book, "names").stderr
    assert "to be worked in" not in run(book, "names", "--as-of", "2001-01-01").stderr


def test_figures_and_brief_count_by_the_profile_too(book: Path) -> None:
    best = " ".join(run(book, "figures").stdout.split())
    careful = " ".join(run(book, "figures", "--profile", "conservative").stdout.split())
    assert "2 independent origins (perhaps 1)" in best
    assert "1 independent origin (perhaps 2)" in careful
    shown = run(book, "brief", "--no-write", "--profile", "conservative").stdout
    assert "3 articles → 2 independent origins (perhaps 3)" in " ".join(shown.split())
    [row] = rows(book, "figures", "--profile", "conservative")
    assert row["independent"]["best"] == 2, "a script gets all three numbers"
