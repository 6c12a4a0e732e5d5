"""Two passages that do not go together, and whether something reconciles them."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Comparison", "Contradiction", "ContradictionKind"]


class ContradictionKind(StrEnum):
    NUMERIC = "numeric"
    FACTUAL = "factual"
    DATE = "date"
    PLACE = "place"
    IDENTITY = "identity"
    DENIAL = "denial"


class Comparison(StrEnum):
    CONFLICTING = "conflicting"
    COMPATIBLE = "compatible"
    REVISED = "revised"
    NOT_COMPARABLE = "not comparable"


@record
class Contradiction:
    """``left`` and ``right`` are the ids of the claims (or names) held against each other, the
    spans their passages. ``slots`` are what they share; ``how`` is what reconciles them (other
    date, place, scope) or why nothing does."""

    kind: ContradictionKind
    verdict: Comparison
    left: str
    right: str
    left_span: Span
    right_span: Span
    slots: tuple[str, ...]
    how: str

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.left_span.article, self.right_span.article)

    @property
    def id(self) -> str:
        return content_id("con", self)
