"""Who is said to have said what, and by which way it came: "Kovalenko said on Telegram"."""

from enum import StrEnum

from reportedly.model.mention import MentionKind
from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Attribution", "Chain", "Hop", "HopKind", "Manner", "Method", "Quotation"]


class Method(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ACCORDING_TO = "according to"
    NARRATOR = "narrator"


class Manner(StrEnum):
    """Whether a content is given as said, written, believed, intended or felt ("" not known)."""

    UNKNOWN = ""
    SPEECH = "speech"
    WRITING = "writing"
    BELIEF = "belief"
    INTENTION = "intention"
    FEELING = "feeling"


@record
class Quotation:
    """The words inside one pair of quotation marks, marks excluded; over several paragraphs there
    is one part a paragraph."""

    span: Span
    parts: tuple[Span, ...]

    @property
    def id(self) -> str:
        return content_id("quo", self)


@record
class Attribution:
    """A content, the cue that attributes it, and its source as it is written there ("he").

    A content may be in pieces. ``cue`` is None where the attribution is carried over from the
    statement before (``carried``). ``channel`` is the words that name the medium ("in a post on
    Telegram"). The roles are those of PARC 3 (Pareti 2015) and PolNeAR (Newell et al. 2018).
    ``manner`` is decided by the cue ("said", "wrote", "believes", "wants", "fears").
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    method: Method
    channel: Span | None = None
    carried: bool = False
    manner: Manner = Manner.UNKNOWN

    @property
    def span(self) -> Span:
        return self.content[0]

    @property
    def id(self) -> str:
        return content_id("att", self)


class HopKind(StrEnum):
    PERSON = "person"
    OFFICE = "office"
    STATE_BODY = "state body"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    DATA = "data"
    CHANNEL = "channel"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"
    UNNAMED_REPORTS = "unnamed reports"


class Basis(StrEnum):
    """How surely the article gives a statement to its source, from sure to less sure."""

    STATED = "stated"
    RESOLVED = "resolved"
    CARRIED = "carried"


@record
class Hop:
    """One station on the way of a statement. ``name`` is the fullest name the article gives, or
    the description as written ("a senior Ukrainian official"); ``roles`` as stated and
    ``role_spans`` where each of them stands."""

    kind: HopKind
    name: str
    span: Span | None = None
    named: MentionKind | None = None
    roles: tuple[str, ...] = ()
    role_spans: tuple[Span, ...] = ()


@record
class Chain:
    """The way of one attribution, from who is said to know to who printed it.

    ``hops`` starts with the source and ends with this outlet (co-speakers of the first hop stand
    in ``beside``). ``said`` is the EDTF day of the statement ("" where not given) and
    ``said_why`` the words or the rule behind it. ``basis`` tells whether the source is named or
    described in the statement itself, found by a pronoun or a short description ("the official"),
    or carried over to a quotation without a cue; ``because`` says so in words.
    """

    attribution: str
    span: Span
    hops: tuple[Hop, ...]
    beside: tuple[Hop, ...] = ()
    said: str = ""
    said_why: str = ""
    basis: Basis = Basis.STATED
    because: str = ""

    @property
    def id(self) -> str:
        return content_id("chn", self)
