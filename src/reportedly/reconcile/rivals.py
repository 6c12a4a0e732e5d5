"""Two figures that one article holds against each other: "12,000, police said; we say 40,000"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, Ground
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.reconcile.completions import ARMED
from reportedly.reconcile.figures import disjoint, interval, is_former, words
from reportedly.reconcile.pairs import Ruling, pair
from reportedly.reconcile.slots import MAGNITUDE
from reportedly.reconcile.telling import Telling
from reportedly.text.states import base_state, measure_words
from reportedly.text.windows import apart

__all__ = ["rivals"]

NEAR = 260
"""Characters between two figures that are held against each other at most."""
ORDER = 20
"""How many times larger a rival count may be."""
_END = re.compile(r"[.!?][”\"’']?\s")
_MORE = re.compile(
    r"\b(?:another|more(?! than)|other|others|further|additional|of them|of whom|of those|among "
    r"them|also|including|earlier|previous|previously|a year|last year|remaining|rest|each|both|"
    r"either)\b",
    re.IGNORECASE,
)
"""What makes a figure one beside the first and none against it."""
_OWN = re.compile(r"\b(?:its|their|his|our) own\b|\badmit|\backnowledg|\bconced", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:sp[eo]a?ke?s? of|talk\w* of|put\w* [^.,;]{1,40} at|(?:real|true|actual) \w+ was|"
    r"(?:sa(?:id|ys)|insist\w*) (?:it|they|there) (?:was|were|is|are))\b"
)
"""What answers to a figure of the paragraph before."""
_IN_CLAUSE = "in the clause"
_FOLD = {MeasureKind.EVENT: MeasureKind.CUMULATIVE, MeasureKind.STOCK: MeasureKind.CUMULATIVE}


def rivals(
    measures: Sequence[Measure],
    claims: Mapping[str, Claim],
    articles: Iterable[Article],
    telling: Telling,
    shown: Iterable[Contradiction] = (),
) -> Iterator[Contradiction]:
    """Pairs of neighbouring figures of one article that two voices give for one thing and that
    exclude each other, where the second leaves out what it counts, or says it in other words.

    A reader takes what an elliptic answer leaves out from the sentence before ("The union said
    9,000 were on strike. The company said 5,400"). Nothing speaks against it where state, side,
    place and day that both name agree. ``shown`` are pairs already judged, which stay as they are.
    """
    texts = {article.id: article.text for article in articles}
    known = {frozenset((c.left_span, c.right_span)) for c in shown}
    by_article = defaultdict[str, list[Measure]](list)
    for measure in measures:
        by_article[measure.span.article].append(measure)
    for article, told in sorted(by_article.items()):
        told.sort(key=lambda m: (m.span.start, m.id))
        for one, other in pairwise(told):
            if frozenset((one.span, other.span)) in known or article not in texts:
                continue
            if _is_rival(one, other, claims, texts[article], telling):
                how = f"one article holds “{words(one)}” against “{words(other)}”, of two voices"
                slots = tuple(s for s in (one.counted, one.state, one.side, one.place) if s)
                yield pair(one, other, Ruling(Comparison.CONFLICTING, how, Ground.NOTHING), slots)


def _is_rival(
    one: Measure, other: Measure, claims: Mapping[str, Claim], text: str, telling: Telling
) -> bool:
    between = text[one.span.end : other.span.start]
    if len(between) > NEAR or len(_END.findall(between)) > 1:
        return False
    if not (_is_plain(one) and _is_plain(other)) or not disjoint(interval(one), interval(other)):
        return False
    right = claims.get(other.claim)
    if right is None or one.claim == other.claim or telling.is_own(other):
        return False
    if telling.voice(one) == telling.voice(other) or telling.one_voice(one, other):
        return False
    said = _sentence(text, other.span.start, other.span.end)
    if "\n" in between.strip() and (other.counted or not _ANSWER.search(said)):
        return False
    return not _MORE.search(said) and _agree(one, other) and _answers(one, other, said, telling)


def _is_plain(measure: Measure) -> bool:
    """Whether a figure is a number of its own: not a vague one, a change or the level before."""
    return (
        measure.bound is not Bound.VAGUE
        and measure.kind is not MeasureKind.CHANGE
        and not is_former(measure)
        and not (measure.low is None and measure.high is None)
        and measure.counted not in _table("never")
    )


def _agree(one: Measure, other: Measure) -> bool:
    """Whether nothing that both figures say of themselves speaks against one measure."""
    if one.unit != other.unit and not (one.unit == MAGNITUDE and not other.unit):
        return False
    kinds = [_FOLD.get(m.kind, m.kind) for m in (one, other)]
    named = ((one.side, other.side), (one.place, other.place))
    if kinds[0] != kinds[1] or any(a and b and a != b for a, b in named) or one.per != other.per:
        return False
    dated = all(m.as_of_why.startswith(_IN_CLAUSE) for m in (one, other))
    if dated and apart(one.as_of, other.as_of):
        return False
    low, high = sorted(abs(m.value or m.low or m.high or 0.0) for m in (one, other))
    return low > 0 and high / low <= ORDER


def _answers(one: Measure, other: Measure, said: str, telling: Telling) -> bool:
    """Whether the second figure is of what the first one counts."""
    left, right = base_state(one.state), base_state(other.state)
    if one.state != left or other.state != right:
        return False
    bare = not other.counted and right in ("", left)
    if bare:
        return bool(one.counted or one.unit) and (
            not telling.is_own(one) or _back().search(said) is not None
        )
    people = one.counted in measure_words().people
    if other.counted in _table("crowds") and not right:
        return people and not _table("gathered").isdisjoint((left, left.partition(" ")[0]))
    own = _OWN.search(said) is not None
    counted = one.counted == other.counted or (own and other.counted == "person" and people)
    if not counted or left != right or not left or telling.is_own(one):
        return False
    return own or one.counted not in ARMED or bool(one.side and other.side)


@cache
def _back() -> re.Pattern[str]:
    """What takes up a figure given before: "put it at", "the real number was"."""
    return re.compile(r"\b(?:it|that|number|figure|total|toll|count|spoke of|talked of)\b", re.I)


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon("series")["rivals"][name])


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a figure, as far as stops tell."""
    line = text.rfind("\n", 0, start) + 1
    before = [match.end() for match in _END.finditer(text, max(0, line - NEAR), start)]
    after = _END.search(text, end)
    first = max(before[-1] if before else 0, line)
    stop = text.find("\n", end)
    last = min(after.start() if after else len(text), stop if stop >= 0 else len(text))
    return text[first:last]
