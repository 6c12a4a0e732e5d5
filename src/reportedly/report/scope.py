"""Which articles a question is about: "--outlet Reuters --story ferry"."""

import re
from collections.abc import Collection

from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report.material import Material
from reportedly.store.base import View

__all__ = ["articles_of", "scope"]


_ID = re.compile(r"art-[0-9a-f]{4,}")


def scope(
    view: View,
    *,
    article: str | None = None,
    outlet: str | None = None,
    story: str | None = None,
    profile: str = "best",
) -> Material:
    """What the ledger holds of the articles that fit all that is given; of all where nothing is.

    ``article`` is an id, the start of one, or a part of the file name; ``outlet`` a part of the
    name; ``story`` an id, the start of one, or a part of the title. Letter case is ignored.
    ``profile`` is how origins are counted.
    """
    if not (article or outlet or story):
        return Material(view, None, profile)
    among: set[str] | None = None  # what is named spares reading all the others
    if story:
        told = (s for s in view.all(Story) if _fits(story, s.id, s.title))
        among = set(view.asked.get(story, ())) or {id for found in told for id in found.articles}
    known = view.find(article) if article and _ID.match(article) else None
    if known:
        among = {known.record.id} if among is None else among & {known.record.id}
    if not (article or outlet):
        return Material(view, among, profile)
    wanted = {
        found.id
        for found in view.all(Article, articles=among)
        if _fits(article, found.id, found.source) and _fits(outlet, "", found.outlet)
    }
    return Material(view, wanted, profile)


def articles_of(
    view: View, *, article: str | None, outlet: str | None, story: str | None
) -> Collection[str] | None:
    """The ids of the articles that fit all that is given, as `scope` has it; None where nothing
    is."""
    if not (article or outlet or story):
        return None
    return scope(view, article=article, outlet=outlet, story=story).articles.keys()


def _fits(words: str | None, id: str, name: str) -> bool:
    return not words or (id and id.startswith(words)) or words.casefold() in name.casefold()
