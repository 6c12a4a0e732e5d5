"""What a figure counts or is the level of: its noun, what it is the size of, what "it" was."""

from typing import TYPE_CHECKING

from reportedly.model.quantity import Quantity
from reportedly.text.amounts import amount_of
from reportedly.text.classes import Counted, class_of
from reportedly.text.levels import Level, level_of, noun_of
from reportedly.text.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counting_of"]


def counting_of(
    quantity: Quantity, first: "Token", number: "Token", parsed: Parse
) -> tuple[Counted | None, Level | None]:
    """The class of what is counted, or the level that the figure gives; both None where neither
    is said ("another 40 were hurt").

    ``first`` opens the figure with its bound, ``number`` is its last token.
    """
    if quantity.unit in ("day", "week", "month", "year") and _is_age(quantity, number):
        return Counted("age", "aged", number), None
    if quantity.counted is not None:
        tokens = parsed.tokens(quantity.counted)
        nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB")]
        if nouns and nouns[-1].lower_ == "shot" and (quantity.low or 0.0) > 1:
            return Counted("person", "shot", number), None
        if nouns:
            head = _head_of(nouns, tokens)
            return class_of(head) if head.pos_ != "PRON" else None, None
    above = noun_of(first) if quantity.unit else None
    if above is not None:
        return class_of(above), None
    level = level_of(number, first)
    if level is not None:
        return level.counted, level
    return (amount_of(first, number, quantity.unit) if quantity.unit else None), None


def _is_age(quantity: Quantity, number: "Token") -> bool:
    """ "9-month-old", "aged 7", "Ana Ruiz, 25,": the age of somebody."""
    after = number.doc[number.i : number.i + 4].text.lower()
    old = "-old" in after or " old" in after or "old" in quantity.whole.text.lower()
    beside = quantity.unit == "year" and "year" not in quantity.whole.text.lower()
    return old or beside or (quantity.unit == "year" and "aged" in number.sent.text)


def _head_of(nouns: list["Token"], tokens: list["Token"]) -> "Token":
    """The noun the phrase is about: the last one before any "of"."""
    inside = {t.i for t in tokens}
    return next((t for t in reversed(nouns) if t.head.i not in inside), nouns[-1])
