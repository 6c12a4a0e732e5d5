"""The lines of drift, denials, silences and forecasts, with the passages that show them."""

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.rows import ClaimRow

__all__ = ["AnswerRow", "DenialRow", "DriftRow", "ForecastRow", "OutcomeRow", "SilenceRow"]


@record
class DriftRow:
    """What a statement lost between two texts: ``left`` is the claim nearer to the root. The spans
    are the words that differ, ``was`` and ``now`` what they say in short."""

    id: str
    kind: str
    along: str
    was: str
    now: str
    how: str
    left: ClaimRow | None
    right: ClaimRow | None
    left_span: Span | None
    right_span: Span | None
    left_label: str
    right_label: str


@record
class AnswerRow:
    """A statement that a denial or silence is about, and the conflict that holds the two against
    each other ("" where the text itself puts the one on the other)."""

    claim: ClaimRow
    conflict: str = ""
    verdict: str = ""


@record
class DenialRow:
    """``text`` is what is denied, in the words of who tells it, ``day`` (EDTF) when it was denied
    or else printed. ``about`` are the statements that it answers, ``again`` the same denial
    elsewhere, ``taken_back`` what the same source said of it later without denying it."""

    id: str
    who: str
    day: str
    cue: Span
    text: str
    article: str
    label: str
    claims: tuple[ClaimRow, ...]
    about: tuple[AnswerRow, ...]
    again: tuple[ClaimRow, ...]
    taken_back: tuple[ClaimRow, ...]


@record
class SilenceRow:
    """``status`` is "no comment", "not confirmed" or "unverified by outlet"; ``who`` "" where
    nobody is said to know. ``about`` are the statements that it is put on; ``after`` is the one
    that stands before it, where it says itself of nothing. ``later`` is what the same source is
    cited for afterwards in the story; ``on_it`` says whether that speaks of the same."""

    id: str
    who: str
    status: str
    day: str
    cue: Span
    text: str
    article: str
    label: str
    claims: tuple[ClaimRow, ...]
    about: tuple[ClaimRow, ...]
    after: ClaimRow | None
    later: ClaimRow | None
    on_it: bool


@record
class OutcomeRow:
    fate: str
    how: str
    claim: ClaimRow


@record
class ForecastRow:
    """``due`` is the day (EDTF) by which it was to come about, "" where nobody says."""

    id: str
    claim: ClaimRow
    day: str
    due: str
    outcomes: tuple[OutcomeRow, ...]
