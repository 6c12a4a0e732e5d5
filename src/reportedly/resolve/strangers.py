"""Speakers of two articles, or none: "12 drowned", in a paper that does not say who says so."""

from reportedly.model.attribution import HopKind
from reportedly.model.judgement import Verdict
from reportedly.model.testimony import Testimony
from reportedly.resolve.companions import both_of, led, ruled, served
from reportedly.resolve.contents import (
    FIGURE,
    alike,
    grouped,
    in_other_words,
    odd_figure,
    retold,
    same_figure,
    share_figure,
)
from reportedly.resolve.occasions import Ruling
from reportedly.resolve.offices import houses, nameless, shortens, speaks_for, vague
from reportedly.resolve.verbatim import verbatim
from reportedly.resolve.voices import country, named, narrated
from reportedly.resolve.ways import cites, copied, gap, one_day, other_ways, relayed
from reportedly.text.windows import window

__all__ = ["in_two_articles", "taken_over"]

VERY_LIKE = 0.85
"""Likeness from which a statement without source or figure is taken for another's copy."""
REWORDED = 0.5
"""The same where both were found to be one claim."""
LONG_RUN = 12
"""Words that two speakers do not choose alike by chance."""
FORTNIGHT = 14
"""Days within which two papers that cite "a report" for the same mean one report."""
PAPERS = {HopKind.DOCUMENT, HopKind.DATA}
MAKERS = {*PAPERS, HopKind.ORGANISATION, HopKind.OUTLET, HopKind.STATE_BODY}


def in_two_articles(left: Testimony, right: Testimony) -> Ruling | None:
    """Two speakers of two articles, at most one of them the outlet itself. Their days meet."""
    if _of_two_states(left, right):
        return None
    both_named = named(left) and named(right)
    if both_named and (ruling := _one_body(left, right) or _one_paper(left, right)):
        return ruling
    sure = alike(left, right)
    if not sure:
        return _of_one_figure(left, right)
    if paper := cites(left, right) or cites(right, left):
        return Verdict.SAME, 0.75, f"one is what the other's outlet, {paper}, is cited for"
    if spoken := _spoken_for(left, right):
        return Verdict.SAME, _of_one_day(left, right), f"{spoken}, and both say the same"
    if both_named:
        return _two_named(left, right)
    if relay := relayed(left, right):
        return Verdict.SAME, 0.75, f"both have it through {relay}"
    return _unattributed(left, right, sure)


def _one_body(left: Testimony, right: Testimony) -> Ruling | None:
    """A body and its head, a body under a shorter name, or a state and its office, with one
    figure."""
    spoken = _spoken_for(left, right)
    if spoken and (same_figure(left, right) or odd_figure(left, right, FIGURE)):
        return Verdict.SAME, _of_one_day(left, right), f"{spoken}, and gives the same figure"
    if not same_figure(left, right):
        return None
    if lead := led(left, right):
        return Verdict.SAME, 0.6, lead
    if of := served(left, right) or ruled(left, right):
        return Verdict.SAME, 0.55, f"{of}, and gives the same figure"
    one, other = left.hops[0], right.hops[0]
    if shortens(one, other):
        short, long = sorted((one.name, other.name), key=len)
        return Verdict.SAME, 0.55, f"{short!r} may be short for {long!r}, whose figure it gives"
    state = country(one)
    if state and state == country(other) and state in (one.name, other.name):
        body = other.name if one.name == state else one.name
        return Verdict.SAME, 0.55, f"{state} is cited with the figure that {body} gave"
    return None


def _spoken_for(left: Testimony, right: Testimony) -> str:
    """The reason where one speaks for the body that the other is, "" where not."""
    for person, body in ((left.hops[0], right.hops[0]), (right.hops[0], left.hops[0])):
        if speaks_for(person, body):
            return f"{person.name} speaks for {body.name}"
    return ""


def _of_one_day(left: Testimony, right: Testimony) -> float:
    """How sure it is that a spokesman and his body were heard once: surely on one known day."""
    days, other = window(left.said), window(right.said)
    return 0.75 if days and one_day(days) and one_day(other) else 0.65


def _one_paper(left: Testimony, right: Testimony) -> Ruling | None:
    """A report that one article names by nobody, and what another says who made it."""
    for plain, known in ((left, right), (right, left)):
        document, made = plain.hops[0], known.hops[0]
        if document.kind not in PAPERS or not vague(document) or len(plain.hops) > 2:
            continue
        if narrated(known) or made.kind not in MAKERS or gap(plain, known) > FORTNIGHT:
            return None
        if not retold(plain, known):
            return None
        sure = share_figure(plain, known) or alike(plain, known) >= VERY_LIKE
        why = f"{document.name!r} gives the same as {made.name}, and may be it"
        return (Verdict.SAME, 0.55, why) if sure else (Verdict.UNSURE, 0.4, why)
    return None


def _two_named(left: Testimony, right: Testimony) -> Ruling | None:
    """Two speakers who say the same are two origins; offices of one state may draw on one, and
    one may have taken over the other's very words."""
    one, other = left.hops[0], right.hops[0]
    if verbatim(left.text, right.text, LONG_RUN):
        why = f"the same words are given to {one.name} and to {other.name}"
        return Verdict.UNSURE, 0.5, why
    if of := served(left, right) or ruled(left, right):
        return Verdict.UNSURE, 0.45, of
    if plain := next((hop for hop in (one, other) if nameless(hop)), None):
        known = other if plain is one else one
        return Verdict.UNSURE, 0.4, f"{plain.name!r} may be {known.name}, who says the same"
    state = country(one)
    if not state or state != country(other):
        return None
    return Verdict.UNSURE, 0.4, both_of(one, other, state)


def _unattributed(left: Testimony, right: Testimony, sure: float) -> Ruling | None:
    """A statement of no named source that equals one with a source in another article."""
    plain, sourced = (left, right) if not named(left) else (right, left)
    if narrated(sourced):
        plain, sourced = sourced, plain
    who = sourced.hops[0].name
    if houses(plain.hops[0], sourced.hops[0]) == 1:
        why = f"{plain.hops[0].name!r} and {sourced.hops[0].name!r} say the same for one body"
        return Verdict.SAME, 0.55, why
    if not narrated(plain):
        whom = plain.hops[0].name
        return Verdict.UNSURE, 0.4, f"{whom!r} may be {who}, who says the same elsewhere"
    if _earlier(plain, sourced) or not named(sourced):
        return None
    again = grouped(left, right) and in_other_words(left, right, REWORDED)
    if share_figure(left, right) or again or sure >= VERY_LIKE:
        outlet = plain.hops[-1].name
        why = f"{outlet} names no source for what {who} is reported to have said"
        return Verdict.SAME, 0.5 + sure / 10, why
    return None


def _of_one_figure(left: Testimony, right: Testimony) -> Ruling | None:
    """A paper's own words on one subject with what somebody is cited for, and with a figure that
    few would give alike by chance."""
    plain, sourced = (left, right) if narrated(left) else (right, left)
    if not narrated(plain) or not named(sourced) or _earlier(plain, sourced):
        return None
    if gap(plain, sourced) > FORTNIGHT or not odd_figure(left, right):
        return None
    who, outlet = sourced.hops[0].name, plain.hops[-1].name
    return Verdict.SAME, 0.5, f"{outlet} gives the figure of {who} without a source"


def _earlier(plain: Testimony, sourced: Testimony) -> bool:
    """Whether one was printed before the other was said, as far as the days are known."""
    printed, said = window(plain.reported), window(sourced.said or sourced.reported)
    return bool(printed and said and printed[1] < said[0])


def taken_over(left: Testimony, right: Testimony) -> Ruling | None:
    """The same words in two statements, at most one of which names who says so."""
    if (named(left) and named(right)) or not verbatim(left.text, right.text):
        return None
    if _of_two_states(left, right) or houses(left.hops[0], right.hops[0]) > 1:
        return None
    if other_ways(left, right):
        return Verdict.UNSURE, 0.45, "the same words came by two ways"
    return Verdict.SAME, 0.9, copied(left, right)


def _of_two_states(left: Testimony, right: Testimony) -> bool:
    """Whether two are cited who are of two states: they are never one."""
    if narrated(left) or narrated(right):
        return False
    return len({country(left.hops[0]), country(right.hops[0])} - {""}) > 1
