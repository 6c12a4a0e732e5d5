"""What an HTML page says about itself: <meta property="og:site_name" content="The Example">."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

__all__ = ["Fact", "page_facts"]

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator",
               "sailthru.author", "byl"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
        "pubdate", "publish-date", "publish_date", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "sailthru.date", "article.published", "published-date",
    ),
    "modified": ("article:modified_time", "og:article:modified_time", "og:updated_time",
                 "datemodified", "last-modified", "dcterms.modified", "dc.date.modified",
                 "revised"),
    "url": ("og:url",),
}  # fmt: skip
_LD = {"title": "headline", "published": "datePublished", "modified": "dateModified"}
_STORY_TYPES = ("article", "report", "posting")

Fact = tuple[str, str]
"""A value and where on the page it stands."""


def page_facts(tree: Any) -> dict[str, Fact]:
    """Title, outlet, byline, published, modified, url and language as the page declares them.

    ``tree`` is an lxml document. JSON-LD of a story (schema.org) goes before meta elements, those
    before the visible page. Each value comes with the name of its place.
    """
    found = dict[str, Fact]()
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    if len(headings) == 1 and headings[0].count(" ") > 1:
        _put(found, "title", headings[0], "only h1 of the page")
    for story in _stories(tree):
        for field, key in _LD.items():
            _put(found, field, _text(story.get(key)), f"{key} in JSON-LD")
        _put(found, "byline", _names(story.get("author")), "author in JSON-LD")
        _put(found, "outlet", _names(story.get("publisher")), "publisher in JSON-LD")
    metas = _metas(tree)
    for field, names in _META.items():
        for name in names:
            _put(found, field, metas.get(name, ""), f"meta element {name}")
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        if str(link).startswith("http"):
            found["url"] = (str(link), "canonical link of the page")
    for code in tree.xpath("//html/@lang")[:1]:
        _put(found, "language", str(code), "lang of the page")
    if headings:
        _put(found, "title", headings[0], "first h1 of the page")
    if found.get("byline", ("", ""))[0].startswith(("http", "@")):
        del found["byline"]
    return found


def _put(found: dict[str, Fact], field: str, value: str, why: str) -> None:
    value = " ".join(unescape(value).split())
    if value and len(value) <= 300:
        found.setdefault(field, (value, why))


def _metas(tree: Any) -> dict[str, str]:
    found = dict[str, str]()
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.casefold(), meta.get("content") or "")
    return found


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            loaded = json.loads(re.sub(r"[\x00-\x1f]+", " ", str(script)))
        except ValueError:
            continue
        for node in _nodes(loaded):
            kinds = _text(node.get("@type")).casefold()
            if any(kinds.endswith(kind) for kind in _STORY_TYPES):
                yield node


def _nodes(loaded: Any) -> Iterator[dict[str, Any]]:
    if isinstance(loaded, list):
        for item in loaded:
            yield from _nodes(item)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _nodes(loaded.get("@graph", []))


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """One name, or several joined by commas, out of the shapes schema.org allows."""
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _names(item)))
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value if isinstance(value, str) else ""
