"""Which articles are copies of each other, and which statements rest on one word."""

from enum import StrEnum

from reportedly.model.attribution import Hop
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Copy", "CopyKind", "Origin", "Reason"]


class CopyKind(StrEnum):
    DUPLICATE = "duplicate"
    VERSION = "version"
    PARTIAL = "partial"
    EXCERPT = "excerpt"
    SHARED_QUOTATION = "shared quotation"


@record
class Copy:
    """That two articles share text, outside quotation marks and furniture unless the kind says so.

    ``containment`` is the share of the shorter one's words found in the other, 0 to 1;
    ``carrier`` is the id of the article that carries the other's text, "" where unknown.
    """

    left: str
    right: str
    kind: CopyKind
    containment: float
    carrier: str = ""
    why: str = ""
    passages: tuple[tuple[Span, Span], ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.left, self.right)

    @property
    def id(self) -> str:
        return content_id("cpy", self)


@record
class Reason:
    """Why two claims are held to rest on one origin (or why that is uncertain)."""

    left: str
    right: str
    why: str
    certain: bool


@record
class Origin:
    """Who ultimately knows plus the occasion: "Kovalenko's Telegram post of 15 April".

    ``source`` is the first hop that all its claims share, ``occasion`` the channel and day.
    ``claims`` and ``articles`` rest on it; ``uncertain`` says why it may be one with another.
    """

    name: str
    source: Hop
    occasion: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    uncertain: str = ""

    @property
    def id(self) -> str:
        return content_id("org", *self.claims)
