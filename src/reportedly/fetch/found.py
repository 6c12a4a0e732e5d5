"""What an answer leads to: a feed to its articles, a list to feeds, a home page to its feed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reportedly.fetch.addresses import joined
from reportedly.fetch.exchanges import unpacked
from reportedly.read.feeds import feed_of, is_feed
from reportedly.read.readers import Head
from reportedly.read.sitemaps import Listed, is_sitemap, sitemap_of
from reportedly.read.subscriptions import is_opml, subscriptions_of

__all__ = ["Found", "Leads", "leads", "moment_of", "own_address"]

LARGEST_SITEMAP = 50 * 2**20
"""Bytes of a sitemap without gzip (sitemaps.org, "Sitemap file location")."""

_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.I)
_PART = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.I | re.M)
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_ARTICLE = re.compile(
    r"""property=["']?og:type["']?\s+content=["']?article|"@type"\s*:\s*\[?\s*"\w*Article""", re.I
)
_TRACKING = re.compile(r"(?:utm_\w+|at_(?:medium|campaign|format|link\w*)|fbclid|gclid|ns_\w+)")


@dataclass(frozen=True, kw_only=True)
class Found:
    """The address of an article, or of a further feed or sitemap, with what was said of it;
    ``words`` are all of that, ``dated`` seconds since 1970, 0 where no date stands there."""

    url: str
    title: str = ""
    published: str = ""
    updated: str = ""
    words: str = ""

    @property
    def dated(self) -> float:
        return max(moment_of(self.published), moment_of(self.updated))


@dataclass(frozen=True, kw_only=True)
class Leads:
    """``kind`` is "feed", "sitemap", "opml", "site" or "page" (the answer is an article itself);
    ``every`` is how often a feed says that it is worth looking, in seconds. ``refused`` counts
    addresses that nobody would fetch."""

    kind: str
    title: str = ""
    every: float = 0.0
    pages: tuple[Found, ...] = ()
    lists: tuple[Found, ...] = ()
    refused: int = 0


def leads(body: bytes, url: str) -> Leads:
    """What an answer from this address leads to. Raises ``ValueError`` where it is broken."""
    if body[:2] == b"\x1f\x8b":
        try:
            body = unpacked(body, LARGEST_SITEMAP)
        except OSError as error:
            raise ValueError(str(error)) from None
    head = Head(suffix="", raw=body[:8192])
    if is_feed(head):
        return _feed(body, url)
    if is_sitemap(head):
        found = sitemap_of(body)
        pages, one = _resolved(url, map(_listed, found.pages))
        lists, other = _resolved(url, map(_listed, found.sitemaps))
        return Leads(kind="sitemap", pages=pages, lists=lists, refused=one + other)
    if is_opml(head):
        subscribed = (Found(url=one.url, title=one.title) for one in subscriptions_of(body))
        lists, refused = _resolved(url, subscribed)
        return Leads(kind="opml", lists=lists, refused=refused)
    markup = body[:300_000].decode("utf-8", "replace")
    if urlsplit(url).path == "/robots.txt":
        lists, _ = _resolved(url, (Found(url=found) for found in _SITEMAP.findall(markup)))
        return Leads(kind="site", lists=lists)
    if "<" not in markup[:1000] or _ARTICLE.search(markup):
        return Leads(kind="page")
    lists, _ = _resolved(url, _declared(markup))
    at_home = urlsplit(url).path in ("", "/")
    return Leads(kind="site", lists=lists[:1]) if lists or at_home else Leads(kind="page")


def _feed(body: bytes, url: str) -> Leads:
    told = feed_of(body, url)
    entries = (
        Found(
            url=one.url,
            title=one.title,
            published=one.published,
            updated=one.updated,
            words=f"{one.title} {one.summary[:5000]} {one.url}",
        )
        for one in told.entries
    )
    pages, refused = _resolved(url, entries)
    return Leads(kind="feed", title=told.title, every=told.every, pages=pages, refused=refused)


def _listed(one: Listed) -> Found:
    return Found(
        url=one.url,
        title=one.title,
        published=one.published,
        updated=one.modified,
        words=f"{one.title} {one.url}",
    )


def _declared(markup: str) -> Iterator[Found]:
    """The feeds that a page declares, but those of its comments."""
    for link in _LINK.findall(markup):
        told = {name.casefold(): a or b or c for name, a, b, c in _PART.findall(link)}
        kind, href = told.get("type", "").casefold(), told.get("href", "")
        title = told.get("title", "")
        of_comments = "comment" in f"{title} {href}".casefold()
        alternate = "alternate" in told.get("rel", "").casefold().split()
        if alternate and kind in _FEEDS and href and not of_comments:
            yield Found(url=href.replace("&amp;", "&"), title=title)


def _resolved(base: str, found: Iterator[Found]) -> tuple[tuple[Found, ...], int]:
    """Each address once, whole and in one form; how many are none that could be fetched."""
    kept, refused = dict[str, Found](), 0
    for one in found:
        try:
            url = own_address(joined(base, one.url)) if one.url else ""
        except ValueError:
            url = ""
        if url:
            kept.setdefault(url, replace(one, url=url))
        else:
            refused += 1
    return tuple(kept.values()), refused


def own_address(url: str) -> str:
    """An address without what only tells where a reader came from ("utm_source=rss")."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200)
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair[0])]
    if len(kept) == len(pairs):
        return url
    return urlunsplit(parts._replace(query=urlencode(kept)))


def moment_of(words: str) -> float:
    """Seconds since 1970 of a date as feeds write it (RFC 822, ISO 8601); 0 where it is none."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(words.strip())
            return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, IndexError, OverflowError, OSError):
            continue
    return 0.0
