"""One thing somebody said, as each outlet prints it: "[the army]", "…", in other words."""

from enum import StrEnum

from reportedly.model.record import content_id, record
from reportedly.model.span import Span

__all__ = ["Difference", "Rendering", "RenderingKind", "Utterance"]


class RenderingKind(StrEnum):
    """What a printed quotation is to the fullest one of the same words."""

    SAME = "same"
    CUT = "cut"
    BRACKETED = "bracketed"
    ALTERED = "altered"
    RETRANSLATED = "retranslated"


@record
class Difference:
    """Where a quotation differs from the fullest one: words that are only there (``here`` None:
    cut), only here (``there`` None), or others here than there."""

    kind: RenderingKind
    here: Span | None = None
    there: Span | None = None


@record
class Rendering:
    """The words of an utterance in one article. ``parts`` are the quoted stretches, marks
    excluded, one a paragraph; ``claim`` is the claim that they stand in, "" if none. ``kinds`` is
    empty for the fullest rendering; several may hold (cut and bracketed)."""

    span: Span
    parts: tuple[Span, ...]
    claim: str
    kinds: tuple[RenderingKind, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


@record
class Utterance:
    """Quotations of the same words of the same speaker; the fullest rendering comes first.

    ``why`` says what they are joined for. ``certain`` is False where a rendering has other words
    throughout, so that they are *probably* the same utterance, translated twice.
    """

    speaker: str
    renderings: tuple[Rendering, ...]
    articles: tuple[str, ...]
    why: str
    certain: bool = True

    @property
    def text(self) -> str:
        return self.renderings[0].text

    @property
    def id(self) -> str:
        return content_id("utt", *(r.span for r in self.renderings))
