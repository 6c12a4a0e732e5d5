"""``reportedly ask``: answers with ids, exit codes, JSON, and what it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.model.article import Article
from reportedly.pipeline import run
from reportedly.store.sqlite import SQLiteLedger

TEXT = """Seven die as minibus leaves road near Huaro

Seven people were killed when a minibus left the road near Huaro on Monday, police said.

The owner, Rapid Andes, denied that the brakes had failed. The number of injured was not known.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ask") / "bus.db"
    ledger = SQLiteLedger(path)
    run([Article.of(TEXT, source="bus.txt", outlet="Valle Post")], ledger)
    ledger.close()
    return path


def ask(book: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["ask", *words, "--ledger", str(book)])


def test_an_answer_has_its_source_and_its_id(book: Path) -> None:
    found = ask(book, "How many people were killed?")
    assert found.exit_code == 0
    assert "Seven" in found.stdout
    assert "police: “Seven people were killed" in found.stdout
    assert "[clm-" in found.stdout


def test_what_nothing_answers_ends_with_1_and_what_comes_nearest(book: Path) -> None:
    found = ask(book, "How many firefighters were killed?")
    assert found.exit_code == 1
    assert "nothing in the ledger" in found.stdout
    assert "is no answer" in found.stdout


def test_json_tells_the_question_as_read_the_command_and_the_spans(book: Path) -> None:
    made = json.loads(ask(book, "Who denied that the brakes failed?", "--json").stdout)
    assert made["command"] == "reportedly ask 'Who denied that the brakes failed?'"
    assert made["answer"]["kind"] == "who"
    [line] = made["answer"]["answers"]
    assert "Rapid Andes" in line["filler"]
    assert TEXT[line["spans"][0]["start"] : line["spans"][0]["end"]] == line["spans"][0]["text"]


@pytest.mark.parametrize("words", ["", "?!", "Сколько?", "how many " * 1_250])
def test_what_is_no_question_is_a_usage_error(book: Path, words: str) -> None:
    found = ask(book, words)
    assert found.exit_code == 2
    assert "reportedly: " in found.stderr
    assert "Traceback" not in found.output


def test_words_of_another_language_are_said_not_to_be_understood(book: Path) -> None:
    found = ask(book, "Combien de soldats ont-ils perdus?")
    assert found.exit_code == 1
    assert "in English" in found.stdout


def test_only_the_articles_asked_for_are_looked_at(book: Path) -> None:
    assert ask(book, "How many people were killed?", "--outlet", "Nobody").exit_code == 1


def test_no_other_command_loads_the_parser(book: Path) -> None:
    code = (
        "import sys; from reportedly.cli.main import program\n"
        "program(['claims', '--ledger', sys.argv[1]], standalone_mode=False)\n"
        "assert 'spacy' not in sys.modules and 'reportedly.report.asking' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(book)], check=True, capture_output=True)
