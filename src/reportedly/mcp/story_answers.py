"""Stories and hits of a search, a line each: "11 articles, 33 origins, 4 in conflict"."""

from dataclasses import dataclass

from reportedly.mcp.quoted import NOTICE, Origins, line, origins
from reportedly.report.search import Hit, Hits
from reportedly.report.stories_rows import StoryRow

__all__ = ["HitList", "StoryList", "StoryTold", "hit_list", "story_told"]


@dataclass(frozen=True, kw_only=True)
class StoryWords:
    """``lead`` is the figure that most articles give, ``outlets`` those that tell the story."""

    title: str
    lead: str
    outlets: list[str]


@dataclass(frozen=True, kw_only=True)
class StoryTold:
    """``articles`` counts the articles without older versions, ``independent`` the origins behind
    them; ``conflicts`` are those that nothing reconciles. Days are ISO 8601, "" if unknown."""

    id: str
    first: str
    last: str
    articles: int
    independent: Origins
    conflicts: int
    denied: int
    unverified: int
    quoted: StoryWords


@dataclass(frozen=True, kw_only=True)
class StoryList:
    """``total`` stories fit; ``without_story`` counts the articles that stand in none; ``cursor``
    goes on behind these, null at the end."""

    notice: str = NOTICE
    total: int
    articles: int
    without_story: int
    cursor: str | None
    stories: list[StoryTold]


def story_told(row: StoryRow) -> StoryTold:
    lead = f"{row.lead.label}: {row.lead.told}" if row.lead else ""
    outlets = dict.fromkeys(one.outlet for one in row.articles if one.outlet)
    return StoryTold(
        id=row.id,
        first=row.first,
        last=row.last,
        articles=row.works,
        independent=origins(row.independent),
        conflicts=row.open,
        denied=row.denied,
        unverified=row.unverified,
        quoted=StoryWords(
            title=line(row.title), lead=line(lead), outlets=[line(one) for one in outlets][:20]
        ),
    )


@dataclass(frozen=True, kw_only=True)
class HitWords:
    title: str
    snippet: str
    outlet: str


@dataclass(frozen=True, kw_only=True)
class HitTold:
    """``kind`` is "name", "claim" or "article"; ``status`` that of a claim, the kind of a name."""

    kind: str
    id: str
    status: str
    day: str
    quoted: HitWords


@dataclass(frozen=True, kw_only=True)
class Found:
    """How many of a kind; ``more``: there are more than that."""

    kind: str
    total: int
    more: bool


@dataclass(frozen=True, kw_only=True)
class HitList:
    notice: str = NOTICE
    found: list[Found]
    hits: list[HitTold]


def hit_list(found: Hits) -> HitList:
    return HitList(
        found=[Found(kind=g.kind, total=g.total, more=g.more) for g in found.groups],
        hits=[_hit(one) for group in found.groups for one in group.hits],
    )


def _hit(one: Hit) -> HitTold:
    return HitTold(
        kind=one.kind,
        id=one.id,
        status=one.status,
        day=one.day,
        quoted=HitWords(title=line(one.title), snippet=line(one.snippet), outlet=line(one.outlet)),
    )
