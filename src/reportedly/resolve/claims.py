"""Do two claims say the same thing? "have arrived in Russia", "are currently in Russia"."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.stage import Compare
from reportedly.text.gists import Gist, gist, likeness, meet
from reportedly.text.windows import window

__all__ = ["claim_id", "content_keys", "gap", "loosely_same", "same_claim", "says_same"]

ALIKE = 0.65
"""Cosine of two gists from which they can say the same, where actions, names, figures, mood and
polarity agree too."""
BARE = 0.82
"""The same where only one of them has a figure."""
CLOSE = 0.85
"""The same where one names no action that we know, so that only the things are alike."""
LOOSE = 0.55
"""Likeness of two wordings of one statement where other evidence connects them."""
LEAST = 3
"""Concepts that a statement must have to be likened at all ("their presence" says too little)."""
HEAVY = 6
"""Concepts of a claim that propose pairs, three at a time."""

TOLD_AGAIN = 0.65
"""The same within one article, where a headline or a second sentence tells it in other words."""
LONG_AGO = 45
"""Days after which a state of things or a plan without a figure is not the same one any more."""
BY = "same_claim"
BOTH_BARE, ONE_BARE = 0.95, 0.7
"""What is left of a score where neither, or only one, of two statements gives a figure."""

NEGATIVE = {Status.DENIED, Status.NOT_CONFIRMED, Status.RETRACTED}


def content_keys(claim: Claim) -> Iterator[str]:
    """What two claims must share to be held against each other: three of their weightiest
    concepts, or all of them where there are fewer; or a figure and a name."""
    said = gist(claim.text)
    heavy = sorted(name for name, _ in said.concepts[:HEAVY])
    for group in combinations(heavy, min(3, len(heavy))):
        yield "what:" + "+".join(group)
    for low, high in said.figures:
        yield from (f"figure:{low:g}-{high:g}+{name}" for name in sorted(said.names))


def says_same(one: Gist, other: Gist) -> float:
    """How sure it is that two statements say the same thing: 0 where something differs."""
    if one.negated != other.negated or one.ahead != other.ahead or not meet(one, other):
        return 0.0
    if min(len(one.concepts), len(other.concepts)) < LEAST:
        return 0.0
    if not (_nested(one.names, other.names) and _nested(one.actions, other.actions)):
        return 0.0
    alike = likeness(one, other)
    if not (one.actions and other.actions):
        return alike if alike >= CLOSE else 0.0
    even = bool(one.figures) == bool(other.figures)
    return alike if alike >= (ALIKE if even else BARE) else 0.0


def loosely_same(one: Gist, other: Gist, least: float = 0.0) -> bool:
    """Whether two statements can be one in different words: enough inside one article, where a
    headline shortens the body, or in one mouth; never between strangers. ``least`` is the
    likeness asked for, where it is not the usual one."""
    if one.negated != other.negated or one.ahead != other.ahead or not meet(one, other):
        return False
    usual = LOOSE if one.actions & other.actions else ALIKE
    return likeness(one, other) >= (least or usual)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _judge(left: Claim, right: Claim) -> Judgement | None:
    if (left.status in NEGATIVE) != (right.status in NEGATIVE) or _holds(left, right):
        return None
    one, other = gist(left.text), gist(right.text)
    if left.span.article == right.span.article and loosely_same(one, other, TOLD_AGAIN):
        score = _told_again(one, other)
    else:
        score = says_same(one, other)
    if not score or (gap(left, right) > LONG_AGO and not (one.figures and other.figures)):
        return None
    score = round(score * _figured(one, other), 3)
    return Judgement.of(claim_id(left), claim_id(right), Verdict.SAME, BY, _why(one, other), score)


def _figured(one: Gist, other: Gist) -> float:
    """How much figures add: one that both give says more than words, a lone one less."""
    if one.figures and other.figures:
        return 1.0
    return BOTH_BARE if one.figures == other.figures else ONE_BARE


def _told_again(one: Gist, other: Gist) -> float:
    """The likeness of two places of one article where the same happens to the same parties."""
    telling = min(len(one.concepts), len(other.concepts)) >= LEAST
    nested = _nested(one.names, other.names) and _nested(one.actions, other.actions)
    return likeness(one, other) if telling and nested and one.actions & other.actions else 0.0


def gap(left: Claim, right: Claim) -> int:
    """The least number of days between the articles of two claims, 0 where that is not known."""
    one, other = window(left.said or left.reported), window(right.said or right.reported)
    if one is None or other is None:
        return 0
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


@lru_cache(maxsize=1 << 14)
def claim_id(claim: Claim) -> str:
    """A claim's id, which costs a hash of all it says each time it is asked for."""
    return claim.id


def _holds(left: Claim, right: Claim) -> bool:
    """Whether one is a part of the other: what is said in a sentence is not said twice."""
    return any(a.overlaps(b) for a in left.content for b in right.content)


def _why(one: Gist, other: Gist) -> str:
    shared = [name.lstrip("=").lower() for name, _ in one.concepts if name in other.bag]
    figures = " and the same figure" if one.figures and other.figures else ""
    return f"both speak of {', '.join(shared[:6])}{figures}"


same_claim = Compare(
    name=BY,
    of=Claim,
    makes=Judgement,
    keys=content_keys,
    judge=_judge,
    within_story=True,
)
