"""A shelf for the tools: a ledger of three articles, and one of hostile texts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp_types import CallToolResult
from tests.workbench.harbour import filled
from tests.workbench.hostile import hostile_ledger

from mcp import Client
from reportedly.mcp.server import server
from reportedly.mcp.shelf import Shelf

Ask = Callable[..., Any]


def asking(shelf: Shelf, who: str = "") -> Ask:
    """Asks a tool through the SDK's own client, and returns what it gives as data; an answer that
    is an error is raised as ``ValueError``."""

    serving = server(shelf, who)

    def ask(tool: str, **arguments: Any) -> Any:
        async def call() -> CallToolResult:
            async with Client(serving) as client:
                return await client.call_tool(tool, arguments)

        found = anyio.run(call)
        if found.is_error:
            raise ValueError(found.content[0].text)  # type: ignore[union-attr]
        return found.structured_content

    return ask


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return filled(tmp_path)


@pytest.fixture
def ask(harbour: Path) -> Iterator[Ask]:
    shelf = Shelf(harbour)
    yield asking(shelf)
    shelf.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_ledger(tmp_path_factory.mktemp("hostile"))
