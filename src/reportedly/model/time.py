"""Times as the article gives them and as a calendar understands them: "last Tuesday"."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Anchor", "Grain", "Time", "TimeKind"]


class TimeKind(StrEnum):
    """The types of ISO-TimeML (TIMEX3)."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Grain(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    VAGUE = "vague"


class Anchor(StrEnum):
    """What the value was reckoned from."""

    NONE = "none"
    PUBLICATION = "publication"
    STATEMENT = "statement"
    TIME = "time"


@record
class Time:
    """A time expression with its value.

    ``edtf``: the value in EDTF (ISO 8601-2: "2024-08"; "2024-21" for spring, "2024-33" for the
    first quarter, "2024-40" for the first half; "2024-09-01/2025-03-31"; "../2024-12-31" for "by
    the end of the year"; "2026-05/2026-08" for "mid-2026"; "2024~" for fiscal 2024; "" where the
    calendar has no value). ``timex``: TIMEX3 (ISO-TimeML: "2024-SP", "P1M", "PRESENT_REF"); it
    keeps the whole of what is narrowed or limited ("2026" for "mid-2026"). ``first`` and
    ``last``: the days it can lie on (ISO, both included; None where open); where both are
    there, ``edtf`` means these days.

    A duration has an ``edtf`` where it has a place: the stretch of "the last three months", and
    in "on Thursday, three days after he left" the day he left.

    ``anchor_time``: id of the time it was counted from, where that comes before it.
    ``assumed``: what was filled in ("year", "day", "a third of it" for "early"; several are
    parted by "; "), empty where nothing was.
    """

    span: Span
    kind: TimeKind
    edtf: str
    timex: str
    grain: Grain
    first: str | None = None
    last: str | None = None
    anchor: Anchor = Anchor.NONE
    anchor_time: str = ""
    assumed: str = ""

    @property
    def id(self) -> str:
        return content_id("tim", self)
