"""What a notice of correction is made of: whose, what was wrong, what is right."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.correction import CorrectionKind
from reportedly.read.dates import days_in
from reportedly.resolve.notice_forms import STOP

__all__ = ["Notice", "Part", "kind_of", "names_day", "sentences", "trim"]

Part = tuple[int, int]
"""From where to where: half-open code point offsets into the text."""


@dataclass(frozen=True, slots=True)
class Notice:
    """All places are offsets in the article. ``own`` is set where it speaks of the article that it
    stands in; else ``who`` is whose article it is ("" for the notice's own outlet), ``title`` its
    headline and ``about`` the words that tell which one it is. ``wrong`` and ``right`` are what
    was wrong and what is right."""

    kind: CorrectionKind
    start: int
    end: int
    own: bool
    wrong: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()
    who: str = ""
    title: str = ""
    about: str = ""


def sentences(text: str, start: int, end: int) -> Iterator[Part]:
    at = start
    for stop in STOP.finditer(text, start, end):
        part = trim(text, at, stop.end())
        if part[1] > part[0]:
            yield part
        at = stop.end()
    part = trim(text, at, end)
    if part[1] - part[0] > 1:
        yield part


def names_day(words: str) -> bool:
    """Whether some words name a day."""
    return any(day.day for day in days_in(words))


def trim(text: str, start: int, end: int) -> Part:
    while start < end and (text[start].isspace() or text[start] in "*•[(;,:."):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,:.]*)("):
        end -= 1
    return start, end


def kind_of(led: str) -> CorrectionKind:
    """What a notice under this label is; a retraction says so itself."""
    return CorrectionKind.CLARIFICATION if led == "clarification" else CorrectionKind.CORRECTION
