"""Do two claims rest on one word? "his post on Telegram", carried by two papers."""

from collections.abc import Iterator
from itertools import combinations

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.testimony import Testimony
from reportedly.resolve.companions import in_one_article
from reportedly.resolve.contents import odd
from reportedly.resolve.occasions import Ruling, one_occasion
from reportedly.resolve.strangers import in_two_articles, taken_over
from reportedly.resolve.verbatim import sentence_key
from reportedly.resolve.voices import country, narrated, one_speaker, parted, voice_keys
from reportedly.resolve.ways import sayable
from reportedly.stage import Compare
from reportedly.text.gists import gist
from reportedly.text.windows import meet, months, window

__all__ = ["CERTAIN", "same_origin"]

BY = "same_origin"
CERTAIN = 0.7
"""Scores from here on are certain enough to go without a remark."""
LEAD = 2500
"""Characters of an article in which a source is first described and then named."""
HEAVY = 5
"""Concepts of a statement that propose pairs, three at a time."""


def _keys(told: Testimony) -> Iterator[str]:
    """One article's statements of one speaker or state, or of two who stand for each other; one
    speaker's of one month; and statements of anybody that share what they say or their words."""
    article = told.span.article
    yield from _content(told.text)
    if key := sentence_key(told.text):
        yield f"words:{key}"
    yield from (f"figure:{article}:{low:g}" for low, _ in gist(told.text).figures)
    if told.group:
        yield f"group:{told.group}"
    if narrated(told):
        yield _own_words(told)
        return
    if told.span.start < LEAD:
        yield f"lead:{article}"
    if state := country(told.hops[0]):
        yield f"state:{article}:{state}"
    yield from (f"in:{article}:{voice}" for voice in (told.voice, *(t.voice for t in told.ties)))
    for voice in (*voice_keys(told.hops[0]), *filter(None, [told.entity])):
        yield f"by:{article}:{voice}"
        if said := window(told.said):
            yield from (f"by:{voice}:{month}" for month in months(said))


def _content(text: str) -> Iterator[str]:
    """Three of the weightiest concepts of a statement, or all where there are fewer; or a figure
    and a name; or a figure that few hit upon and one of those concepts."""
    said = gist(text)
    heavy = sorted(name for name, _ in said.concepts[:HEAVY])
    for group in combinations(heavy, min(3, len(heavy))):
        yield "what:" + "+".join(group)
    for low, high in said.figures:
        yield from (f"figure:{low:g}-{high:g}+{name}" for name in sorted(said.names))
        if low == high and odd(low):
            yield from (f"figure:{low:g}+{name}" for name in heavy)


def _own_words(told: Testimony) -> str:
    """What an article's own statements have in common: they are linked in a chain, since all of
    them are of one origin."""
    return f"own:{told.span.article}" if narrated(told) else ""


def _judge(left: Testimony, right: Testimony) -> Judgement | None:
    ruling = _rule(left, right)
    if ruling is None:
        return None
    verdict, score, why = ruling
    return Judgement.of(left.claim, right.claim, verdict, BY, why, round(score, 3))


def _rule(left: Testimony, right: Testimony) -> Ruling | None:
    """The first rule that fits, from the surest kind of evidence to the weakest."""
    own = narrated(left), narrated(right)
    one_article = left.span.article == right.span.article
    if all(own) and one_article:
        return _own(left)
    if not any(own) and parted(left, right):
        who = f"{left.hops[0].name} and {right.hops[0].name}"
        return Verdict.DIFFERENT, 0.0, f"an analyst has told {who} apart"
    if not any(own) and one_speaker(left, right):
        return one_occasion(left, right)
    if not meet(sayable(left), sayable(right)):
        return None
    if ruling := taken_over(left, right):
        return ruling
    if all(own):
        return None
    return in_one_article(left, right) if one_article else in_two_articles(left, right)


def _own(left: Testimony) -> Ruling:
    outlet = left.hops[-1].name
    return Verdict.SAME, 0.3, f"{outlet} says so itself, in one article, and names no source"


same_origin = Compare(
    name=BY,
    of=Testimony,
    makes=Judgement,
    keys=_keys,
    judge=_judge,
    within_story=True,
    equal=_own_words,
)
