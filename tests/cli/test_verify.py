"""``verify`` as a user runs it: 0 for a brief as it was written, 1 with the reason otherwise."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program

DOCK = """Crane collapses in Tarvik, two workers hurt

TARVIK, June 3, 2024 – A crane collapsed in the port of Tarvik on Monday and at least two workers
were injured, harbour director Lena Moe said.

“We do not know how many people were on the quay,” Moe told reporters.

The shipping line Solveig denied that the crane was overloaded.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one article beside the brief that was written from it."""
    folder = tmp_path_factory.mktemp("dock")
    (folder / "news").mkdir()
    (folder / "news" / "dock.txt").write_text(DOCK, encoding="utf-8")
    found = run("brief", folder / "news", "--ledger", folder / "l.db", "--out", folder / "out")
    assert found.exit_code == 0
    return folder


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


@pytest.mark.parametrize("name", ["brief.md", "brief.html"])
def test_what_was_written_is_supported(book: Path, name: str) -> None:
    found = run("verify", book / "out" / name, "--ledger", book / "l.db")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "all supported" in found.stderr


def test_what_was_altered_is_named_with_its_line(book: Path) -> None:
    text = (book / "out" / "brief.md").read_text("utf-8")
    was = "“the crane was overloaded”,"
    line = text[: text.index(was)].count("\n") + 1
    (book / "bad.md").write_text(text.replace(was, "“the crane was rusty”,"), encoding="utf-8")
    found = run("verify", book / "bad.md", "--ledger", book / "l.db")
    assert found.exit_code == 1
    assert f"bad.md:{line}: Denied by" in found.stdout
    assert "“the crane was rusty” does not stand in clm-" in found.stdout
    assert "1 sentence not supported" in found.stderr
    told = json.loads(run("verify", book / "bad.md", "--ledger", book / "l.db", "--json").stdout)
    assert [wrong["line"] for wrong in told["verified"]["unsupported"]] == [line]


def test_bytes_that_were_altered_are_found(book: Path) -> None:
    [raw] = [path for path in book.glob("l.raw/*/*") if path.is_file()]
    kept = raw.read_bytes()
    os.chmod(raw, 0o644)
    try:
        raw.write_bytes(kept.replace(b"Lena Moe", b"Lena Mae"))
        found = run("verify", book / "out" / "brief.md", "--ledger", book / "l.db")
        assert found.exit_code == 1
        assert "bytes of art-" in found.stdout
    finally:
        raw.write_bytes(kept)


def test_what_cannot_be_checked_is_a_usage_error(book: Path) -> None:
    assert run("verify", book / "out" / "brief.md", "--ledger", book / "no.db").exit_code == 2
    assert run("verify", book / "none.md", "--ledger", book / "l.db").exit_code == 2
    (book / "raw.md").write_bytes(b"\xff\xfe\x00")
    assert run("verify", book / "raw.md", "--ledger", book / "l.db").exit_code == 2


def test_a_brief_of_one_thing_is_verified_too(book: Path) -> None:
    out = book / "person"
    found = run("brief", "--person", "Lena Moe", "--ledger", book / "l.db", "--out", out)
    assert found.exit_code == 0
    text = (out / "brief.md").read_text("utf-8")
    assert text.startswith("# Person: Lena Moe")
    assert "how many people were on the quay" in text
    for name in ("brief.md", "brief.html"):
        assert run("verify", out / name, "--ledger", book / "l.db").exit_code == 0
    nobody = run("brief", "--person", "Omar Quist", "--ledger", book / "l.db", "--out", out)
    assert (nobody.exit_code, "nothing in the ledger bears on" in nobody.stderr) == (1, True)
