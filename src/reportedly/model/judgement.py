"""What was decided about two records, by whom and why."""

from enum import StrEnum

from reportedly.model.record import content_id, record

__all__ = ["Judgement", "Verdict"]


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@record
class Judgement:
    """That two records speak of one thing, or do not.

    ``by`` is a stage's name or ``human:…``; a human's outranks a stage's, and "different" vetoes
    a merge. ``score`` is the stage's confidence that they are the same, 0 to 1.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    why: str = ""
    score: float = 0.0

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("a judgement names its pair in order: left < right")

    @property
    def human(self) -> bool:
        """Whether a person decided it."""
        return self.by.startswith("human:")

    @property
    def id(self) -> str:
        return content_id("jud", self)

    @classmethod
    def of(
        cls, one: str, other: str, verdict: Verdict, by: str, why: str = "", score: float = 0.0
    ) -> "Judgement":
        """The judgement with its pair put in order."""
        left, right = sorted((one, other))
        return cls(left=left, right=right, verdict=verdict, by=by, why=why, score=score)
