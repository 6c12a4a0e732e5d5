"""All stories from the command line: "reportedly stories --sort disputed --as ann"."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.model.story import Story
from reportedly.report.looks import Looks
from reportedly.store.sqlite import SQLiteLedger


def run(book: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["stories", *words, "--ledger", str(book)])


def told(book: Path, *words: str) -> Any:
    return json.loads(run(book, *words, "--json").stdout)


def test_a_line_in_the_terminal(book: Path) -> None:
    shown = " ".join(run(book).output.replace("│", " ").split())
    for words in ("Ferry Alma", "3 articles →", "in dispute: people rescued", "1 of 1 stories"):
        assert words in shown


def test_filters_reach_the_stories(book: Path) -> None:
    assert told(book, "--of", "alma", "--outlet", "fjord", "--since", "2024")["total"] == 1
    assert told(book, "--until", "2024-05-05")["total"] == 0
    assert "no stories" in run(book, "--of", "volcano").output


def test_what_is_new_to_whom(book: Path) -> None:
    ledger = SQLiteLedger(book)
    [story] = ledger.view().all(Story)
    ledger.close()
    assert "not looked" in run(book, "--as", "ann").output
    Looks(book).look("ann", story.articles[:2])
    document = told(book, "--as", "ann", "--news")
    assert (document["total"], document["fresh"]) == (1, 1)
    assert document["rows"][0]["news"]["articles"] == list(story.articles[2:])
    assert told(book, "--as", "bob", "--news")["total"] == 0


@pytest.mark.parametrize("more", [(), ("--as", "ann", "--as-of", "2100-01-01")])
def test_new_to_nobody_in_particular_is_no_question(book: Path, more: tuple[str, ...]) -> None:
    assert run(book, "--news", *more).exit_code == 2


def test_a_broken_file_of_looks_is_said(book: Path) -> None:
    book.with_suffix(".looks").write_bytes(b"x" * 5000)
    assert run(book, "--as", "ann").exit_code == 1
    assert run(book).exit_code == 0
