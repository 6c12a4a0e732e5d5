"""The articles that spans point into, and where there: bytes, pages, the words around."""

from functools import lru_cache

from reportedly.model.article import Article
from reportedly.report import export
from reportedly.store.base import View

__all__ = ["Places"]

HELD = 64
"""Articles that are remembered: records come article by article."""


class Places(export.Places):
    """`report.export.Places` that gives the articles too."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._view = view
        self.article = lru_cache(HELD)(self._article)

    def _article(self, id: str) -> Article | None:
        return self._view.get(Article, id)
