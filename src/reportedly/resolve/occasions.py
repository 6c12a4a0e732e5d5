"""Did one speaker say both on one occasion? "said on Friday", twice; "in May" and "in June"."""

from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.judgement import Verdict
from reportedly.model.testimony import Testimony
from reportedly.resolve.contents import alike, one_subject, retold, same_figure
from reportedly.resolve.verbatim import verbatim
from reportedly.resolve.voices import country
from reportedly.resolve.ways import (
    channel,
    copied,
    gap,
    on_day,
    one_day,
    other_ways,
    relayed,
    sayable,
    two_media,
)
from reportedly.text.gists import gist, likeness
from reportedly.text.windows import in_words, meet, window

__all__ = ["ONE_STATE", "Ruling", "one_occasion"]

Ruling = tuple[Verdict, float, str]
"""Verdict, score and the reason as a sentence."""

ONE_STATE = 0.44
"""Likeness of what two speakers of one state say in one article, from which the one less well
named ("officials in the capital") is taken for the other."""
SOON = 3
"""Days between two reports of one speaker that are mostly of one occasion."""
MONTH = 31
"""Days between two articles from which a speaker who says the same has probably said it again."""


def one_occasion(left: Testimony, right: Testimony) -> Ruling | None:
    """One speaker is one origin an occasion: the same day and channel, or the same act of speech
    as far as the contents tell."""
    name = _fuller(left.hops[0], right.hops[0]).name
    days, other_days = window(left.said), window(right.said)
    if not meet(sayable(left), sayable(right)):
        return Verdict.DIFFERENT, 0.0, f"{name} spoke on two occasions: {_two_days(left, right)}"
    if left.span.article == right.span.article:
        return _one_report(left, right, name)
    if left.hops[0].kind in (HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS):
        return _same_description(left, right, name)
    two_ways = two_media(left, right)
    if days and one_day(days) and one_day(other_days):
        said = f"both are what {name} said {on_day(days)}"
        ways = f", {channel(left)} in one and {channel(right)} in the other" if two_ways else ""
        return Verdict.SAME, 0.72 if two_ways else 0.9, said + ways
    if verbatim(left.text, right.text) and not two_ways:
        if Method.DIRECT in (left.method, right.method):
            return Verdict.SAME, 0.9, f"both quote the same words of {name}"
        return Verdict.SAME, 0.9, copied(left, right)
    return _said_again(left, right, name)


def _two_days(left: Testimony, right: Testimony) -> str:
    """As in "3 May 2024 and 9 May 2024", or "3 May 2024 and after it was printed"."""
    days = sorted(known for t in (left, right) if (known := window(t.said)))
    if len(days) == 2:
        return " and ".join(map(in_words, days))
    return f"{in_words(days[0])}, and what was in print before"


def _said_again(left: Testimony, right: Testimony, name: str) -> Ruling | None:
    """The same in two articles, one of which does not say when."""
    soon = bool(left.reported and right.reported) and gap(left, right) <= SOON
    soon = soon and (left.hops[0].kind is HopKind.PERSON or bool(left.entity))
    if not (one_subject(left, right) if soon else retold(left, right)):
        return None
    if two_media(left, right):
        media = f"{channel(left)} and {channel(right)}"
        return Verdict.UNSURE, 0.45, f"{name} says the same through two media: {media}"
    state, late = country(left.hops[0]) == name, gap(left, right) > MONTH
    if late and not state and same_figure(left, right):
        return Verdict.SAME, 0.55, f"a figure that {name} gave is cited later, without a day"
    if late or state:
        return Verdict.UNSURE, 0.4, f"{name} is cited with the same in both, perhaps at two times"
    why = f"both articles give this to {name}, one of which does not say when"
    return Verdict.SAME, 0.5 + likeness(gist(left.text), gist(right.text)) / 8, why


def _one_report(left: Testimony, right: Testimony, name: str) -> Ruling | None:
    """Statements of one speaker in one article; those that stand nearer join first. A whole state
    has many mouths: what it says on different things is not one act of speech, nor is what two
    bodies are cited for together and what one of them is cited for alone."""
    apart = min(0.2, abs(left.span.start - right.span.start) / 20_000)
    days, other_days = window(left.said), window(right.said)
    again = retold(left, right, ONE_STATE)
    if bool(left.beside) != bool(right.beside) and not again:
        return None
    if days and other_days:
        why = f"one article's report of what {name} said {on_day(days)}"
        return Verdict.SAME, 0.95 - apart, why
    if left.hops[0].kind is HopKind.ANONYMOUS and left.voice != right.voice:
        why = f"{left.hops[0].name!r} and {right.hops[0].name!r} may be one source"
        return Verdict.SAME, 0.6 - apart, why
    where = channel(left) or channel(right)
    if country(left.hops[0]) == name and not where and not again:
        return None
    by = f" ({where})" if where else ""
    return Verdict.SAME, 0.92 - apart, f"one article's report of what {name} said{by}"


def _same_description(left: Testimony, right: Testimony, name: str) -> Ruling | None:
    """ "A senior official" in two articles is one person only if both heard him the same way."""
    same_words = verbatim(left.text, right.text)
    if same_words and not other_ways(left, right):
        return Verdict.SAME, 0.9, copied(left, right)
    if not same_words and not alike(left, right):
        return None
    if relay := relayed(left, right):
        return Verdict.SAME, 0.75, f"both have {name} through {relay}"
    return Verdict.UNSURE, 0.4, f"both cite {name} without a name; it may be one person"


def _fuller(one: Hop, other: Hop) -> Hop:
    return max(one, other, key=lambda hop: (len(hop.name), hop.name))
