"""What the ledger itself would write of the same articles: a brief is held against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.record import articles_of
from reportedly.model.story import Story
from reportedly.report.brief import Brief, StoryBrief, in_full, numbered, retold
from reportedly.report.endnotes import endnotes
from reportedly.report.entities import entry
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.material import Material
from reportedly.report.sentences import TITLES, sentences
from reportedly.report.verify_blocks import Block, Document, normal, plain
from reportedly.report.verify_html import html_document
from reportedly.report.verify_markdown import markdown_document
from reportedly.report.verify_sentences import split
from reportedly.report.wording import count
from reportedly.store.base import View

__all__ = ["NUMBER", "Known"]

NUMBER = re.compile(r"\d+")


class Known:
    """Every block and sentence of the brief of the articles that a document speaks of.

    Which these are the document says itself (its scopes); where it does not, or cites others, they
    are the stories of what it cites.
    """

    def __init__(self, view: View, document: Document, *, page: bool) -> None:
        self._view, self._page = view, page
        self._left = list[int]()
        self._some = dict[str, int]()
        for scope in document.scopes:
            self._some |= scope.get("rest", {})
        self.stories = tuple(self._made(scope) for scope in self._scopes(document))

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        return tuple(material for material, _ in self.stories)

    def material(self, id: str) -> Material | None:
        """The articles among which this claim stands."""
        return next((one for one in self.materials if id in one.rows), None)

    @cached_property
    def _document(self) -> Document:
        made = numbered(story for _, story in self.stories)
        full = {story.id for story in made}
        rest = tuple(one for one in retold(self._view, self._some) if one.id not in full)
        brief = Brief(stories=made, failures=tuple(self._view.all(Failure)), rest=rest)
        return html_document(html(brief)) if self._page else markdown_document(markdown(brief))

    @cached_property
    def blocks(self) -> frozenset[tuple[str, str]]:
        """Every block in its normal form under the heading that it belongs to."""
        return frozenset((normal(b.under), normal(b.text)) for b in self._document.blocks)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Sentences, and blocks that stand under no heading of their own."""
        free = [b for b in self._document.blocks if b.kind != "note" and not b.under]
        found = {normal(one) for block in free for one in (block.text, *split(block.text))}
        return frozenset(found | {normal(line) for line in self._left_out()})

    @cached_property
    def headings(self) -> frozenset[str]:
        return frozenset(
            normal(plain(b.text)) for b in self._document.blocks if b.kind == "heading"
        )

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """The sentences of the brief in their normal form, by the heading of their part."""
        titles = {normal(title): title for title in TITLES}
        found, title = dict[str, set[str]](), ""
        for block in self._document.blocks:
            if block.kind == "heading":
                title = titles.get(normal(plain(block.text)), "")
            elif title and block.kind == "text" and block.cited:
                found.setdefault(title, set()).add(normal(block.text))
        return {title: frozenset(texts) for title, texts in found.items()}

    @cached_property
    def heading_numbers(self) -> frozenset[str]:
        return frozenset(n for one in self.headings for n in NUMBER.findall(one))

    @cached_property
    def targets(self) -> frozenset[str]:
        """What the links of the brief lead to."""
        return frozenset(target for b in self._document.blocks for target, _ in b.links)

    @cached_property
    def notes(self) -> dict[str, Block]:
        """The endnote of each id."""
        labels = self._document.labels
        notes = (b for b in self._document.blocks if b.kind == "note")
        return {labels[b.under]: b for b in notes if b.under in labels}

    @cached_property
    def written(self) -> tuple[Block, ...]:
        """The blocks that cite anything: what a changed sentence may have been before."""
        return tuple(b for b in self._document.blocks if b.cited and b.kind == "text")

    def _left_out(self) -> Iterator[str]:
        return (f"{count(left, 'more sentence')} left out." for left in self._left if left)

    def _made(self, scope: dict[str, Any]) -> tuple[Material, StoryBrief]:
        """The story as it is told now, no sentence left out."""
        profile = scope.get("profile", "best")
        material = Material(self._view, scope["articles"], profile)
        chosen = scope.get("claims")
        asked = None if chosen is None else frozenset(chosen)
        id = scope.get("story", "")
        story = in_full(material, self._view.get(Story, id) if id else None, asked)
        self._left += (part.more for part in story.parts)
        parts = sentences(material, asked, most=None)
        return material, replace(story, parts=parts, notes=endnotes(material, parts))

    def _scopes(self, document: Document) -> Iterable[dict[str, Any]]:
        found, stories = list[dict[str, Any]](), {s.id: s for s in self._view.all(Story)}
        for scope in document.scopes:
            story = stories.get(scope.get("story", ""))
            articles = scope.get("articles") or (story.articles if story else ())
            if articles:
                found.append({**scope, "articles": list(articles)})
        covered = {id for scope in found for id in scope["articles"]}
        for id in sorted(self._cited(document) - covered):
            if id not in covered and (one := self._home(stories.values(), id)):
                found.append(one)
                covered.update(one["articles"])
        return found

    def _home(self, stories: Iterable[Story], article: str) -> dict[str, Any] | None:
        for story in stories:
            if article in story.articles:
                return {"story": story.id, "articles": list(story.articles)}
        known = self._view.get(Article, article) is not None
        return {"story": "", "articles": [article]} if known else None

    def _cited(self, document: Document) -> set[str]:
        found = set[str]()
        for block in document.blocks:
            for id in block.cited:
                told = entry(self._view, id)
                found.update(articles_of(told.record) if told else ())
            found.update(link.rsplit("-", 2)[0] for link, _ in block.links if link[:4] == "art-")
        return found
