"""Printed talk, where a name and a colon open each turn: "BERG: Who paid? REYES: Nobody did."."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.text.quotes import Part

__all__ = ["Turn", "turns"]

OFTEN = 2
"""Turns that two names must have at least before labels are taken for speakers: two people who
talk to each other come back, and "Photo:" or "Update:" has nobody to answer it."""

_TALK = re.compile(r"\b(?:i|we|you|me|us|my|our|your)\b", re.I)

_LABEL = re.compile(
    r"\s*(?P<name>[A-Z][\w.'’-]*(?:[ \u00a0][A-Z][\w.'’-]*){0,4})"
    r"(?:,? \([^)\n]{1,40}\)|, [A-Z][A-Z ,]{2,40})?(?P<colon>:)[ \u00a0]+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Half-open offsets: the name in the label, its colon, and the words of the turn."""

    name: Part
    colon: Part
    words: Part


def turns(text: str, paragraphs: Iterable[Part]) -> list[Turn]:
    """The turns of an interview or transcript; none where the labels may be something else.

    A label counts if it names somebody: the last word of it is never written small in the text
    ("Claim:" is), and it is in capitals or the text names it elsewhere. At least half of the
    turns must address somebody ("I", "you"), which lists by state or month do not.
    """
    found = list[tuple[str, Turn]]()
    for start, end in paragraphs:
        label = _LABEL.match(text, start, end)
        if label is not None:
            words = (label.end(), start + len(text[start:end].rstrip()))
            found.append((label["name"], Turn(label.span("name"), label.span("colon"), words)))
    counts = Counter(name for name, _ in found)
    if sum(count >= OFTEN for count in counts.values()) < OFTEN:
        return []
    people = {name for name, n in counts.items() if n >= OFTEN and _names(name, text)}
    spoken = [turn for name, turn in found if name in people or _names(name, text)]
    talk = sum(_TALK.search(text, *turn.words) is not None for turn in spoken)
    return spoken if len(people) >= OFTEN and 2 * talk >= len(spoken) else []


def _names(name: str, text: str) -> bool:
    last = re.escape(name.split()[-1].strip(".,'’"))
    if not last or name.startswith(("The ", "THE ")) or re.search(rf"\b{last.lower()}\b", text):
        return False
    if name.isupper() and len(name.split()) > 1:
        return True
    return re.search(rf"[a-z,] (?:[A-Z][\w.]* )*{last}\b(?!:)", text, re.I) is not None
