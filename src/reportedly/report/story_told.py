"""One story, each part of it made when it is first asked for: "10 articles → 24 origins"."""

from functools import cached_property

from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report import tables
from reportedly.report.articles import ArticleRow, articles
from reportedly.report.bearing import Bearing, bearing
from reportedly.report.changes import Changes, changes
from reportedly.report.clashes import Clash, clashes
from reportedly.report.counts import Counted
from reportedly.report.endnotes import Endnote, endnotes
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.origin_rows import CopyRow, OriginRow, SharedRow
from reportedly.report.parts import Part
from reportedly.report.reserves import Reserves, reserves
from reportedly.report.rows import EventRow
from reportedly.report.sentences import sentences
from reportedly.report.shared import shared
from reportedly.report.story_brief import title_of
from reportedly.report.voices import Speaker, voices
from reportedly.store.base import View

__all__ = ["StoryTold", "grown"]


class StoryTold:
    """What `StoryBrief` holds, for a face that shows one part at a time: the names are the same.
    ``material`` holds the articles of the story and no others."""

    def __init__(self, material: Material, story: Story, id: str = "") -> None:
        """``id`` is that under which it was asked for, where its own is another at a moment."""
        self.material, self.story, self.id = material, story, id or story.id

    @cached_property
    def title(self) -> str:
        return title_of(self.story, tuple(self.material.articles.values()))

    @property
    def days(self) -> str:
        """The span of days of the story (EDTF), "" where unknown."""
        first = self.story.first
        return f"{first}/{self.story.last or first}" if first else ""

    @property
    def works(self) -> tuple[str, ...]:
        """The ids of the articles without their older versions."""
        return tuple(self.material.works)

    @cached_property
    def independent(self) -> Counted:
        return self.material.counted(self.material.rows)

    @property
    def numbers(self) -> dict[str, int]:
        return self.material.made(hues).numbers

    @property
    def colours(self) -> dict[str, int]:
        return self.material.made(hues).colours

    def number(self, origin: str) -> int:
        """The number of an origin in this story, 0 for what has none."""
        return self.numbers.get(origin, 0)

    def article(self, id: str) -> Article | None:
        return self.material.articles.get(id)

    @property
    def origins(self) -> tuple[OriginRow, ...]:
        return self.material.made(tables.origins)

    @property
    def sources(self) -> tuple[OriginRow, ...]:
        """Origins other than an outlet's own words: those of attributed statements."""
        return tuple(origin for origin in self.origins if not origin.own)

    @property
    def own(self) -> tuple[OriginRow, ...]:
        return tuple(origin for origin in self.origins if origin.own)

    @property
    def shared(self) -> tuple[SharedRow, ...]:
        return self.material.made(shared)

    @property
    def bearing(self) -> Bearing:
        return self.material.made(bearing)

    @property
    def figures(self) -> tuple[FigureRow, ...]:
        return self.material.made(figures)

    @property
    def main(self) -> tuple[FigureRow, ...]:
        """The figures that there is something to compare in."""
        return tuple(figure for figure in self.figures if figure.several)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return self.material.made(_clashes)

    @property
    def open(self) -> tuple[Clash, ...]:
        """The conflicts that nothing reconciles."""
        return tuple(clash for clash in self.clashes if clash.verdict == "conflicting")

    @property
    def conflicting(self) -> int:
        """How many pairs nothing reconciles; ``open`` tells those with a side in common once."""
        pairs = self.material.made(tables.conflicts)
        return sum(pair.verdict == "conflicting" for pair in pairs)

    @property
    def timeline(self) -> tuple[EventRow, ...]:
        return self.material.made(tables.timeline)

    @property
    def reserves(self) -> Reserves:
        return self.material.made(reserves)

    @property
    def changes(self) -> Changes:
        return self.material.made(changes)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        return self.material.made(voices)

    @property
    def copies(self) -> tuple[CopyRow, ...]:
        return self.material.made(tables.copies)

    @property
    def listed(self) -> tuple[ArticleRow, ...]:
        """The articles with what is in each."""
        return self.material.made(articles)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The brief in sentences."""
        return self.material.made(sentences)

    @cached_property
    def noted(self) -> dict[str, Endnote]:
        """Its endnotes by the ids of what they cite."""
        return {note.id: note for note in endnotes(self.material, self.parts)}


def _clashes(material: Material) -> tuple[Clash, ...]:
    return clashes(material.made(tables.conflicts), material.made(figures))


def grown(view: View, id: str, now: View | None = None) -> Story | None:
    """The story of this view that holds most of what a story of another day held, which has
    another address as it had other articles; None where there never was one (in ``now`` neither,
    the ledger of today), or nothing is left of it."""
    held = set(view.asked.get(id, ()))
    for one in (view, now):
        once = one.ever(Story, id) if one is not None and not held else None
        held.update(once.record.articles if once and isinstance(once.record, Story) else ())
    found = view.all(Story, articles=held) if held else ()
    return max(found, key=lambda story: (len(held & {*story.articles}), story.id), default=None)
