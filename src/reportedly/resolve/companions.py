"""Two speakers of one article: "officials in the capital", and the mayor who says the same."""

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.judgement import Verdict
from reportedly.model.testimony import Testimony, Tie
from reportedly.resolve.contents import in_other_words, retold, same_figure, share_figure
from reportedly.resolve.occasions import ONE_STATE, Ruling
from reportedly.resolve.offices import described, heads, leads, serves, shortens, spokesman
from reportedly.resolve.voices import country, named, narrated
from reportedly.resolve.ways import other_ways
from reportedly.text.gists import gist, likeness

__all__ = ["both_of", "in_one_article", "led", "ruled", "served"]

UNKNOWN_STATE = 0.6
"""Likeness asked for where the state of one of the two is not told."""
SAYS_IT_TOO = 0.08
"""What is added to a tie between two speakers where their statements are alike."""
OFFICIAL = {HopKind.PERSON, HopKind.OFFICE, HopKind.STATE_BODY}


def in_one_article(left: Testimony, right: Testimony) -> Ruling | None:
    """Two speakers of one article, or one and the article's own words. Their days meet."""
    near = 0.1 - min(0.1, abs(left.span.start - right.span.start) / 40_000)
    if tie := _tie(left, right) or _tie(right, left):
        alike = in_other_words(left, right, ONE_STATE)
        score = tie.score + near / 2 + (SAYS_IT_TOO if alike else 0)
        return Verdict.SAME, score, tie.why
    if narrated(left) or narrated(right):
        return _repeated(left, right, near)
    return _two(left, right, near)


def _tie(one: Testimony, other: Testimony) -> Tie | None:
    """The surest reason why the article takes one speaker for the other."""
    found = [
        tie
        for tie in one.ties
        if tie.voice == other.voice and (not tie.at or other.span.start in tie.at)
    ]
    return max(found, key=lambda tie: (tie.score, tie.why), default=None)


def _repeated(left: Testimony, right: Testimony, near: float) -> Ruling | None:
    """The article's own words and what it cites somebody for: headlines and leads repeat it."""
    who = (right if narrated(left) else left).hops[0].name
    why = f"the article's own words repeat the words of {who}"
    if same_figure(left, right):
        return Verdict.SAME, 0.7 + near, why
    if in_other_words(left, right):
        alike = likeness(gist(left.text), gist(right.text))
        return Verdict.SAME, 0.5 + alike / 4 + near / 2, why
    return None


def _two(left: Testimony, right: Testimony, near: float) -> Ruling | None:
    """Two speakers who say the same: one of them may only be less well named."""
    one, other = left.hops[0], right.hops[0]
    if (lead := led(left, right)) and share_figure(left, right):
        return Verdict.SAME, 0.7 + near, lead
    if of := served(left, right) or ruled(left, right):
        if same_figure(left, right):
            return Verdict.SAME, 0.55 + near / 2, of
        if retold(left, right, ONE_STATE):
            return Verdict.UNSURE, 0.45, of
    if described(one, other):
        return Verdict.SAME, 0.75, f"{one.name} and {other.name}: one is the other's role"
    sure = bool(country(one)) and country(one) == country(other)
    alike = sure or in_other_words(left, right, ONE_STATE)
    if alike and shortens(one, other):
        short, long = sorted((one.name, other.name), key=len)
        return Verdict.SAME, 0.8, f"{short!r} is short for {long!r} in this article"
    states = {state for state in (country(one), country(other)) if state}
    if len(states) > 1 or other_ways(left, right):
        return None
    one_state = bool(states) and country(one) == country(other)
    least = ONE_STATE if one_state else UNKNOWN_STATE
    if not in_other_words(left, right, least):
        return None
    if not (named(left) and named(right)):
        return Verdict.SAME, 0.5 + near, _less_well_named(left, right)
    whole = states & {one.name, other.name}
    speaking = one_state and (spokesman(one) or spokesman(other))
    if {one.kind, other.kind} <= OFFICIAL and (whole or speaking):
        says = f"{one.name} and {other.name} say the same for {min(states)} in one article"
        return Verdict.SAME, 0.55 + near, says
    return (Verdict.UNSURE, 0.4, both_of(one, other, min(states))) if one_state else None


def led(left: Testimony, right: Testimony) -> str:
    """The reason where one speaker leads the body that is the other, "" where not."""
    for person, body in ((left.hops[0], right.hops[0]), (right.hops[0], left.hops[0])):
        if leads(person, body):
            return f"{person.name} leads what is cited as {body.name!r}, and gives the same figure"
    return ""


def ruled(left: Testimony, right: Testimony) -> str:
    """The reason where one speaker heads the state whose body the other is, "" where not: he has
    not counted himself, and who tells him is a body of his."""
    for told, other in ((left, right), (right, left)):
        person, body = told.hops[0], other.hops[0]
        if heads(told.state, body):
            return f"{person.name} heads the state of {body.name}, whose word his may be"
    return ""


def served(left: Testimony, right: Testimony) -> str:
    """The reason where one speaker is of the body that is the other, "" where not."""
    for person, body in ((left.hops[0], right.hops[0]), (right.hops[0], left.hops[0])):
        if serves(person, body):
            return f"{person.name} is of what is cited as {body.name!r}"
    return ""


def both_of(one: Hop, other: Hop, state: str) -> str:
    return f"{one.name} and {other.name} are two speakers, but both of one state ({state})"


def _less_well_named(left: Testimony, right: Testimony) -> str:
    order = (HopKind.UNNAMED_REPORTS, HopKind.ANONYMOUS)
    vague, known = sorted(
        (left.hops[0], right.hops[0]),
        key=lambda hop: order.index(hop.kind) if hop.kind in order else len(order),
    )
    if vague.kind is HopKind.UNNAMED_REPORTS:
        return f"what is given as {vague.name!r} comes from {known.name} in this article"
    return f"{vague.name!r} is probably {known.name}, who says the same in this article"
