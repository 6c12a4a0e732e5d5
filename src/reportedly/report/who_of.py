"""Which articles are read to tell of somebody: all that name him, or those of a story."""

from collections.abc import Collection

from reportedly.model.mention import Entity
from reportedly.report.material import Material
from reportedly.report.scope import scope
from reportedly.report.who import who
from reportedly.report.who_rows import WhoRow
from reportedly.store.base import View

__all__ = ["MOST", "who_of"]

MOST = 300
"""Articles that are read at once: of somebody who is in more, the first of them, unless a story
is given."""


def who_of(view: View, entity: Entity, story: str | None = None) -> WhoRow:
    """All that these articles tell of an entity; ``story`` is an id or words of its title."""
    articles: Collection[str] = entity.articles
    if story:
        articles = {*articles} & scope(view, story=story).articles.keys()
    return who(Material(view, sorted(articles)[:MOST]), entity)
