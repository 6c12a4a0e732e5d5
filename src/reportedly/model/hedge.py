"""Words that weaken, deny or withhold confirmation, and what they reach."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Hedge", "Status"]


class Status(StrEnum):
    """What is done with a proposition. A claim takes the first that fits, in this order."""

    DENIED = "denied"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"
    NOT_CONFIRMED = "not confirmed"
    UNVERIFIED = "unverified by outlet"
    NO_COMMENT = "no comment"
    CONFIRMED = "confirmed by"
    REPORTEDLY = "reportedly"
    HEDGED = "hedged"
    ASSERTED = "asserted"


@record
class Hedge:
    """A cue ("has not independently verified"), whom it belongs to and the stretch it reaches.

    Direction, reach and terminators follow ConText (Harkema et al. 2009). ``holder`` is None where
    the words are the narrator's own.
    """

    cue: Span
    scope: Span
    status: Status
    holder: Span | None = None

    @property
    def span(self) -> Span:
        return self.cue

    @property
    def id(self) -> str:
        return content_id("hdg", self)
