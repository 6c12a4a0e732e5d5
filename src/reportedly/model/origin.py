"""Which articles are copies of each other, and which statements rest on one word."""

from enum import StrEnum

from reportedly.model.attribution import Hop
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Copy", "CopyKind", "Doubt", "Origin", "Reason", "RootKind"]


class CopyKind(StrEnum):
    DUPLICATE = "duplicate"
    VERSION = "version"
    PARTIAL = "partial"
    EXCERPT = "excerpt"
    SHARED_QUOTATION = "shared quotation"
    SHARED_FURNITURE = "shared furniture"


@record
class Copy:
    """That two articles share text, outside quotation marks and furniture unless the kind says so.

    ``containment`` is the share of the shorter one's own words found in the other, 0 to 1.
    ``earlier`` is the id of the article that had the text first, ``carrier`` that of the one that
    carries the other's; ``common`` is the outlet, an agency mostly, whose text both carry, and
    then neither is the other's carrier. "" where unknown. ``passages`` are the word runs that
    stand in both, longest first.
    """

    left: str
    right: str
    kind: CopyKind
    containment: float
    carrier: str = ""
    why: str = ""
    passages: tuple[tuple[Span, Span], ...] = ()
    earlier: str = ""
    common: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.left, self.right)

    @property
    def id(self) -> str:
        return content_id("cpy", self)


class RootKind(StrEnum):
    """What stands at the root of an origin. ``OBSERVATION`` is what an outlet vouches for itself
    ("a reporter saw"), ``UNATTRIBUTED`` what it says without telling how it knows."""

    PERSON = "person"
    OFFICE = "office"
    DOCUMENT = "document"
    DATA = "data"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"
    OBSERVATION = "observation"
    REPORTS = "unnamed reports"
    UNATTRIBUTED = "unattributed"


@record
class Reason:
    """Why two claims are held to rest on one origin, and whether that is certain; ``score`` is
    how likely it is, 0 to 1."""

    left: str
    right: str
    why: str
    certain: bool
    score: float = 0.0


@record
class Doubt:
    """That a claim of one origin and ``other``, a claim of another, may rest on one word."""

    claim: str
    other: str
    why: str
    score: float


@record
class Origin:
    """Who ultimately knows plus the occasion: "Kovalenko's Telegram post of 15 April".

    ``source`` is the first hop that all its claims share, ``occasion`` the channel and day.
    ``claims`` and ``articles`` rest on it; ``uncertain`` says which merge is least sure, "" where
    all are. ``kind`` is what stands at its root; ``first`` and ``last`` are the ISO days on which
    it can have been said, or else was first reported, "" if unknown. ``relays`` are the agencies
    and papers through which it came, most frequent first; ``beside`` further sources that are
    cited with it (a co-speaker, the documents that an analyst read). ``parts`` are its claims as
    far as they are certainly of one origin, and ``doubts`` links to claims of others. ``entity``
    is the id of the entity that the source names, "" where it names none, and ``vetoes`` the
    human judgements by which it is not another. ``states`` are the countries of the source (first,
    "" if unknown) and of those who are cited with it; ``heads`` is the country that the source
    leads: he has no other eyes than its bodies.
    """

    name: str
    source: Hop
    occasion: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    uncertain: str = ""
    kind: RootKind = RootKind.UNATTRIBUTED
    first: str = ""
    last: str = ""
    relays: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    entity: str = ""
    vetoes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    heads: str = ""

    @property
    def cited(self) -> bool:
        """Whether somebody is cited for it, or the outlet says that it knows by itself: what is
        "reportedly" so is on nobody's word."""
        return self.kind not in (RootKind.UNATTRIBUTED, RootKind.REPORTS)

    @property
    def id(self) -> str:
        return content_id("org", *self.claims)
