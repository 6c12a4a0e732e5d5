"""What an analyst decided about two passages: "this Berg and that Berg are two people"."""

from enum import StrEnum

from reportedly.model.judgement import Verdict
from reportedly.model.record import content_id, record
from reportedly.model.signed import HUMAN, check_signed
from reportedly.model.span import Span

__all__ = ["Anchor", "Decision", "Matter"]


class Matter(StrEnum):
    """What is asked of two passages: whether they name one and the same, rest on one origin, say
    the same thing, or belong to one story."""

    NAMES = "names"
    ORIGINS = "origins"
    CLAIMS = "claims"
    STORIES = "stories"


@record
class Anchor:
    """One side of a decision: a place in an article, which outlives the records found there.

    ``start`` and ``end`` are half-open code point offsets, ``words`` what stands there, ``kind``
    the kind of record meant ("name", "claim", "sketch"). ``label`` is what that record was called
    when it was decided: a name's fullest form, a claim's source, an article's headline; ``what``
    is what a name was held to be ("person"). Raises ``ValueError`` where offsets and words do not
    fit.
    """

    kind: str
    article: str
    start: int
    end: int
    words: str
    label: str = ""
    what: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.words):
            raise ValueError(f"{self.start}:{self.end} does not fit {self.words!r}")

    @classmethod
    def at(cls, kind: str, span: Span, label: str = "", what: str = "") -> "Anchor":
        return cls(
            kind=kind,
            article=span.article,
            start=span.start,
            end=span.end,
            words=span.text,
            label=label,
            what=what,
        )

    @property
    def place(self) -> tuple[str, int, int]:
        return self.article, self.start, self.end


@record
class Decision:
    """That the records at two places are the same, different, or cannot be told apart.

    ``by`` is "human:NAME", ``made`` the moment (ISO 8601, UTC), ``why`` the reason in words, ""
    where none was given. Sides are in the order of their places. Judgements are made from it each
    time, so that it survives whatever becomes of the records. Raises ``ValueError`` where both
    sides are one place, are of two kinds, or nobody has decided.
    """

    matter: Matter
    left: Anchor
    right: Anchor
    verdict: Verdict
    by: str
    made: str
    why: str = ""

    def __post_init__(self) -> None:
        if self.left.kind != self.right.kind:
            raise ValueError(f"a {self.left.kind} and a {self.right.kind} cannot be one")
        if self.left.place >= self.right.place:
            raise ValueError("a decision names two places, in order")
        check_signed(self.by, self.made, "decision")

    @classmethod
    def of(
        cls,
        matter: Matter,
        one: Anchor,
        other: Anchor,
        verdict: Verdict,
        *,
        by: str,
        made: str,
        why: str = "",
    ) -> "Decision":
        """The decision with its sides put in order."""
        left, right = sorted((one, other), key=lambda side: side.place)
        return cls(
            matter=matter, left=left, right=right, verdict=verdict, by=by, made=made, why=why
        )

    @property
    def pair(self) -> str:
        """What is decided about, by whom whatever: the same for every decision on these places."""
        return content_id("pair", self.matter, *self.left.place, *self.right.place)

    @property
    def who(self) -> str:
        return self.by.removeprefix(HUMAN)

    @property
    def id(self) -> str:
        return content_id("dec", self)
