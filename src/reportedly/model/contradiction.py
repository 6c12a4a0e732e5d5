"""Two passages that do not go together, and whether something reconciles them."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Comparison", "Contradiction", "ContradictionKind", "Ground"]


class ContradictionKind(StrEnum):
    """``IDENTITY`` is who somebody is or who did it; ``NAMING`` one body or person under names
    that differ; ``FRAMING`` one happening under labels that differ; ``STATUS`` what one calls
    confirmed and another not verified."""

    NUMERIC = "numeric"
    FACTUAL = "factual"
    DATE = "date"
    PLACE = "place"
    IDENTITY = "identity"
    DENIAL = "denial"
    NAMING = "naming"
    FRAMING = "framing"
    STATUS = "status"


class Comparison(StrEnum):
    CONFLICTING = "conflicting"
    COMPATIBLE = "compatible"
    REVISED = "revised"
    NOT_COMPARABLE = "not comparable"


class Ground(StrEnum):
    """What reconciles two passages, or may: they speak of other days, places, or not of quite the
    same thing; one's bound holds the other; parts make the whole; only the wording differs."""

    NOTHING = ""
    DATE = "date"
    PLACE = "place"
    SCOPE = "scope"
    BOUND = "bound"
    SUM = "sum"
    WORDING = "wording"


@record
class Contradiction:
    """``left`` and ``right`` are the ids of the claims (or names) held against each other, the
    spans their passages. ``slots`` are what they share; ``ground`` is what reconciles them, or may
    where the verdict is conflicting, and ``how`` says so in a sentence, or why nothing does."""

    kind: ContradictionKind
    verdict: Comparison
    left: str
    right: str
    left_span: Span
    right_span: Span
    slots: tuple[str, ...]
    how: str
    ground: Ground = Ground.NOTHING

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.left_span.article, self.right_span.article)

    @property
    def id(self) -> str:
        return content_id("con", self)
