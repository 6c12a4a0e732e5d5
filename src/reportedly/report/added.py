"""What came into the ledger just now: "12 articles in 2 stories", with where to read on."""

from collections.abc import Collection

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.report.languages import unread_among
from reportedly.store.base import View

__all__ = ["Added", "AddedArticle", "AddedStory", "added"]

MOST = 100
"""Articles that are named."""


@record
class AddedArticle:
    id: str
    title: str
    outlet: str
    source: str


@record
class AddedStory:
    """A story with some of them: ``fresh`` of its ``articles``."""

    id: str
    title: str
    articles: int
    fresh: int


@record
class Added:
    """``total`` of the articles asked for are in the ledger; the first are named, and all stories
    that they stand in, those with most of them first. ``alone`` counts those in no story,
    ``unread`` says which were not read because of their language ("2 articles: not …")."""

    total: int
    articles: tuple[AddedArticle, ...]
    stories: tuple[AddedStory, ...]
    alone: int
    unread: tuple[str, ...] = ()


def added(view: View, ids: Collection[str]) -> Added:
    """Where these articles (ids, in the order to name them in) stand now."""
    rows = view.columns(Article, ("id", "title", "outlet", "source"), ids=ids)
    found = {id: (title, outlet, source) for id, title, outlet, source in rows}
    held = [id for id in dict.fromkeys(ids) if id in found]
    stories = list(view.all(Story, articles=held)) if held else []
    told = {id for story in stories for id in story.articles}
    counted = (
        AddedStory(
            id=story.id,
            title=story.title,
            articles=len(story.articles),
            fresh=len(found.keys() & set(story.articles)),
        )
        for story in stories
    )
    return Added(
        total=len(held),
        articles=tuple(
            AddedArticle(id=id, title=found[id][0], outlet=found[id][1], source=found[id][2])
            for id in held[:MOST]
        ),
        stories=tuple(sorted(counted, key=lambda s: (-s.fresh, -s.articles, s.title, s.id))),
        alone=len(found.keys() - told),
        unread=unread_among(view, held),
    )
