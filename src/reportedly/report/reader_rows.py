"""What the evidence reader shows beside an article's text: a card for "at least 40 were saved"."""

from collections import Counter
from collections.abc import Iterable

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.change_rows import CorrectionRow, TextRow
from reportedly.report.imprint import Line
from reportedly.report.marks import Mark, ShownBlock
from reportedly.report.origin_rows import CopyRow
from reportedly.report.passages import anchor
from reportedly.report.rows import ClaimRow
from reportedly.report.source_rows import Graded

__all__ = [
    "AgainstRow",
    "BecameRow",
    "Card",
    "Elsewhere",
    "FigureIn",
    "GoneRow",
    "HopRow",
    "NamedIn",
    "Reader",
    "TimeIn",
    "VersionRow",
    "spoken",
]


@record
class HopRow:
    """One station of a statement's way. ``kind`` is that of `HopKind`, or "this copy" for an
    article that republishes or rewrites another outlet's; ``span`` are the words that name it,
    ``entity`` the id of who it is ("" where not known)."""

    kind: str
    name: str
    span: Span | None
    entity: str = ""
    roles: tuple[str, ...] = ()


@record
class FigureIn:
    """A figure inside a claim. ``bound`` is the bound in words ("at least"), ``cue`` the words
    that carry it, ``means`` the whole in words ("at least 40"); an open side is None. ``measure``
    says what it measures, ``as_of`` (EDTF) for when and ``as_of_why`` how that is known;
    ``series`` is the id of the figures that it is held against, "" for none."""

    id: str
    span: Span
    bound: str
    cue: Span | None
    means: str
    low: float | None
    best: float | None
    high: float | None
    unit: str
    measure: str
    kind: str
    as_of: str
    as_of_why: str
    series: str = ""


@record
class TimeIn:
    """A time inside a claim, ``means`` in words ("" where the year is not known); ``assumed``
    is what was filled in."""

    id: str
    span: Span
    edtf: str
    means: str
    assumed: str
    anchor: str


@record
class Elsewhere:
    """A passage of another article: ``claim`` is the id of its claim ("" where it is none)."""

    article: str
    label: str
    span: Span
    claim: str = ""
    source: str = ""
    number: int = 0
    colour: int = 0


@record
class AgainstRow:
    """A passage that this one is held against: ``here`` are the words in this article."""

    id: str
    kind: str
    verdict: str
    how: str
    here: Span
    there: Elsewhere


@record
class BecameRow:
    """What became of a claim in another text (``later``), or what it became from; ``there`` is
    None where it has no counterpart. ``along`` says on which way ("versions", "one origin")."""

    id: str
    kind: str
    along: str
    how: str
    was: str
    now: str
    later: bool
    there: Elsewhere | None


@record
class GoneRow:
    """Why a claim does not stand any more, or what it rests on was taken back (``shaken``):
    ``notice`` is where it is said."""

    why: str
    by: str
    how: str
    shaken: bool
    notice: Elsewhere | None


@record
class Card:
    """A claim with all that the ledger makes of it; ``n`` counts in the order of the text, from 1.

    ``speaker`` and ``cue`` are words of the article, ``hops`` run from who is said to know to who
    printed it, ``number`` and ``colour`` are its origin's in the story (0 for none), ``also`` are
    the other articles that carry its origin, ``alike`` those that say the same on another word.
    ``holders`` are the words that name who holds each stance, None where it has none of its own.
    ``citation`` is the passage as one would cite it: outlet, day, place and words.
    """

    n: int
    claim: ClaimRow
    speaker: Span | None
    entity: str
    cue: Span | None
    hops: tuple[HopRow, ...]
    beside: tuple[HopRow, ...]
    holders: tuple[Span | None, ...]
    figures: tuple[FigureIn, ...]
    times: tuple[TimeIn, ...]
    number: int
    colour: int
    origin_name: str
    also: tuple[Elsewhere, ...]
    alike: tuple[Elsewhere, ...]
    against: tuple[AgainstRow, ...]
    became: tuple[BecameRow, ...]
    gone: GoneRow | None
    rating: Graded | None
    citation: str
    nested_in: str = ""

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def place(self) -> str:
        """The anchor of its first words."""
        return anchor(self.claim.span)

    @property
    def open(self) -> tuple[AgainstRow, ...]:
        """What contradicts it, was revised or denies it."""
        return tuple(row for row in self.against if row.verdict in ("conflicting", "revised"))

    @property
    def settled(self) -> tuple[AgainstRow, ...]:
        """What it was held against without a conflict."""
        return tuple(row for row in self.against if row.verdict not in ("conflicting", "revised"))


@record
class VersionRow:
    """One of the versions of the article, in their order; ``here`` is the one that is read."""

    article: str
    label: str
    day: str
    here: bool


@record
class NamedIn:
    """A person or body (the id of the entity) and how often the article names it."""

    id: str
    name: str
    kind: str
    mentions: int


@record
class Reader:
    """One article with its evidence. ``shown`` is its text in blocks with the ``marks`` in it,
    properly nested; ``story`` and ``story_title`` are "" for an article without a story.
    ``outlet`` is its outlet's name, ``voice`` who speaks in it where it speaks itself, that of
    whose report it carries, "" where not known; ``day`` (EDTF) is that of publication.
    ``others`` are the other articles of the story, those that share text with this one first.
    ``part`` is the part of the text that ``shown``, ``marks`` and ``cards`` are of, from 1, or 0
    for the whole; ``parts`` are the offsets at which the parts start. ``cited_as`` is
    how a passage of it is cited, before its place and words; ``unread`` says of one in a language
    that is not read that little or nothing was taken from it, and why; ``exact`` says that the
    text can be shown as it is, character by character, without any that would have to be written
    out."""

    id: str
    title: str
    label: str
    outlet: str
    voice: str
    day: str
    language: str
    length: int
    story: str
    story_title: str
    imprint: tuple[Line, ...]
    shown: tuple[ShownBlock, ...]
    marks: tuple[Mark, ...]
    cards: tuple[Card, ...]
    versions: tuple[VersionRow, ...]
    order: str
    copies: tuple[CopyRow, ...]
    notices: tuple[CorrectionRow, ...]
    named: tuple[NamedIn, ...]
    others: tuple[TextRow, ...]
    part: int
    parts: tuple[int, ...]
    cited_as: str
    unread: str
    exact: bool

    @property
    def statuses(self) -> tuple[tuple[str, int], ...]:
        """How many claims there are of each status, most first."""
        return _counted(card.claim.weighs for card in self.cards)

    @property
    def speakers(self) -> tuple[tuple[str, int], ...]:
        """How many claims each source has, most first; "" for the outlet's own words."""
        return _counted(spoken(card) for card in self.cards)


def spoken(card: Card) -> str:
    """The name of who is said to say it, "" for the outlet in its own words."""
    return "" if card.claim.method == "narrator" else card.claim.source


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(words)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
