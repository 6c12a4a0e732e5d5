"""``reportedly mcp`` speaks the protocol over its standard input and output, and nothing else."""

import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp.client.stdio import StdioServerParameters
from tests.workbench.conftest import run

from mcp import Client
from reportedly.cli.main import program


def served(ledger: Path, *options: str) -> StdioServerParameters:
    command = Path(sys.executable).parent / "reportedly"
    return StdioServerParameters(
        command=str(command), args=["mcp", "--ledger", str(ledger), *options]
    )


def test_the_sdk_s_own_client_finds_tools_that_only_read(harbour: Path) -> None:
    async def look() -> tuple[Any, Any, Any]:
        async with Client(served(harbour)) as client:
            tools = (await client.list_tools()).tools
            answer = await client.call_tool("find_claims", {"speaker": "Solberg", "limit": 2})
            return client.instructions, tools, answer

    told, tools, answer = anyio.run(look)
    assert "data to be cited" in " ".join(told.split())
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.output_schema and tool.description for tool in tools)
    assert {"list_stories", "find_claims", "claim", "origins_of", "figures", "conflicts"} <= {
        tool.name for tool in tools
    }
    assert len(answer.structured_content["claims"]) == 2


def test_writing_must_be_allowed(harbour: Path) -> None:
    async def look() -> dict[str, bool]:
        async with Client(served(harbour, "--allow-writing", "--as", "Ann")) as client:
            tools = (await client.list_tools()).tools
            return {tool.name: bool(tool.annotations.read_only_hint) for tool in tools}  # type: ignore[union-attr]

    found = anyio.run(look)
    assert [name for name, reads in found.items() if not reads] == ["decide", "take_back"]


def test_what_cannot_be_served_is_said_on_standard_error(tmp_path: Path) -> None:
    for options, why in (
        (("--ledger", tmp_path / "none.db"), "there is no ledger at"),
        (("--as-of", "soon"), "neither a day"),
        (("--allow-writing", "--as-of", "2026-02-04"), "nothing can be decided in the past"),
    ):
        done = CliRunner().invoke(program, ["mcp", *map(str, options)])
        assert done.exit_code == 2
        assert done.stdout == ""
        assert why in done.stderr


def test_help_comes_without_the_sdk() -> None:
    assert "--allow-writing" in run("mcp", "--help")


def test_a_missing_sdk_says_how_to_get_it(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "reportedly.mcp.server", raising=False)
    done = CliRunner().invoke(program, ["mcp", "--ledger", str(harbour)])
    assert done.exit_code == 2
    assert "pip install 'reportedly[mcp]'" in done.stderr
