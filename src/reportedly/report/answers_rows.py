"""What an answer is made of: each line a statement, with the words in it that answer."""

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.counts import Counted
from reportedly.report.rows import ClaimRow, ConflictRow

__all__ = ["Evidence", "Reply"]


@record
class Evidence:
    """``filler`` are the words that answer ("about 300", "9 Jan 2025"), as written or as the
    calendar has them; ``spans`` the characters that say so: the statement's, those of a reserve
    upon it, or where a role or day is given. ``claim`` is None for the role of a name. ``score``
    tells how much of the question it speaks of (0 to 1), ``day`` (EDTF) when it was said."""

    claim: ClaimRow | None
    spans: tuple[Span, ...]
    filler: str = ""
    score: float = 0.0
    day: str = ""
    outlet: str = ""
    says: str = ""

    @property
    def id(self) -> str:
        return self.claim.id if self.claim else f"{self.spans[0].article}:{self.spans[0].start}"


@record
class Reply:
    """What the ledger gives on a question. ``answers`` is empty where nothing in it does; ``near``
    is then what comes nearest and ``why`` in what it falls short. ``read_as`` is the question as
    it was understood, ``conflicts`` are the comparisons between statements of the answer, and
    ``independent`` counts the origins that assert what it rests on. ``searched`` is the number of
    articles that were looked at."""

    question: str
    kind: str
    read_as: str
    answers: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()
    why: str = ""
    conflicts: tuple[ConflictRow, ...] = ()
    independent: Counted | None = None
    searched: int = 0

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that the answer rests on."""
        return tuple(dict.fromkeys(one.claim.id for one in self.answers if one.claim))
