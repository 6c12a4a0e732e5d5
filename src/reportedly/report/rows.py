"""The lines of the tables, the brief and ``--json``: one claim, one figure, one name."""

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.wording import count, reserve

__all__ = [
    "ClaimRow",
    "ConflictRow",
    "EstimateRow",
    "EventRow",
    "FigureRow",
    "NameRow",
    "OriginRow",
    "PointRow",
    "ReasonRow",
    "RoleRow",
    "StanceRow",
]

_NOT_ASSERTED = ("denied", "retracted", "superseded", "not confirmed", "no comment")


@record
class StanceRow:
    """A reserve about a claim: whose it is, and the words that carry it."""

    status: str
    holder: str
    cue: Span


@record
class ClaimRow:
    """``chain`` are the names from who is said to know to who printed it; ``origin`` is the id of
    the origin it rests on ("" where none was found); ``repeats`` says that the words stand in the
    title or standfirst."""

    id: str
    article: str
    outlet: str
    source: str
    beside: tuple[str, ...]
    chain: tuple[str, ...]
    kind: str
    method: str
    status: str
    said: str
    said_why: str
    text: str
    spans: tuple[Span, ...]
    stances: tuple[StanceRow, ...]
    origin: str
    repeats: bool = False

    @property
    def span(self) -> Span:
        return self.spans[0]

    @property
    def asserts(self) -> bool:
        """Whether its source says it is so, with or without a hedge."""
        return self.status not in _NOT_ASSERTED

    @property
    def reserve(self) -> str:
        """The status with its holder, as in "not verified by Coast Post"; "" where asserted."""
        held = next((s.holder for s in self.stances if s.status == self.status), "")
        return reserve(self.status, held or self.source)


@record
class PointRow:
    """One figure as one article gives it: the words, and the interval that they leave."""

    id: str
    claim: str
    quantity: str
    article: str
    outlet: str
    source: str
    status: str
    origin: str
    words: str
    low: float | None
    value: float | None
    high: float | None
    bound: str
    as_of: str
    as_of_why: str
    span: Span
    reserve: str = ""


@record
class EstimateRow:
    """Low, best and high as of one window; ``origins`` counts the independent ones behind it."""

    as_of: str
    low: float | None
    best: float | None
    high: float | None
    origins: tuple[str, ...]
    measures: tuple[str, ...]
    why: str


@record
class FigureRow:
    id: str
    label: str
    counted: str
    state: str
    side: str
    place: str
    kind: str
    unit: str
    rule: str
    estimates: tuple[EstimateRow, ...]
    points: tuple[PointRow, ...]

    @property
    def several(self) -> bool:
        """Whether more than one passage gives this figure."""
        return len(self.points) > 1


@record
class ReasonRow:
    """Why two claims were held to rest on one origin; the spans are their passages."""

    why: str
    certain: bool
    left: Span | None
    right: Span | None

    @property
    def joins(self) -> bool:
        """Whether it holds statements of two articles together."""
        return bool(self.left and self.right and self.left.article != self.right.article)


@record
class OriginRow:
    """``own`` marks an outlet's own statements, told without another source."""

    id: str
    name: str
    source: str
    kind: str
    roles: tuple[str, ...]
    occasion: str
    own: bool
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    reasons: tuple[ReasonRow, ...]
    uncertain: str

    @property
    def many(self) -> bool:
        """Whether more than one article carries it."""
        return len(self.articles) > 1

    @property
    def statements(self) -> tuple[tuple[ClaimRow, ...], ...]:
        """Its claims, those in the same words together: one statement and where it stands."""
        alike = dict[str, list[ClaimRow]]()
        for claim in self.claims:
            alike.setdefault(claim.text.casefold().strip(" .,;“”\"'"), []).append(claim)
        ranked = sorted(alike.values(), key=lambda same: -len({c.article for c in same}))
        return tuple(tuple(same) for same in ranked)

    @property
    def whys(self) -> tuple[tuple[str, bool], ...]:
        """Why its statements were held to be of one origin, and whether that is certain: what
        joins articles first, and each wording once."""
        ordered = sorted(self.reasons, key=lambda reason: not reason.joins)
        found = [(reason.why, reason.certain) for reason in ordered]
        if self.uncertain and self.uncertain not in (why for why, _ in found):
            found.insert(0, (self.uncertain, False))
        return tuple(dict.fromkeys(found))


@record
class ConflictRow:
    """Two passages held against each other; ``left`` and ``right`` are the ids of their claims."""

    id: str
    kind: str
    verdict: str
    how: str
    slots: tuple[str, ...]
    left: str
    left_source: str
    left_outlet: str
    left_origin: str
    left_span: Span
    right: str
    right_source: str
    right_outlet: str
    right_origin: str
    right_span: Span


@record
class EventRow:
    """``origins`` are those that assert it, with or without a hedge; who denies it or could not
    confirm it is among ``claims`` only."""

    id: str
    day: str
    text: str
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: tuple[ClaimRow, ...]

    @property
    def asserted(self) -> str:
        """As in "asserted by 2 origins"; "" where nobody does."""
        return f"asserted by {count(len(self.origins), 'origin')}" if self.origins else ""


@record
class RoleRow:
    text: str
    outlet: str
    span: Span


@record
class NameRow:
    """One person, body or place under all the names that the articles give."""

    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    mentions: int
    spans: tuple[Span, ...]

    @property
    def telling(self) -> bool:
        """Whether the articles differ on it: several spellings, or a role at least."""
        return len(self.spellings) > 1 or bool(self.roles)
