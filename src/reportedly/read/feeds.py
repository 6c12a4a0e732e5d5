"""RSS, Atom and JSON feeds: "12 entries, 3 of them with their whole text"."""

import json
import re
import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from reportedly.model.article import Known, Note
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.feed_texts import FeedText, feed_text, plain_words
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["FEED", "LARGEST_FEED", "Entry", "Feed", "feed_of", "is_feed", "root_of"]

LARGEST_FEED = 8 * 2**20
"""Bytes of one feed."""
UNCLOSED = 50_000
"""Elements left open beyond which a feed is refused: the parser's time grows with each."""
MOST = 10_000
"""Entries of one feed; more are left out."""

_ROOT = re.compile(
    r"\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<([\w:.-]+)", re.S
)
_JSON = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.I)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry. ``url`` is the address of its page, ``published`` and ``updated`` are as written;
    ``outlet`` is named where it is not the feed's own. ``content`` (meant to be whole) and
    ``summary`` are marked up, unless the content is ``plain``."""

    url: str
    title: str
    byline: str
    published: str
    updated: str
    outlet: str
    language: str
    content: str
    summary: str
    plain: bool = False

    @cached_property
    def text(self) -> FeedText:
        """The text of its article, as far as the feed holds it."""
        return feed_text(self.title, self.content, self.summary, self.plain)


@dataclass(frozen=True, kw_only=True)
class Feed:
    """``every`` is how often it says that it is worth looking, in seconds; 0 where it does not."""

    title: str
    home: str
    language: str
    every: float
    entries: tuple[Entry, ...]


def root_of(text: str) -> str:
    """The name of the element that a text in XML begins with, in small letters; "" of others."""
    found = _ROOT.match(text[:8192])
    return found[1].casefold() if found else ""


def is_feed(head: Head) -> bool:
    """Whether a file that begins so is a feed of any of the three kinds."""
    if head.text.startswith("{"):
        return _JSON.search(head.text) is not None
    return root_of(head.text) in ("rss", "feed", "rdf:rdf")


def feed_of(raw: bytes, base: str = "") -> Feed:
    """A feed out of its bytes; ``base`` is its own address, for links that are relative.

    Addresses that it names are not asked for. Raises ``ValueError`` where it is none.
    """
    if len(raw) > LARGEST_FEED:
        raise ValueError(f"a feed of {len(raw) / 2**20:.0f} MB")
    if _left_open(raw) > UNCLOSED:
        raise ValueError("a broken feed: its elements are not closed")
    if raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _of_json(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        headers = {"content-location": base} if base else {}
        try:
            found: Any = feedparser.parse(
                BytesIO(raw), response_headers=headers, sanitize_html=False
            )
        except Exception as error:  # it is known to stumble over what is far from any feed
            raise ValueError(f"a broken feed: {type(error).__name__}") from error
    if not found.get("version") and not found.entries:
        raise ValueError("no feed: neither RSS nor Atom")
    told = found.feed
    return Feed(
        title=plain_words(_one(told, "title")),
        home=_one(told, "link"),
        language=_one(told, "language"),
        every=_every(told),
        entries=tuple(_entry(entry) for entry in found.entries[:MOST]),
    )


def _left_open(raw: bytes) -> int:
    closed = 2 * raw.count(b"</") + raw.count(b"/>") + raw.count(b"<!") + raw.count(b"<?")
    return raw.count(b"<") - closed


def _entry(told: Any) -> Entry:
    contents = [str(part.get("value") or "") for part in told.get("content") or ()]
    return Entry(
        url=_one(told, "link") or (_one(told, "id") if _is_link(_one(told, "id")) else ""),
        title=plain_words(_one(told, "title")),
        byline=", ".join(
            dict.fromkeys(name for one in told.get("authors") or () if (name := _one(one, "name")))
        ),
        published=_one(told, "published") or _one(told, "created"),
        updated=str(dict.get(told, "updated") or ""),  # its own ``get`` would give "published"
        outlet=plain_words(_one(told.get("source") or {}, "title")),
        language=str((told.get("title_detail") or {}).get("language") or ""),
        content=max(contents, key=len, default=""),
        summary=_one(told, "summary"),
    )


def _one(told: Any, name: str) -> str:
    value = told.get(name)
    return value.strip() if isinstance(value, str) else ""


def _is_link(words: str) -> bool:
    return words.startswith(("http://", "https://"))


def _every(told: Any) -> float:
    """Minutes by ``ttl`` (RSS 2.0), or a period and how often in it (the syndication module)."""
    periods = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000}
    try:
        if ttl := _one(told, "ttl"):
            return max(0.0, float(ttl) * 60)
        period = periods.get(_one(told, "sy_updateperiod").casefold(), 0)
        return period / max(1.0, float(_one(told, "sy_updatefrequency") or 1))
    except ValueError:
        return 0.0


def _of_json(raw: bytes) -> Feed:
    """A JSON Feed (jsonfeed.org, 1.0 and 1.1)."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("no feed: broken JSON") from error
    if not isinstance(told, dict) or "jsonfeed.org" not in str(told.get("version")):
        raise ValueError("no feed: JSON without the version of JSON Feed")
    items = told.get("items")
    rows = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    return Feed(
        title=_one(told, "title"),
        home=_one(told, "home_page_url"),
        language=_one(told, "language"),
        every=0.0,
        entries=tuple(_item(row, told) for row in rows[:MOST]),
    )


def _item(row: dict[str, Any], feed: dict[str, Any]) -> Entry:
    own = row.get("authors") or ([row["author"]] if row.get("author") else None)
    named = own or feed.get("authors")
    people = named if isinstance(named, list) else []
    marked = _one(row, "content_html")
    return Entry(
        url=_one(row, "url") or (_one(row, "id") if _is_link(_one(row, "id")) else ""),
        title=_one(row, "title"),
        byline=", ".join(
            name for one in people if isinstance(one, dict) and (name := _one(one, "name"))
        ),
        published=_one(row, "date_published"),
        updated=_one(row, "date_modified"),
        outlet="",
        language=_one(row, "language"),
        content=marked or _one(row, "content_text"),
        summary=_one(row, "summary"),
        plain=not marked,
    )


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        feed = feed_of(file.raw)
    except ValueError as error:
        yield 0, Failure(source=file.source, reason=str(error))
        return
    short = list[int]()
    for number, entry in enumerate(feed.entries, 1):
        if entry.text.whole and not unfit(entry.text.words):
            yield number, _article(entry, feed, f"{file.source}#{number}", file.raw)
        else:
            short.append(number)
    if short or not feed.entries:
        yield 0, Failure(source=file.source, reason=_shortened(short, len(feed.entries)))


def _shortened(rows: list[int], total: int) -> str:
    if not total:
        return "a feed without entries"
    named = ", ".join(map(str, rows[:8])) + (" …" if len(rows) > 8 else "")
    return (
        f"{len(rows)} of {total} entries hold a summary only (rows {named}): their pages are"
        " fetched by 'reportedly watch'"
    )


def _article(entry: Entry, feed: Feed, source: str, raw: bytes) -> Read:
    given = {
        "url": entry.url if _is_link(entry.url) else "",
        "title": entry.title,
        "byline": entry.byline,
        "published": entry.published or entry.updated,
        "modified": entry.updated,
        "outlet": entry.outlet or feed.title,
        "language": entry.language or feed.language,
    }
    given = {field: value for field, value in given.items() if value}
    reasons = dict.fromkeys(given, "the feed's entry")
    if not entry.outlet:
        reasons["outlet"] = "the title of the feed"
    if not entry.published:
        reasons["published"] = "the feed's entry says when it was updated, not when published"
    note = Note(field="text", value="feed", how=Known.INFERRED, why=entry.text.why)
    return article_of(
        entry.text.words, source=source, raw=raw, given=given, reasons=reasons, notes=(note,)
    )


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for number, entry in enumerate(feed_of(file.raw).entries, 1):
        if number in rows:
            yield number, entry.text.words


FEED = Reader(
    form="feed",
    suffixes=(".rss", ".atom"),
    read=_read,
    again=_again,
    knows=is_feed,
)
