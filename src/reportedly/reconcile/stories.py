"""Articles about one developing story: "the rescue after the quake, 3 to 9 May"."""

from collections.abc import Iterator

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.story import Sketch, Story
from reportedly.stage import Closure, Gather, Group

__all__ = ["stories"]

LINKED = 0.4
"""Average likeness (as scored by same_story, where .5 is its bar) that joins two clusters, so that
one article about two things does not chain two stories together."""


def _fold(group: Group) -> Iterator[Story]:
    sketches = {sketch.id: sketch for sketch in group.of(Sketch)}
    for cluster in _clusters(sorted(sketches), group.links):
        members = sorted((sketches[id] for id in cluster), key=_place)
        days = [day for sketch in members for day in (sketch.first, sketch.last) if day]
        yield Story(
            title=_central(members, group.links).span.text.strip(),
            articles=tuple(sketch.span.article for sketch in members),
            first=min(days, default=""),
            last=max(days, default=""),
        )


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
    """Average-link clustering of a connected group over the judged pairs (an unjudged one counts
    as unlike); a human's word is taken as it stands."""
    likeness = {frozenset((j.left, j.right)): _score(j) for j in links}
    clusters = [[id] for id in ids]

    def linkage(one: list[str], other: list[str]) -> float:
        pairs = [likeness.get(frozenset((a, b)), 0.0) for a in one for b in other]
        return max(pairs) if max(pairs) > 1 else sum(pairs) / len(pairs)

    while len(clusters) > 1:
        score, i, j = max(
            (linkage(clusters[i], clusters[j]), -i, -j)
            for i in range(len(clusters))
            for j in range(i + 1, len(clusters))
        )
        if score < LINKED:
            break
        clusters[-i] = sorted(clusters[-i] + clusters.pop(-j))
    return sorted(clusters)


def _score(judgement: Judgement) -> float:
    if not judgement.by.startswith("human:"):
        return judgement.score
    return {Verdict.SAME: 2.0, Verdict.DIFFERENT: -9.0}.get(judgement.verdict, 0.5)


stories = Gather(name="stories", of=(Sketch,), makes=Story, by=Closure("same_story"), fold=_fold)
