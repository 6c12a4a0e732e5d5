"""Do two claims say the same thing? "have arrived in Russia", "are currently in Russia"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from math import exp, inf, log

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.meaning import Meaning, Point
from reportedly.resolve.alike import Alike, alike, apart, by_part, in_words, opposed
from reportedly.resolve.fits import Fit, counted_apart, fit, meets
from reportedly.stage import Compare
from reportedly.text.windows import days_apart, window
from reportedly.text.windows import meet as days_meet

__all__ = ["SURE", "same_claim"]

SURE, SAME, UNSURE = 0.7, 0.4, 0.3
"""Scores from which two claims are surely the same, the same, and perhaps the same."""
HAPPENED, QUOTED = 0.7, 0.9
"""Scores of "the attack took place on Monday" after it was told, and of one quoted stretch."""
BIAS = -4.2
WEIGHTS = {
    "shared": 2.4, "shared_by_one": 1.0, "weight": 1.2, "acts": 1.4, "other_acts": -0.8,
    "figure": 2.4, "one_figure": -1.5, "other_figures": -1.5, "voice": 1.6, "names": -0.55,
    "several": 0.5, "all_shared": 1.4, "one_share": -1.0, "points": -0.2,
}  # fmt: skip
"""Of a logistic model of 160 same and 750 other pairs of claims in five stories judged by hand,
rounded; see `_features`."""
LONG_AGO = 45
"""Days after which a state of things or an event without a figure is not the same any more."""
OLD = 0.75
"""What is left of a score where a plan or fear is told again after so long."""
BY = "same_claim"

FEWEST = 2
"""Concepts, names among them, that two points must share."""
ONE_MOUTH, NEXT = 0.6, 250
"""What one speaker says for inside one article, where much is his; characters between two of his
statements that follow each other."""
LEAST = 3
"""Concepts that two statements must share, or have, to be likened without more evidence."""
HEAVY = 6
"""Concepts of a claim that propose pairs, two or three at a time."""


def _keys(meaning: Meaning) -> Iterator[str]:
    """What two claims must share to be held against each other: something that happens or a
    thing together with a name, two things, or a quoted stretch; inside an article one of these,
    or the claim that the other points back to."""
    article = meaning.span.article
    yield f"{article}:{meaning.claim}"
    if meaning.before:
        yield f"{article}:{meaning.before}"
    yield from (f"quote:{quote}" for quote in meaning.quotes)
    yield from (f"figure:{f.unit}:{f.value}" for f in meaning.figures if f.telling)
    for point in meaning.points:
        labels = [label for label, _ in point.concepts]
        labels += [label for label, _ in point.asides if label[:2] == "a:"]
        names = {label[1:].partition("<")[2] or label[1:] for label in labels if label[0] == "="}
        parts = [part for label in labels if label[0] != "=" for part in label.split("|")]
        for part in dict.fromkeys(parts):
            yield f"{article}:{part}"
            yield from (f"{name}+{part}" for name in sorted(names))
        heavy = sorted(dict.fromkeys(parts[:HEAVY]))
        yield from (f"what:{a}+{b}" for a, b in combinations(heavy, 2))


def _judge(left: Meaning, right: Meaning) -> Judgement | None:
    if _overlap(left, right) or left.unsettled != right.unsettled or _swapped(left, right):
        return None
    found = _compared(left, right)
    if found is None:
        return None
    verdict, score, why = found
    return Judgement.of(left.claim, right.claim, verdict, BY, why, round(score, 3))


def _swapped(left: Meaning, right: Meaning) -> bool:
    """Whether who does it in the one is whom it is done to, or who gets it, in the other."""
    for one, other in product(left.deeds, right.deeds):
        ends = {one.agent, one.patient}, {other.agent, other.patient}
        crossed = {one.agent} & {other.patient} | {one.patient} & {other.agent}
        same = one.agent == other.agent != "" or one.patient == other.patient != ""
        if one.act == other.act and crossed - {""} and not same and all(ends):
            return True
        given = {one.giver} & {other.taker} | {other.giver} & {one.taker}
        if given - {""} and not ({one.giver} & {other.giver} - {""}):
            return True
    return False


def _overlap(left: Meaning, right: Meaning) -> bool:
    """Whether one is a part of the other: what is said in a sentence is not said twice."""
    same = left.span.article == right.span.article
    return same and left.span.start < right.end and right.span.start < left.end


def _compared(left: Meaning, right: Meaning) -> tuple[Verdict, float, str] | None:
    """The verdict on two claims with its score (0 to 1) and reason, None where they have too
    little in common to speak of it. Their best two points decide."""
    fits, figures = fit(left, right)
    score, found = 0.0, None
    for one, other in _pairs(left, right):
        if _share_little(left, one, right, other, fits):
            continue
        likely = _likely(left, one, right, other, fits)
        if likely[0] > score:
            score, found = likely
    if score < UNSURE and not (left.quotes and right.quotes):
        return None
    why = f"both speak of {in_words(found, left.span.text)}" if found is not None else ""
    if set(left.quotes) & set(right.quotes):
        score, why = max(score, QUOTED), "both quote the same words"
    if fits == 0.0:
        return (Verdict.DIFFERENT, 0.0, f"{why}, but {figures}") if score >= SAME else None
    if _days(left, right) > LONG_AGO and not fits:
        score *= OLD
    why = f"{why}; {figures}" if figures else why
    if score >= SAME:
        return Verdict.SAME, score, why
    return (Verdict.UNSURE, score, why) if score >= UNSURE else None


def _pairs(left: Meaning, right: Meaning) -> Iterator[tuple[Point, Point]]:
    """Each point of the one with each of the other; what one points back to is not lent it where
    that is the other."""
    own = left.points, right.points
    if left.before == right.claim:
        own = tuple(replace(point, lent=()) for point in left.points), right.points
    if right.before == left.claim:
        own = left.points, tuple(replace(point, lent=()) for point in right.points)
    return product(*own)


def _likely(
    left: Meaning, one: Point, right: Meaning, other: Point, fits: Fit
) -> tuple[float, Alike | None]:
    """How likely it is that two points are one claim, and what they share."""
    if not _can_be(left, one, right, other, fits):
        return 0.0, None
    found = alike(one, other)
    if found.acts and (_only_happens(left, one, right) or _only_happens(right, other, left)):
        return HAPPENED, found
    features = _features(left, one, right, other, fits, found)
    if not features:
        return 0.0, None
    score = 1 / (1 + exp(-BIAS - sum(WEIGHTS[name] * value for name, value in features.items())))
    return score, found


def _share_little(left: Meaning, one: Point, right: Meaning, other: Point, fits: Fit) -> bool:
    """Whether two points have fewer concepts in common than make a claim one, told by a short
    look: so it is with most pairs."""
    mine, theirs = by_part(one.concepts), by_part(other.concepts)
    common = [part for part in mine if part in theirs]
    if not common:
        return True
    if fits == 1.0 or one.happens or other.happens:
        return False
    labels = {label for part in common for label, _ in mine[part]}
    if len(labels) >= FEWEST and not all(label[0] == "=" for label in labels):
        return False
    beside = [
        bool(bag) and not concepts.keys().isdisjoint(by_part(bag))
        for bag, concepts in ((one.asides, theirs), (other.asides, mine))
    ]
    inside = left.span.article == right.span.article
    return not (any(beside) if inside else all(beside))


def _can_be(left: Meaning, one: Point, right: Meaning, other: Point, fits: Fit) -> bool:
    """Whether polarity, mood, names and time let two points be one claim. An article may loosely
    name other places, and tell a plan beside a fact, in its headline and its body."""
    if (one.negated != left.denied) != (other.negated != right.denied):
        return False
    inside = left.span.article == right.span.article
    mixed = inside and (one.ahead_aside or other.ahead_aside)
    if one.ahead != other.ahead and not left.unsettled and not mixed:
        return False
    lasting = (one.ahead and other.ahead) or left.unsettled
    if _days(left, right) > LONG_AGO and fits != 1.0 and not lasting:
        return False
    if _other_time(left, right) or opposed(one, other):
        return False
    if not inside and counted_apart(left, right) and _other_acts(left, right):
        return False
    reason = apart(one, other)
    if fits == 1.0 and reason.startswith("one is on"):
        return True
    return not reason or (inside and not reason.startswith(("one is from", "one is to")))


def _other_time(left: Meaning, right: Meaning) -> bool:
    """Whether both say when it happened, and never on one day."""
    pairs = list(product(left.times, right.times))
    return bool(pairs) and not any(days_meet(window(a), window(b)) for a, b in pairs)


def _features(
    left: Meaning, one: Point, right: Meaning, other: Point, fits: Fit, found: Alike
) -> dict[str, float]:
    """What speaks for two points being one claim; nothing where they share only names."""
    inside = left.span.article == right.span.article
    acts = found.acts or (found.crossed if inside else ())
    shared = found.count + len(acts) - len(found.acts) + (fits == 1.0)
    if not (acts or found.things) or shared < FEWEST:
        return {}
    telling = [any(figure.telling for figure in m.figures) for m in (left, right)]
    shares = any(figure.unit == "percent" for m in (left, right) for figure in m.figures)
    untold = (one.many or other.many) and not shares
    bare = not (left.figures or right.figures)
    numbered = [
        {(low, top) for low, high in point.numbers if (top := inf if high is None else high) > 3}
        for point in (one, other)
    ]
    names = {p.name for p in one.parties} ^ {p.name for p in other.parties}
    return {
        "shared": found.mean,
        "shared_by_one": found.most,
        "weight": min(found.weight / 10, 2.0),
        "acts": float(bool(acts)),
        "other_acts": float(not inside and _other_acts(left, right)),
        "figure": float(fits == 1.0) or 0.5 * bool(bare and numbered[0] & numbered[1]),
        "one_figure": float(telling[0] != telling[1] and not untold),
        "one_share": float(one.share != other.share),
        "other_figures": float(fits is None and (all(telling) or counted_apart(left, right)))
        + 4.0 * (bare and all(numbered) and not meets(*numbered)),
        "voice": float(bool(left.voice) and (left.known or inside) and left.voice == right.voice)
        * (ONE_MOUTH if inside and not _next(left, right) else 1.0),
        "names": min(len(names), 4) / 4,
        "several": float(shared >= LEAST),
        "points": log(len(left.points) * len(right.points)),
        "all_shared": max(0.0, found.mean - 0.7) / 0.3,
    }


def _other_acts(left: Meaning, right: Meaning) -> bool:
    """Whether the main verbs of two statements are known and never of one class."""
    sides = [{part for label in m.acts for part in label.split("|")} for m in (left, right)]
    return all(sides) and not sides[0] & sides[1]


def _next(left: Meaning, right: Meaning) -> bool:
    """Whether one follows the other at once, as a quotation its paraphrase."""
    return max(left.span.start - right.end, right.span.start - left.end) < NEXT


def _only_happens(left: Meaning, one: Point, right: Meaning) -> bool:
    """Whether one only says when what the other tells took place: "the attack took place"."""
    return one.happens and one.points_back and left.before == right.claim


def _days(left: Meaning, right: Meaning) -> int:
    """The least number of days between two statements, 0 where that is not known."""
    if not (left.first and right.first):
        return 0
    one = date.fromisoformat(left.first), date.fromisoformat(left.last)
    other = date.fromisoformat(right.first), date.fromisoformat(right.last)
    return days_apart(one, other)


same_claim = Compare(
    name=BY,
    of=Meaning,
    makes=Judgement,
    keys=_keys,
    judge=_judge,
    within_story=True,
)
