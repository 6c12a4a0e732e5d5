"""One story of a brief: its sentences, and every table that stands behind them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import field

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.report import tables
from reportedly.report.clashes import Clash, clashes
from reportedly.report.counts import Counted
from reportedly.report.endnotes import Endnote, endnotes
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures as figures_of
from reportedly.report.hues import hues
from reportedly.report.marks import ShownBlock, marks, shown_blocks
from reportedly.report.material import Material
from reportedly.report.names import names
from reportedly.report.origin_rows import CopyRow, OriginRow, SharedRow
from reportedly.report.parts import Part
from reportedly.report.quotation_rows import QuotationRow
from reportedly.report.quotations import quotations
from reportedly.report.rows import ClaimRow, ConflictRow, EventRow, NameRow
from reportedly.report.sentences import sentences
from reportedly.report.shared import shared
from reportedly.report.voices import Speaker, speakers
from reportedly.report.withheld import Withheld, leading, withheld

__all__ = ["NO_STORY", "Speaker", "StoryBrief", "in_full", "title_of", "versions_of"]

NO_STORY = "Articles without a story"


@record
class StoryBrief:
    """``numbers`` gives every origin its number in this story, 1 first; ``colours`` has a
    colour (1 to 10) for those that matter most; ``shown`` are the texts of the articles with
    their evidence marked; ``independent`` counts the origins of all that is said. ``parts`` is the
    brief in sentences, ``notes`` its endnotes, numbered on from story to story; ``scope`` says
    (JSON) what it was made from, so that it can be made again; ``works`` are the ids of the
    articles without their older versions: what counts as "so many articles". ``versions`` says
    of those that there are several of which one each is ("version 1 of 2")."""

    id: str
    title: str
    first: str
    last: str
    articles: tuple[Article, ...]
    numbers: dict[str, int]
    colours: dict[str, int]
    origins: tuple[OriginRow, ...]
    shared: tuple[SharedRow, ...]
    figures: tuple[FigureRow, ...]
    conflicts: tuple[ConflictRow, ...]
    clashes: tuple[Clash, ...]
    speakers: tuple[Speaker, ...]
    withheld: tuple[Withheld, ...]
    timeline: tuple[EventRow, ...]
    names: tuple[NameRow, ...]
    copies: tuple[CopyRow, ...]
    quotations: tuple[QuotationRow, ...]
    claims: tuple[ClaimRow, ...]
    shown: dict[str, tuple[ShownBlock, ...]]
    independent: Counted
    parts: tuple[Part, ...] = ()
    notes: tuple[Endnote, ...] = ()
    scope: str = ""
    works: tuple[str, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[OriginRow, ...]:
        """Origins other than an outlet's own words: those of attributed statements."""
        return tuple(origin for origin in self.origins if not origin.own)

    @property
    def own(self) -> tuple[OriginRow, ...]:
        return tuple(origin for origin in self.origins if origin.own)

    @property
    def main(self) -> tuple[FigureRow, ...]:
        """The figures that there is something to compare in."""
        return tuple(figure for figure in self.figures if figure.several)

    @property
    def other(self) -> tuple[FigureRow, ...]:
        return tuple(figure for figure in self.figures if not figure.several)

    @property
    def open(self) -> tuple[Clash, ...]:
        """The conflicts that nothing reconciles."""
        return tuple(clash for clash in self.clashes if clash.verdict == "conflicting")

    @property
    def reserves(self) -> tuple[Withheld, ...]:
        """What is withheld, the first of every kind before the second of any."""
        return leading(self.withheld)

    @property
    def days(self) -> str:
        """The span of days of the story (EDTF), "" where unknown."""
        return f"{self.first}/{self.last or self.first}" if self.first else ""

    def article(self, id: str) -> Article | None:
        return next((article for article in self.articles if article.id == id), None)

    @property
    def noted(self) -> dict[str, Endnote]:
        """The endnotes by the ids of what they cite."""
        return {note.id: note for note in self.notes}

    def number(self, origin: str) -> int:
        """The number of an origin in this story, 0 for what has none."""
        return self.numbers.get(origin, 0)


def in_full(
    material: Material, story: Story | None, asked: Collection[str] | None = None
) -> StoryBrief:
    """The brief of these articles as one story; ``asked`` are the claims (ids) that its sentences
    are about, None for all."""
    found = tuple(material.articles.values())
    origins, claims = material.made(tables.origins), tables.claims(material)
    figures, conflicts = material.made(figures_of), material.made(tables.conflicts)
    parts = material.made(sentences) if asked is None else sentences(material, asked)
    coloured = material.made(hues)
    return StoryBrief(
        id=story.id if story else "sto-none",
        title=title_of(story, found),
        first=story.first if story else "",
        last=story.last if story else "",
        articles=found,
        numbers=coloured.numbers,
        colours=coloured.colours,
        origins=origins,
        shared=material.made(shared),
        figures=figures,
        conflicts=conflicts,
        clashes=clashes(conflicts, figures),
        speakers=speakers(material, claims),
        withheld=withheld(claims),
        timeline=material.made(tables.timeline),
        names=names(material),
        copies=material.made(tables.copies),
        quotations=tuple(row for row in quotations(material) if row.changed),
        claims=claims,
        shown=_shown(material),
        independent=material.counted(row.id for row in claims),
        parts=parts,
        notes=endnotes(material, parts),
        scope=_scope(material, story, asked),
        works=tuple(material.works),
        versions=versions_of(material),
    )


def versions_of(material: Material) -> dict[str, str]:
    """Which of its versions an article is ("version 1 of 2"), by id, where there are several."""
    return {
        id: f"version {line.articles.index(id) + 1} of {len(line.articles)}"
        for id, line in material.lineages.items()
        if id in material.articles
    }


def _scope(material: Material, story: Story | None, asked: Collection[str] | None) -> str:
    """The story, how origins were counted, and which articles and claims where that is not all."""
    made: dict[str, object] = {"story": story.id if story else "", "profile": material.profile}
    if story is None or set(story.articles) != material.articles.keys():
        made["articles"] = list(material.articles)
    if asked is not None:
        made["claims"] = sorted(asked)
    return json.dumps(made)


def title_of(story: Story | None, found: Sequence[Article]) -> str:
    """The headline of the article that names the story, else what names it."""
    if story is None:
        return NO_STORY
    named = [article.title for article in found if story.title in article.text]
    return next((title for title in named if title), story.title) or NO_STORY


def _shown(material: Material) -> dict[str, tuple[ShownBlock, ...]]:
    evidence = marks(material)
    return {
        id: tuple(shown_blocks(article, evidence.get(id, [])))
        for id, article in material.articles.items()
    }
