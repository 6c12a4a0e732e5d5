"""What a site lists of its pages: sitemaps, those of news and lists of them: "<urlset>"."""

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from reportedly.model.failure import Failure
from reportedly.read.feeds import root_of
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["SITEMAP", "Listed", "Sitemap", "is_sitemap", "sitemap_of"]

MOST = 50_000
"""Addresses of one sitemap (sitemaps.org, "Sitemaps Index Files"); more are left out."""

_PARTS = ("url", "sitemap", "news", "publication")
"""What is told of a page stands right in these; pictures have addresses and titles too."""


class Listed(NamedTuple):
    """A page, or a further sitemap: ``modified`` and ``published`` as written, "" where not."""

    url: str
    modified: str
    published: str
    title: str
    outlet: str


class Sitemap(NamedTuple):
    pages: tuple[Listed, ...]
    sitemaps: tuple[Listed, ...]


def is_sitemap(head: Head) -> bool:
    return root_of(head.text).rpartition(":")[2] in ("urlset", "sitemapindex")


def sitemap_of(raw: bytes) -> Sitemap:
    """The addresses in a sitemap (sitemaps.org 0.9, with Google's elements for news). Raises
    ``ValueError`` where it is none."""
    from lxml import etree

    pages, sitemaps, told = list[Listed](), list[Listed](), dict[str, str]()
    try:
        for _, element in etree.iterparse(
            BytesIO(raw), resolve_entities=False, no_network=True, load_dtd=False,
            recover=True, huge_tree=False, remove_comments=True, remove_pis=True,
        ):  # fmt: skip
            name = _name(element)
            if name in ("url", "sitemap"):
                (pages if name == "url" else sitemaps).append(_listed(told))
                told = {}
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            elif element.text and _name(element.getparent()) in _PARTS:
                told.setdefault(name, " ".join(element.text.split())[:4096])
            if len(pages) + len(sitemaps) >= MOST:
                break
    except etree.XMLSyntaxError as error:
        if not pages and not sitemaps:
            raise ValueError(f"a broken sitemap: {error}") from None
    kept = (tuple(one for one in found if one.url) for found in (pages, sitemaps))
    return Sitemap(*kept)


def _name(element: Any) -> str:
    if element is None:
        return ""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].casefold()


def _listed(told: dict[str, str]) -> Listed:
    return Listed(
        url=told.get("loc", ""),
        modified=told.get("lastmod", ""),
        published=told.get("publication_date", ""),
        title=told.get("title", ""),
        outlet=told.get("name", ""),
    )


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        found = sitemap_of(file.raw)
        count = len(found.pages) + len(found.sitemaps)
        told = "1 address, not an article" if count == 1 else f"{count:,} addresses, not articles"
        what = "it" if count == 1 else "them"
        reason = f"{told}: fetch {what} with 'reportedly watch'"
    except ValueError as error:
        reason = str(error)
    yield 0, Failure(source=file.source, reason=reason)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    return iter(())


SITEMAP = Reader(form="sitemap", read=_read, again=_again, knows=is_sitemap)
