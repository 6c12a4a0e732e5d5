"""Do two articles belong to one developing story? "the quake", not "some quake"."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import sqrt

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.record import record
from reportedly.model.story import Sketch
from reportedly.stage import Compare
from reportedly.text.terms import terms
from reportedly.text.windows import Window, days_apart, window

__all__ = ["AT_BAR", "bar", "named", "same_story"]

BARS = ((3, 0.13), (14, 0.19), (60, 0.215), (120, 0.23))
"""Likeness that makes one story, by days between the two: news of one week about the same things
is one story; months later it takes more."""
FAR = 0.27
"""The same where more than four months lie between."""
WEEKS = 60
"""Days beyond which a pair is spoken of only where it is one story."""
UNDATED = 0.19
"""The same where the time between is not known: pieces that lie in one pile."""
AT_BAR = 0.4
"""The score of a pair that is just as alike as one story needs."""
NAMED = 0.06
"""Likeness of the names alone that one story needs, where both articles have a `FEW`."""
FEW = 3
STRANGERS = 0.6
"""What the likeness of two articles is worth that name nobody and no place in common."""
FAINT = 0.6
"""Share of the bar below which a pair is not spoken of: it counts as nothing in common. Two
articles more than two months apart are spoken of only where they are one story."""
MONTH = 31
"""Days within which an article must be dated for its days to count."""
UNTOLD = 90
"""Days assumed between an article that is dated and one that is not."""
TOP = 20
"""Terms that propose a pair: two articles must share two of each other's heaviest."""


def bar(gap: int | None) -> float:
    """The cosine from which two articles ``gap`` days apart (None: unknown) are one story."""
    if gap is None:
        return UNDATED
    return next((least for days, least in BARS if gap <= days), FAR)


@record
class Outline:
    """A sketch made ready for comparing: its stems and the names among them, each with weights of
    unit length, and its days. There is one for each article of a pile, so they are kept small."""

    bag: dict[str, float]
    names: dict[str, float]
    days: Window | None


@lru_cache(maxsize=1 << 14)
def _outline(sketch: Sketch) -> Outline:
    bag = _bag(sketch)
    days = window(f"{sketch.first}/{sketch.last}")
    return Outline(
        bag=_unit(bag),
        names=_unit({stem: bag[stem] for stem in sorted(named(sketch))}),
        days=days if days and (days[1] - days[0]).days <= MONTH else None,
    )


def _bag(sketch: Sketch) -> dict[str, float]:
    return {stem: value for word, value in sketch.terms for stem in terms(word)}


def _unit(bag: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(value * value for value in bag.values())) or 1.0
    return {stem: value / length for stem, value in bag.items()}


def _keys(sketch: Sketch) -> Iterator[str]:
    bag = _bag(sketch)  # whoever makes keys alone needs no outlines
    top = sorted(bag, key=lambda term: (-bag[term], term))[:TOP]
    return ("+".join(pair) for pair in combinations(sorted(top), 2))


def _judge(left: Sketch, right: Sketch) -> Judgement | None:
    one, other = _outline(left), _outline(right)
    gap = _gap(one.days, other.days)
    least = bar(gap)
    faint = least if gap is not None and gap > WEEKS else FAINT * least
    likeness = _likeness(one.bag, other.bag)
    if likeness >= faint and not _name_each_other(one.names, other.names):
        likeness *= STRANGERS
    if likeness < faint:
        return None
    return Judgement.of(
        left.id,
        right.id,
        Verdict.SAME if likeness >= least else Verdict.UNSURE,
        "same_story",
        why=_why(left, right, gap),
        score=round(min(1.0, AT_BAR * likeness / least), 3),
    )


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


def _name_each_other(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether they share people and places, too: two quakes are alike in all other words."""
    return min(len(one), len(other)) < FEW or _likeness(one, other) >= NAMED


def named(sketch: Sketch) -> frozenset[str]:
    """The stems of the names among its terms: of the words that are mostly in capitals."""
    return frozenset(stem for word, _ in sketch.terms if word[0].isupper() for stem in terms(word))


def _gap(one: Window | None, other: Window | None) -> int | None:
    """The least number of days between two articles; None where neither is dated to a month."""
    if one is None and other is None:
        return None
    if one is None or other is None:
        return UNTOLD
    return days_apart(one, other)


def _why(left: Sketch, right: Sketch, gap: int | None) -> str:
    one, other = _outline(left).bag, _outline(right).bag
    shared = sorted(one.keys() & other.keys(), key=lambda term: (-one[term] * other[term], term))
    when = "days apart unknown" if gap is None else f"{gap} days apart"
    words = {stem: word for word, _ in left.terms for stem in terms(word)} if shared else {}
    about = ", ".join(words[term] for term in shared[:6])
    return f"both are about {about} ({when})" if about else f"they share no subject ({when})"


same_story = Compare(name="same_story", of=Sketch, makes=Judgement, keys=_keys, judge=_judge)
