"""What the head of a page declares: <meta property="og:site_name" content="The Example">."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

__all__ = ["DECLARED", "declared", "metas", "microdata"]

DECLARED: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title",
              "sailthru.title", "citation_title", "headline", "hdl", "title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher", "cre",
               "copyright-holder", "apple-mobile-web-app-title"),
    "byline": ("author", "article:author", "article:author_name", "parsely-author", "dc.creator",
               "dcterms.creator", "sailthru.author", "byl", "byline", "dc.contributor",
               "twitter:data1", "cxenseparse:author", "article.author", "citation_author"),
    "published": (
        "article:published_time", "og:article:published_time", "article:published",
        "article.published", "datepublished", "published", "publishdate", "publisheddate",
        "parsely-pub-date", "sailthru.date", "pdate", "pubdate", "publish-date", "publish_date",
        "publication_date", "published-date",
        "published_time_telegram", "og:pubdate", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "displaydate",
        "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime",
        "citation_publication_date", "citation_date", "ptime", "utime", "rnews:datepublished",
    ),
    "modified": ("article:modified_time", "og:article:modified_time", "og:updated_time",
                 "datemodified", "last-modified", "dcterms.modified", "dc.date.modified",
                 "revised", "lastmod", "article.updated", "updated_time"),
    "url": ("og:url", "twitter:url", "dc.identifier"),
    "source": ("article:source", "original-source", "syndication-source", "source",
               "article:provider", "copyright", "dc.source", "news_source", "wire"),
    "dateline": ("article:location", "dateline"),
}  # fmt: skip
"""The names of meta elements by field, the surest first: Open Graph, Dublin Core, Parse.ly,
Sailthru, Highwire Press, and those of single publishers."""


LONGEST = 1000
"""Characters of a value."""

MOST = 2_000
"""Elements with an itemprop of which the page's own are among the first."""

_SEVERAL = ("citation_author", "dc.creator", "author")
"""Elements of which a page has one for each author."""


def metas(tree: Any) -> dict[str, str]:
    """The content of each meta element, by its folded name; the first of a name, but all authors
    of a page that names each in an element of its own."""
    found = dict[str, str]()
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        value = " ".join((meta.get("content") or "").split())
        if not name or not value or len(value) > LONGEST:
            continue
        if name not in found:
            found[name] = value
        elif name in _SEVERAL and len(found[name]) < LONGEST and value not in found[name]:
            found[name] = f"{found[name]}, {value}"
    if (author := found.get("citation_author", "")).count(",") == 1:  # "Reyes, Ana"
        found["citation_author"] = " ".join(part.strip() for part in reversed(author.split(",")))
    return found


def declared(found: Mapping[str, str], field: str) -> Iterator[tuple[str, str]]:
    """The values of one field with the names of their elements, the surest first."""
    for name in DECLARED[field]:
        if value := found.get(name):
            if name == "twitter:data1" and not found.get(
                "twitter:label1", ""
            ).casefold().startswith(("written by", "by", "author")):
                continue
            yield value, f"meta element {name}"


_PROPERTIES = {"headline": "title", "datePublished": "published", "dateModified": "modified"}


def microdata(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Field, value and place of the itemprop attributes (HTML microdata) and RDFa properties of
    the page's visible elements, in their order."""
    found = tree.xpath("//*[@itemprop or @property][not(self::meta[@property])]")
    for element in found[:MOST]:
        for key in (element.get("itemprop") or element.get("property") or "").split():
            key = key.rsplit(":", 1)[-1]
            if field := _PROPERTIES.get(key):
                value = element.get("content") or element.get("datetime")
                value = value or " ".join("".join(islice(element.itertext(), 40)).split())
                if 0 < len(value) <= 300:
                    yield field, value, f"element with itemprop {key}"
