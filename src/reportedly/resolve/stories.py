"""Do two articles belong to one developing story? "the quake", not "some quake"."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.story import Sketch
from reportedly.stage import Compare
from reportedly.text.terms import cosine, terms
from reportedly.text.windows import window

__all__ = ["bar", "same_story"]

BARS = ((3, 0.16), (14, 0.24), (60, 0.27))
"""Likeness that makes one story, by days between the two: news of one week about the same things
is one story; months later it takes more."""
FAR = 0.29
"""The same where more than two months, or an unknown time, lie between."""
NAMED = 0.06
"""Likeness of the capitalised words alone that one story needs, where both have a `FEW`."""
FEW = 3
VETO = 0.5
"""Below this share of the bar two articles are kept apart, whatever connects them."""
TOP = 20
"""Terms that propose a pair: two articles must share two of each other's heaviest."""


def bar(gap: int | None) -> float:
    """The cosine from which two articles ``gap`` days apart (None: unknown) are one story."""
    return next((least for days, least in BARS if gap is not None and gap <= days), FAR)


def _keys(sketch: Sketch) -> Iterator[str]:
    bag = _bag(sketch)
    top = sorted(bag, key=lambda term: (-bag[term], term))[:TOP]
    return ("+".join(pair) for pair in combinations(sorted(top), 2))


def _judge(left: Sketch, right: Sketch) -> Judgement:
    likeness = cosine(_bag(left), _bag(right))
    gap = _gap(left, right)
    least = bar(gap)
    if likeness >= least and _name_each_other(left, right):
        verdict = Verdict.SAME
    else:
        verdict = Verdict.DIFFERENT if likeness < VETO * least else Verdict.UNSURE
    return Judgement.of(
        left.id,
        right.id,
        verdict,
        "same_story",
        why=_why(left, right, gap),
        score=round(min(1.0, likeness / (2 * least)), 3),
    )


def _name_each_other(left: Sketch, right: Sketch) -> bool:
    """Whether they share people and places, too: two quakes are alike in all other words."""
    one, other = _names(left), _names(right)
    return min(len(one), len(other)) < FEW or cosine(one, other) >= NAMED


@lru_cache(maxsize=4096)
def _names(sketch: Sketch) -> dict[str, float]:
    return {t: value for word, value in sketch.terms if word[0].isupper() for t in terms(word)}


@lru_cache(maxsize=4096)
def _bag(sketch: Sketch) -> dict[str, float]:
    return {term: value for word, value in sketch.terms for term in terms(word)}


def _gap(left: Sketch, right: Sketch) -> int | None:
    """The least number of days between two articles; None where one is not dated to a month."""
    one, other = window(f"{left.first}/{left.last}"), window(f"{right.first}/{right.last}")
    if one is None or other is None or any((end - start).days > 31 for start, end in (one, other)):
        return None
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def _why(left: Sketch, right: Sketch, gap: int | None) -> str:
    one, other = _bag(left), _bag(right)
    words = {term: word for word, _ in left.terms for term in terms(word)}
    shared = sorted(one.keys() & other.keys(), key=lambda term: (-one[term] * other[term], term))
    when = "days apart unknown" if gap is None else f"{gap} days apart"
    named = ", ".join(words[term] for term in shared[:6])
    return f"both are about {named} ({when})" if named else f"they share no subject ({when})"


same_story = Compare(name="same_story", of=Sketch, makes=Judgement, keys=_keys, judge=_judge)
