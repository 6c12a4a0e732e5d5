"""Who ultimately knows: "the mayor, on Telegram, 4 November 2024", behind three articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.origin import Doubt, Origin, Reason, RootKind
from reportedly.model.testimony import Testimony
from reportedly.resolve.origins import CERTAIN
from reportedly.resolve.voices import country, named, narrated
from reportedly.resolve.ways import channel
from reportedly.stage import Closure, Gather, Group
from reportedly.text.windows import Window, in_words, meet, window

__all__ = ["OWN", "origins"]

OWN = "own words"
"""The occasion of what an outlet says itself, without naming a source."""
LONG = 31
"""Days from which a stretch is no date that a reader can use."""
MOST_NAMES = 2
"""Co-speakers named in the title of an origin."""
WEEKDAYS = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
MEDIA = frozenset({"television", "tv", "radio", "air", "social media", "media"})
MEETINGS = frozenset({"briefing", "conference", "hearing", "meeting", "rally", "summit", "event"})
"""Occasions that a speaker is at, and media that he is on; others he speaks in."""


@dataclass
class _Cluster:
    """Claims joined so far by their ids, the links that joined them, the days they can all be
    of, and whether anybody is cited for one of them."""

    claims: dict[str, Testimony]
    days: Window | None
    voiced: bool
    links: list[Judgement] = field(default_factory=list)


def _fold(group: Group) -> Iterator[Origin]:
    """The origins of a connected group: those that somebody is cited for first."""
    claims = {claim.id: claim for claim in group.of(Testimony)}
    open_ = [*group.links, *group.beyond]
    for cluster in sorted(_clusters(claims, group.links), key=lambda c: not c.voiced):
        yield _origin(cluster, _doubts(cluster, open_))


def _clusters(claims: Mapping[str, Testimony], links: Iterable[Judgement]) -> list[_Cluster]:
    """Join claims by their surest links first, as long as the days agree and a statement that
    nobody is named for does not connect two speakers."""
    of = {id: _Cluster({id: c}, window(c.said), _speaks(c)) for id, c in claims.items()}
    apart = defaultdict[str, set[str]](set)
    for j in links:
        if j.verdict is Verdict.DIFFERENT:
            apart[j.left].add(j.right)
            apart[j.right].add(j.left)
    same = [j for j in links if j.verdict is Verdict.SAME and {j.left, j.right} <= of.keys()]
    for link in sorted(same, key=lambda j: (not _human(j), -j.score, j.left, j.right)):
        one, other = of[link.left], of[link.right]
        if one is other or _own(link, claims):
            continue
        if _human(link) or _joins(link, one, other, claims, apart):
            joined = _joined(one, other, link)
            of.update(dict.fromkeys(joined.claims, joined))
    return _of_outlets(list({id(cluster): cluster for cluster in of.values()}.values()))


def _joined(one: _Cluster, other: _Cluster, *links: Judgement) -> _Cluster:
    return _Cluster(
        claims=one.claims | other.claims,
        days=_common(one.days, other.days),
        voiced=one.voiced or other.voiced,
        links=[*one.links, *other.links, *links],
    )


def _own(link: Judgement, claims: Mapping[str, Testimony]) -> bool:
    """Whether a link only says that one article makes both statements itself."""
    left, right = claims[link.left], claims[link.right]
    both = narrated(left) and narrated(right)
    return both and left.span.article == right.span.article and not _human(link)


def _of_outlets(clusters: list[_Cluster]) -> list[_Cluster]:
    """Make one of what an article says itself: with what others copied of it, if it was first.
    A text that several share, nobody knows from whom, is one of its own."""
    made, own = [c for c in clusters if not _all_own(c)], dict[str, _Cluster]()
    alone = (c for c in clusters if _all_own(c))
    for cluster in sorted(alone, key=lambda c: (-len(_articles(c)), min(c.claims))):
        home = next((key for key in own if _part_of(cluster, key)), _home(cluster))
        own[home] = _joined(own[home], cluster) if home in own else cluster
    return made + list(own.values())


def _part_of(cluster: _Cluster, key: str) -> bool:
    """Whether it is shared by some of those who share that text."""
    return len(_articles(cluster)) > 1 and _articles(cluster) <= set(key.split("|"))


def _articles(cluster: _Cluster) -> set[str]:
    return {claim.span.article for claim in cluster.claims.values()}


def _all_own(cluster: _Cluster) -> bool:
    return all(narrated(claim) for claim in cluster.claims.values())


def _home(cluster: _Cluster) -> str:
    """The article that told it first; all of them where the days do not tell which did."""
    days = {c.span.article: window(c.reported) for c in cluster.claims.values()}
    ends = sorted((found[1], article) for article, found in days.items() if found)
    first = ends[0][1] if ends and len(ends) == len(days) else ""
    later = (found for article, found in days.items() if found and article != first)
    clear = first and all(found[0] > ends[0][0] for found in later)
    return first if clear or len(days) == 1 else "|".join(sorted(days))


def _human(link: Judgement) -> bool:
    return link.by.startswith("human:")


def _joins(
    link: Judgement,
    one: _Cluster,
    other: _Cluster,
    claims: Mapping[str, Testimony],
    apart: Mapping[str, set[str]],
) -> bool:
    if not meet(one.days, other.days):
        return False
    left, right = claims[link.left], claims[link.right]
    if not (_speaks(left) and _speaks(right)) and one.voiced and other.voiced:
        return False
    return not any(apart[id] & other.claims.keys() for id in one.claims if id in apart)


def _speaks(claim: Testimony) -> bool:
    """Whether somebody, with a name or without, is cited for it."""
    return named(claim) or claim.hops[0].kind is HopKind.ANONYMOUS


def _common(one: Window | None, other: Window | None) -> Window | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def _doubts(cluster: _Cluster, links: Iterable[Judgement]) -> Iterator[Doubt]:
    """What may yet be one with this, and was not joined."""
    for link in links:
        ends = [id for id in (link.left, link.right) if id in cluster.claims]
        if len(ends) == 1 and link.verdict is not Verdict.DIFFERENT:
            other = link.right if ends[0] == link.left else link.left
            yield Doubt(claim=ends[0], other=other, why=link.why, score=link.score)


def _parts(cluster: _Cluster) -> tuple[tuple[str, ...], ...]:
    """The claims of a cluster as far as they are certainly of one origin."""
    root = {id: id for id in cluster.claims}

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for link in cluster.links:
        if not _doubtful(link):
            root[max(find(link.left), find(link.right))] = min(find(link.left), find(link.right))
    own = sorted(id for id, claim in cluster.claims.items() if narrated(claim))
    if _all_own(cluster):
        root.update(dict.fromkeys(own, own[0]))
    parts = defaultdict[str, list[str]](list)
    for id in sorted(root):
        parts[find(id)].append(id)
    return tuple(tuple(part) for _, part in sorted(parts.items()))


def _origin(cluster: _Cluster, doubts: Iterable[Doubt]) -> Origin:
    ordered = sorted(cluster.claims.items(), key=lambda row: (*_place(row[1]), row[0]))
    claims = [claim for _, claim in ordered]
    first = _home(cluster) if _all_own(cluster) else ""
    source = next((c.hops[0] for c in claims if c.span.article == first), _source(claims))
    occasion = _occasion(cluster, source)
    weak = [j for j in cluster.links if _doubtful(j) and cluster.voiced]
    days = cluster.days or _printed(claims)
    telling = [j for j in cluster.links if not _trivial(j, cluster.claims)]
    return Origin(
        name=_shared(claims) if "|" in first else _title(claims, source, occasion),
        source=source,
        occasion=occasion,
        claims=tuple(id for id, _ in ordered),
        articles=tuple(dict.fromkeys(claim.span.article for claim in claims)),
        reasons=tuple(
            Reason(left=j.left, right=j.right, why=j.why, certain=not _doubtful(j), score=j.score)
            for j in sorted(telling, key=lambda j: (j.left, j.right))
        ),
        uncertain=min(weak, key=lambda j: (j.score, j.left, j.right)).why if weak else "",
        kind=_kind(cluster, source),
        first=days[0].isoformat() if days else "",
        last=days[1].isoformat() if days else "",
        relays=tuple(_relays(claims)),
        beside=tuple(_beside(claims, source)),
        parts=_parts(cluster),
        doubts=tuple(sorted(doubts, key=lambda d: (d.claim, d.other))),
    )


_ROOTS = {
    HopKind.PERSON: RootKind.PERSON,
    HopKind.DOCUMENT: RootKind.DOCUMENT,
    HopKind.DATA: RootKind.DATA,
    HopKind.OUTLET: RootKind.OUTLET,
    HopKind.ANONYMOUS: RootKind.ANONYMOUS,
    HopKind.UNNAMED_REPORTS: RootKind.REPORTS,
}


def _kind(cluster: _Cluster, source: Hop) -> RootKind:
    if _all_own(cluster):
        return RootKind.UNATTRIBUTED
    return _ROOTS.get(source.kind, RootKind.OFFICE)


def _relays(claims: Iterable[Testimony]) -> list[str]:
    """The outlets through which it came, most frequent first."""
    found = Counter(h.name for c in claims for h in c.hops[1:-1] if h.kind is HopKind.OUTLET)
    return sorted(found, key=lambda name: (-found[name], name))


def _beside(claims: Iterable[Testimony], source: Hop) -> list[str]:
    """Who or what else is cited with the source, most frequent first."""
    found = Counter(hop.name for c in claims for hop in c.beside if hop.name != source.name)
    return sorted(found, key=lambda name: (-found[name], name))


def _printed(claims: Iterable[Testimony]) -> Window | None:
    """The days on which it was first reported, None where they are not known."""
    return min((found for c in claims if (found := window(c.reported))), default=None)


def _place(claim: Testimony) -> tuple[str, int]:
    return claim.span.article, claim.span.start


def _trivial(link: Judgement, claims: Mapping[str, Testimony]) -> bool:
    """Whether a reason goes without saying: one article that gives two statements to one name,
    or that says two things itself."""
    left, right = claims[link.left], claims[link.right]
    if left.span.article != right.span.article or _human(link):
        return False
    both_own = narrated(left) and narrated(right)
    return both_own or (not narrated(left) and left.hops[0].name == right.hops[0].name)


def _shared(claims: list[Testimony]) -> str:
    """The name of what several outlets print in the same words, nobody knows from whom."""
    outlets = sorted({claim.hops[-1].name for claim in claims})
    return (
        f"{', '.join(outlets[:-1])} and {outlets[-1]}, shared text"
        if outlets[1:]
        else (f"{outlets[0]}, own words")
    )


def _title(claims: list[Testimony], source: Hop, occasion: str) -> str:
    """How an editor would call it: "Ines Okoro and Lars Holm, in a statement, 3 May 2024"."""
    if all(narrated(claim) for claim in claims):
        return f"{source.name}, own words"
    if source.kind is HopKind.UNNAMED_REPORTS:
        return f"unnamed reports (“{source.name}”), {claims[0].hops[-1].name}"
    held = [c.beside for c in claims if c.hops[0].name == source.name]
    beside = [hop.name for hop in held[0] if all(hop in other for other in held)] if held else []
    names = " and ".join(dict.fromkeys((source.name, *beside[:MOST_NAMES])))
    return ", ".join(part for part in (names, occasion) if part)


def _doubtful(link: Judgement) -> bool:
    return link.score < CERTAIN and not _human(link)


def _source(claims: list[Testimony]) -> Hop:
    """The first hop that most articles and claims share, under its fullest name; a named one
    before any other, and a whole state last."""
    hops = [claim.hops[0] for claim in claims if named(claim)] or [c.hops[0] for c in claims]
    counts = Counter((hop.kind, hop.name) for hop in hops)
    pairs = {(c.span.article, c.hops[0].kind, c.hops[0].name) for c in claims}
    spread = Counter((kind, name) for _, kind, name in pairs)

    def rank(hop: Hop) -> tuple[bool, int, int, int, int, str]:
        key, state = (hop.kind, hop.name), country(hop) == hop.name
        return not state, spread[key], counts[key], len(hop.name), len(hop.roles), hop.name

    return max(hops, key=rank)


def _occasion(cluster: _Cluster, source: Hop) -> str:
    """Channel and day as a reporter would put them: "on Telegram, 4 November 2024"."""
    claims = cluster.claims.values()
    if _all_own(cluster):
        return OWN
    channels = Counter(name for claim in claims if (name := channel(claim)))
    medium = min(channels, key=lambda name: (-channels[name], name), default="")
    relay = next(iter(_relays(claims)), "")
    through = f"through {relay}" if relay and not medium else ""
    when = _when(cluster)
    when = "" if when in source.name else when
    return ", ".join(part for part in (_by(medium), through, when) if part)


def _when(cluster: _Cluster) -> str:
    """The day or month; where the calendar is not known that closely, the article's own words
    for it ("Tuesday") or the year; where nothing is said, when it was first reported."""
    days = cluster.days
    if days is None:
        first = _printed(cluster.claims.values())
        near = first is not None and (first[1] - first[0]).days <= LONG
        return f"reported {in_words(first)}" if first and near else ""
    if (days[1] - days[0]).days <= LONG:
        return in_words(days)
    told = Counter(w for c in cluster.claims.values() if c.said and (w := _weekday(c.said_why)))
    if told:
        return min(told, key=lambda w: (-told[w], w))
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


origins = Gather(
    name="origins", of=(Testimony,), makes=Origin, by=Closure("same_origin"), fold=_fold
)
