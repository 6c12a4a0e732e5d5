"""Lists of feeds as readers of feeds export them: OPML, "<outline xmlUrl=…>"."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reportedly.model.failure import Failure
from reportedly.read.feeds import root_of
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.xml_trees import tree_of

__all__ = ["OPML", "Subscription", "is_opml", "subscriptions_of"]

MOST = 10_000
"""Feeds of one list; more are left out."""


class Subscription(NamedTuple):
    url: str
    title: str


def is_opml(head: Head) -> bool:
    return root_of(head.text) == "opml"


def subscriptions_of(raw: bytes) -> list[Subscription]:
    """The feeds of a list (OPML 1.0 and 2.0), in its order, each once, however deep they stand in
    folders. Raises ``ValueError`` where it is none."""
    from lxml import etree

    try:
        root = tree_of(raw, mend=True)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"a broken list of feeds: {error}") from None
    if root is None or str(root.tag).casefold() != "opml":
        raise ValueError("no list of feeds (OPML)")
    found = dict[str, Subscription]()
    for outline in root.iter("outline"):
        told = {str(name).casefold(): str(value).strip() for name, value in outline.items()}
        if url := told.get("xmlurl", ""):
            title = told.get("title") or told.get("text") or ""
            found.setdefault(url, Subscription(url, title))
        if len(found) >= MOST:
            break
    return list(found.values())


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        count = len(subscriptions_of(file.raw))
        feeds = "1 feed" if count == 1 else f"{count:,} feeds"
        reason = f"{feeds}, not articles: fetch what is new with 'reportedly watch'"
    except ValueError as error:
        reason = str(error)
    yield 0, Failure(source=file.source, reason=reason)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    return iter(())


OPML = Reader(form="opml", suffixes=(".opml",), read=_read, again=_again, knows=is_opml)
