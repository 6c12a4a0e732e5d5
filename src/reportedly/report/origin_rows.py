"""The lines that tell on whose word something is: shared statements, origins, copies."""

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.counts import Counted
from reportedly.report.rows import ClaimRow, alike
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Tree

__all__ = ["CopyRow", "MaybeRow", "OriginRow", "ReasonRow", "SharedRow"]


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
        return alike(self.claims, lambda claim: claim.origin)


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
        return alike(self.claims, lambda claim: "")

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
