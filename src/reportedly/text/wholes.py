"""Which figure is a part of which: "12,000 soldiers, including 500 officers", "20 of them"."""

from collections.abc import Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.figure import Figure
from reportedly.text.tokens import Piece, Token

Placed = tuple[Piece, Figure]

__all__ = ["wholes"]

THEM = frozenset({"them", "whom", "which", "these", "those"})
OWNERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "PART", "ADJ"})
STEPS = 5
"""Kinds of words, and how many, that stand between "of" and a whole: "of the firm's 5,200"."""


@cache
def _includes() -> frozenset[str]:
    return frozenset(lexicon("quantities")["parse"]["includes"])


def wholes(figures: "Sequence[Placed]") -> dict[int, int]:
    """From the place of each part to the place of its whole, of the figures of one paragraph.

    A share is a part of nothing by this rule; a whole has the unit of its part and is no smaller.
    """
    found = dict[int, int]()
    for place, (tokens, figure) in enumerate(figures):
        if figure.share or figure.age:
            continue
        whole = _after(figures, place)
        if whole is None and (opener := _opener(tokens)) is not None:
            whole = _before(figures, place, opener.i)
            if whole is not None and figures[whole][0].start > opener.i:
                whole = found.get(whole, whole)
        elif whole is None and _of_them(tokens):
            whole = _before(figures, place, tokens.start, reach=1)
        if whole is not None and found.get(whole) != place:
            found[place] = whole
    return found


def _after(figures: "Sequence[Placed]", place: int) -> int | None:
    """The next figure where this one is "of" it: "two of its three terminals"."""
    if place + 1 >= len(figures):
        return None
    tokens, figure = figures[place]
    other, whole = figures[place + 1]
    between = list(tokens.doc[tokens.end : other.start])
    if between and between[0].lower_ == "out":
        between = between[1:]
    if not between or between[0].lower_ != "of" or len(between) > STEPS:
        return None
    owned = all(t.pos_ in OWNERS for t in between[1:])
    return place + 1 if owned and _holds(whole, figure) else None


def _before(figures: "Sequence[Placed]", place: int, end: int, reach: int = 0) -> int | None:
    """The last figure before token ``end`` that can be the whole; ``reach`` is how many sentences
    further back it may stand."""
    tokens, figure = figures[place]
    for other in range(place - 1, -1, -1):
        held, whole = figures[other]
        if held.end > end:
            continue
        if held.sent != tokens.sent and (not reach or held.sent.end != tokens.sent.start):
            return None
        if _holds(whole, figure):
            return other
    return None


def _holds(whole: Figure, part: Figure) -> bool:
    if whole.share or whole.age or whole.unit != part.unit:
        return False
    largest, smallest = whole.high or whole.low, part.low or part.high
    return largest is None or smallest is None or whole.high is None or largest >= smallest


def _of_them(tokens: Piece) -> bool:
    """ "20 of them critically", "12 of whom were boys"; a passive has a count of its own, as it
    says what else was done to them: "12 of whom were released"."""
    after = tokens.doc[tokens.end : tokens.end + 2]
    if len(after) < 2 or after[0].lower_ != "of" or after[1].lower_ not in THEM:
        return False
    return tokens[-1].dep_ != "nsubjpass"


def _opener(tokens: Piece) -> Token | None:
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
