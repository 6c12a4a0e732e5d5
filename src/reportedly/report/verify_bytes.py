"""Cited words read again where they stand, and the text read again out of the archived bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property

from reportedly.model.article import Article
from reportedly.model.span import Span
from reportedly.read.raws import reread
from reportedly.report.verify_evidence import quotes
from reportedly.store.archive import Archive
from reportedly.store.base import View

__all__ = ["Bytes"]


class Bytes:
    """Each article is read again once, whatever cites it. Without an ``archive``, and for articles
    of old ledgers whose bytes were never kept, the text in the ledger is the last word."""

    def __init__(self, view: View, archive: Archive | None) -> None:
        self._view, self._archive = view, archive
        self._read = dict[str, tuple[Article | None, str]]()

    def stands(self, span: Span) -> Iterator[str]:
        """Why the words of a span do not stand where it says; nothing where they do."""
        article, why = self._article(span.article)
        if article is None:
            yield f"the ledger has no {span.article}"
        elif article.text[span.start : span.end] != span.text:
            yield f"“{span.text}” does not stand at {span.start}–{span.end} of {span.article}"
        elif why:
            yield why

    def at(self, id: str, start: int, end: int, quoted: Iterable[str]) -> Iterator[str]:
        """Why a link into an article leads nowhere, or not to the words that are quoted there."""
        article, why = self._article(id)
        if article is None:
            yield f"the ledger has no {id}"
        elif not 0 <= start < end <= len(article.text):
            yield f"{id} has no characters {start}–{end}"
        elif wrong := [words for words in quoted if not quotes(article.text[start:end], words)]:
            yield f"“{wrong[0]}” is not what stands at {start}–{end} of {id}"
        elif why:
            yield why

    @cached_property
    def keeps(self) -> bool:
        return self._archive is not None and next(iter(self._archive.held()), None) is not None

    def _article(self, id: str) -> tuple[Article | None, str]:
        if id not in self._read:
            article = self._view.get(Article, id)
            self._read[id] = (article, self._again(article) if article else "")
        return self._read[id]

    def _again(self, article: Article) -> str:
        """What is wrong with the bytes of an article, "" where they give its text again."""
        if self._archive is None or not self.keeps or getattr(article, "raw", None) is None:
            return ""
        raw = self._archive.raw(article.sha256)
        if raw is None:
            return f"the bytes of {article.id} are not kept"
        if hashlib.sha256(raw).hexdigest() != article.sha256:
            return f"the kept bytes of {article.id} were altered"
        try:
            text = reread(article, self._archive)
        except (LookupError, ValueError) as error:
            return f"the bytes of {article.id} cannot be read again: {error}"
        return "" if text == article.text else f"the bytes of {article.id} say something else"
