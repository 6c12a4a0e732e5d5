"""The reference of the tools that assistants have: "find_claims: words, speaker, status …"."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
from mcp_types import Tool

from reportedly.mcp.server import INSTRUCTIONS, server
from reportedly.mcp.shelf import Shelf

__all__ = ["tools_page"]

_MADE = "<!-- Written by docs/generate.py from the code; do not edit. -->"


def tools_page() -> str:
    """Markdown: what assistants are told, and every tool with its arguments and what it gives."""
    parts = [
        "# Tools for assistants",
        _MADE,
        "What `reportedly mcp` offers ([connect one](../how-to/connect-an-assistant.md)). An"
        " assistant is told:",
        f"```text\n{INSTRUCTIONS}```",
        *(part for tool in _tools() for part in _told(tool)),
    ]
    return "\n\n".join(parts) + "\n"


def _tools() -> list[Tool]:
    """All tools, those that write among them."""
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder) / "none.db")
        found = anyio.run(server(shelf, "Ann").list_tools)
        shelf.close()
        return found


def _told(tool: Tool) -> Iterator[str]:
    reads = tool.annotations is None or tool.annotations.read_only_hint
    yield f"## {tool.name}" + ("" if reads else " (only with `--allow-writing`)")
    yield " ".join((tool.description or "").split()).replace("``", "`")
    if given := tool.input_schema.get("properties", {}):
        yield "\n".join(f"- `{name}`{_about(told)}" for name, told in given.items())
    fields = (tool.output_schema or {}).get("properties", {})
    yield f"Gives: {', '.join(f'`{name}`' for name in fields)}."


def _about(told: dict[str, Any]) -> str:
    """What an argument may be."""
    if words := told.get("enum"):
        kind = ", ".join(f"`{word}`" for word in words if word)
        return f": one of {kind}"
    most = told.get("maximum")
    parts = (
        str(told.get("type", "")),
        f"{told.get('minimum', '')} to {most}" if most is not None else "",
        f"{told['default']} if not given" if told.get("default") not in (None, "", False) else "",
        str(told.get("description", "")).rstrip("."),
    )
    return f": {'; '.join(part for part in parts if part)}"
