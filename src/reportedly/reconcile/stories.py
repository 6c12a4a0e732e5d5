"""Articles about one developing story: "the rescue after the quake, 3 to 9 May"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.story import Sketch, Story
from reportedly.read.headlines import without_suffix
from reportedly.reconcile.linkage import average_link
from reportedly.resolve.stories import AT_BAR, named
from reportedly.stage import Closure, Gather, Group
from reportedly.text.terms import terms, weight

__all__ = ["stories"]

TOLD = 0.7
"""Share of what the most telling headline says of a story that a shorter one may do with."""
SHORTEST = 3
"""Words from which a headline is one, and no label ("Live updates")."""
MANY = 4
"""Articles from which what their names have in common can be told."""
MOST, FEW = 0.5, 0.1
"""Shares of a cluster's articles from which a name is its own, and up to which it is foreign."""
LEAST = 3.0
"""Weight (in nats, as of terms) of a cluster's own names that the other does not know."""
KNOWN = 0.5
"""How much heavier than what both name it must be, as a share."""


Names = frozenset[str]


def _fold(group: Group) -> Iterator[Story]:
    sketches = {sketch.id: sketch for sketch in group.of(Sketch)}
    for cluster in _clusters(sketches, group.links):
        members = sorted((sketches[id] for id in cluster), key=_place)
        days = [day for sketch in members for day in (sketch.first, sketch.last) if day]
        yield Story(
            title=_title(members, group.links),
            articles=tuple(sketch.span.article for sketch in members),
            first=min(days, default=""),
            last=max(days, default=""),
        )


def _title(members: list[Sketch], links: tuple[Judgement, ...]) -> str:
    """The shortest headline, without the name of its site, that tells nearly as much of what the
    articles have in common as any; where none has a headline, how the most central one begins."""
    titles = sorted({without_suffix(m.title)[0] for m in members if m.title}, key=_brief)
    if not titles:
        return _central(members, links).span.text.strip()
    common = Counter[str]()
    for member in members:
        common.update({stem: value for word, value in member.terms for stem in terms(word)})
    told = {title: sum(common[stem] for stem in set(terms(title))) for title in titles}
    enough = TOLD * max(told.values())
    return next(title for title in titles if told[title] >= enough)


def _brief(title: str) -> tuple[bool, int, str]:
    return len(title.split()) < SHORTEST, len(title), title


def _central(members: list[Sketch], links: tuple[Judgement, ...]) -> Sketch:
    """The article most like the others names the story."""
    likeness = dict.fromkeys((sketch.id for sketch in members), 0.0)
    for link in links:
        if link.left in likeness and link.right in likeness:
            likeness[link.left] += link.score
            likeness[link.right] += link.score
    return max(members, key=lambda sketch: likeness[sketch.id])


def _place(sketch: Sketch) -> tuple[str, str, str]:
    return (sketch.last or "9999", sketch.first, sketch.span.article)


def _clusters(sketches: Mapping[str, Sketch], links: tuple[Judgement, ...]) -> list[list[str]]:
    """The clusters of a group once more, two events apart; those that a human put together are
    one."""
    likeness = {(link.left, link.right): _score(link) for link in links}
    names = {id: named(sketch) for id, sketch in sketches.items()}

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        if min(len(one), len(other)) < MANY:
            return False
        return _two_events([names[id] for id in one], [names[id] for id in other])

    clusters = average_link(sorted(sketches), likeness, AT_BAR, apart)
    for link in links:
        if link.human and link.verdict is Verdict.SAME:
            both = [c for c in clusters if link.left in c or link.right in c]
            joined = sorted(id for cluster in both for id in cluster)
            if not _forbidden(joined, links):
                clusters = [c for c in clusters if c not in both] + [joined]
    return sorted(clusters)


def _two_events(one: Sequence[Names], other: Sequence[Names]) -> bool:
    """Whether most articles of either cluster name somebody or some place that the other's do
    not: two quakes are alike in all other words, but struck two towns."""
    here, there = _shares(one), _shares(other)
    ours = _weight(name for name in here if here[name] >= MOST and there.get(name, 0) <= FEW)
    theirs = _weight(name for name in there if there[name] >= MOST and here.get(name, 0) <= FEW)
    both = _weight(name for name in here if min(here[name], there.get(name, 0)) >= MOST)
    return min(ours, theirs) >= max(LEAST, KNOWN * both)


def _shares(cluster: Sequence[Names]) -> dict[str, float]:
    counts = Counter(name for names in cluster for name in names)
    return {name: count / len(cluster) for name, count in counts.items()}


def _weight(names: Iterable[str]) -> float:
    return sum(weight(name) for name in sorted(names))


def _forbidden(ids: Sequence[str], links: tuple[Judgement, ...]) -> bool:
    """Whether a human keeps two of these apart."""
    inside = set(ids)
    return any(
        link.human and link.verdict is Verdict.DIFFERENT and {link.left, link.right} <= inside
        for link in links
    )


def _score(link: Judgement) -> float:
    """A human's "different" outweighs all likeness; his "same" is heard afterwards."""
    if not link.human:
        return link.score
    return float("-inf") if link.verdict is Verdict.DIFFERENT else 0.0


stories = Gather(
    name="stories",
    of=(Sketch,),
    makes=Story,
    by=Closure("same_story", average=AT_BAR),
    fold=_fold,
)
