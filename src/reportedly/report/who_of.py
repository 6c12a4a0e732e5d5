"""Which articles are read to tell of somebody: those that name him, and what he denies in them."""

from collections.abc import Collection

from reportedly.model.contradiction import Contradiction, ContradictionKind
from reportedly.model.mention import Entity
from reportedly.model.record import articles_of
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
    """All that its articles tell of an entity; ``story`` is an id or words of its title. Articles
    with what is denied in them are read as well."""
    articles: Collection[str] = entity.articles
    if story:
        articles = {*articles} & scope(view, story=story).articles.keys()
    own = sorted(articles)[:MOST]
    answering = {
        id
        for found in view.all(Contradiction, articles=own)
        if found.kind is ContradictionKind.DENIAL
        for id in articles_of(found)
    }
    return who(Material(view, {*own, *sorted(answering)[:MOST]}), entity)
