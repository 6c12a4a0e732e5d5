"""The lines of the tables, the brief and ``--json``: one claim, one conflict, one name."""

from collections.abc import Callable, Iterable

from reportedly.model.hedge import Status
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.counts import Counted
from reportedly.report.wording import reserve

__all__ = [
    "ClaimRow",
    "ConflictRow",
    "DifferRow",
    "EventRow",
    "NameRow",
    "RoleRow",
    "StanceRow",
    "alike",
]

_NOT_ASSERTED = ("denied", "retracted", "superseded", "not confirmed", "no comment")
_RANK = {str(status): n for n, status in enumerate(Status)}


@record
class StanceRow:
    """A reserve about a claim: whose it is, and the words that carry it. ``part``: it reaches only
    a part of the content, the words of ``scope``."""

    status: str
    holder: str
    cue: Span
    part: bool = False
    scope: tuple[Span, ...] = ()


@record
class ClaimRow:
    """``chain`` are the names from who is said to know to who printed it; ``origin`` is the id of
    the origin it rests on ("" where none was found); ``repeats`` says that the words stand in the
    title or standfirst. ``roles`` are the source's as stated; ``basis`` and ``because`` say how
    surely the statement is the source's, ``manner`` whether it is given as said, believed …;
    ``label`` is a short name of the article; ``withdrawn`` says why the statement does not stand
    any more ("corrected", "not in the later version"), "" where it does; ``page`` is the one that
    it begins on, None where its article has no pages."""

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
    roles: tuple[str, ...] = ()
    manner: str = ""
    basis: str = ""
    because: str = ""
    label: str = ""
    withdrawn: str = ""
    page: int | None = None

    @property
    def span(self) -> Span:
        return self.spans[0]

    @property
    def asserts(self) -> bool:
        """Whether its source says it is so, with or without a hedge, and neither the source nor
        the outlet has taken it back."""
        taken_back = any(stance.status == "retracted" for stance in self.stances)
        return self.status not in _NOT_ASSERTED and not (taken_back or self.withdrawn)

    @property
    def weighs(self) -> str:
        """The strongest of its status and of the stances that others take upon it."""
        whole = (stance.status for stance in self.stances if not stance.part)
        return min((self.status, *whole), key=_RANK.__getitem__)

    @property
    def disputed(self) -> bool:
        """Whether anybody, its source or another, withholds assent."""
        return self.weighs in _NOT_ASSERTED

    @property
    def reserve(self) -> str:
        """What weighs most with its holder, as in "not verified by Coast Post"; "" where all is
        asserted."""
        held = next((s.holder for s in self.stances if s.status == self.weighs), "")
        return reserve(self.weighs, held or self.source)


@record
class ConflictRow:
    """Two passages held against each other; ``left`` and ``right`` are the ids of their claims,
    the days (EDTF) those of the statements, else of the articles."""

    id: str
    kind: str
    verdict: str
    how: str
    slots: tuple[str, ...]
    left: str
    left_source: str
    left_outlet: str
    left_origin: str
    left_day: str
    left_span: Span
    right: str
    right_source: str
    right_outlet: str
    right_origin: str
    right_day: str
    right_span: Span


@record
class EventRow:
    """``origins`` are those that assert it, with or without a hedge, ``independent`` counts them;
    who denies it or could not confirm it is among ``claims`` only. ``telling`` is the place of its
    day among those that the story turns on, from 1; 0 for a stretch of days and one that no
    article names."""

    id: str
    day: str
    text: str
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    independent: Counted
    claims: tuple[ClaimRow, ...]
    telling: int = 0

    @property
    def asserted(self) -> str:
        """As in "asserted by 2 independent origins"; "" where nobody does."""
        return f"asserted by {self.independent.told()}" if self.origins else ""

    @property
    def by_origin(self) -> tuple[tuple[ClaimRow, ...], ...]:
        """Its claims, those that rest on one origin with one reserve together."""
        found = dict[tuple[str, str], list[ClaimRow]]()
        for claim in self.claims:
            found.setdefault((claim.origin or claim.id, claim.reserve), []).append(claim)
        return tuple(tuple(same) for same in found.values())


@record
class RoleRow:
    text: str
    outlet: str
    span: Span


@record
class DifferRow:
    """Two roles that one person hardly holds at once, as two articles state them."""

    one: RoleRow
    other: RoleRow
    why: str


@record
class NameRow:
    """One person, body or place under all the names that the articles give. ``positions`` are the
    roles, wordings of one position together; ``differ`` where articles disagree on them, and
    ``decided`` what people decided about the name, in words. ``statements`` counts what it is
    cited for, ``stories`` those that name it, ``doubts`` the names that it may be, or may not."""

    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    mentions: int
    spans: tuple[Span, ...]
    positions: tuple[tuple[RoleRow, ...], ...] = ()
    differ: tuple[DifferRow, ...] = ()
    decided: tuple[str, ...] = ()
    statements: int = 0
    stories: int = 0
    doubts: int = 0

    @property
    def telling(self) -> bool:
        """Whether the articles differ on it: several spellings, or a role at least."""
        return len(self.spellings) > 1 or bool(self.roles or self.decided)


def alike(
    claims: Iterable[ClaimRow], apart: Callable[[ClaimRow], str]
) -> tuple[tuple[ClaimRow, ...], ...]:
    """Claims in the same words together, unless ``apart`` tells them apart; widest first."""
    same = dict[tuple[str, str], list[ClaimRow]]()
    for claim in claims:
        words = claim.text.casefold().strip(" .,;“”\"'")
        same.setdefault((words, apart(claim)), []).append(claim)
    ranked = sorted(same.values(), key=lambda those: -len({c.article for c in those}))
    return tuple(tuple(those) for those in ranked)
