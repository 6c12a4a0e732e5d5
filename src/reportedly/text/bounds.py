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
    before: re.Pattern[str]
    beside: re.Pattern[str]
    after: re.Pattern[str]
    values: dict[str, Bound]
    ends: dict[str, Bound]
    topic: frozenset[str]
    during: frozenset[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _cues() -> _Cues:
    data = lexicon("quantities")["bounds"]
    spoken = [w for w in data["before"] if w[0].isalpha() and w[-1] != "-"]
    signs = [w for w in data["before"] if not w[0].isalpha() or w[-1] == "-"]
    words = _any([w for w in data["after"] if w[0].isalpha()])
    tails = _any([w for w in data["after"] if not w[0].isalpha()])
    return _Cues(
        re.compile(rf"(?:(?<!\w)(?P<cue>{_any(spoken)}) |(?P<sign>{_any(signs)}) ?)$", re.I),
        re.compile(rf"(?<!\w)(?:{_any(data['beside']['words'])}) $", re.I),
        re.compile(
            rf"(?P<noun>(?: [a-z]+){{0,2}}?)(?:,? )??"
            rf"(?P<cue>(?<= )(?:{words})|(?<=\w)(?:{tails}))(?!\w)",
            re.I,
        ),
        {k: Bound(v) for k, v in data["before"].items()},
        {k: Bound(v) for k, v in data["after"].items()},
        frozenset(data["period"]["topic"]),
        frozenset(data["period"]["during"]),
    )  # fmt: skip


WIDTH = 34
"""Characters before a figure that can hold one cue with its number."""

ENDED = re.compile(r"[ ]*(?:[.,;:)]|$)")


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
        elif (match := cues.before.search(head)) and _bounds(match, head, of_time, unit, cues):
            word = (match["cue"] or match["sign"]).lower()
            at = position - len(match[0])
            if bound in (Bound.EXACT, Bound.ABOUT):
                bound, cue = cues.values[word], (at, at + len(word))
            position = at
        else:
            break
    match = cues.after.match(text, end)
    if match and bound in (Bound.EXACT, Bound.ABOUT):
        word = match["cue"].lower()
        first = match.start("cue")
        closed = not word.startswith("at ") or ENDED.match(text, match.end())
        if closed and (not match["noun"] or word.startswith("or ")):
            bound, cue = cues.ends[word], (first, match.end("cue"))
            end = match.end("cue") if not match["noun"] else end
    return Bounded(bound, cue, position, end)


def _bounds(match: re.Match[str], head: str, of_time: bool, unit: bool, cues: _Cues) -> bool:
    """Whether a cue bounds the number and is not a preposition of time, place or topic."""
    word = (match["cue"] or "").lower()
    if word == "within":
        return unit
    if word not in ("over", "about", "around", "under", "some", "beyond", "below", "above"):
        return True
    before = head[: match.start()].rstrip().rpartition(" ")[2].lower()
    if word == "over" and of_time:
        return before in cues.during
    return not (word == "about" and before in cues.topic)


def sides(
    bound: Bound, low: float | None, high: float | None
) -> tuple[float | None, float | None]:
    """Lowest and highest value under a bound (conventions of the seed guidelines)."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, None
    if bound in (Bound.AT_MOST, Bound.UP_TO, Bound.NEARLY, Bound.LESS_THAN):
        return None, high
    return low, high
