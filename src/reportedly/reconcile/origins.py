"""Who ultimately knows: "the mayor, on Telegram, 4 November 2024", behind three articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.origin import Origin, Reason
from reportedly.resolve.origins import CERTAIN, channel
from reportedly.resolve.voices import named, narrated
from reportedly.stage import Closure, Gather, Group
from reportedly.text.windows import Window, in_words, meet, window

__all__ = ["origins"]


@dataclass
class _Cluster:
    """Claims joined so far, the links that joined them, the days they can all be of."""

    claims: list[Claim]
    days: Window | None
    links: list[Judgement] = field(default_factory=list)

    @property
    def voiced(self) -> bool:
        return any(_speaks(claim) for claim in self.claims)


def _fold(group: Group) -> Iterator[Origin]:
    claims = {claim.id: claim for claim in group.of(Claim)}
    for cluster in _clusters(claims, group.links):
        yield _origin(cluster)


def _clusters(claims: Mapping[str, Claim], links: Iterable[Judgement]) -> list[_Cluster]:
    """Join claims by their surest links first, as long as the days agree and a statement that
    nobody is named for does not connect two speakers."""
    of = {id: _Cluster([claim], window(claim.said)) for id, claim in claims.items()}
    apart = {(j.left, j.right) for j in links if j.verdict is Verdict.DIFFERENT}
    same = [j for j in links if j.verdict is Verdict.SAME and {j.left, j.right} <= of.keys()]
    for link in sorted(same, key=lambda j: (not _human(j), -j.score, j.left, j.right)):
        one, other = of[link.left], of[link.right]
        if one is other or not (_human(link) or _joins(link, one, other, claims, apart)):
            continue
        one.claims += other.claims
        one.links += [*other.links, link]
        one.days = _common(one.days, other.days)
        of.update((claim.id, one) for claim in other.claims)
    return list({id(cluster): cluster for cluster in of.values()}.values())


def _human(link: Judgement) -> bool:
    return link.by.startswith("human:")


def _joins(
    link: Judgement,
    one: _Cluster,
    other: _Cluster,
    claims: Mapping[str, Claim],
    apart: set[tuple[str, str]],
) -> bool:
    if not meet(one.days, other.days):
        return False
    left, right = claims[link.left], claims[link.right]
    if not (_speaks(left) and _speaks(right)) and one.voiced and other.voiced:
        return False
    both_own = narrated(left) and narrated(right) and link.score < CERTAIN
    if both_own and (one.voiced or other.voiced):
        return False
    if not apart:
        return True
    pairs = ((a.id, b.id) for a in one.claims for b in other.claims)
    return not any((min(pair), max(pair)) in apart for pair in pairs)


def _speaks(claim: Claim) -> bool:
    """Whether somebody, with a name or without, is cited for it."""
    return named(claim) or claim.hops[0].kind is HopKind.ANONYMOUS


def _common(one: Window | None, other: Window | None) -> Window | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def _origin(cluster: _Cluster) -> Origin:
    claims = sorted(cluster.claims, key=lambda claim: (claim.span.article, claim.span.start))
    source = _source(claims)
    occasion = _occasion(cluster, source)
    doubts = dict.fromkeys(j.why for j in cluster.links if _doubtful(j) and cluster.voiced)
    return Origin(
        name=", ".join(part for part in (source.name, occasion) if part),
        source=source,
        occasion=occasion,
        claims=tuple(claim.id for claim in claims),
        articles=tuple(dict.fromkeys(claim.span.article for claim in claims)),
        reasons=tuple(
            Reason(left=j.left, right=j.right, why=j.why, certain=not _doubtful(j))
            for j in sorted(cluster.links, key=lambda j: (j.left, j.right))
        ),
        uncertain="; ".join(list(doubts)[:3]),
    )


def _doubtful(link: Judgement) -> bool:
    return link.score < CERTAIN and not _human(link)


def _source(claims: list[Claim]) -> Hop:
    """The first hop that most articles and claims share, under its fullest name; a named one
    before any other."""
    hops = [claim.hops[0] for claim in claims if named(claim)] or [c.hops[0] for c in claims]
    counts = Counter((hop.kind, hop.name) for hop in hops)
    pairs = {(c.span.article, c.hops[0].kind, c.hops[0].name) for c in claims}
    spread = Counter((kind, name) for _, kind, name in pairs)

    def rank(hop: Hop) -> tuple[int, int, int, int, str]:
        key = (hop.kind, hop.name)
        return spread[key], counts[key], len(hop.name), len(hop.roles), hop.name

    return max(hops, key=rank)


def _occasion(cluster: _Cluster, source: Hop) -> str:
    """Channel and day as a reporter would put them: "on Telegram, 4 November 2024"."""
    if all(narrated(claim) for claim in cluster.claims):
        return "its own observation"
    channels = Counter(name for claim in cluster.claims if (name := channel(claim)))
    medium = min(channels, key=lambda name: (-channels[name], name), default="")
    relays = Counter(
        hop.name
        for claim in cluster.claims
        for hop in claim.hops[1:-1]
        if hop.kind is HopKind.OUTLET
    )
    relay = min(relays, key=lambda name: (-relays[name], name), default="")
    through = f"through {relay}" if relay and not medium else ""
    return ", ".join(part for part in (_by(medium), through, _day(cluster.days)) if part)


def _day(days: Window | None) -> str:
    """The day or month; of a longer stretch only the year, where it is one."""
    if days is None:
        return ""
    if (days[1] - days[0]).days <= 31:
        return in_words(days)
    return str(days[0].year) if days[0].year == days[1].year else ""


def _by(medium: str) -> str:
    """ "on Telegram", but "in a statement"."""
    if not medium:
        return ""
    return f"on {medium}" if medium[0].isupper() else f"in a {medium}"


origins = Gather(name="origins", of=(Claim,), makes=Origin, by=Closure("same_origin"), fold=_fold)
