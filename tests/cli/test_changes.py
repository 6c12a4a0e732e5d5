"""What changes and what is withheld, from the command line: "reportedly drift --kind bound"."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program

STORY = {
    ("Valley Post", date(2024, 5, 3)): (
        "Landslide at Linares kills 14\n\n"
        "At least 14 people were killed in the landslide at Linares, mayor Ines Okoro said on"
        " Friday. The mine operator Norvik had cut the slope too steeply, engineer Tomas Vega"
        " said. Norvik denied that it had cut the slope too steeply.\n\n"
        "The Valley Post could not independently verify his account. Mayor Okoro said the road to"
        " Linares would be open again on May 10.\n"
    ),
    ("Hill Times", date(2024, 5, 11)): (
        "Road to Linares opens after the landslide\n\n"
        "14 people were killed in the landslide at Linares, mayor Ines Okoro said.\n\n"
        "The road to Linares was opened again on Friday, a policeman said. Norvik did not respond"
        " to a request for comment.\n"
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("changes")
    rows = (
        {"outlet": outlet, "date": day.isoformat(), "url": f"https://{n}.example/a", "text": text}
        for n, ((outlet, day), text) in enumerate(STORY.items())
    )
    (home / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = home / "news.db"
    result = CliRunner().invoke(program, ["add", str(home / "news.jsonl"), "--ledger", str(made)])
    assert result.exit_code == 0, result.output
    return made


def run(book: Path, *words: str) -> Result:
    return CliRunner().invoke(program, [*words, "--ledger", str(book)])


def rows(book: Path, *words: str) -> list[Any]:
    found: list[Any] = json.loads(run(book, *words, "--json").stdout)["rows"]
    return found


def test_drift_by_kind_and_way(book: Path) -> None:
    [bound] = rows(book, "drift", "--kind", "bound")
    assert (bound["was"], bound["now"]) == ("at least 14", "14")
    assert bound["left"]["outlet"] == "Valley Post"
    assert rows(book, "drift", "--kind", "bound", "--along", "headline") == []
    assert "no drift match" in run(book, "drift", "--kind", "subject").output


def test_denials_show_what_they_answer(book: Path) -> None:
    [denial] = rows(book, "denials", "--who", "norvik")
    assert "slope" in denial["text"]
    assert [one["claim"]["source"] for one in denial["about"]] == ["Tomas Vega"]
    assert rows(book, "denials", "--who", "okoro") == []


def test_silences_of_outlets_and_of_those_who_are_asked(book: Path) -> None:
    found = {(row["who"], row["status"]) for row in rows(book, "silences")}
    assert found == {("Valley Post", "unverified by outlet"), ("Norvik", "no comment")}


def test_forecasts_with_and_without_an_outcome(book: Path) -> None:
    [forecast] = rows(book, "forecasts", "--due", "2024-05-10")
    assert [one["fate"] for one in forecast["outcomes"]] == ["said to have come about"]
    assert rows(book, "forecasts", "--open") == []
    assert "said to have come about" in " ".join(run(book, "forecasts").stdout.split())
