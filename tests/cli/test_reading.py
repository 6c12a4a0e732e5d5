"""``brief`` and ``add`` on real files, good and broken."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.text.tagger import SWITCH, missing

STORY = """Tram fire closes depot in Ostby

OSTBY, May 6, 2024 - At least 12 people were hurt when a fire broke out in a tram depot, police
said on Monday.

"Nobody is missing," said Ida Berg, head of the city's rescue service. The mayor denied that the
depot had been overcrowded.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "fire.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    return made


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_brief_reads_prints_and_writes(folder: Path) -> None:
    found = run("brief", folder)
    assert found.exit_code == 0, found.output
    assert "1 article" in found.stdout
    assert "1 read" in found.stderr
    assert Path("reportedly.db").exists()
    assert Path("brief/brief.html").exists()
    assert run("audit").exit_code == 0


def test_adding_again_changes_nothing(folder: Path) -> None:
    run("add", folder)
    before = run("claims", "--json").stdout
    again = run("add", folder)
    assert "0 read, 1 known already" in again.stderr
    assert run("claims", "--json").stdout == before


def test_a_run_by_rules_alone_says_so_and_is_read_again_with_the_tagger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "off")
    missing.cache_clear()
    told = run("add", folder).stderr
    monkeypatch.undo()
    missing.cache_clear()
    assert "without the attribution tagger" in told
    assert f"{SWITCH} is off" in told
    monkeypatch.chdir(folder.parent)
    again = run("add", folder).stderr
    assert "1 read" in again
    assert "tagger" not in again


def test_failures_are_named_and_good_ones_read(folder: Path) -> None:
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_text("")
    found = run("add", folder, folder / "missing.txt", "--json")
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert told["added"] == 1
    named = " ".join(failure["source"] for failure in told["failures"])
    assert all(name in named for name in ("picture.txt", "empty.txt", "missing.txt"))
    assert all(failure["reason"] for failure in told["failures"])
    assert run("add", folder, "--strict").exit_code == 3


def test_nothing_readable_exits_with_1(folder: Path) -> None:
    assert run("add", folder / "missing.txt").exit_code == 1
    assert run("brief", folder / "missing.txt").exit_code == 1


def test_the_brief_covers_only_its_paths(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Storm nears coast\n\nThe storm will land on Friday, forecasters said.\n")
    run("add", other)
    told = json.loads(run("brief", folder, "--json", "--no-write").stdout)
    sources = [a["source"] for story in told["brief"]["stories"] for a in story["articles"]]
    assert [Path(source).name for source in sources] == ["fire.txt"]


def test_standard_input(folder: Path) -> None:
    found = CliRunner().invoke(program, ["add", "-", "--json"], input=STORY)
    assert json.loads(found.stdout)["added"] == 1


def test_a_field_that_there_is_not_is_named(tmp_path: Path) -> None:
    words = ["add", str(tmp_path), "--map", "titel=x", "--ledger", str(tmp_path / "n.db")]
    done = CliRunner().invoke(program, words)
    assert done.exit_code == 2
    assert "no field titel: there are text, html, title" in " ".join(done.output.split())


def test_an_address_of_another_kind_is_no_file(tmp_path: Path) -> None:
    words = ["add", "ftp://news.example/a", "--ledger", str(tmp_path / "n.db")]
    done = CliRunner().invoke(program, words)
    assert done.exit_code == 1
    assert "only http and https are fetched, not ftp" in done.output
