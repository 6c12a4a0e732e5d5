"""How many of what: "as many as 12,000 soldiers", "between 4 and 6 million shells"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Bound, Quantity
from reportedly.model.reading import Reading
from reportedly.model.time import Time, TimeKind
from reportedly.stage import extracts
from reportedly.text.figures import Figure, figures
from reportedly.text.footing import (
    counts,
    is_age_beside,
    is_anchored,
    is_estimated,
    is_no_bound,
    is_reference,
)
from reportedly.text.nearby import Nearby
from reportedly.text.nouns import Chunks, counted_words
from reportedly.text.parse import Paragraph, Parse, parse
from reportedly.text.rates import rates
from reportedly.text.tokens import Piece, Token
from reportedly.text.wholes import wholes

__all__ = ["Amount", "amounts", "quantities"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with the tokens it stands on, and why it may be no count of its own.

    ``anchored`` is part of a date ("two days before"), ``reference`` of a phrase ("one of the").
    """

    quantity: Quantity
    tokens: Piece
    figure: Figure
    anchored: bool
    reference: bool


@extracts(Quantity, needs=(Time,))
def quantities(reading: Reading) -> Iterator[Quantity]:
    """Every count, sum, share and measure of an article; durations only where they are counts."""
    dates = Nearby(
        (time.span, [(time.span.start, time.span.end)])
        for time in reading.of(Time)
        if time.kind is not TimeKind.DURATION
    )
    for amount in amounts(parse(reading.article)):
        at = amount.quantity.span
        dated = any(date.holds(at) for date in dates.of([(at.start, at.end)]))
        if not (dated or amount.anchored or amount.reference):
            yield amount.quantity


def amounts(parsed: Parse) -> Iterator[Amount]:
    """Every figure that a parse does not betray as a date, a name or a label."""
    for paragraph in parsed.paragraphs:
        found = list(_of_paragraph(parsed, paragraph))
        whole = wholes([(one.tokens, one.figure) for one in found])
        made = dict[int, Quantity]()
        for place, amount in enumerate(found):
            yield replace(amount, quantity=_part(place, found, whole, made))


def _part(
    place: int, found: list[Amount], whole: dict[int, int], made: dict[int, Quantity]
) -> Quantity:
    """The quantity at a place with the id of its whole, which may itself be a part."""
    if place not in made:
        made[place] = quantity = found[place].quantity
        if (other := whole.get(place)) is not None:
            held = _part(other, found, whole, made)
            made[place] = replace(quantity, part_of=held.id)
    return made[place]


def _of_paragraph(parsed: Parse, paragraph: Paragraph) -> Iterator[Amount]:
    doc, chunks = paragraph.doc, None
    for figure in figures(doc.text):
        tokens = doc.char_span(figure.start, figure.end, alignment_mode="expand")
        if tokens is None or not counts(figure, tokens):
            continue
        if is_age_beside(figure, tokens):
            figure = replace(figure, unit="year", age=True)
        chunks = chunks or Chunks(doc)
        yield Amount(
            _quantity(parsed, paragraph, figure, tokens, chunks),
            tokens,
            figure,
            is_anchored(figure, tokens),
            is_reference(figure, tokens),
        )


def _quantity(
    parsed: Parse, paragraph: Paragraph, figure: Figure, tokens: Piece, chunks: Chunks
) -> Quantity:
    article, shift = parsed.article, paragraph.start
    reach = paragraph.doc.char_span(figure.start, figure.last, alignment_mode="expand")
    last = (reach if reach is not None else tokens)[-1]
    words = counted_words(chunks, last, unit=bool(figure.unit), money=figure.money)
    words = words or (_inside(tokens) if figure.share else None)
    counted = parsed.span(paragraph, *words) if words is not None else None
    bound = figure.bound
    if bound is Bound.EXACT and is_estimated(tokens):
        bound = Bound.ABOUT
    cue, low, high = figure.cue, figure.low, figure.high
    said = paragraph.doc.char_span(*cue) if cue else None
    if said is not None and len(said) == 1 and is_no_bound(said[0]):
        bound, cue, low, high = Bound.EXACT, None, figure.value, figure.value
    return Quantity(
        span=article.at(shift + figure.start, shift + figure.end),
        whole=article.at(
            shift + (figure.start if cue != figure.cue else figure.first), shift + figure.last
        ),
        value=figure.value,
        low=low,
        high=high,
        bound=bound,
        bound_cue=article.at(shift + cue[0], shift + cue[1]) if cue else None,
        counted=counted,
        unit=figure.unit,
        per=figure.per or _rate(paragraph, words, figure),
    )


def _inside(tokens: Piece) -> tuple[Token, Token] | None:
    """What a share counts where it stands between its numbers: "one [teacher] in five"."""
    nouns = [token for token in tokens if token.pos_ == "NOUN"]
    return (nouns[0], nouns[0]) if len(nouns) == 1 and len(tokens) >= 4 else None


OVER = re.compile(r" (?:an?|per|every) ")


def _rate(
    paragraph: Paragraph, words: tuple[Token, Token] | None, figure: Figure
) -> tuple[str, ...]:
    """What a count is reckoned by after what it counts: "200 shells [a day]"."""
    text = paragraph.doc.text
    end = words[1].idx + len(words[1]) if words is not None else 0
    if figure.unit or figure.share or not OVER.match(text, end):
        return ()
    per, end = rates(text, end)
    after = text[end:].lstrip(" ").split(" ", 1)[0].rstrip(".,")
    return () if after in lexicon("quantities")["decoys"]["anchors_after"] else per
