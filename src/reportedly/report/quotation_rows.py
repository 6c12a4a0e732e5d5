"""The lines of aligned quotations: one utterance, each printing, each stretch of it."""

from reportedly.model.record import record
from reportedly.model.span import Span

__all__ = ["QuotationRow", "QuotedPiece", "RenderingRow"]


@record
class QuotedPiece:
    """A stretch of a quotation as printed. ``kind`` is "" where it is as in the fullest one, else
    what was done ("cut", "bracketed", "altered"); ``instead`` is what the fullest has there."""

    kind: str
    words: str
    instead: str = ""


@record
class RenderingRow:
    """An utterance as one article prints it; ``kinds`` is empty for the fullest one."""

    article: str
    outlet: str
    label: str
    claim: str
    text: str
    span: Span
    parts: tuple[Span, ...]
    kinds: tuple[str, ...]
    pieces: tuple[QuotedPiece, ...]

    @property
    def told(self) -> str:
        """What was done to the words, as in "cut, bracketed"."""
        words = ("other words throughout" if k == "retranslated" else k for k in self.kinds)
        return ", ".join(words) if self.kinds else "the fullest"


@record
class QuotationRow:
    """One utterance in the words of several articles, the fullest first."""

    id: str
    speaker: str
    text: str
    why: str
    certain: bool
    renderings: tuple[RenderingRow, ...]

    @property
    def changed(self) -> bool:
        """Whether anybody prints it otherwise than in full."""
        return any(set(one.kinds) - {"same"} for one in self.renderings)
