"""Why two figures that exclude each other may not be of one thing: "another 77 were hurt"."""

import re
from collections.abc import Mapping

from reportedly.model.contradiction import Comparison, Ground
from reportedly.model.quantity import Measure
from reportedly.reconcile.completions import ARMED
from reportedly.reconcile.figures import interval
from reportedly.reconcile.pairs import Ruling
from reportedly.reconcile.slots import Slots
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.worth import is_holding
from reportedly.text.windows import apart

__all__ = ["HURT", "doubted"]

HURT = ("killed", "wounded", "killed or wounded", "killed or missing", "missing")
"""What is told of victims, of this event and of others that a text recalls."""
FAR = 2.0
"""How many times larger a count of victims may be that is held against another where nothing says
that both are of one event."""
BESIDE = 28
"""Characters around a figure in which words tell that it comes on top of another."""
_BEFORE = re.compile(r"\b(?:another|a further|an additional|the other|the remaining) $", re.I)
_AFTER = re.compile(
    r"^ (?:\w+ )?(?:others|more(?! than)|additional|other|further)\b"
    r"|^ of (?:those|them|whom|these)\b",
    re.I,
)


_RECALLED = re.compile(
    r"\banniversary of\b|\b(?:years?|decades?) (?:ago|earlier|before)\b|\b(?:needs?|requires?) \w",
    re.I,
)
"""What tells that an older event is meant, or what would be needed."""


def doubted(
    one: Measure, other: Measure, slots: Slots, telling: Telling, texts: Mapping[str, str]
) -> Ruling | None:
    """The ruling in the place of a conflict, where something speaks against one measure: a figure
    is told as one on top of another, nobody says whose votes they are, or nothing ties two counts
    of victims to one event. None where nothing does."""
    for measure in (one, other):
        text, span = texts.get(measure.span.article, ""), measure.span
        before = text[max(0, span.start - BESIDE) : span.start]
        if _BEFORE.search(before) or _AFTER.search(text[span.end : span.end + BESIDE]):
            return _apart(f"“{span.text}” is told as one beside another, or as a part")
        if _RECALLED.search(_sentence(text, span.start)):
            return _apart(f"“{span.text}” is told of what was long before, or would have to be")
    if is_holding(slots.counted) and not slots.side:
        return _apart("whose they are is not said")
    if slots.state in HURT and slots.counted not in ARMED and not _one_event(one, other, telling):
        return _apart("nothing says that both are of one event")
    return None


def _sentence(text: str, at: int) -> str:
    """The words of a sentence before a place in it."""
    stop = max(text.rfind(sign, 0, at) for sign in (". ", "\n", "? ", "! "))
    return text[max(stop, at - 200, 0) : at]


def _apart(how: str) -> Ruling:
    return Ruling(Comparison.NOT_COMPARABLE, how, Ground.SCOPE)


def _one_event(one: Measure, other: Measure, telling: Telling) -> bool:
    """Whether two counts of victims are of one event: both name its day or place, two voices
    give them of one place, or two voices (in one article: not both the article itself) give them
    and they are of one order."""
    days, places = (one.event_day, other.event_day), (one.event_place, other.event_place)
    if all(days):
        return not apart(*days)
    if all(places):
        return places[0] == places[1]
    own = [telling.is_own(measure) for measure in (one, other)]
    if one.place and one.place == other.place and not any(own):
        return True
    small, large = sorted(_size(measure) for measure in (one, other))
    told = not all(own) if one.span.article == other.span.article else not any(own)
    return told and large < FAR * small


def _size(measure: Measure) -> float:
    low, high = interval(measure)
    return low if measure.low is not None else high
