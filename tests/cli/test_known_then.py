"""audit, its log, and what was known on a day, as a user sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program

DAYS = {
    "a.txt": "Lift falls at Gaustad\n\n10 March 2024\n\nThree people were hurt, Mayor Tora Eng"
    " said.\n",
    "b.txt": "Toll at Gaustad rises\n\n12 March 2024\n\nFive people were hurt when the lift fell"
    " at Gaustad, Mayor Tora Eng said.\n",
    "c.txt": "Lift maker Hovde denies fault\n\nThe maker, Hovde, denied that the lift at Gaustad"
    " was old. Four people were hurt, it said.\n",
}


def run(*args: object) -> Result:
    return CliRunner().invoke(program, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("book")
    (home / "in").mkdir()
    for name, text in DAYS.items():
        (home / "in" / name).write_text(text)
    assert run("add", home / "in", "--ledger", home / "l.db").exit_code == 0
    return home / "l.db"


def hurt(result: Result) -> set[str]:
    """The numbers that the claims give."""
    texts = [row["text"] for row in json.loads(result.stdout)["rows"]]
    return {word for text in texts for word in text.split() if word in ("Three", "Four", "Five")}


def test_audit_ends_with_the_hash_to_note_down(made: Path) -> None:
    told = run("audit", "--ledger", made)
    assert told.exit_code == 0
    *_, last = told.stdout.splitlines()
    word, head = last.split()
    assert (word, len(head)) == ("head", 64)
    assert "3 files kept for 3 articles: every text is made again" in told.stdout
    assert run("audit", "--ledger", made, "--expect", head).exit_code == 0
    wrong = run("audit", "--ledger", made, "--expect", "0" * 64)
    assert wrong.exit_code == 1
    assert "no line has the hash" in wrong.stderr
    assert run("audit", "--ledger", made, "--expect", "short").exit_code == 2
    told = run("audit", "--ledger", made, "--json")
    assert json.loads(told.stdout)["custody"]["head"] == head


def test_the_log_can_be_read(made: Path) -> None:
    told = json.loads(run("audit", "--log", "--json", "--ledger", made).stdout)
    assert (told["kind"], told["rows"][0]["what"]) == ("log", "began")
    assert {"read", "claims", "comparing"} <= {row["by"] for row in told["rows"]}
    assert all(row["edition"].startswith("0.") for row in told["rows"])
    last = run("audit", "--log", "--limit", "2", "--ledger", made)
    assert last.stderr.splitlines() == ["2 lines; the last has the hash", told["rows"][-1]["hash"]]
    assert run("audit", "--log", "--since", "2999-01-01", "--ledger", made).exit_code == 1
    assert run("audit", "--since", "2024-01-01", "--ledger", made).exit_code == 2


def test_a_changed_article_fails_the_audit(made: Path, tmp_path: Path) -> None:
    import shutil
    import sqlite3

    shutil.copy(made, tmp_path / "l.db")
    shutil.copytree(made.with_suffix(".raw"), tmp_path / "l.raw")
    with sqlite3.connect(tmp_path / "l.db") as plain:
        plain.execute("update article set data = replace(data, 'Five', 'Nine')")
    plain.close()
    told = run("audit", "--ledger", tmp_path / "l.db")
    assert told.exit_code == 1
    assert "its data was changed" in told.stderr


def test_a_day_before_the_ledger_is_what_had_been_published(made: Path) -> None:
    told = run("claims", "--ledger", made, "--as-of", "2024-03-11", "--json")
    assert hurt(told) == {"Three"}
    assert json.loads(told.stdout)["reading"] == "published"
    assert "1 article of those in the ledger now; 1 came out later; 1 article left out" in (
        told.stderr
    )
    assert "Five" in hurt(run("claims", "--ledger", made, "--as-of", "2024-03-12", "--json"))


def test_a_reading_can_be_forced(made: Path) -> None:
    told = run("claims", "--ledger", made, "--as-of", "ledger:2024-03-12", "--json")
    assert (hurt(told), json.loads(told.stdout)["reading"]) == (set(), "ledger")
    told = run("claims", "--ledger", made, "--as-of", "published:2999-01-01", "--json")
    assert hurt(told) == {"Three", "Five"}
    told = run("claims", "--ledger", made, "--as-of", "2999-01-01", "--json")
    assert hurt(told) == {"Three", "Four", "Five"}
    assert json.loads(told.stdout)["reading"] == "ledger"
    assert "reading" not in json.loads(run("claims", "--ledger", made, "--json").stdout)
    assert run("claims", "--ledger", made, "--as-of", "published:soon").exit_code == 2


def test_a_story_of_another_day_is_found_by_its_words_of_today(made: Path) -> None:
    stories = json.loads(run("brief", "--no-write", "--json", "--ledger", made).stdout)["brief"]
    title = stories["stories"][0]["title"]
    told = run(
        "claims", "--ledger", made, "--as-of", "2024-03-11", "--json", "--story", title[:12]
    )
    assert hurt(told) == {"Three"}


COMMANDS = (
    ("figures",), ("origins",), ("groups",), ("conflicts",), ("timeline",), ("names",),
    ("copies",), ("quotations",), ("search", "hurt"), ("drift",), ("denials",), ("silences",),
    ("forecasts",), ("impact", "Tora Eng"), ("audit",), ("brief", "--no-write"), ("sources",),
    ("ask", "how many were hurt at Gaustad"), ("show", "sto-"), ("origins", "--explain"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_view_takes_a_day(made: Path, command: tuple[str, ...]) -> None:
    told = run(*command, "--ledger", made, "--as-of", "2024-03-11", "--json")
    assert told.exit_code == 0, told.output
    document = json.loads(told.stdout)
    assert (document["reading"], document["as_of"][:10]) == ("published", "2024-03-11")
    assert "Five" not in told.stdout


def test_a_ledger_in_memory_or_without_a_place_for_bytes_fails_clearly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DAYS["a.txt"])
    told = run("add", tmp_path / "a.txt", "--ledger", ":memory:")
    assert (told.exit_code, "would be lost" in told.stderr) == (2, True)
    (tmp_path / "l.raw").write_text("in the way")
    told = run("add", tmp_path / "a.txt", "--ledger", tmp_path / "l.db")
    assert (told.exit_code, "raw bytes cannot be kept in" in told.stderr) == (2, True)
