"""Who ultimately knows: "the mayor, on Telegram, 4 November 2024", behind three articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.origin import Doubt, Origin, Reason, RootKind
from reportedly.model.testimony import Testimony
from reportedly.reconcile.clusters import (
    Cluster,
    clusters,
    doubtful,
    home,
    own_words,
)
from reportedly.reconcile.titles import (
    OWN,
    beside,
    occasion_of,
    printed,
    relays,
    said_on,
    shared,
    source_of,
    title,
)
from reportedly.reconcile.unions import Unions
from reportedly.resolve.voices import country, narrated
from reportedly.stage import Closure, Gather, Group

__all__ = ["OWN", "origins"]

_ROOTS = {
    HopKind.PERSON: RootKind.PERSON,
    HopKind.DOCUMENT: RootKind.DOCUMENT,
    HopKind.DATA: RootKind.DATA,
    HopKind.OUTLET: RootKind.OUTLET,
    HopKind.ANONYMOUS: RootKind.ANONYMOUS,
    HopKind.UNNAMED_REPORTS: RootKind.REPORTS,
}


def _fold(group: Group) -> Iterator[Origin]:
    """The origins of a connected group: those that somebody is cited for first."""
    told = {testimony.id: testimony for testimony in group.of(Testimony)}
    links = [*group.links, *group.beyond]
    for cluster in sorted(clusters(told, group.links), key=lambda c: not c.voiced):
        yield _origin(cluster, _doubts(cluster, links, told))


def _origin(cluster: Cluster, doubts: Iterable[Doubt]) -> Origin:
    ordered = sorted(cluster.told.items(), key=lambda row: (*_place(row[1]), row[0]))
    told = [testimony for _, testimony in ordered]
    first = home(cluster) if own_words(cluster) else ""
    source = next((t.hops[0] for t in told if t.span.article == first), None) or source_of(told)
    occasion = occasion_of(told, source)
    speaker = next((t for t in told if t.hops[0].name == source.name), told[0])
    days = said_on(told) or printed(told)
    weak = [j for j in cluster.links if doubtful(j) and cluster.voiced]
    telling = [j for j in cluster.links if not _trivial(j, cluster.told)]
    return Origin(
        name=shared(told) if "|" in first else title(told, source, occasion),
        source=source,
        occasion=occasion,
        claims=tuple(id for id, _ in ordered),
        articles=tuple(dict.fromkeys(t.span.article for t in told)),
        reasons=tuple(
            Reason(left=j.left, right=j.right, why=j.why, certain=not doubtful(j), score=j.score)
            for j in sorted(telling, key=lambda j: (j.left, j.right))
        ),
        uncertain=min(weak, key=lambda j: (j.score, j.left, j.right)).why if weak else "",
        kind=_kind(cluster, source),
        first=days[0].isoformat() if days else "",
        last=days[1].isoformat() if days else "",
        relays=tuple(relays(told)),
        beside=tuple(beside(told, source)),
        parts=_parts(cluster),
        doubts=tuple(sorted(doubts, key=lambda d: (d.claim, d.other))),
        entity=speaker.entity,
        vetoes=speaker.vetoes,
        states=_states(told, source),
        heads=speaker.state,
    )


def _states(told: Iterable[Testimony], source: Hop) -> tuple[str, ...]:
    """The countries of the source and of those who are cited with it; who has not acknowledged
    something is no source of it."""
    own, saying = country(source), (t for t in told if t.status is not Status.NOT_CONFIRMED)
    others = {country(hop) for t in saying for hop in t.beside} - {own, ""}
    return (own, *sorted(others)) if own or others else ()


def _place(told: Testimony) -> tuple[str, int]:
    return told.span.article, told.span.start


def _trivial(link: Judgement, told: Mapping[str, Testimony]) -> bool:
    """Whether a reason goes without saying: one article that gives two statements to one name,
    or that says two things itself."""
    left, right = told[link.left], told[link.right]
    if left.span.article != right.span.article or link.human:
        return False
    both_own = narrated(left) and narrated(right)
    return both_own or (not narrated(left) and left.hops[0].name == right.hops[0].name)


def _kind(cluster: Cluster, source: Hop) -> RootKind:
    if own_words(cluster):
        return RootKind.OBSERVATION if cluster.voiced else RootKind.UNATTRIBUTED
    return _ROOTS.get(source.kind, RootKind.OFFICE)


def _doubts(
    cluster: Cluster, links: Iterable[Judgement], told: Mapping[str, Testimony]
) -> Iterator[Doubt]:
    """What may yet be one with this, and was not joined. That a paper's own words may be of one
    as well as of another does not make the two one."""
    own = own_words(cluster)
    for link in links:
        ends = [id for id in (link.left, link.right) if id in cluster.told]
        if len(ends) != 1 or not _open(link):
            continue
        narrated_ends = sum(id in told and narrated(told[id]) for id in (link.left, link.right))
        if narrated_ends == 2 or (narrated_ends and not own):
            continue
        other = link.right if ends[0] == link.left else link.left
        yield Doubt(claim=ends[0], other=other, why=link.why, score=link.score)


def _open(link: Judgement) -> bool:
    """Whether a link that did not join leaves a question: the surer ones were vetoed."""
    return link.verdict is Verdict.UNSURE or (link.verdict is Verdict.SAME and doubtful(link))


def _parts(cluster: Cluster) -> tuple[tuple[str, ...], ...]:
    """The claims of a cluster as far as they are certainly of one origin. Where somebody is
    cited for others of them, what outlets say themselves makes no part of its own."""
    one = Unions(cluster.told)
    for link in cluster.links:
        if not doubtful(link):
            one.put(link.left, link.right)
    whole = own_words(cluster)
    parts = defaultdict[str, list[str]](list)
    for id in sorted(cluster.told):
        parts["" if whole else one.home(id)].append(id)
    spoken = [p for p in parts.values() if not all(narrated(cluster.told[id]) for id in p)]
    return tuple(tuple(part) for part in sorted(spoken or parts.values()))


origins = Gather(
    name="origins", of=(Testimony,), makes=Origin, by=Closure("same_origin"), fold=_fold
)
