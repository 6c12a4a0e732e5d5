"""What an HTML page says about its story, each value with where it stands: "og:site_name"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reportedly.read.linked_data import name_of, nodes, stories, word_of
from reportedly.read.metas import declared, metas, microdata
from reportedly.read.outlets import outlet_of_host
from reportedly.read.page_authors import author
from reportedly.read.page_days import days_of_page
from reportedly.read.page_outlets import agency_of, outlet_of
from reportedly.read.page_titles import headline_of
from reportedly.read.shown import PROSE, WITHIN, Row, Shown, above, shown

__all__ = ["Fact", "page_facts", "told_on"]

LONGEST = 300
"""Characters of a value."""

SENTENCE = 60
"""Characters from which a line is a sentence, where a page has no story that stands out."""

HEADINGS = 20
"""First-level headings of which one may be the story's."""

TOLD = 3
"""Paragraphs after which a heading is one of the story's own."""

Fact = tuple[str, str]
"""A value and where on the page it stands."""


def told_on(tree: Any) -> str:
    """The sentences of a page, one line each: its story where nothing tells that from the rest."""
    rows = [row for row in shown(tree) if row.heading or len(row.words) >= SENTENCE]
    kept = [row.words for row in rows if not row.beside] or [row.words for row in rows]
    return "\n".join(dict.fromkeys(kept))


def page_facts(tree: Any, url: str = "") -> dict[str, Fact]:
    """Title, outlet, byline, dateline, published, modified, url and language as the page has them.

    ``tree`` is an lxml document, ``url`` its address where that is known. JSON-LD of a story
    (schema.org) goes before meta elements, those before microdata; what a reader sees is weighed
    against them. Each value comes with its place.
    """
    page = _Page(tree, url)
    found = dict[str, Fact]()
    for field, fact in page.facts():
        value = " ".join(unescape(fact[0]).split())
        if value and len(value) <= LONGEST:
            found.setdefault(field, (value, fact[1]))
    return found


class _Page:
    """The sources of one page: its head, its JSON-LD, its microdata and its lines."""

    def __init__(self, tree: Any, url: str) -> None:
        self.tree = tree
        self.metas = metas(tree)
        self.head = " ".join((tree.findtext(".//title") or "")[: 2 * LONGEST].split())[:LONGEST]
        self.url = _address(tree, self.metas, url)
        self.nodes = nodes(tree)
        self.by_id = {str(n["@id"]): n for n in self.nodes if n.get("name") and n.get("@id")}
        self.stories = stories(self.nodes, self.url[0], self.head)
        self.data = list(microdata(tree))
        self.outlets = list(self._outlets())
        self.authors = list(self._authors())

    def facts(self) -> Iterator[tuple[str, Fact]]:
        sites = [name for name, _ in self.outlets] + self._hosts()
        rows = shown(self.tree)
        title = headline_of(list(_headings(rows)), list(self._titles()), sites, self.url[0])
        yield "title", title
        outlet = outlet_of(self.outlets, self.url[0])
        yield "outlet", outlet
        sources = [*self.outlets, *declared(self.metas, "source"), *self._sources()]
        yield "agency", agency_of(outlet[0], sources, self.authors)
        page = Shown(rows, title[0])
        byline = author(self.authors, page, sites)
        yield "byline", byline
        days = days_of_page(
            list(self._values("published", "datePublished", "dateCreated", "uploadDate")),
            list(self._values("modified", "dateModified")),
            page,
            self.url[0],
            self._region(),
            byline[0],
        )
        yield "published", days.published
        yield "modified", days.modified
        yield "url", self.url
        yield "dateline", self._dateline()
        for code in self.tree.xpath("//html/@lang")[:1]:
            yield "language", (str(code), "lang of the page")

    def _values(self, field: str, *keys: str) -> Iterator[Fact]:
        for key in keys[:1]:
            for story in self.stories:
                if value := word_of(story.get(key)):
                    yield value, f"{key} in JSON-LD"
        yield from declared(self.metas, field)
        for name, value, why in self.data:
            if name == field:
                yield value, why
        for key in keys[1:]:
            for story in self.stories:
                if value := word_of(story.get(key)):
                    yield value, f"{key} in JSON-LD"

    def _titles(self) -> Iterator[Fact]:
        for story in self.stories[:1]:
            if value := word_of(story.get("headline")):
                yield value, "headline in JSON-LD"
        yield from declared(self.metas, "title")
        for story in self.stories[1:]:
            if value := word_of(story.get("headline")):
                yield value, "headline in JSON-LD"
        if self.head:
            yield self.head, "title element of the page"

    def _authors(self) -> Iterator[Fact]:
        for key in ("author", "creator"):
            for story in self.stories:
                if value := name_of(story.get(key), self.by_id):
                    yield value, f"{key} in JSON-LD"
        yield from declared(self.metas, "byline")

    def _outlets(self) -> Iterator[Fact]:
        for story in self.stories:
            if value := name_of(story.get("publisher"), self.by_id):
                yield value, "publisher in JSON-LD"
        yield from declared(self.metas, "outlet")

    def _sources(self) -> Iterator[Fact]:
        for key in ("sourceOrganization", "provider", "copyrightHolder", "isBasedOn"):
            for story in self.stories:
                if value := name_of(story.get(key), self.by_id):
                    yield value, f"{key} in JSON-LD"

    def _hosts(self) -> list[str]:
        host = _host(self.url[0])
        parts = [
            part for part in host.split(".") if len(part) > 3 and part not in ("blog", "news")
        ]
        return [host, outlet_of_host(host), *parts]

    def _dateline(self) -> Fact:
        for story in self.stories:
            if value := word_of(story.get("dateline")):
                return value, "dateline in JSON-LD"
        return next(declared(self.metas, "dateline"), ("", ""))

    def _region(self) -> str:
        codes = [self.metas.get("og:locale", ""), *map(str, self.tree.xpath("//html/@lang")[:1])]
        return next((code for code in codes if re.match(r"[a-z]{2}[-_][a-z]{2}", code, re.I)), "")


def _address(tree: Any, found: Mapping[str, str], url: str) -> Fact:
    """The page's own address: its canonical link, unless that is the front of the site."""
    base = url or found.get("og:url", "")
    links = [str(href).strip() for href in tree.xpath("//link[@rel='canonical']/@href")]
    told: Sequence[Fact] = [
        *((_joined(base, href), "canonical link of the page") for href in links),
        *declared(found, "url"),
        (url, "the address it was read from"),
    ]
    told = [(value, why) for value, why in told if _is_web(value)]
    inner = [fact for fact in told if urlsplit(fact[0]).path.strip("/")]
    return (inner or told or [("", "")])[0]


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _headings(rows: Sequence[Row]) -> Iterator[str]:
    """The first-level headings of a page, but for those inside its story."""
    told = found = 0
    for row in rows:
        if row.heading == 1 and told < TOLD and found < HEADINGS:
            inside = (e for e in above(row.pieces[0].home, 12) if e.tag == "h1")
            words = _spaced(next(inside, row.pieces[0].home))
            if 0 < len(words) <= LONGEST:
                found += 1
                yield words
        elif len(row.words) >= PROSE and not row.beside:
            told += 1


def _spaced(element: Any) -> str:
    """The words of an element, a blank where a line breaks in it."""
    parts = list[str]()
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner.tag not in WITHIN:
            parts.append(" ")
        words = inner.text if event == "start" else inner.tail if inner is not element else ""
        parts.append(words or "")
    return " ".join("".join(parts).split())
