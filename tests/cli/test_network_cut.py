"""Nothing asks the network for anything: articles are read and handed on with it cut."""

import json
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

from reportedly.cli.main import program
from reportedly.exports.base import names

ROOT = Path(__file__).resolve().parents[2]


def asked(*args: Any, **more: Any) -> NoReturn:
    raise AssertionError(f"the network was asked: {args}")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name can be looked up and nobody connected to."""
    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(socket.socket, "connect", asked)
    monkeypatch.setattr(socket.socket, "connect_ex", asked)


def run(*words: str | Path) -> str:
    done = CliRunner().invoke(program, [str(word) for word in words])
    assert done.exit_code == 0, f"{words}: {done.output} {done.exception!r}"
    return done.stdout


@pytest.mark.usefixtures("cut")
def test_a_ledger_is_filled_checked_and_written_in_every_form(tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    run("brief", ROOT / "examples" / "strike", "--ledger", ledger, "--out", tmp_path / "b")
    for name in names():
        out = tmp_path / f"out-{name}"
        told = run("export", "--as", name, "--out", out, "--ledger", ledger, "--json")
        assert json.loads(told)["files"], name
        assert out.exists(), name
    assert "as they were packed" in run("check-room", tmp_path / "out-room")
    run("audit", "--ledger", ledger)


@pytest.mark.usefixtures("cut")
def test_the_network_is_asked_only_where_an_address_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        program, ["add", "https://news.example/story", "--ledger", str(tmp_path / "n.db")]
    )
    assert "the network was asked" in f"{done.output}{done.exception}"
