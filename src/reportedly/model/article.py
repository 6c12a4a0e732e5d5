"""What a reader hands to the extractors: "Home / news / …" and all."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Article", "Block", "BlockKind", "Known", "Note", "Published", "Raw", "Relay"]


SOON = 3
"""Days after its publication on which a version still tells the news of the day: what it kept of
the text before speaks of days before both."""


class BlockKind(StrEnum):
    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


@record
class Block:
    """One stretch of the text (usually a line or a paragraph) and its part in the article.

    ``start`` and ``end`` are half-open code point offsets into ``Article.text``.
    """

    start: int
    end: int
    kind: BlockKind
    why: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"block {self.start}:{self.end} is empty or runs backwards")


class Known(StrEnum):
    """How a value about an article came to be known."""

    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"


@record
class Note:
    """Where a value of the article's imprint comes from; ``field`` is a field of `Article`, or
    "modified": the moment or day of the last change that the page tells of (ISO 8601)."""

    field: str
    value: str
    how: Known
    why: str
    evidence: tuple[Span, ...] = ()


@record
class Published:
    """The day of publication, or the range of days it must lie in (ISO 8601, both inclusive)."""

    first: str
    last: str
    how: Known

    @property
    def day(self) -> str | None:
        """The day where it is known to the day, else None."""
        return self.first if self.first == self.last else None

    @property
    def days(self) -> str:
        """The day, else the range ("2026-03-01/2026-03-03")."""
        return self.day or f"{self.first}/{self.last}"


@record
class Relay:
    """Another outlet whose report this article carries, rewrites or draws on.

    ``how`` is "republished" (the whole text is theirs), "rewritten" (as reported by …) or
    "contributed" (… contributed to this report).
    """

    outlet: str
    how: str
    span: Span | None = None


@record
class Raw:
    """Where an article's text lies in the bytes that it was read from.

    ``form`` is what they were read as: "text", "html", "jsonl", "json" or "csv". ``row`` counts as
    in ``Article.source``, from 1; 0 is all of them. ``packed`` is gzip; ``columns`` are the fields
    that were mapped to columns of an export.
    """

    form: str
    row: int = 0
    packed: bool = False
    columns: tuple[tuple[str, str], ...] = ()


@record
class Article:
    """One article as published.

    ``text`` is the only coordinate system: every offset in the ledger counts code points in it,
    and nothing may rewrite it: the parse folds characters one to one, so that offsets stay.
    ``sha256`` is of the raw bytes of the file it was read from, ``raw`` where in them it lies;
    ``source`` is the file name (with the line of an export). Empty strings and None mean unknown;
    ``notes`` says where each known value is from. ``pages`` are the offsets at which the pages of
    a paginated document begin, empty for what has none.
    """

    id: str
    text: str
    source: str = ""
    sha256: str = ""
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    dateline: str = ""
    published: Published | None = None
    fetched: str = ""
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    relays: tuple[Relay, ...] = ()
    notes: tuple[Note, ...] = ()
    raw: Raw | None = None
    pages: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, *, url: str = "", source: str = "", **imprint: Any) -> "Article":
        """An article of plain text, without blocks: the whole text counts as body.

        Its id is a hash of where it is from and what it says, so that reading it again, or
        understanding its imprint better, keeps the id.
        """
        return cls(
            id=content_id("art", url or source, text), text=text, url=url, source=source, **imprint
        )

    def __hash__(self) -> int:
        """Of the id alone: what is remembered of an article is looked up often."""
        return hash(self.id)

    def at(self, start: int, end: int) -> Span:
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which an offset lies, None where there are no pages."""
        return bisect_right(self.pages, offset) or None

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def published_days(self) -> str:
        """The day of publication, or the days it must lie in (EDTF); "" where not known."""
        return self.published.days if self.published else ""

    @property
    def written(self) -> Published | None:
        """The day from which its words count theirs ("on Tuesday", "so far"): that of publication,
        or of the last change that the page tells of, where that is within `SOON` days of it."""
        changed = next((note.value[:10] for note in self.notes if note.field == "modified"), "")
        if not changed or self.published is None:
            return self.published
        try:
            after = date.fromisoformat(changed) - date.fromisoformat(self.published.last[:10])
        except ValueError:
            return self.published
        if not 0 < after.days <= SOON:
            return self.published
        return Published(first=changed, last=changed, how=self.published.how)

    def parts(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of these kinds (of every kind, if none is named), in text order."""
        return (block for block in self.blocks if not kinds or block.kind in kinds)

    def block_at(self, offset: int) -> Block | None:
        at = bisect_right(self.blocks, offset, key=attrgetter("start")) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None
