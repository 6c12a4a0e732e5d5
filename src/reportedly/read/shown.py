"""A page as its reader sees it, line by line: "By Ana Reyes", in an element called byline."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from lxml import etree

from reportedly.read.headlines import normal

__all__ = ["WITHIN", "Piece", "Row", "Shown", "above", "marks", "shown"]

LONGEST, MOST = 20_000, 20_000
"""Characters of a line and lines of a page that are looked at."""

PROSE = 140
"""Characters from which a line is a paragraph of a story."""

OPENING = 1200
"""Characters of story after which no line tells who wrote it and when."""

ALIKE = 0.5
"""Share of words in common with the headline from which a line may be it."""

ABOVE, BELOW = 8, 40
"""Lines over and under a headline among which author and day stand."""

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "select", "option", "textarea",
    "math", "object", "head", "figure", "figcaption", "picture", "video", "audio", "dialog",
})  # fmt: skip
WITHIN = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
})  # fmt: skip
"""Elements inside a line; any other begins one."""

_BESIDE = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|sidebar|side-bar|widget|promo\w*|teasers?|newsletter|popular"
    r"|trending|most-read|mostread|read-?more|read-?next|up-?next|comments?|respond|footer|navbar|nav|menu"
    r"|breadcrumbs?|carousel|slider|cookie\w*|modal|popup|subscribe|latest|more-(?:from|stories|news)"
    r"|also-like|suggest\w*|outbrain|taboola|advert\w*|sponsor\w*|tags?-list|toc)(?![a-z])"
)
"""Names of the parts of a page that are about other stories, or about none."""
_STORY = re.compile(
    r"(?<![a-z])(?:byline|author|article-(?:header|meta|info)|entry-(?:header|meta))"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Piece(NamedTuple):
    """The words between two tags, and the element they stand in."""

    words: str
    home: Any


class Row(NamedTuple):
    """One line of the page. ``beside`` says that it stands in a part that is about other things
    than the story; ``heading`` is 1 to 6 in a heading, else 0."""

    pieces: tuple[Piece, ...]
    heading: int
    beside: bool

    @property
    def words(self) -> str:
        return " ".join(" ".join(piece.words for piece in self.pieces).split())


class Shown:
    """The lines of a page, which of them is its headline, and which tell of author and day."""

    def __init__(self, rows: Sequence[Row], title: str) -> None:
        self.rows = rows
        self.words = [row.words for row in rows]
        self.title = self._title(title)

    def _title(self, title: str) -> int | None:
        """The line that is the headline, or is like it; else the first heading of the page."""
        key, told = normal(title), {*normal(title).split()}
        best, surest = None, (0.0, 0)
        for index, words in enumerate(self.words):
            if not key or len(words) > 2 * len(title) + 60:
                continue
            line = normal(words)
            one = {*line.split()}
            like = 1.0 if key in line else len(one & told) / len(one | told) if one else 0.0
            sure = (round(like, 2) if like >= ALIKE else 0.0, 7 - (self.rows[index].heading or 7))
            if sure[0] and sure > surest:
                best, surest = index, sure
        if best is not None:
            return best
        return next((index for index, row in enumerate(self.rows) if row.heading == 1), None)

    @cached_property
    def near(self) -> range:
        """The lines right at the headline, where a part that is beside others is not."""
        return range(0) if self.title is None else range(self.title - 3, self.title + 8)

    @cached_property
    def top(self) -> range:
        """The lines around the headline, down into the story."""
        first = max(0, (self.title or 0) - ABOVE)
        told, end = 0, first
        for end in range(first, min(len(self.rows), (self.title or 0) + BELOW)):
            if len(self.words[end]) >= PROSE:
                told += len(self.words[end])
            if told > OPENING:
                break
        return range(first, end)


def marks(element: Any) -> str:
    """What an element is called: its class, id and the like, in small letters, parted by "-".

    "ArticleHeader_publishDate" becomes "article-header_publish-date".
    """
    return _called(
        element.get("class"),
        element.get("id"),
        element.get("itemprop"),
        element.get("rel"),
        element.get("data-testid"),
    )


@lru_cache(maxsize=50_000)
def _called(*told: str | None) -> str:
    return _CAMEL.sub("-", " ".join(part[:300] for part in told if part)).casefold()


def shown(tree: Any) -> list[Row]:
    """The lines of an lxml document in their order; what is not shown, and pictures, left out."""
    rows, line = list[Row](), list[Piece]()
    heading, beside = 0, list[Any]()

    def end() -> None:
        if line:
            rows.append(Row(tuple(line), heading, bool(beside)))
            line.clear()

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if len(rows) >= MOST:
            break
        if event == "start":
            tag = element.tag
            if tag in _UNSEEN:
                end()
                walk.skip_subtree()
                continue
            if tag not in WITHIN:
                end()
                heading = _level(tag) or heading
                if _is_beside(element, tag):
                    beside.append(element)
            if element.text and not element.text.isspace():
                line.append(Piece(element.text[:LONGEST], element))
            continue
        if event == "end" and element.tag not in WITHIN:
            end()
            if _level(element.tag):
                heading = 0
            if beside and beside[-1] is element:
                beside.pop()
        if element.tail and not element.tail.isspace():
            parent = element.getparent()
            if parent is not None:
                line.append(Piece(element.tail[:LONGEST], parent))
    end()
    return rows


def _level(tag: Any) -> int:
    return (
        int(tag[1])
        if isinstance(tag, str) and len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
        else 0
    )


def _is_beside(element: Any, tag: str) -> bool:
    if tag in ("nav", "aside", "form"):
        return True
    if tag in ("body", "html", "main", "article"):
        return False
    if not _is_about_others(marks(element)):
        return False
    return element.find(".//h1") is None  # a frame around all, "with-sidebar"


@lru_cache(maxsize=50_000)
def _is_about_others(called: str) -> bool:
    return _BESIDE.search(called) is not None and not _STORY.search(called)


def above(element: Any, levels: int = 3) -> Iterator[Any]:
    """An element and those around it, the nearest first."""
    while element is not None and levels > 0:
        yield element
        element = element.getparent()
        levels -= 1
