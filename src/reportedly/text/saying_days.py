"""On which day a quotation was said: "'It began yesterday,' she said on Tuesday"."""

from bisect import bisect_right
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.text.timex import Phrase
from reportedly.text.tokens import Doc, Token

__all__ = ["DAYS", "Quotation", "quotations"]

DAYS = (
    "weekday", "weekday_of", "before_last", "beyond", "week_on", "relday", "date_md", "date_dm",
    "iso", "slash", "holiday",
)  # fmt: skip
"""Rules whose times are days. Longer times date a statement only where they stand with its verb
("in 2019 she said", not "with an eye to 2028 she said")."""

_TO_ROOT, _AT_ONCE = 10, 2
_TOLD = {"relcl", "acl", "advcl", "ccomp"}

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Quotation:
    """From one quotation mark to the other (characters of the paragraph), and the first and last
    day on which it may have been said; None where not even publication is known."""

    start: int
    end: int
    days: Days | None
    dated: bool


def quotations(
    doc: Doc,
    parts: Sequence[tuple[int, int]],
    phrases: Sequence[Phrase],
    days_of: Callable[[Phrase], Days | None],
    saying: Container[str],
    known: Days | None,
) -> list[Quotation]:
    """The quotations of a paragraph with their days.

    ``parts`` are their places, ``phrases`` those that can date a statement. The day is one that
    stands outside the quotations, in a sentence that holds a piece of this one, and with a verb
    of ``saying``; else the one found for the quotation before (one speaker goes on); else
    ``known``, the days of publication (or what the paragraph before left).
    """
    starts = [sentence.start_char for sentence in doc.sents]
    made, before = list[Quotation](), known
    for start, end in parts:
        around = range(bisect_right(starts, start), bisect_right(starts, max(start, end - 1)) + 1)
        outside = [
            phrase
            for phrase in phrases
            if bisect_right(starts, phrase.start) in around
            and not any(a <= phrase.start < b for a, b in parts)
        ]
        said = next((p for p in outside if _dates_saying(doc, p, saying)), None)
        days = days_of(said) if said is not None else None
        before = days or before
        made.append(Quotation(start, end, before, days is not None))
    return made


def _dates_saying(doc: Doc, phrase: Phrase, saying: Container[str]) -> bool:
    """Whether a day goes with a verb of saying, not with what is said or with an aside ("who was
    hurt on Monday")."""
    piece = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    token: Token | None = piece.root if piece is not None and len(piece) else None
    for _ in range(_TO_ROOT if phrase.rule in DAYS else _AT_ONCE):
        if token is None or token.head == token:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            if token.lemma_.lower() in saying:
                return True
            if token.dep_ in _TOLD or token.dep_ == "ROOT":
                return False
    return False
