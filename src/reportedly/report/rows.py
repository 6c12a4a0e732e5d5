"""The lines of the tables, the brief and ``--json``: one claim, one origin, one name."""

from collections.abc import Callable, Iterable

from reportedly.model.hedge import Status
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.counts import Counted
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Tree
from reportedly.report.wording import reserve

__all__ = [
    "ClaimRow",
    "ConflictRow",
    "CopyRow",
    "DifferRow",
    "EventRow",
    "MaybeRow",
    "NameRow",
    "OriginRow",
    "ReasonRow",
    "RoleRow",
    "SharedRow",
    "StanceRow",
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
    ``label`` is a short name of the article."""

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

    @property
    def span(self) -> Span:
        return self.spans[0]

    @property
    def asserts(self) -> bool:
        """Whether its source says it is so, with or without a hedge, and has not taken it back."""
        taken_back = any(stance.status == "retracted" for stance in self.stances)
        return self.status not in _NOT_ASSERTED and not taken_back

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
class SharedRow:
    """What several articles say, and on how many words: "3 articles, 1 origin". ``origins`` are
    those that assert it, ``independent`` counts those of them that are independent; who denies
    it or could not confirm it is in ``against``. ``tree`` has the origins with their carriers and
    the reasons for every merge."""

    id: str
    text: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    against: tuple[str, ...]
    independent: Counted
    claims: tuple[ClaimRow, ...]
    tree: Tree

    @property
    def behind(self) -> str:
        """How many origins stand behind it, in words."""
        return self.independent.told() if self.origins else "asserted by nobody"

    @property
    def places(self) -> tuple[ClaimRow, ...]:
        """One claim an article and origin, those of one origin together."""
        by_origin = dict[str, dict[str, ClaimRow]]()
        for claim in self.claims:
            by_origin.setdefault(claim.origin or claim.id, {}).setdefault(claim.article, claim)
        return tuple(claim for same in by_origin.values() for claim in same.values())

    @property
    def wordings(self) -> tuple[tuple[ClaimRow, ...], ...]:
        """The claims, those of one origin in the same words together; widest first."""
        return _alike(self.claims, lambda claim: claim.origin)


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
class MaybeRow:
    """Another origin that one may be the same as, and why that was not decided."""

    origin: str
    name: str
    why: str


@record
class OriginRow:
    """``own`` marks an outlet's own statements, told without another source; ``root`` is what
    stands at its root ("document"), ``kind`` the kind of its source. ``labels`` are short names of
    the articles, ``maybe`` other origins that it may be one with, the likeliest first."""

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
    root: str = ""
    labels: tuple[str, ...] = ()
    maybe: tuple[MaybeRow, ...] = ()

    @property
    def certainty(self) -> str:
        """How sure the least sure of its merges is, as in "probable: both said so on 3 May"; then
        which other origins may be the same."""
        weak = self.uncertain or next((r.why for r in self.reasons if not r.certain), "")
        why = weak or next((reason.why for reason in self.reasons), "")
        merged = f"{PROBABLE if weak else CERTAIN}: {why}" if why else CERTAIN
        if not self.maybe:
            return merged
        more = f" and {len(self.maybe) - 1} more" if self.maybe[1:] else ""
        return f"{merged}; {POSSIBLY} as {self.maybe[0].name}{more}"

    @property
    def many(self) -> bool:
        """Whether more than one article carries it."""
        return len(self.articles) > 1

    @property
    def statements(self) -> tuple[tuple[ClaimRow, ...], ...]:
        """Its claims, those in the same words together: one statement and where it stands."""
        return _alike(self.claims, lambda claim: "")

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
class CopyRow:
    """Two articles that share text: ``containment`` is the share of the shorter one's words (0 to
    1). ``earlier`` and ``carrier`` are ids of articles ("" where unknown), ``common`` the outlet
    whose text both carry, ``passages`` the runs of words in both, longest first."""

    id: str
    kind: str
    left: str
    right: str
    left_outlet: str
    right_outlet: str
    containment: float
    earlier: str
    carrier: str
    common: str
    why: str
    passages: tuple[tuple[Span, Span], ...]

    @property
    def copied(self) -> bool:
        """Whether one text comes from the other, or both from a third."""
        return self.kind not in ("shared quotation", "shared furniture")

    @property
    def told(self) -> str:
        """Who has it from whom, as in "Plaza Daily carries Andes Press Agency’s text"."""
        names = {self.left: self.left_outlet, self.right: self.right_outlet}
        if self.common:
            return f"both carry {self.common}’s text"
        if self.carrier in names:
            [other] = [name for id, name in names.items() if id != self.carrier]
            return f"{names[self.carrier]} carries {other}’s text"
        if self.earlier in names:
            return f"{names[self.earlier]} had it first"
        return "which was first is not known" if self.copied else ""


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
    who denies it or could not confirm it is among ``claims`` only."""

    id: str
    day: str
    text: str
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    independent: Counted
    claims: tuple[ClaimRow, ...]

    @property
    def asserted(self) -> str:
        """As in "asserted by 2 independent origins"; "" where nobody does."""
        return f"asserted by {self.independent.told()}" if self.origins else ""


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
    ``decided`` what people decided about the name, in words."""

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

    @property
    def telling(self) -> bool:
        """Whether the articles differ on it: several spellings, or a role at least."""
        return len(self.spellings) > 1 or bool(self.roles or self.decided)


def _alike(
    claims: Iterable[ClaimRow], apart: Callable[[ClaimRow], str]
) -> tuple[tuple[ClaimRow, ...], ...]:
    same = dict[tuple[str, str], list[ClaimRow]]()
    for claim in claims:
        words = claim.text.casefold().strip(" .,;“”\"'")
        same.setdefault((words, apart(claim)), []).append(claim)
    ranked = sorted(same.values(), key=lambda those: -len({c.article for c in those}))
    return tuple(tuple(those) for those in ranked)
