"""What a later text makes of an earlier one: "at least 10,000" became "10,000"."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Along", "Change", "ChangeKind"]


class ChangeKind(StrEnum):
    """What happened to a statement on its way from one text to another.

    ``STRIPPED`` is a statement that lost its source, ``WIDENED`` one given to more people than
    said it ("Kovalenko said" became "officials believe"), ``OVERSTATED`` a headline (or caption)
    that says more than the body, ``REVERSED`` one that says the opposite.
    """

    ADDED = "added"
    REMOVED = "removed"
    SOFTENED = "softened"
    STRENGTHENED = "strengthened"
    RESERVE_DROPPED = "reserve dropped"
    RESERVE_ADDED = "reserve added"
    REATTRIBUTED = "re-attributed"
    STRIPPED = "attribution stripped"
    WIDENED = "attribution widened"
    FIGURE = "figure changed"
    BOUND = "bound changed"
    QUOTATION = "quotation altered"
    SUBJECT = "subject changed"
    REVERSED = "says the opposite"
    REWORDED = "reworded"
    OVERSTATED = "headline says more"


class Along(StrEnum):
    """Between which two texts: versions of one article, articles that rest on one origin, two
    hops of one chain, or the headline and the body of one article."""

    VERSIONS = "versions"
    ORIGIN = "one origin"
    CHAIN = "the chain"
    HEADLINE = "headline and body"


@record
class Change:
    """``left`` is the id of the earlier claim (nearer to the root), ``right`` that of the later
    one, "" where it was added or removed. The spans are the very words that differ, ``was`` and
    ``now`` what they say in short, ``how`` the change in a sentence."""

    kind: ChangeKind
    along: Along
    left: str
    right: str
    left_span: Span | None
    right_span: Span | None
    was: str
    now: str
    how: str

    @property
    def articles(self) -> tuple[str, ...]:
        spans = (self.left_span, self.right_span)
        return tuple(dict.fromkeys(span.article for span in spans if span))

    @property
    def id(self) -> str:
        return content_id("chg", self)
