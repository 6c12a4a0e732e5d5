"""What an outlet takes back or puts right: "an earlier version of this article misstated …"."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Correction", "CorrectionKind"]


class CorrectionKind(StrEnum):
    """A retraction takes back a whole article; the others leave the rest of it standing."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"


@record
class Correction:
    """``notice`` are the words that say so; ``of`` the ids of the articles that are corrected
    (all versions of it; the notice's own article where it stands under its later version).
    ``claims`` are the ids of the claims that do not stand any more, ``wrong`` and ``right`` the
    words of the notice that tell what was wrong and what is right. ``how`` says in a sentence how
    article and claims were found."""

    kind: CorrectionKind
    notice: Span
    of: tuple[str, ...]
    claims: tuple[str, ...]
    wrong: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    how: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.notice.article, *self.of)))

    @property
    def id(self) -> str:
        return content_id("cor", self)
