"""How an editor calls an origin: "Ines Okoro, post on Telegram, 3 May 2024"."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.testimony import Testimony
from reportedly.resolve.offices import vague
from reportedly.resolve.voices import country, named, narrated
from reportedly.resolve.ways import BETWEEN, CARRYING, channel, common
from reportedly.text.windows import Window, in_words, window

__all__ = [
    "OWN",
    "SEEN",
    "beside",
    "occasion_of",
    "printed",
    "relays",
    "said_on",
    "shared",
    "source_of",
    "title",
]

OWN = "own words"
"""The occasion of what an outlet says itself, without naming a source."""
SEEN = "own observation"
"""The same where it tells that its people saw, counted or checked it."""
LONG = 31
"""Days from which a stretch is no date that a reader can use."""
MOST_NAMES = 2
"""Co-speakers named in the title of an origin."""
WEEKDAYS = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
MEDIA = frozenset({"television", "tv", "radio", "air", "social media", "media", "telephone"})
MEETINGS = frozenset({"briefing", "conference", "hearing", "meeting", "rally", "summit", "event"})
"""Occasions that a speaker is at, and media that he is on; others he speaks in."""


def title(told: Sequence[Testimony], source: Hop, occasion: str) -> str:
    """How an editor would call it: "Ines Okoro and Lars Holm, in a statement, 3 May 2024"."""
    if occasion in (OWN, SEEN):
        return f"{source.name}, {occasion}"
    if source.kind is HopKind.UNNAMED_REPORTS:
        return f"unnamed reports (“{source.name}”), {told[0].hops[-1].name}"
    held = [t.beside for t in told if t.hops[0].name == source.name]
    both = [hop.name for hop in held[0] if all(hop in other for other in held)] if held else []
    names = " and ".join(dict.fromkeys((source.name, *both[:MOST_NAMES])))
    return ", ".join(part for part in (names, occasion) if part)


def shared(told: Iterable[Testimony]) -> str:
    """The name of what several outlets print in the same words, nobody knows from whom."""
    outlets = sorted({t.hops[-1].name for t in told})
    if len(outlets) == 1:
        return f"{outlets[0]}, {OWN}"
    return f"{', '.join(outlets[:-1])} and {outlets[-1]}, shared text"


def source_of(told: Sequence[Testimony]) -> Hop:
    """The first hop that most articles and claims share, under its fullest name; a named one
    before any other. A whole state, an outlet that somebody told it and "a report" come last."""
    hops = [t.hops[0] for t in told if named(t)] or [t.hops[0] for t in told]
    first = [hop for hop in hops if not _passes_on(hop)]
    hops = first or [t.hops[0] for t in told if not (narrated(t) or _passes_on(t.hops[0]))] or hops
    counts = Counter((hop.kind, hop.name) for hop in hops)
    pairs = {(t.span.article, t.hops[0].kind, t.hops[0].name) for t in told}
    spread = Counter((kind, name) for _, kind, name in pairs)

    def rank(hop: Hop) -> tuple[bool, int, int, int, int, str]:
        key, state = (hop.kind, hop.name), country(hop) == hop.name
        return not state, spread[key], counts[key], len(hop.name), len(hop.roles), hop.name

    return max(hops, key=rank)


def _passes_on(hop: Hop) -> bool:
    """Whether somebody else may well be behind it: an outlet, "a new report", "reportedly"."""
    if hop.kind in (HopKind.OUTLET, HopKind.UNNAMED_REPORTS):
        return True
    return hop.kind in (HopKind.DOCUMENT, HopKind.DATA) and vague(hop)


def relays(told: Iterable[Testimony]) -> list[str]:
    """The agencies, papers and persons through which it came, most frequent first."""
    found = Counter[str]()
    for t in told:
        by = {h.name for h in t.hops[1:-1] if h.kind in (*CARRYING, HopKind.PERSON)}
        found.update(by | {t.agency} if t.agency else by)
    return sorted(found, key=lambda name: (-found[name], name))


def beside(told: Iterable[Testimony], source: Hop) -> list[str]:
    """Who or what else is cited with the source (a co-speaker, the data that an analyst read),
    most frequent first."""
    found = Counter[str]()
    for t in told:
        data = (h for h in t.hops[1:-1] if h.kind in BETWEEN and h.kind is not HopKind.CHANNEL)
        found.update({h.name for h in (*t.beside, *data)} - {source.name})
    return sorted(found, key=lambda name: (-found[name], name))


def printed(told: Iterable[Testimony]) -> Window | None:
    """The days on which it was first reported, None where they are not known."""
    return min((found for t in told if (found := window(t.reported))), default=None)


def said_on(told: Iterable[Testimony]) -> Window | None:
    """The days on which all of it can have been said by the articles, None where none says."""
    return reduce(common, (window(t.said) for t in told), None)


def occasion_of(told: Sequence[Testimony], source: Hop) -> str:
    """Channel and day as a reporter would put them: "on Telegram, 4 November 2024"."""
    if all(narrated(t) for t in told):
        return SEEN if any(t.observed for t in told) else OWN
    channels = Counter(name for t in told if (name := channel(t)) and not name.startswith("by "))
    medium = min(channels, key=lambda name: (-channels[name], name), default="")
    relay = next((name for name in relays(told) if name not in source.name), "")
    through = f"through {relay}" if relay and not medium else ""
    data = next((n for n in beside(told[:1], source) if n not in _co_speakers(told)), "")
    read = f"from {data}" if data and not medium else ""
    when = _when(told)
    when = "" if when in source.name else when
    return ", ".join(part for part in (_by(medium), read, through, when) if part)


def _co_speakers(told: Iterable[Testimony]) -> set[str]:
    return {hop.name for t in told for hop in t.beside}


def _when(told: Sequence[Testimony]) -> str:
    """The day or month; where the calendar is not known that closely, the article's own words
    for it ("Tuesday") or the year; where nothing is said, when it was first reported."""
    days = said_on(told)
    if days is None:
        first = printed(told)
        near = first is not None and (first[1] - first[0]).days <= LONG
        return f"reported {in_words(first)}" if first and near else ""
    if (days[1] - days[0]).days <= LONG:
        return in_words(days)
    words = Counter(w for t in told if t.said and (w := _weekday(t.said_why)))
    if words:
        return min(words, key=lambda w: (-words[w], w))
    return str(days[0].year) if days[0].year == days[1].year else ""


def _weekday(words: str) -> str:
    return next(
        (w.strip(".,;“”\"'") for w in words.split() if w.strip(".,;“”\"'") in WEEKDAYS), ""
    )


def _by(medium: str) -> str:
    """ "post on Telegram", but "in a statement", "at a briefing", "on television"."""
    if not medium:
        return ""
    if medium[0].isupper():
        return f"post on {medium}"
    head = medium.split()[-1].lower()
    if head in MEDIA:
        return f"on {medium}"
    article = "an" if head[0] in "aeiou" and head == medium.lower() else "a"
    return f"{'at' if head in MEETINGS else 'in'} {article} {medium}"
