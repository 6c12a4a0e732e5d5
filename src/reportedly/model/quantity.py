"""Numbers as the article gives them, and as we understand them: "as many as 12,000 soldiers"."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Bound", "Measure", "MeasureKind", "Quantity"]


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    UP_TO = "up to"
    NEARLY = "nearly"
    LESS_THAN = "less than"
    BETWEEN = "between"
    VAGUE = "vague"


@record
class Quantity:
    """How many of what.

    ``span`` is the numeral with its scale word, percent sign or currency ("US$2,000", "between 4
    million and 6 million"); ``whole`` adds bound and unit. ``low`` and ``high`` are inclusive and
    None where the article leaves a side open; ``value`` is None for vague counts ("several
    thousand"). ``unit`` is "" for bare counts, else a unit name ("percent", "USD", "km");
    ``per`` is what it is reckoned by ("month", "person"). ``counted`` is what is counted, None for
    an elliptic head. ``part_of`` is the id of the quantity that this one is a part of.
    """

    span: Span
    whole: Span
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    bound_cue: Span | None = None
    counted: Span | None = None
    unit: str = ""
    per: tuple[str, ...] = ()
    part_of: str = ""

    def __post_init__(self) -> None:
        sides = [side for side in (self.low, self.value, self.high) if side is not None]
        if sides != sorted(sides):
            raise ValueError(f"low, value, high are out of order: {sides} in {self.whole.text!r}")

    @property
    def id(self) -> str:
        return content_id("qty", self)


class MeasureKind(StrEnum):
    STOCK = "stock"
    CUMULATIVE = "cumulative"
    EVENT = "event"
    RATE = "rate"
    SHARE = "share"
    CHANGE = "change"


@record
class Measure:
    """What a quantity measures, so that figures can be compared.

    ``counted`` is the counted class ("soldier" for soldiers, troops, personnel), ``state`` what
    happened to it or is true of it ("killed", "killed or wounded", "deployed"), ``side`` whose
    they are ("North Korea"), ``place`` where; each "" where the text does not say. ``as_of`` is
    EDTF; ``as_of_why`` says what it rests on. ``claim`` is the claim that gives the figure.
    ``kind`` is a stock (how many there are at a time), cumulative (a running total), one event, a
    rate (per day, or a rate of its own such as inflation), a share of what is counted, or a change
    ("up 12 percent": by how much something rose or fell, with the state "up" or "down"), which is
    never compared with a level.
    ``event_place`` and ``event_day`` (EDTF) are where and when the event was that the figure
    counts for ("the toll of Monday's quake in Peru"), "" where the clause does not say. ``per`` is
    what a rate is reckoned by ("day", "month person").
    Classes and kinds follow the coding units of UCDP GED and ACLED where these have one.
    """

    span: Span
    quantity: str
    claim: str
    low: float | None
    value: float | None
    high: float | None
    bound: Bound
    unit: str
    counted: str
    state: str
    side: str
    place: str
    kind: MeasureKind
    as_of: str
    as_of_why: str
    event_place: str = ""
    event_day: str = ""
    per: str = ""

    @property
    def id(self) -> str:
        return content_id("mea", self)

    @property
    def key(self) -> str:
        """What must be equal for two figures to be comparable at all."""
        return "|".join((self.counted, self.state, self.side, self.place, self.kind, self.unit))
