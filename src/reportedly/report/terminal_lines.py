"""How lines of the brief are laid out in a terminal: "[a] [c]  what both say"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.report.brief import StoryBrief
from reportedly.report.safe import shortened

__all__ = ["Lines", "counted_list", "heading", "quoted"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def heading(title: str) -> Text:
    return Text(f"\n{title}", "bold underline")


def counted_list(title: str, rows: Sequence[Text], most: int) -> Iterator[RenderableType]:
    """A heading with the number of rows, the first of them, and how many more there are; nothing
    where there are none."""
    if not rows:
        return
    yield heading(f"{title} ({len(rows)})")
    grid = Table.grid()
    for row in rows[:most]:
        grid.add_row(row)
    yield Padding(grid, (0, 0, 0, 2))
    if len(rows) > most:
        yield Text(f"  and {len(rows) - most} more", "dim")


def quoted(words: str, most: int) -> str:
    return f"“{shortened(words, most)}”"


class Lines:
    """What lists of one story are written with. Articles go by a letter, origins by their number
    in the story."""

    def __init__(self, story: StoryBrief, most: int, width: int) -> None:
        self.story = story
        self.most = most
        self.width = width
        self.letters = {a.id: letter(n) for n, a in enumerate(story.articles)}

    def list(
        self, title: str, rows: Iterable[Any], show: Callable[[Any], Iterable[RenderableType]]
    ) -> Iterator[RenderableType]:
        every = list(rows)
        if not every:
            return
        yield heading(title)
        for row in every[: self.most]:
            yield from show(row)
        if len(every) > self.most:
            yield Text(f"  and {len(every) - self.most} more", "dim")

    def line(self, lead: str, words: Text, depth: int = 0) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, style="cyan", min_width=4)
        grid.add_column(overflow="fold")
        grid.add_row(Text(lead), words)
        return Padding(grid, (0, 0, 0, 4 * depth)) if depth else grid

    def within(self, articles: Iterable[str]) -> str:
        """The letters of these articles (ids)."""
        asked = set(articles)
        return " ".join(f"[{letter}]" for id, letter in self.letters.items() if id in asked)


def letter(n: int) -> str:
    return (_LETTERS[n // 26 - 1] if n >= 26 else "") + _LETTERS[n % 26] if n < 702 else str(n)
