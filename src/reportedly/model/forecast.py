"""What somebody said would happen, and what is said later of how it came out."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Fate", "Forecast", "Outcome"]


class Fate(StrEnum):
    CAME_ABOUT = "said to have come about"
    DID_NOT = "said not to have come about"
    CHANGED = "changed"


@record
class Outcome:
    """A later claim that speaks to how a forecast came out; ``how`` says what both share."""

    claim: str
    span: Span
    fate: Fate
    how: str


@record
class Forecast:
    """``span`` is the passage of the claim that looks ahead, ``due`` the day (EDTF) by which it is
    expected, "" where it does not say. Without ``outcomes`` nothing in the ledger speaks to it."""

    span: Span
    claim: str
    due: str = ""
    outcomes: tuple[Outcome, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        told = (self.span.article, *(outcome.span.article for outcome in self.outcomes))
        return tuple(dict.fromkeys(told))

    @property
    def id(self) -> str:
        return content_id("for", self)
