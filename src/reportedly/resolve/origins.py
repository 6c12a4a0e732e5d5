"""Do two claims rest on one word? "his post on Telegram", carried by two papers."""

from collections.abc import Iterator
from itertools import combinations

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.testimony import Testimony
from reportedly.resolve.claims import loosely_same, says_same
from reportedly.resolve.verbatim import sentence_key, verbatim
from reportedly.resolve.voices import (
    country,
    described,
    leads,
    named,
    narrated,
    same_voice,
    shortens,
    speaks_for,
    spokesman,
    voice_keys,
)
from reportedly.stage import Compare
from reportedly.text.gists import gist, likeness
from reportedly.text.windows import Window, in_words, meet, months, window

__all__ = ["CERTAIN", "channel", "same_origin"]

BY = "same_origin"
CERTAIN = 0.7
"""Scores from here on are certain enough to go without a remark."""
ONE_STATE = 0.44
"""Likeness of what two speakers of one state say in one article, from which the one less well
named ("officials in the capital") is taken for the other."""
UNKNOWN_STATE = 0.6
"""The same where the state of one of the two is not told."""
LEAD = 2500
"""Characters of an article in which a source is first described and then named."""
VERY_LIKE = 0.85
"""Likeness from which a statement without source or figure is taken for another's copy."""
HEAVY = 6
"""Concepts of a statement that propose pairs, three at a time."""
MONTH = 31
"""Days between two articles from which a speaker who says the same has probably said it again."""

Ruling = tuple[Verdict, float, str]


def _keys(claim: Testimony) -> Iterator[str]:
    """One article's statements of one speaker or state; one speaker's of one month; and
    statements of anybody that share what they say or their very words."""
    article = claim.span.article
    yield from _content(claim.text)
    if key := sentence_key(claim.text):
        yield f"words:{key}"
    yield from (f"figure:{article}:{low:g}" for low, _ in gist(claim.text).figures)
    if narrated(claim):
        yield _own_words(claim)
        return
    if claim.span.start < LEAD:
        yield f"lead:{article}"
    if state := country(claim.hops[0]):
        yield f"state:{article}:{state}"
    for voice in voice_keys(claim.hops[0]):
        yield f"by:{article}:{voice}"
        if said := window(claim.said):
            yield from (f"by:{voice}:{month}" for month in months(said))


def _content(text: str) -> Iterator[str]:
    """Three of the weightiest concepts of a statement, or all where there are fewer; or a figure
    and a name."""
    said = gist(text)
    heavy = sorted(name for name, _ in said.concepts[:HEAVY])
    for group in combinations(heavy, min(3, len(heavy))):
        yield "what:" + "+".join(group)
    for low, high in said.figures:
        yield from (f"figure:{low:g}-{high:g}+{name}" for name in sorted(said.names))


def _gap(left: Testimony, right: Testimony) -> int:
    """The least number of days between the articles of two claims, 0 where that is not known."""
    one, other = window(left.said or left.reported), window(right.said or right.reported)
    if one is None or other is None:
        return 0
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def _own_words(claim: Testimony) -> str:
    """What an article's own statements have in common: they are linked in a chain, since all of
    them are of one origin."""
    return f"own:{claim.span.article}" if narrated(claim) else ""


def _judge(left: Testimony, right: Testimony) -> Judgement | None:
    ruling = _rule(left, right)
    if ruling is None:
        return None
    verdict, score, why = ruling
    return Judgement.of(left.claim, right.claim, verdict, BY, why, round(score, 3))


def _rule(left: Testimony, right: Testimony) -> Ruling | None:
    """The first rule that fits, from the surest kind of evidence to the weakest."""
    one, other = left.hops[0], right.hops[0]
    if narrated(left) and narrated(right) and left.span.article == right.span.article:
        return _own(left)
    both_named = named(left) and named(right)
    if not narrated(left) and not narrated(right) and same_voice(one, other):
        return _one_speaker(left, right)
    if not meet(window(left.said), window(right.said)):
        return None
    if verbatim(left.text, right.text) and not both_named:
        return Verdict.SAME, 0.9, _copied(left, right)
    if narrated(left) and narrated(right):
        return None
    if left.span.article == right.span.article:
        return _inside(left, right)
    if both_named and (ruling := _one_body(left, right)):
        return ruling
    alike = says_same(gist(left.text), gist(right.text))
    if not alike:
        return None
    if paper := _cites(left, right) or _cites(right, left):
        return Verdict.SAME, 0.75, f"one is what the other's outlet, {paper}, is cited for"
    if both_named:
        return _two_speakers(left, right)
    if relay := _relayed(left, right):
        return Verdict.SAME, 0.75, f"both have it through {relay}"
    return _unattributed(left, right, alike)


def _one_speaker(left: Testimony, right: Testimony) -> Ruling | None:
    """One speaker is one origin an occasion: the same day and channel, or the same act of speech
    as far as the contents tell."""
    name = _fuller(left.hops[0], right.hops[0]).name
    days, other_days = window(left.said), window(right.said)
    if not meet(days, other_days):
        when = " and ".join(in_words(d) for d in sorted((days, other_days)) if d)  # type: ignore[type-var]
        return Verdict.DIFFERENT, 0.0, f"{name} spoke on two occasions: {when}"
    if left.span.article == right.span.article:
        return _one_report(left, right, name)
    if left.hops[0].kind in (HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS):
        return _same_description(left, right, name)
    if _day(days) and _day(other_days) and days:
        return Verdict.SAME, 0.9, f"both are what {name} said {_on(days)}"
    if verbatim(left.text, right.text):
        return Verdict.SAME, 0.9, _copied(left, right)
    one, other = gist(left.text), gist(right.text)
    if not loosely_same(one, other):
        return None
    if channel(left) and channel(right) and channel(left) != channel(right):
        return Verdict.UNSURE, 0.4, f"{name} says the same through two channels"
    if country(left.hops[0]) == name or _gap(left, right) > MONTH:
        return Verdict.UNSURE, 0.4, f"{name} is cited with the same in both, perhaps at two times"
    why = f"{name} says the same in both articles, one of which does not say when"
    return Verdict.SAME, 0.5 + likeness(one, other) / 8, why


def _copied(left: Testimony, right: Testimony) -> str:
    """The reason for statements in the same words, with the way they came where it is told."""
    relay = _relayed(left, right)
    carriers = sorted({c.hops[-1].name for c in (left, right)} - {relay})
    if relay and carriers:
        return f"verbatim copy: the words of {relay} stand in {' and '.join(carriers)}"
    return "verbatim copy: the same words stand in both"


def _one_report(left: Testimony, right: Testimony, name: str) -> Ruling | None:
    """Statements of one speaker in one article; those that stand nearer join first. A whole state
    has many mouths: what it says on different things is not one act of speech."""
    apart = min(0.2, abs(left.span.start - right.span.start) / 20_000)
    days, other_days = window(left.said), window(right.said)
    if days and other_days:
        return (
            Verdict.SAME,
            0.95 - apart,
            (f"one article's report of what {name} said {_on(days)}"),
        )
    where = channel(left) or channel(right)
    alike = loosely_same(gist(left.text), gist(right.text), ONE_STATE)
    if country(left.hops[0]) == name and not where and not alike:
        return None
    by = f" ({where})" if where else ""
    return Verdict.SAME, 0.92 - apart, f"one article's report of what {name} said{by}"


def _same_description(left: Testimony, right: Testimony, name: str) -> Ruling | None:
    """ "A senior official" in two articles is one person only if both heard him the same way."""
    if not says_same(gist(left.text), gist(right.text)):
        return None
    if relay := _relayed(left, right):
        return Verdict.SAME, 0.75, f"both have {name} through {relay}"
    return Verdict.UNSURE, 0.4, f"both cite {name} without a name; it may be one person"


def _inside(left: Testimony, right: Testimony) -> Ruling | None:
    """Two speakers of one article, or one and the article's own words."""
    one, other = left.hops[0], right.hops[0]
    near = 0.1 - min(0.1, abs(left.span.start - right.span.start) / 40_000)
    if named(left) and named(right) and (speaks_for(one, other) or speaks_for(other, one)):
        person, body = (one, other) if spokesman(one) else (other, one)
        return Verdict.SAME, 0.7 + near, f"{person.name} speaks for {body.name} in one report"
    if narrated(left) or narrated(right):
        alike = loosely_same(gist(left.text), gist(right.text))
        if not alike and not _same_figure(left, right):
            return None
        who = (right if narrated(left) else left).hops[0].name
        return Verdict.SAME, 0.7 + near, f"the article's own words repeat what {who} says"
    return _two_inside(left, right, near)


def _two_inside(left: Testimony, right: Testimony, near: float) -> Ruling | None:
    """Two speakers of one article who say the same: one of them may only be less well named."""
    one, other = left.hops[0], right.hops[0]
    if (led := _led(left, right)) and gist(left.text).figures & gist(right.text).figures:
        return Verdict.SAME, 0.7 + near, led
    if described(one, other):
        return Verdict.SAME, 0.75, f"{one.name} and {other.name}: one is the other's role"
    sure = bool(country(one)) and country(one) == country(other)
    alike = sure or loosely_same(gist(left.text), gist(right.text), ONE_STATE)
    if alike and shortens(one, other):
        short, long = sorted((one.name, other.name), key=len)
        return Verdict.SAME, 0.8, f"{short!r} is short for {long!r} in this article"
    states = {state for state in (country(one), country(other)) if state}
    if len(states) > 1 or _other_ways(left, right):
        return None
    one_state = bool(states) and country(one) == country(other)
    both_named = named(left) and named(right)
    least = ONE_STATE if one_state else UNKNOWN_STATE
    if not loosely_same(gist(left.text), gist(right.text), least):
        return None
    if not both_named:
        return Verdict.SAME, 0.5 + near, _vague(left, right)
    official = {one.kind, other.kind} <= {HopKind.PERSON, HopKind.OFFICE, HopKind.STATE_BODY}
    whole = states & {one.name, other.name}
    if official and (whole or (one_state and (spokesman(one) or spokesman(other)))):
        says = f"{one.name} and {other.name} say the same for {min(states)} in one article"
        return Verdict.SAME, 0.55 + near, says
    return (Verdict.UNSURE, 0.4, _both_of(one, other, min(states))) if one_state else None


def _one_body(left: Testimony, right: Testimony) -> Ruling | None:
    """A body and its head, or a body under a shorter name, with one figure in two articles."""
    if not _same_figure(left, right):
        return None
    if led := _led(left, right):
        return Verdict.SAME, 0.6, led
    one, other = left.hops[0], right.hops[0]
    if not shortens(one, other):
        return None
    short, long = sorted((one.name, other.name), key=len)
    return Verdict.SAME, 0.55, f"{short!r} may be short for {long!r}, whose figure it gives"


def _same_figure(left: Testimony, right: Testimony) -> bool:
    """Whether two statements give one figure for one kind of happening."""
    one, other = gist(left.text), gist(right.text)
    numbers = {low for low, _ in one.figures} & {low for low, _ in other.figures}
    return bool(numbers) and one.negated == other.negated and bool(one.actions & other.actions)


def _led(left: Testimony, right: Testimony) -> str:
    """The reason where one speaker leads the body that is the other, "" where not."""
    for person, body in ((left.hops[0], right.hops[0]), (right.hops[0], left.hops[0])):
        if leads(person, body):
            return f"{person.name} leads what is cited as {body.name!r}, and gives the same figure"
    return ""


def _vague(left: Testimony, right: Testimony) -> str:
    order = (HopKind.UNNAMED_REPORTS, HopKind.ANONYMOUS)
    vague, known = sorted(
        (left.hops[0], right.hops[0]),
        key=lambda hop: order.index(hop.kind) if hop.kind in order else len(order),
    )
    if vague.kind is HopKind.UNNAMED_REPORTS:
        return f"what is given as {vague.name!r} is what {known.name} says in this article"
    return f"{vague.name!r} is probably {known.name}, who says the same in this article"


def _other_ways(left: Testimony, right: Testimony) -> bool:
    """Whether two statements are known to have come by different media or outlets."""
    ways = [
        {h.name for h in c.hops[1:-1] if h.kind in (HopKind.CHANNEL, HopKind.OUTLET)}
        for c in (left, right)
    ]
    return bool(ways[0] and ways[1] and not ways[0] & ways[1])


def _both_of(one: Hop, other: Hop, state: str) -> str:
    return f"{one.name} and {other.name} are two speakers, but both of one state ({state})"


def _on(days: Window) -> str:
    return f"on {in_words(days)}" if _day(days) else f"in the time of {in_words(days)}"


def _own(left: Testimony) -> Ruling:
    outlet = left.hops[-1].name
    return Verdict.SAME, 0.3, f"{outlet} says so itself, in one article, and names no source"


def _two_speakers(left: Testimony, right: Testimony) -> Ruling | None:
    """Two speakers who say the same are two origins; offices of one state may draw on one, and a
    state cited later with its office's very figure restates it."""
    one, other = left.hops[0], right.hops[0]
    shared_figure = bool(gist(left.text).figures & gist(right.text).figures)
    if shared_figure and (led := _led(left, right)):
        return Verdict.SAME, 0.6, led
    if shared_figure and shortens(one, other):
        short, long = sorted((one.name, other.name), key=len)
        return (
            Verdict.SAME,
            0.55,
            f"{short!r} gives the figure of {long!r}, and may be short for it",
        )
    state = country(one)
    if not state or state != country(other):
        return None
    if state in (one.name, other.name) and gist(left.text).figures & gist(right.text).figures:
        body = other.name if one.name == state else one.name
        return Verdict.SAME, 0.55, f"{state} is cited with the figure that {body} gave"
    return Verdict.UNSURE, 0.4, _both_of(one, other, state)


def _unattributed(left: Testimony, right: Testimony, alike: float) -> Ruling | None:
    """A statement of no named source that equals one with a source in another article."""
    plain, sourced = (left, right) if not named(left) else (right, left)
    if narrated(sourced):
        plain, sourced = sourced, plain
    who = sourced.hops[0].name
    if not narrated(plain):
        whom = plain.hops[0].name
        return Verdict.UNSURE, 0.4, f"{whom!r} may be {who}, who says the same elsewhere"
    if _earlier(plain, sourced) or not named(sourced):
        return None
    if gist(plain.text).figures & gist(sourced.text).figures or alike >= VERY_LIKE:
        outlet = plain.hops[-1].name
        why = f"{outlet} names no source for what {who} is reported to have said"
        return Verdict.SAME, 0.5 + alike / 10, why
    return None


def _earlier(plain: Testimony, sourced: Testimony) -> bool:
    """Whether one was printed before the other was said, as far as the days are known."""
    printed, said = window(plain.reported), window(sourced.said or sourced.reported)
    return bool(printed and said and printed[1] < said[0])


def _relayed(left: Testimony, right: Testimony) -> str:
    """The outlet through which both have it, or that prints the one and is cited by the other."""
    one, other = _outlets(left), _outlets(right)
    common = (one | {left.hops[-1].name}) & other | (other | {right.hops[-1].name}) & one
    return min(common, default="")


def _cites(one: Testimony, other: Testimony) -> str:
    """The outlet that prints the one and is cited as the source of the other, "" if none is."""
    paper = one.hops[-1]
    cited = paper.kind is HopKind.OUTLET and other.hops[0].name == paper.name
    return paper.name if cited and not narrated(other) else ""


def _outlets(claim: Testimony) -> set[str]:
    """The outlets on the way, without the one that prints it."""
    return {hop.name for hop in claim.hops[:-1] if hop.kind is HopKind.OUTLET}


def channel(claim: Testimony) -> str:
    """The medium of the statement ("Telegram"), "" where none is named."""
    return next((hop.name for hop in claim.hops if hop.kind is HopKind.CHANNEL), "")


def _day(days: Window | None) -> bool:
    return days is not None and days[0] == days[1]


def _fuller(one: Hop, other: Hop) -> Hop:
    return max(one, other, key=lambda hop: (len(hop.name), hop.name))


same_origin = Compare(
    name=BY,
    of=Testimony,
    makes=Judgement,
    keys=_keys,
    judge=_judge,
    within_story=True,
    equal=_own_words,
)
