"""Where the words of a span lie in bytes: "characters 12 to 20 are bytes 14 to 23"."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.store.base import View

__all__ = ["Places"]

HELD = 64
"""Articles whose offsets are remembered: records come article by article."""


class Places:
    """The articles of a view, and their offsets in bytes, as they are asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.article = lru_cache(HELD)(self._article)
        self._bytes = lru_cache(HELD)(self._offsets)

    def __call__(self, span: Span) -> tuple[int, int] | None:
        """The half-open offsets of a span in the UTF-8 of its article's text, None where the view
        holds no such article."""
        at = self._bytes(span.article)
        return (at[span.start], at[span.end]) if span.end < len(at) else None

    def page(self, span: Span) -> int | None:
        """The page (from 1) on which a span begins, None where there are no pages."""
        found = self.article(span.article)
        return found.page_at(span.start) if found else None

    def _article(self, id: str) -> Article | None:
        return self._view.get(Article, id)

    def _offsets(self, id: str) -> Sequence[int]:
        found = self.article(id)
        if found is None:
            return ()
        if found.text.isascii():
            return range(len(found.text) + 1)
        return array("Q", accumulate((len(one.encode()) for one in found.text), initial=0))
