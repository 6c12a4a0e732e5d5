"""The lines of two articles beside each other: "at least [12] → [31] people were killed"."""

from typing import Literal

from reportedly.model.record import record
from reportedly.report.change_rows import DriftRow, TextRow
from reportedly.report.origin_rows import CopyRow
from reportedly.report.rows import ClaimRow

__all__ = ["ClaimPair", "Compared", "HeldRow", "Paragraph", "Stretch", "TextPair"]

Kind = Literal["same", "changed", "left", "right", "apart"]


@record
class Stretch:
    """Some words of a text. ``kind`` is "same", "changed" (other words stand there), "only" (the
    other text has nothing there) or "moved" (the other has them elsewhere). ``start`` is their
    code point offset in the article."""

    kind: str
    words: str
    start: int


@record
class Paragraph:
    """One block of an article; ``furniture`` is what is no part of the report."""

    kind: str
    why: str
    furniture: bool
    stretches: tuple[Stretch, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What became of its words."""
        return frozenset(one.kind for one in self.stretches if one.words.strip())


@record
class TextPair:
    """Paragraphs of the two articles that say one thing, mostly one each; ``left`` or ``right`` is
    empty where only the other has it, "apart" is what stands at one place and has nothing in
    common. ``furniture`` holds where all of them are."""

    n: int
    kind: Kind
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    furniture: bool

    @property
    def differs(self) -> bool:
        """Whether a reader would want to look: furniture is never worth it."""
        return self.kind != "same" and not self.furniture


@record
class HeldRow:
    """What two claims came to when they were held against each other (id of the conflict)."""

    id: str
    kind: str
    verdict: str
    how: str


@record
class ClaimPair:
    """A claim of one article and what the other makes of it. ``changes`` say what became of it
    where the one text comes from the other, ``held`` how the two go together, ``alike`` that they
    were found to say one thing; ``stands`` that a claim which only one has stands in the other in
    so many words, where it was read otherwise. The stretches are the contents with what differs
    marked."""

    kind: Kind
    left: ClaimRow | None
    right: ClaimRow | None
    changes: tuple[DriftRow, ...]
    left_words: tuple[Stretch, ...]
    right_words: tuple[Stretch, ...]
    stands: bool = False
    held: tuple[HeldRow, ...] = ()
    alike: bool = False

    @property
    def differs(self) -> bool:
        """Whether the one says something else; of texts that are not related, see ``clashes``."""
        return self.kind != "same"

    @property
    def clashes(self) -> bool:
        """Whether the two were found not to go together, or the one to come after the other."""
        return any(held.verdict in ("conflicting", "revised") for held in self.held)


@record
class Compared:
    """Two articles beside each other. ``left_share`` and ``right_share`` are the shares (0 to 1)
    of the words of each report that stand in the other, too, in the same order or not. ``copy``
    is why they are held to share text (None where they are not), ``whys`` why they are versions
    of one article and ``order`` how it is known which came first; ``related`` whether the one text
    comes from the other, or both from a third, so that what differs is a change."""

    left: TextRow
    right: TextRow
    left_share: float
    right_share: float
    copy: CopyRow | None
    whys: tuple[str, ...]
    order: str
    related: bool
    claims: tuple[ClaimPair, ...]
    texts: tuple[TextPair, ...]

    @property
    def groups(self) -> tuple[tuple[ClaimPair, ...], ...]:
        """The claims that stand in both, those of one claim on the left together."""
        found = dict[str, list[ClaimPair]]()
        for pair in self.claims:
            if pair.left and pair.right:
                found.setdefault(pair.left.id, []).append(pair)
        return tuple(tuple(held) for held in found.values())

    def claims_of(self, kind: Kind) -> tuple[ClaimPair, ...]:
        return tuple(pair for pair in self.claims if pair.kind == kind)

    @property
    def differences(self) -> int:
        """How many passages of the two reports differ."""
        return sum(pair.differs for pair in self.texts)
