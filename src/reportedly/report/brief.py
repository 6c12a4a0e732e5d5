"""The brief of some articles: "5 articles, 14 origins", and everything that stands behind it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.hedge import Status
from reportedly.model.mention import Entity
from reportedly.model.origin import Copy
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.report import tables
from reportedly.report.marks import ShownBlock, marks, shown_blocks
from reportedly.report.material import Material
from reportedly.report.rows import (
    ClaimRow,
    ConflictRow,
    EventRow,
    FigureRow,
    NameRow,
    OriginRow,
    RoleRow,
)
from reportedly.store.base import View

__all__ = ["Brief", "CopyLine", "Speaker", "StoryBrief", "Withheld", "brief"]

_COLOURS = 10
_WITHHELD = (
    Status.DENIED,
    Status.RETRACTED,
    Status.SUPERSEDED,
    Status.NOT_CONFIRMED,
    Status.UNVERIFIED,
    Status.NO_COMMENT,
)


@record
class Speaker:
    """Somebody who is said to have said something, with the roles that the articles give."""

    name: str
    roles: tuple[RoleRow, ...]
    claims: tuple[ClaimRow, ...]


@record
class Withheld:
    """A claim that somebody denies, cannot confirm or did not verify, and who that is."""

    status: str
    holder: str
    cue: Span | None
    claim: ClaimRow


@record
class CopyLine:
    """Two articles that share text."""

    left: str
    right: str
    kind: str
    containment: float
    carrier: str
    why: str


@record
class StoryBrief:
    """``numbers`` gives every origin its number in this story, 1 first; ``colours`` has a
    colour (1 to 10) for those that matter most; ``shown`` are the texts of the articles with
    their evidence marked."""

    id: str
    title: str
    first: str
    last: str
    articles: tuple[Article, ...]
    numbers: dict[str, int]
    colours: dict[str, int]
    origins: tuple[OriginRow, ...]
    figures: tuple[FigureRow, ...]
    conflicts: tuple[ConflictRow, ...]
    speakers: tuple[Speaker, ...]
    withheld: tuple[Withheld, ...]
    timeline: tuple[EventRow, ...]
    names: tuple[NameRow, ...]
    copies: tuple[CopyLine, ...]
    claims: tuple[ClaimRow, ...]
    shown: dict[str, tuple[ShownBlock, ...]]

    @property
    def sources(self) -> tuple[OriginRow, ...]:
        """Origins other than an outlet's own words."""
        return tuple(origin for origin in self.origins if not origin.own)

    def article(self, id: str) -> Article | None:
        return next((article for article in self.articles if article.id == id), None)

    @property
    def own(self) -> tuple[OriginRow, ...]:
        return tuple(origin for origin in self.origins if origin.own)


@record
class Brief:
    stories: tuple[StoryBrief, ...]
    failures: tuple[Failure, ...]

    @property
    def articles(self) -> int:
        return sum(len(story.articles) for story in self.stories)


def brief(
    view: View, articles: Collection[str] | None = None, failures: Iterable[Failure] = ()
) -> Brief:
    """Everything about the articles with these ids (None: the whole ledger), story by story.

    ``failures`` are the inputs that could not be read, to be named in the brief.
    """
    whole = Material(view, articles)
    stories, left = list[StoryBrief](), dict(whole.articles)
    for story in sorted(whole.of(Story), key=lambda s: (-len(s.articles), s.first, s.id)):
        if held := [id for id in story.articles if left.pop(id, None) is not None]:
            stories.append(_story(Material(view, held, whole), story))
    if left:
        stories.append(_story(Material(view, list(left), whole), None))
    return Brief(stories=tuple(stories), failures=tuple(dict.fromkeys(failures)))


def _story(material: Material, story: Story | None) -> StoryBrief:
    found = tuple(material.articles.values())
    origins, claims = tables.origins(material), tables.claims(material)
    figures, conflicts = tables.figures(material), tables.conflicts(material)
    title = story.title if story else ""
    return StoryBrief(
        id=story.id if story else "sto-none",
        title=title or next((a.title for a in found if a.title), "Articles without a story"),
        first=story.first if story else "",
        last=story.last if story else "",
        articles=found,
        numbers={origin.id: n for n, origin in enumerate(origins, start=1)},
        colours=_colours(origins, figures, conflicts),
        origins=origins,
        figures=figures,
        conflicts=conflicts,
        speakers=_speakers(material, claims),
        withheld=_withheld(claims),
        timeline=tables.timeline(material),
        names=tables.names(material),
        copies=tuple(_copies(material)),
        claims=claims,
        shown=_shown(material),
    )


def _colours(
    origins: Iterable[OriginRow], figures: Sequence[FigureRow], conflicts: Sequence[ConflictRow]
) -> dict[str, int]:
    """Colours go to what several articles carry, then to what figures and conflicts draw."""
    drawn = Counter(p.origin for f in figures if f.several for p in f.points)
    drawn.update(id for row in conflicts[:6] for id in (row.left_origin, row.right_origin))
    sources = [origin for origin in origins if not origin.own]
    ranked = sorted(sources, key=lambda o: (not o.many, -drawn[o.id]))
    return {origin.id: n for n, origin in enumerate(ranked[:_COLOURS], start=1)}


def _shown(material: Material) -> dict[str, tuple[ShownBlock, ...]]:
    evidence = marks(material)
    return {
        id: tuple(shown_blocks(article, evidence.get(id, [])))
        for id, article in material.articles.items()
    }


def _speakers(material: Material, claims: Iterable[ClaimRow]) -> tuple[Speaker, ...]:
    """Who says what: claims with a source other than the outlet, those with most claims first."""
    said = [c for c in claims if c.source and c.method != "narrator" and not c.repeats]
    people = dict[str, tuple[Entity | None, list[ClaimRow]]]()
    for row in said:
        entity = material.entity_of.get((row.article, row.source))
        key = entity.id if entity else row.source.casefold()
        people.setdefault(key, (entity, []))[1].append(row)
    speakers = [
        Speaker(
            name=entity.name if entity else rows[0].source,
            roles=tables.role_rows(material, entity) if entity else (),
            claims=tuple(rows),
        )
        for entity, rows in people.values()
    ]
    return tuple(sorted(speakers, key=lambda s: (-len(s.claims), s.name)))


def _withheld(claims: Iterable[ClaimRow]) -> tuple[Withheld, ...]:
    """Claims under a reserve that withholds assent, by kind of reserve."""
    found = list[Withheld]()
    for row in claims:
        stances = [s for s in row.stances if s.status in _WITHHELD]
        found += (
            Withheld(status=s.status, holder=s.holder or row.source, cue=s.cue, claim=row)
            for s in stances
        )
        if row.status in _WITHHELD and not any(s.status == row.status for s in stances):
            found.append(Withheld(status=row.status, holder=row.source, cue=None, claim=row))
    rank = {str(status): n for n, status in enumerate(_WITHHELD)}
    found.sort(key=lambda w: rank[w.status])
    return tuple(found)


def _copies(material: Material) -> Iterable[CopyLine]:
    held = [c for c in material.of(Copy) if {c.left, c.right} <= material.articles.keys()]
    for copy in held:
        yield CopyLine(
            left=copy.left,
            right=copy.right,
            kind=str(copy.kind),
            containment=copy.containment,
            carrier=copy.carrier,
            why=copy.why,
        )
