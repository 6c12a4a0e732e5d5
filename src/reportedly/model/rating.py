"""What an analyst makes of a source and of what it says: "usually reliable; possibly true"."""

from enum import StrEnum

from reportedly.model.decision import Anchor
from reportedly.model.record import content_id, record
from reportedly.model.signed import HUMAN, check_signed

__all__ = ["Credibility", "Rating", "Reliability", "SourceNote"]


class Reliability(StrEnum):
    """The source by itself, whatever it says this time (Admiralty code; NATO AJP-2.1, US Army
    FM 2-22.3, appendix B)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        return _RELIABILITY[self]


class Credibility(StrEnum):
    """What is said, whoever says it (the same code). Nothing is rated 1 by a machine."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def meaning(self) -> str:
        return _CREDIBILITY[self]


_RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
_CREDIBILITY = {
    Credibility.ONE: "confirmed by other sources",
    Credibility.TWO: "probably true",
    Credibility.THREE: "possibly true",
    Credibility.FOUR: "doubtful",
    Credibility.FIVE: "improbable",
    Credibility.SIX: "truth cannot be judged",
}


@record
class SourceNote:
    """One line of the source table, in the name of one analyst: how reliable an outlet or speaker
    is, to which conflict it is a ``party``, who owns or directs it. "" is what he leaves open.

    It is kept by the source's ``name``, so that a table serves many ledgers. ``by`` is
    "human:NAME", ``made`` the moment (ISO 8601, UTC). Raises ``ValueError`` where nothing is
    noted, nobody notes it, or ``reliability`` is none.
    """

    name: str
    by: str
    made: str
    reliability: str = ""
    party: str = ""
    owner: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        check_signed(self.by, self.made, "note")
        if not self.name.strip():
            raise ValueError("a source has a name")
        if self.reliability and self.reliability not in set(Reliability):
            raise ValueError(f"{self.reliability!r} is no reliability: A to F")

    @property
    def key(self) -> str:
        """The same for every spelling of the name in other letter case or spacing."""
        return content_id("src", " ".join(self.name.casefold().split()))

    @property
    def who(self) -> str:
        return self.by.removeprefix(HUMAN)

    @property
    def id(self) -> str:
        return content_id("not", self)


@record
class Rating:
    """How credible what a claim says is, by one analyst. It is kept by the place of the claim and
    counts for all that say the same. Raises ``ValueError`` as `SourceNote` does."""

    about: Anchor
    credibility: Credibility
    by: str
    made: str
    why: str = ""

    def __post_init__(self) -> None:
        check_signed(self.by, self.made, "rating")

    @property
    def articles(self) -> tuple[str, ...]:
        return (self.about.article,)

    @property
    def key(self) -> str:
        """The place that is rated, whoever rates it."""
        return content_id("plc", *self.about.place)

    @property
    def who(self) -> str:
        return self.by.removeprefix(HUMAN)

    @property
    def id(self) -> str:
        return content_id("rat", self)
