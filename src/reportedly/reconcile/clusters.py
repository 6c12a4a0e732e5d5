"""Which statements are joined to one origin: the surest links first, and nothing that vetoes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.model.attribution import HopKind
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.testimony import Testimony
from reportedly.resolve.origins import CERTAIN
from reportedly.resolve.voices import named, narrated
from reportedly.resolve.ways import common, sayable
from reportedly.text.windows import Window, meet, window

__all__ = ["Cluster", "articles", "clusters", "doubtful", "home", "own_words"]


@dataclass
class Cluster:
    """Statements joined so far by their ids, the links that joined them, the days on which all
    can have been said, whether anybody is cited for one of them, and for each human judgement
    that tells two names apart the entity that it is here."""

    told: dict[str, Testimony]
    days: Window | None
    voiced: bool
    parted: dict[str, str]
    links: list[Judgement] = field(default_factory=list)


def clusters(told: Mapping[str, Testimony], links: Iterable[Judgement]) -> list[Cluster]:
    """Join statements by their surest links first, as long as the days agree, no human judgement
    stands against it, and a statement that nobody is named for does not connect two speakers."""
    of = {id: _alone(id, statement) for id, statement in told.items()}
    apart = defaultdict[str, dict[str, bool]](dict)
    for link in links:
        if link.verdict is Verdict.DIFFERENT:
            for one_end, other_end in ((link.left, link.right), (link.right, link.left)):
                apart[one_end][other_end] = link.human
    same = [j for j in links if j.verdict is Verdict.SAME and {j.left, j.right} <= of.keys()]
    for link in sorted(same, key=lambda j: (not j.human, -j.score, j.left, j.right)):
        one, other = of[link.left], of[link.right]
        if one is other or _own(link, told):
            continue
        if _joins(link, one, other, told, apart):
            joined = _joined(one, other, link)
            of.update(dict.fromkeys(joined.told, joined))
    return _of_outlets(list({id(cluster): cluster for cluster in of.values()}.values()))


def _alone(id: str, told: Testimony) -> Cluster:
    parted = dict.fromkeys(told.vetoes, told.entity)
    return Cluster({id: told}, sayable(told), _speaks(told), parted)


def _joined(one: Cluster, other: Cluster, *links: Judgement) -> Cluster:
    return Cluster(
        told=one.told | other.told,
        days=common(one.days, other.days),
        voiced=one.voiced or other.voiced,
        parted=one.parted | other.parted,
        links=[*one.links, *other.links, *links],
    )


def _joins(
    link: Judgement,
    one: Cluster,
    other: Cluster,
    told: Mapping[str, Testimony],
    apart: Mapping[str, Mapping[str, bool]],
) -> bool:
    against = [apart[id][far] for id in one.told for far in apart.get(id, {}) if far in other.told]
    if link.human:
        return not any(against)
    if against:
        return False
    if any(other.parted.get(veto, entity) != entity for veto, entity in one.parted.items()):
        return False
    if not meet(one.days, other.days):
        return False
    left, right = told[link.left], told[link.right]
    return (_speaks(left) and _speaks(right)) or not (one.voiced and other.voiced)


def _speaks(told: Testimony) -> bool:
    """Whether somebody, with a name or without, is cited for it, or the outlet saw it."""
    return named(told) or told.observed or told.hops[0].kind is HopKind.ANONYMOUS


def doubtful(link: Judgement) -> bool:
    return link.score < CERTAIN and not link.human


def _own(link: Judgement, told: Mapping[str, Testimony]) -> bool:
    """Whether a link only says that one article makes both statements itself."""
    left, right = told[link.left], told[link.right]
    both = narrated(left) and narrated(right)
    return both and left.span.article == right.span.article and not link.human


def own_words(cluster: Cluster) -> bool:
    """Whether nobody is cited for any of it."""
    return all(narrated(told) for told in cluster.told.values())


def _of_outlets(made: list[Cluster]) -> list[Cluster]:
    """Make one of what an article says itself: with what others copied of it, if it was first.
    What its reporters saw is apart from what it says without telling how it knows. A text that
    several share, nobody knows from whom, is one of its own."""
    cited, own = [c for c in made if not own_words(c)], dict[tuple[bool, str], Cluster]()
    alone = (c for c in made if own_words(c))
    for cluster in sorted(alone, key=lambda c: (-len(articles(c)), min(c.told))):
        seen = cluster.voiced
        place = next((key for key in own if key[0] == seen and _part_of(cluster, key[1])), None)
        place = place or (seen, home(cluster))
        own[place] = _joined(own[place], cluster) if place in own else cluster
    return cited + list(own.values())


def _part_of(cluster: Cluster, shared: str) -> bool:
    """Whether it is shared by some of those who share that text."""
    return len(articles(cluster)) > 1 and articles(cluster) <= set(shared.split("|"))


def articles(cluster: Cluster) -> set[str]:
    return {told.span.article for told in cluster.told.values()}


def home(cluster: Cluster) -> str:
    """The article that told it first, by its copies or else by the days; all of them, joined by
    "|", where neither tells which did."""
    found = articles(cluster)
    later = {told.span.article for told in cluster.told.values() if found & set(told.after)}
    first = found - later
    if len(first) == 1:
        return min(first)
    days = {t.span.article: window(t.reported) for t in cluster.told.values()}
    ends = sorted((known[1], article) for article, known in days.items() if known)
    earliest = ends[0][1] if ends and len(ends) == len(days) else ""
    others = (known for article, known in days.items() if known and article != earliest)
    clear = earliest and all(known[0] > ends[0][0] for known in others)
    return earliest if clear else "|".join(sorted(days))
