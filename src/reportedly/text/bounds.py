"""How a figure is bounded: "as many as", "no fewer than", "or more", "-odd"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Bound

__all__ = ["Bounded", "bounded", "sides"]


@dataclass(frozen=True, slots=True)
class Bounded:
    """The bound of a figure, where its cue stands, and how far the figure with it reaches."""

    bound: Bound
    cue: tuple[int, int] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cues:
    signs: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    values: dict[str, Bound]
    ends: dict[str, Bound]
    closing: frozenset[str]
    topic: frozenset[str]
    during: frozenset[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _cues() -> _Cues:
    data = lexicon("quantities")["bounds"]
    signs = [w for w in data["before"] if not w[0].isalpha() or w[-1] == "-"]
    words = _any([w for w in data["after"] if w[0].isalpha()])
    tails = _any([w for w in data["after"] if not w[0].isalpha()])
    return _Cues(
        re.compile(rf"(?<![<>=])(?P<sign>{_any(signs)}) {{0,2}}$", re.I),
        re.compile(rf"(?<!\w)(?:{_any(data['beside']['words'])}) $", re.I),
        re.compile(
            rf"(?P<noun>(?: [a-z]+){{0,2}}?)(?:,? )??"
            rf"(?P<cue>(?<= )(?:{words})|(?<=\w)(?:{tails}))(?!\w| than\b)",
            re.I,
        ),
        {k: Bound(v) for k, v in data["before"].items()},
        {k: Bound(v) for k, v in data["after"].items()},
        frozenset(data["closing"]["words"]),
        frozenset(data["period"]["topic"]),
        frozenset(data["period"]["during"]),
    )


WIDTH = 34
"""Characters before a figure that can hold one cue with its number."""

BOUNDARY = re.compile(r"(?<![\w.])\w")
ENDED = re.compile(r"[ ]*(?:[.,;:)]|$)")

EQUAL = re.compile(r" or equal to\b", re.I)
CLOSED = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}
"""What "or equal to" after a figure makes of its bound."""


def bounded(text: str, start: int, end: int, of_time: bool, unit: bool = False) -> Bounded:
    """The bound of the figure at ``start:end``; the outermost bound that is not "about" counts.

    ``of_time`` tells that its unit is a unit of time, so that "over three days" is no bound;
    ``unit`` that it has one at all, so that "within 200 metres" is one.
    """
    cues, position = _cues(), start
    bound, cue = Bound.EXACT, None
    while True:
        head = text[max(0, position - WIDTH) : position]
        if match := cues.beside.search(head):
            position -= len(match[0])
        elif (found := _before(head, of_time, unit)) is not None:
            word, length = found
            at = position - length
            if bound in (Bound.EXACT, Bound.ABOUT):
                bound, cue = cues.values[word], (at, at + len(word))
            position = at
        else:
            break
    if bound in CLOSED and (equal := EQUAL.match(text, end)):
        return Bounded(CLOSED[bound], cue, position, equal.end())
    match = cues.after.match(text, end)
    if match and bound in (Bound.EXACT, Bound.ABOUT):
        word = match["cue"].lower()
        first = match.start("cue")
        last = word in cues.closing or (word == " plus" and unit)
        closed = not last or ENDED.match(text, match.end())
        if closed and (not match["noun"] or last or word.startswith(("or ", "and count"))):
            bound, cue = cues.ends[word], (first, match.end("cue"))
            end = match.end("cue") if not match["noun"] else end
    return Bounded(bound, cue, position, end)


def _before(head: str, of_time: bool, unit: bool) -> tuple[str, int] | None:
    """The longest cue at the end of ``head`` that bounds the number after it, and how many
    characters it takes up with its space."""
    cues = _cues()
    if sign := cues.signs.search(head):
        return sign["sign"].lower(), len(sign[0])
    if not head.endswith(" "):
        return None
    for match in BOUNDARY.finditer(head):
        word = head[match.start() : -1].lower()
        if word in cues.values and _bounds(word, head[: match.start()], of_time, unit):
            return word, len(word) + 1
    return None


def _bounds(word: str, before: str, of_time: bool, unit: bool) -> bool:
    """Whether a cue bounds the number and is not a preposition of time, place or topic."""
    cues = _cues()
    if word == "within":
        return unit
    if word not in ("over", "about"):
        return True
    last = before.rstrip().rpartition(" ")[2].lower()
    if word == "over" and of_time:
        return last in cues.during
    return not (word == "about" and last in cues.topic)


def sides(
    bound: Bound, low: float | None, high: float | None
) -> tuple[float | None, float | None]:
    """Lowest and highest value under a bound (conventions of the seed guidelines)."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, None
    if bound in (Bound.AT_MOST, Bound.UP_TO, Bound.NEARLY, Bound.LESS_THAN):
        return None, high
    return low, high
