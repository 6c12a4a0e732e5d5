"""Cited words read again where they stand, and the text read again out of the archived bytes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from reportedly.model.article import Article, Raw
from reportedly.model.digests import digest_of
from reportedly.model.span import Span
from reportedly.read.raws import texts
from reportedly.report.verify_evidence import quotes
from reportedly.store.archive import Archive
from reportedly.store.base import View

__all__ = ["Bytes"]


class Bytes:
    """Each article is read again once, whatever cites it; those that are ``expected`` together,
    so that a web archive that holds many of them is gone through once. Without an ``archive``,
    and for articles of old ledgers whose bytes were never kept, the text in the ledger is the last
    word."""

    def __init__(self, view: View, archive: Archive | None, expected: Iterable[str] = ()) -> None:
        self._view, self._archive, self._expected = view, archive, expected
        self._articles = dict[str, Article | None]()
        self._wrong = dict[str, str]()

    def stands(self, span: Span) -> Iterator[str]:
        """Why the words of a span do not stand where it says; nothing where they do."""
        article, why = self._read(span.article)
        if article is None:
            yield f"the ledger has no {span.article}"
        elif article.text[span.start : span.end] != span.text:
            yield f"“{span.text}” does not stand at {span.start}–{span.end} of {span.article}"
        elif why:
            yield why

    def at(self, id: str, start: int, end: int, quoted: Iterable[str]) -> Iterator[str]:
        """Why a link into an article leads nowhere, or not to the words that are quoted there."""
        article, why = self._read(id)
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

    def _read(self, id: str) -> tuple[Article | None, str]:
        """An article, and what is wrong with its bytes: "" where they give its text again."""
        article = self._article(id)
        if article is not None and id not in self._wrong:
            held = map(self._article, dict.fromkeys((id, *self._expected)))
            together = [one for one in held if one and one.sha256 == article.sha256]
            self._wrong |= self._again(article.sha256, together)
        return article, self._wrong.get(id, "")

    def _article(self, id: str) -> Article | None:
        if id not in self._articles:
            self._articles[id] = self._view.get(Article, id)
        return self._articles[id]

    def _again(self, name: str, articles: Iterable[Article]) -> dict[str, str]:
        """What is wrong with the bytes of articles that were read from the same file, by id."""
        wrong, inputs = dict[str, str](), defaultdict[Raw, list[Article]](list)
        for article in articles:
            wrong[article.id] = ""
            if (raw := getattr(article, "raw", None)) is not None and self.keeps:
                inputs[replace(raw, row=0)].append(article)
        held = self._hash(name) if inputs else ""
        for raw, there in inputs.items():
            if held == name:
                wrong |= self._texts(name, raw, there)
                continue
            for one in there:
                wrong[one.id] = f"the kept bytes of {one.id} were altered"
                if not held:
                    wrong[one.id] = f"the bytes of {one.id} are not kept"
        return wrong

    def _hash(self, name: str) -> str:
        """The SHA-256 of the bytes kept under a name, "" where there are none."""
        file = self._archive.open(name) if self._archive is not None else None
        if file is None:
            return ""
        with file:
            return digest_of(file)

    def _texts(self, name: str, raw: Raw, articles: Collection[Article]) -> dict[str, str]:
        file = self._archive.open(name) if self._archive is not None else None
        rows = {article.raw.row for article in articles if article.raw}
        said, why = dict[int, str](), "there is no such row any more"
        if file is not None:
            with file:
                try:
                    said = dict(texts(file, raw, rows))
                except (LookupError, ValueError) as error:
                    why = str(error)
        wrong = dict[str, str]()
        for article in articles:
            text = said.get(article.raw.row) if article.raw else None
            if text is None:
                wrong[article.id] = f"the bytes of {article.id} cannot be read again: {why}"
            elif text != article.text:
                wrong[article.id] = f"the bytes of {article.id} say something else"
            else:
                wrong[article.id] = ""
        return wrong
