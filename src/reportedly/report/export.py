"""Rows as one JSON document for scripts: ``{"reportedly": 1, "kind": "claims", "rows": …}``."""

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.store.base import View

__all__ = ["SCHEMA", "Offsets", "Places", "document", "plain"]

SCHEMA = 1
"""The version of the shape; fields may be added under one version, never renamed or removed."""

_LAYOUT = ("shown",)
"""Fields that only lay out a page."""

Offsets = Callable[[Span], tuple[int, int] | None]


def document(view: View, kind: str, **parts: Any) -> str:
    """One JSON object. Of what was known at a moment it says which, and whether it is the "ledger"
    of then or what had been "published". Every span has its offsets in code points and in bytes of
    the text's UTF-8 (null where its article is not in the ledger), and the page that it begins on,
    where its article has pages."""
    offsets = Places(view)
    told: dict[str, Any] = {"reportedly": SCHEMA, "kind": kind}
    if view.as_of is not None:
        told |= {"as_of": view.as_of, "reading": view.reading}
    told |= {name: plain(value, offsets) for name, value in parts.items()}
    # A lone surrogate, which no file can hold, becomes the JSON escape that it stands for.
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode()


class Places:
    """Where spans lie in the articles of a ledger; few articles are held at a time."""

    def __init__(self, view: View) -> None:
        self._of = lru_cache(maxsize=256)(lambda id: _places_of(view.get(Article, id)))

    def __call__(self, span: Span) -> tuple[int, int] | None:
        """First byte and the one after the last, None where the article is not in the ledger."""
        at, _ = self._of(span.article)
        return (at[span.start], at[span.end]) if span.end < len(at) else None

    def page(self, span: Span) -> int | None:
        """The page (from 1) that it begins on, None where its article has no pages."""
        _, pages = self._of(span.article)
        return bisect_right(pages, span.start) or None


def _places_of(article: Article | None) -> tuple[Sequence[int], tuple[int, ...]]:
    return (_places(article.text), article.pages) if article else ((), ())


def plain(value: Any, offsets: Offsets = lambda span: None) -> Any:
    """A record as what JSON knows: objects, lists, strings, numbers, null. The computed ``id`` of
    a record is among its fields. By `Places`, a span of an article with pages has its "page"."""
    if isinstance(value, Span):
        at = offsets(value)
        page = offsets.page(value) if isinstance(offsets, Places) else None
        return {
            "article": value.article,
            "start": value.start,
            "end": value.end,
            "byte_start": at[0] if at else None,
            "byte_end": at[1] if at else None,
            "text": value.text,
            **({"page": page} if page else {}),
        }
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.name not in _LAYOUT)
        told = {name: plain(getattr(value, name), offsets) for name in kept}
        return {"id": value.id, **told} if "id" not in told and hasattr(value, "id") else told
    if isinstance(value, Mapping):
        return {str(key): plain(item, offsets) for key, item in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(item, offsets) for item in value]
    return str(value) if isinstance(value, str) else value


def _places(text: str) -> Sequence[int]:
    """The byte at which each code point begins in UTF-8, and where the last one ends."""
    if text.isascii():
        return range(len(text) + 1)
    sizes = (len(one.encode("utf-8", "surrogatepass")) for one in text)
    return array("Q", accumulate(sizes, initial=0))
