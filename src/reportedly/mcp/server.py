"""The server that assistants talk to: its tools, and what they are told about them."""

from collections.abc import Callable
from typing import Any

from mcp.server import MCPServer
from mcp_types import ToolAnnotations

from reportedly import __version__
from reportedly.mcp.claim_tools import ClaimTools
from reportedly.mcp.questions import Questions
from reportedly.mcp.quoted import NOTICE
from reportedly.mcp.shelf import Shelf
from reportedly.mcp.story_tools import StoryTools

__all__ = ["INSTRUCTIONS", "server"]

INSTRUCTIONS = f"""\
A ledger of who said what in news articles, on whose word, with which figures. Every record points
at exact characters of an article.

- {NOTICE}
- Cite: every place has quoted.citation, to be pasted, every claim an id (clm-…).
- Articles are not sources. Say how many independent origins something rests on (origins_of), with
  the range where low and high differ; five articles may be one origin.
- Say "asserted by", "denied by", "not verified by" with the name. Nothing here makes anything true
  or confirmed, and neither should you.
- A figure keeps its bound and its day: "at least 12 as of 10 March", not "12".
- What the tools do not give is not in the ledger: say so. check_draft holds your text against it.
"""

_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True)
_WRITES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, open_world_hint=False, idempotent_hint=True
)


def server(shelf: Shelf, who: str = "") -> MCPServer[Any]:
    """The server of a ledger. With ``who`` (the name of a person) decisions can be written down in
    that name; without, nothing can be changed."""
    made: MCPServer[Any] = MCPServer(
        "reportedly",
        title="reportedly: who said what, on whose word",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="WARNING",
        subscriptions=False,
    )
    stories, claims, questions = StoryTools(shelf), ClaimTools(shelf), Questions(shelf)
    reading: tuple[Callable[..., Any], ...] = (
        stories.list_stories,
        stories.search,
        claims.find_claims,
        claims.claim,
        claims.origins_of,
        claims.without,
        stories.figures,
        stories.conflicts,
        stories.timeline,
        stories.who,
        claims.article,
        claims.passage,
        claims.check_draft,
        questions.open_questions,
    )
    for tool in reading:
        made.add_tool(tool, annotations=_READS, structured_output=True)
    if who:
        from reportedly.mcp.judging import Judging  # it needs all stages, which take a second

        judging = Judging(shelf, who)
        for tool in (judging.decide, judging.take_back):
            made.add_tool(tool, annotations=_WRITES, structured_output=True)
    return made
