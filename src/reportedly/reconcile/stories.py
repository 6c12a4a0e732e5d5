"""Articles about one developing story: "the rescue after the quake, 3 to 9 May"."""

from collections import Counter
from collections.abc import Iterator

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.story import Sketch, Story
from reportedly.read.headlines import without_suffix
from reportedly.reconcile.linkage import average_link
from reportedly.stage import Closure, Gather, Group
from reportedly.text.terms import terms

__all__ = ["stories"]

TOLD = 0.7
"""Share of what the most telling headline says of a story that a shorter one may do with."""
SHORTEST = 3
"""Words from which a headline is one, and no label ("Live updates")."""
LINKED = 0.4
"""Average likeness (as scored by same_story, where .5 is its bar) that joins two clusters, so that
one article about two things does not chain two stories together."""


def _fold(group: Group) -> Iterator[Story]:
    sketches = {sketch.id: sketch for sketch in group.of(Sketch)}
    for cluster in _clusters(sorted(sketches), group.links):
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


def _clusters(ids: list[str], links: tuple[Judgement, ...]) -> list[list[str]]:
    """Average-link clusters of a connected group; those that a human put together are one."""
    likeness = {(link.left, link.right): _score(link) for link in links}
    clusters = average_link(ids, likeness, LINKED)
    for link in links:
        if _human(link) and link.verdict is Verdict.SAME:
            both = [c for c in clusters if link.left in c or link.right in c]
            joined = sorted(id for cluster in both for id in cluster)
            clusters = [c for c in clusters if c not in both] + [joined]
    return sorted(clusters)


def _human(link: Judgement) -> bool:
    return link.by.startswith("human:")


def _score(link: Judgement) -> float:
    """A human's "different" outweighs all likeness; his "same" is heard afterwards."""
    return -9.0 if _human(link) and link.verdict is Verdict.DIFFERENT else link.score


stories = Gather(name="stories", of=(Sketch,), makes=Story, by=Closure("same_story"), fold=_fold)
