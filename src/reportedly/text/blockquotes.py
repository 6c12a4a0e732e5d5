"""Paragraphs that are somebody else's words without a mark: "He said in a statement:" leads in."""

import re
from collections.abc import Iterator, Sequence

__all__ = ["block_quotes"]

Part = tuple[int, int]

MORE = 3
"""Paragraphs that may follow the one led in, while they are told by "I" or "we"."""
LABELS = 3
"""Paragraphs with a speaker's label that make a transcript."""

_OWN_VOICE = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b", re.I)
_LABEL = re.compile(r"[A-Z][A-Z.' ]{1,40}(?:\([A-Za-z., -]{1,40}\))?: ?\S|[QA]\W{1,2} ?[A-Z]")
_POST = re.compile(r"[—–-]{1,2} ?[^\n()]{2,60}\(@\w+\)")
AFTER = 90
"""Characters after a paragraph in which an embedded post is signed ("— Name (@name) 3 May")."""


def block_quotes(text: str, paragraphs: Sequence[Part]) -> Iterator[Part]:
    """The stretches set off as quotations by other means than marks, as half-open offsets.

    A paragraph after one that ends with a colon, and those after it in the first person (Chicago
    Manual of Style 13.9: block quotations bear no marks); a transcript's labelled paragraphs; an
    embedded post up to its signature.
    """
    labelled = [part for part in paragraphs if _LABEL.match(text, *part)]
    if len(labelled) >= LABELS:
        yield from labelled
    left, lead_in = 0, False
    for start, end in paragraphs:
        left = _more(text, (start, end), left) if not lead_in else MORE + 1
        lead_in = text[start:end].rstrip(" *_)]").endswith(":")
        if left:
            yield start, end
        signed = [m.end() for m in _POST.finditer(text, start, end) if m.start() > start]
        if signed or _POST.match(text[end : end + AFTER].lstrip()):
            yield start, signed[-1] if signed else end


def _more(text: str, part: Part, left: int) -> int:
    """How many paragraphs of a block quotation may still come, this one included; 0 for none."""
    return left - 1 if left > 1 and _OWN_VOICE.search(text, *part) else 0
