"""The sentences of a brief in a terminal, shortened: "Denied", then who denies what."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reportedly.report.brief import StoryBrief
from reportedly.report.parts import Part
from reportedly.report.safe import shortened

__all__ = ["told"]

_FIRST = 3
"""How many sentences of a part a terminal shows; the files have more."""
_LONGEST = 300
_COLOURS = {
    "one-word": "cyan",
    "agreed": "green",
    "disputed": "red",
    "denied": "red",
    "unverified": "yellow",
    "unknown": "yellow",
}


def told(story: StoryBrief) -> Iterator[RenderableType]:
    """Every part with its first sentences, without notes."""
    for part in story.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[RenderableType]:
    yield Text(f"\n{part.title}", f"bold underline {_COLOURS.get(part.key, '')}".strip())
    for one in part.sentences[:_FIRST]:
        yield Padding(Text(f"· {shortened(one.text, _LONGEST)}"), (0, 0, 0, 2))
    more = len(part.sentences) + part.more - _FIRST
    if more > 0:
        yield Text(f"    and {more} more", "dim")
