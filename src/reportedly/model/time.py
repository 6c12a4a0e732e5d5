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
    """``edtf`` is the value in EDTF (ISO 8601-2: "2024-08", "2024-21" for spring,
    "2024-09-01/2025-03-31", "../2024-12-31", "" where the calendar has no value); ``timex`` is the
    same in TIMEX3 ("2024-SP", "P1M", "PRESENT_REF"). ``first`` and ``last`` are the days it can
    lie on (ISO, inclusive; None where open). ``assumed`` names what was filled in ("year", "day
    of publication"), empty where nothing was."""

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
