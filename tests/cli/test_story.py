"""Reserves, changes, voices and articles of a story from the command line."""

import json
from pathlib import Path

import pytest
from tests.cli.test_changes import book, run

__all__ = ["book"]


def test_all_that_is_withheld_in_one_document(book: Path) -> None:
    found = json.loads(run(book, "reserves", "--json").stdout)
    assert found["kind"] == "reserves"
    assert [row["who"] for row in found["denials"]] == ["Norvik"]
    assert found["denials"][0]["about"][0]["claim"]["source"] == "Tomas Vega"
    assert {row["status"] for row in found["withheld"]} >= {"denied", "unverified by outlet"}
    assert [row["who"] for row in found["silences"]][-1] == "Norvik"


def test_all_that_moved_in_one_document(book: Path) -> None:
    found = json.loads(run(book, "changes", "--json").stdout)
    assert list(found)[3:] == [
        "versions", "altered", "corrections", "drift", "headlines", "forecasts"
    ]  # fmt: skip
    assert [row["kind"] for row in found["drift"]][:1] == ["bound changed"]
    assert found["forecasts"][0]["due"] == "2024-05-10"
    assert json.loads(run(book, "changes", "--json", "--outlet", "Valley").stdout)["drift"] != []


@pytest.mark.parametrize(
    ("command", "words", "told"),
    [
        ("reserves", ("Norvik", "denied by"), "1 denials"),
        ("changes", ("at least 14", "bound"), "1 forecasts"),
        ("voices", ("Ines Okoro", "mayor"), "voices"),
        ("articles", ("Valley", "Hill"), "2 of 2 articles"),
    ],
)
def test_the_same_in_a_terminal(
    book: Path, command: str, words: tuple[str, ...], told: str
) -> None:
    shown = run(book, command)
    assert all(word in shown.stdout for word in words)
    assert told in shown.stderr


def test_a_voice_by_its_name(book: Path) -> None:
    rows = json.loads(run(book, "voices", "--speaker", "okoro", "--json").stdout)["rows"]
    assert [row["name"] for row in rows] == ["Ines Okoro"]
    assert "no voices match" in run(book, "voices", "--speaker", "nobody").stderr
