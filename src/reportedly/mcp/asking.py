"""How assistants ask: which words a filter takes, how many rows come, what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from reportedly.mcp.cursors import MOST
from reportedly.mcp.shelf import Shelf, State

__all__ = [
    "ArticleWords",
    "Cursor",
    "Day",
    "Id",
    "Limit",
    "Rule",
    "Sort",
    "StatusWord",
    "StoryWords",
    "Text",
    "Verdict",
    "answering",
    "asked_for",
]

TYPED = 400
"""Characters of a filter at most."""

Text = Annotated[str, Field(max_length=TYPED)]
Limit = Annotated[int, Field(ge=1, le=MOST, description="Rows of this answer at most.")]
Cursor = Annotated[
    str, Field(max_length=TYPED, description="The cursor of the answer before, to go on.")
]
StoryWords = Annotated[
    str, Field(max_length=TYPED, description="Id of a story (its start will do), or title words.")
]
ArticleWords = Annotated[
    str, Field(max_length=TYPED, description="Id of an article, or a part of its file name.")
]
Day = Annotated[
    str, Field(max_length=10, description="A day, month or year: 2026-03-11, 2026-03, 2026.")
]
StatusWord = Literal[
    "", "denied", "retracted", "superseded", "not confirmed", "unverified by outlet",
    "no comment", "confirmed by", "reportedly", "hedged", "asserted",
]  # fmt: skip
Sort = Literal["article", "-article", "day", "-day", "speaker", "status", "outlet"]
Verdict = Literal["", "conflicting", "revised", "compatible", "not comparable"]
Rule = Literal["", "ucdp", "acled", "min-max"]
Id = Annotated[str, Field(max_length=40)]


@contextmanager
def answering(shelf: Shelf) -> Iterator[State]:
    """One state of the ledger; what is asked wrongly is told to whoever asked."""
    try:
        with shelf.reading() as state:
            yield state
    except (LookupError, ValueError) as error:
        raise ToolError(str(error.args[0])) from error


def asked_for(given: dict[str, Any]) -> dict[str, Any]:
    """What a cursor belongs to, of the arguments of a tool."""
    return {name: value for name, value in given.items() if name not in ("self", "cursor")}
