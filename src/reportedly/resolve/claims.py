"""Do two claims say the same thing? "have arrived in Russia", "are currently in Russia"."""

from collections.abc import Iterator
from itertools import combinations

from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.stage import Compare
from reportedly.text.gists import Gist, gist, likeness, meet

__all__ = ["content_keys", "loosely_same", "same_claim", "says_same"]

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
    score = says_same(gist(left.text), gist(right.text))
    if not score:
        return None
    return Judgement.of(
        left.id,
        right.id,
        Verdict.SAME,
        "same_claim",
        why=_why(gist(left.text), gist(right.text)),
        score=round(score, 3),
    )


def _holds(left: Claim, right: Claim) -> bool:
    """Whether one is a part of the other: what is said in a sentence is not said twice."""
    return any(a.overlaps(b) for a in left.content for b in right.content)


def _why(one: Gist, other: Gist) -> str:
    shared = [name.lstrip("=").lower() for name, _ in one.concepts if name in other.bag]
    figures = " and the same figure" if one.figures and other.figures else ""
    return f"both speak of {', '.join(shared[:6])}{figures}"


same_claim = Compare(
    name="same_claim",
    of=Claim,
    makes=Judgement,
    keys=content_keys,
    judge=_judge,
    within_story=True,
)
