"""One utterance as each outlet prints it, with what it cut, bracketed or altered marked."""

from collections.abc import Iterator, Sequence

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.utterance import Difference, Rendering, RenderingKind, Utterance
from reportedly.report.material import Material
from reportedly.report.quotation_rows import QuotationRow, QuotedPiece, RenderingRow
from reportedly.text.printed import Word, printed

__all__ = ["quotations"]

_THROUGHOUT = RenderingKind.RETRANSLATED


@record
class _Edit:
    """A difference and where it lies in the words printed here (an index, and how many)."""

    at: int
    words: int
    difference: Difference


def quotations(material: Material) -> tuple[QuotationRow, ...]:
    """Utterances of several articles, those that they print otherwise first, then those in most.
    An article that repeats a quotation in its headline is no other outlet."""
    rows = [_row(material, utterance) for utterance in material.of(Utterance)]
    rows = [row for row in rows if len({one.article for one in row.renderings}) > 1]
    return tuple(
        sorted(rows, key=lambda row: (not row.changed, -len(row.renderings), row.text, row.id))
    )


def _row(material: Material, utterance: Utterance) -> QuotationRow:
    held = [one for one in utterance.renderings if one.span.article in material.articles]
    return QuotationRow(
        id=utterance.id,
        speaker=utterance.speaker,
        text=utterance.text,
        why=utterance.why,
        certain=utterance.certain,
        renderings=tuple(_rendering(material, one, utterance.renderings[0]) for one in held),
    )


def _rendering(material: Material, one: Rendering, fullest: Rendering) -> RenderingRow:
    article = one.span.article
    return RenderingRow(
        article=article,
        outlet=material.outlet(article),
        label=material.label(article),
        claim=one.claim,
        text=one.text,
        span=one.parts[0],
        parts=one.parts,
        kinds=tuple(str(kind) for kind in one.kinds),
        pieces=tuple(_pieces(one, fullest)),
    )


def _pieces(one: Rendering, fullest: Rendering) -> Iterator[QuotedPiece]:
    """The words as printed, and between them what was cut from the fullest rendering."""
    words = [word for word in printed(one.parts) if word.form]
    if _THROUGHOUT in one.kinds or not words:
        yield QuotedPiece(kind="", words=one.text)
        return
    at, end = one.parts[0].start, one.parts[-1].end
    for edit in _edits(one, fullest, words):
        start = words[edit.at].span.start if edit.at < len(words) else end
        if before := _between(one.parts, at, start):
            yield QuotedPiece(kind="", words=before)
        there = edit.difference.there.text if edit.difference.there else ""
        here = edit.difference.here.text if edit.difference.here else ""
        yield QuotedPiece(kind=str(edit.difference.kind), words=here, instead=there)
        at = words[edit.at + edit.words - 1].span.end if edit.words else start
    if rest := _between(one.parts, at, end):
        yield QuotedPiece(kind="", words=rest)


def _edits(one: Rendering, fullest: Rendering, words: Sequence[Word]) -> Iterator[_Edit]:
    """The differences with their places: between two of them, both have equally many words."""
    full = [word.span for word in printed(fullest.parts) if word.form]
    here = [word.span for word in words]
    in_full = in_here = 0
    for difference in one.differences:
        there, own = difference.there, difference.here
        if own is not None:
            place = _index(here, own)
        elif there is not None:
            place = in_here + _index(full, there) - in_full
        else:
            continue
        count = _inside(here, own)
        yield _Edit(at=place, words=count, difference=difference)
        in_full += place - in_here + _inside(full, there)
        in_here = place + count


def _index(words: Sequence[Span], span: Span) -> int:
    return next((n for n, word in enumerate(words) if word.start >= span.start), len(words))


def _inside(words: Sequence[Span], span: Span | None) -> int:
    return sum(span.holds(word) for word in words) if span is not None else 0


def _between(parts: Sequence[Span], start: int, end: int) -> str:
    """The quoted text between two offsets; "" where there is nothing but space."""
    found = []
    for part in parts:
        low, high = max(start, part.start), min(end, part.end)
        if low < high:
            found.append(part.text[low - part.start : high - part.start])
    text = " ".join(found)
    return text if text.strip() else ""
