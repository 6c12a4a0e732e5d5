"""Which figure is a part of which: "12,000 soldiers, including 500 officers"."""

from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

__all__ = ["wholes"]


@cache
def _includes() -> frozenset[str]:
    return frozenset(lexicon("quantities")["parse"]["includes"])


def wholes(figures: "Sequence[tuple[Piece, bool]]") -> dict[int, int]:
    """From the place of each part to the place of its whole.

    ``figures`` are the tokens of the figures of one paragraph in order, and whether each is a
    share (a share is a part of nothing by this rule).
    """
    found = dict[int, int]()
    for place, (tokens, share) in enumerate(figures):
        opener = None if share else _opener(tokens)
        if opener is None:
            continue
        before = [
            other
            for other in range(place)
            if figures[other][0].end <= opener.i and figures[other][0].sent == tokens.sent
        ]
        if before:
            whole = before[-1]
            found[place] = found.get(whole, whole) if _beside(figures, whole, opener) else whole
    return found


def _opener(tokens: "Piece") -> "Token | None":
    """The word that opens a list of parts before this figure, with no full clause between."""
    doc, at = tokens.doc, tokens.start - 1
    while at >= tokens.sent.start:
        token = doc[at]
        if token.lower_ in _includes() or (
            token.lower_ == "of" and at + 1 < len(doc) and doc[at + 1].lower_ in ("whom", "which")
        ):
            return token
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ in ("ROOT", "conj"):
            return None
        at -= 1
    return None


def _beside(figures: "Sequence[tuple[Piece, bool]]", whole: int, opener: "Token") -> bool:
    """Whether the figure before the opener is itself a part of the same list."""
    return figures[whole][0].start > opener.i
