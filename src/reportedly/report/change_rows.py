"""The lines of drift, denials, silences, forecasts, versions and corrections."""

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.rows import ClaimRow

__all__ = [
    "AnswerRow",
    "CorrectionRow",
    "DenialRow",
    "DriftRow",
    "ForecastRow",
    "LineageRow",
    "OutcomeRow",
    "SilenceRow",
    "TextRow",
]


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


@record
class TextRow:
    """One of the texts that are compared; ``day`` is that of its last change, else of its
    publication."""

    id: str
    label: str
    title: str
    source: str
    day: str


@record
class LineageRow:
    """``versions`` in their order, the last is the one that stands; ``order`` says how that is
    known, ``whys`` why they are one article. ``changes`` counts what became of the claims, by
    kind; ``articles`` are the ids of the versions."""

    id: str
    outlet: str
    versions: tuple[TextRow, ...]
    order: str
    whys: tuple[str, ...]
    changes: tuple[tuple[str, int], ...]
    articles: tuple[str, ...]

    @property
    def changed(self) -> int:
        return sum(n for _, n in self.changes)


@record
class CorrectionRow:
    """``notice`` stands in ``article``; ``of`` are the ids of the articles that it corrects and
    ``labels`` their short names. ``claims`` do not stand any more, ``resting`` are those of other
    articles on the same word as what was retracted. ``wrong`` and ``right`` are words of the
    notice, ``how`` says how article and claims were found."""

    id: str
    kind: str
    article: str
    label: str
    day: str
    notice: Span
    of: tuple[str, ...]
    labels: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    wrong: tuple[Span, ...]
    right: tuple[Span, ...]
    how: str
    resting: tuple[ClaimRow, ...] = ()
