"""Which trees answer a question: those of a story, of an id, or of some words ("10,000")."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.record import articles_of
from reportedly.model.series import Series
from reportedly.model.story import ClaimGroup, Story
from reportedly.report.days import day
from reportedly.report.material import Material
from reportedly.report.shared import shared
from reportedly.report.tree_rows import POSSIBLY, MaybeOne, StoryTrees, Tree
from reportedly.report.trees import group_tree, tree
from reportedly.report.whys import why
from reportedly.report.wording import estimated
from reportedly.store.base import View

__all__ = ["explained", "forest"]

_HITS = 500
"""Statements that the index is asked for."""


def forest(material: Material) -> Iterator[StoryTrees]:
    """For each story, the largest first, the trees of what several of its articles say. A story
    is read when its turn comes."""
    for story in sorted(material.of(Story), key=lambda s: (-len(s.articles), s.first, s.id)):
        near = material.within(story.articles)
        groups = shared(near)
        shown = {claim.id for row in groups for claim in row.claims}
        if near.articles:
            yield StoryTrees(
                id=story.id,
                title=story.title,
                first=story.first,
                last=story.last,
                articles=len(near.articles),
                independent=near.counted(near.claims),
                trees=tuple(row.tree for row in groups),
                more=len(near.claims) - len(shown),
            )


def explained(view: View, asked: str, material: Material) -> tuple[Tree, ...]:
    """The trees of the record whose id is ``asked`` (or starts with it), else of all statements
    and origins of the material that have its words; empty where there is nothing of the kind."""
    entry = view.find(asked) if "-" in asked else None
    if entry is None:
        return tuple(_worded(material, asked))
    found = entry.record
    near = Material(view, articles_of(found), material.profile)
    if isinstance(found, Origin):
        return (_origin(material, found),)
    if isinstance(found, ClaimGroup):
        return (group_tree(near, found),)
    if isinstance(found, Claim):
        return (_claim(near, found),)
    if isinstance(found, Series):
        return tuple(_figure(near, found))
    if isinstance(found, Story):
        return tuple(made for story in forest(near) for made in story.trees)
    return ()


def _claim(material: Material, claim: Claim) -> Tree:
    """The group of a claim, else the claim alone."""
    for group in material.of(ClaimGroup):
        if claim.id in group.claims:
            whole = Material(material.view, group.articles, material.profile)
            return group_tree(whole, group)
    return tree(material, claim.id, "statement", claim.text, (claim.id,))


def _origin(material: Material, origin: Origin) -> Tree:
    """All that rests on one origin, and with which others it may be one."""
    others = (material.view.get(Claim, doubt.other) for doubt in origin.doubts)
    around = {claim.span.article for claim in others if claim} | {*origin.articles}
    material = Material(material.view, around, material.profile)
    made = tree(material, origin.id, "origin", origin.name, origin.claims)
    doubts = dict[str, MaybeOne]()
    for doubt in sorted(origin.doubts, key=lambda doubt: -doubt.score):
        name = _name(material, doubt.other)
        doubts.setdefault(
            name,
            MaybeOne(
                left=1,
                right=0,
                left_name=origin.name,
                right_name=name,
                link=why(material, doubt.claim, doubt.other, doubt.why, POSSIBLY),
            ),
        )
    return replace(made, doubts=tuple(doubts.values()))


def _name(material: Material, claim: str) -> str:
    """What the origin of a claim is called; the claim's id where the articles leave it out."""
    return material.origin_of[claim].name if claim in material.origin_of else claim


def _figure(material: Material, series: Series) -> Iterator[Tree]:
    """One tree for each day of a figure."""
    for estimate in series.estimates:
        words = estimated(estimate.low, estimate.best, estimate.high, series.unit)
        when = f" as of {day(estimate.as_of)}" if estimate.as_of else ""
        claims = [material.measures[id].claim for id in estimate.measures]
        yield tree(material, series.id, "figure", f"{series.label}: {words}{when}", claims)


def _around(material: Material, words: str) -> Material:
    """The articles whose claims the index finds by these words, and those that say the same; all
    where it finds none: it knows whole words only."""
    hits = {hit.id for hit in material.view.search(words, _HITS) if hit.kind == "claim"}
    claims = (material.view.get(Claim, id) for id in hits)
    found = {claim.span.article for claim in claims if claim}
    groups = material.view.all(ClaimGroup, articles=found) if found else ()
    found |= {article for g in groups if hits & set(g.claims) for article in g.articles}
    return material.within(found) if found else material


def _worded(material: Material, words: str) -> Iterator[Tree]:
    """Statements that have all the words in one of their wordings, those of several articles
    first; then origins whose names have them, unless one of those trees shows them."""
    wanted = words.casefold().split()

    def fits(text: str) -> bool:
        return all(word in text.casefold() for word in wanted)

    told, near = set[str](), _around(material, words)
    for group in sorted(near.of(ClaimGroup), key=lambda g: (-len(g.articles), g.id)):
        said = [near.rows[id].text for id in group.claims if id in near.rows]
        if any(fits(text) for text in (group.text, *said)):
            told |= set(group.claims)
            yield group_tree(near, group)
    for id, row in near.rows.items():
        if id not in told and fits(row.text) and not row.repeats:
            yield tree(near, id, "statement", row.text, (id,))
            told.add(id)
    for origin in material.of(Origin):
        if fits(origin.name) and not told & set(origin.claims):
            yield _origin(material, origin)
