"""Which outlet a page is of: "The Harbour Post | Business", "© 2025 Lake Monitor"."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from reportedly.model.article import Article, Block, BlockKind, Known, Note
from reportedly.read.colophons import colophon
from reportedly.read.datelines import is_place
from reportedly.read.findings import Found, found_at
from reportedly.read.furniture import AUTHOR, SIGNED, is_name
from reportedly.read.headlines import without_suffix
from reportedly.read.mastheads import OUTLET, Make, Masthead, make_of, masthead
from reportedly.read.outlets import (
    is_agency,
    is_outlet_like,
    known_outlet,
    outlet_of_host,
)
from reportedly.read.owners import is_author, owned
from reportedly.read.stamps import STAMPED, stamps

__all__ = ["printer"]

NEAR = 3
"""Lines over a headline among which the name of the outlet is looked for."""

_SIGNATURE = re.compile(rf"^[–—(\[-]*\s*(?:[Pp]ublished (?:in|by|on) )?(?:the )?{OUTLET}(?: \(|,)")
_FIELD = re.compile(
    r"^(?:outlet|publication|publisher|newspaper|source|site|website|published (?:by|in))\s*:\s*"
    r"(?P<name>[A-Z][^:|]{1,50})$",
    re.I,
)
_ADDRESS = re.compile(r"^(?:(?:url|link|address|source|web)\s*:\s*)?(?P<url>https?://\S+)$", re.I)


def printer(article: Article, values: Mapping[str, str]) -> Found | None:
    """The outlet that printed an article, by the surest sign there is; None where none is sure.

    What the page says of itself (its address, a name over or under the headline, the name after
    the headline, a signature) is stated; what follows from other words is inferred.
    """
    for seek in (_by_address, _by_field, _by_suffix, _by_line, _by_signature):
        if (found := seek(article, values)) is not None:
            return found
    return colophon(article)


def _found(article: Article, name: str, how: Known, why: str, start: int, end: int) -> Found:
    return found_at(article, "outlet", name, how, why, start, end)


def _by_address(article: Article, values: Mapping[str, str]) -> Found | None:
    host = urlsplit(values.get("url", article.url)).hostname or ""
    name = outlet_of_host(host)
    if not name:
        return None
    why = f"the address is at {host}"
    return Found(value=name, note=Note(field="outlet", value=name, how=Known.METADATA, why=why))


def _by_field(article: Article, values: Mapping[str, str]) -> Found | None:
    """A line over the story that is a field: "Source: Lake Herald", "URL: https://…"."""
    for block in _head(article):
        words = article.text[block.start : block.end]
        if found := _FIELD.match(words):
            name = found["name"].strip()
            make = make_of(name)
            if make is not None and make is not Make.PLAIN and not is_agency(known_outlet(name)):
                start = block.start + found.start("name")
                value, why = known_outlet(name) or name, "a line that names the source"
                return _found(article, value, Known.STATED, why, start, start + len(name))
        found = _ADDRESS.match(words)
        if found and (name := outlet_of_host(urlsplit(found["url"]).hostname or "")):
            why, start = "the address on the page", block.start
            return _found(article, name, Known.STATED, why, start, block.end)
    return None


def _head(article: Article) -> list[Block]:
    """The lines before the second paragraph of the story that are not the story's."""
    told, found = 0, list[Block]()
    for block in article.blocks:
        told += block.kind is BlockKind.BODY
        if told > 1:
            break
        if block.kind is not BlockKind.BODY:
            found.append(block)
    return found


def _by_suffix(article: Article, values: Mapping[str, str]) -> Found | None:
    for block in article.parts(BlockKind.TITLE):
        words = article.text[block.start : block.end]
        suffix = without_suffix(words)[1]
        made = is_outlet_like(suffix) or make_of(suffix) is Make.BRAND
        if name := known_outlet(suffix) or (suffix if made else ""):
            start = block.start + words.rindex(suffix)
            why = "the name after the headline"
            return _found(article, name, Known.STATED, why, start, start + len(suffix))
    return None


def _by_line(article: Article, values: Mapping[str, str]) -> Found | None:
    """A name on a line of its own, under the headline or else over it."""
    head = _head(article)
    at = next((i for i, b in enumerate(head) if b.kind is BlockKind.TITLE), 0)
    under = [(i, "under") for i in range(at + 1, len(head))]
    over = [(i, "over") for i in range(at - 1, -1, -1)]
    best: tuple[int, Masthead, str, Block] | None = None
    for index, side in (*under, *over):
        block = head[index]
        if block.kind not in (BlockKind.BOILERPLATE, BlockKind.BYLINE) or block.why == AUTHOR:
            continue
        words = article.text[block.start : block.end]
        name = masthead(words)
        if name is None or is_agency(known_outlet(name.name)):
            continue
        beside = [head[i] for i in (index - 1, index + 1) if 0 <= i < len(head)]
        beside += head[index:at]
        dated = any(stamps(article.text[b.start : b.end]) for b in (block, *beside))
        first = index == 0 and (dated or at < NEAR)
        place = at - index if side == "over" and not first else 1
        menu = len(head) > 4 * NEAR or at > 2 * NEAR
        sure = _sureness(article, name, block, place=place, dated=dated, menu=menu)
        if sure and (best is None or sure > best[0]):
            best = (sure, name, side, block)
    if best is None:
        return None
    sure, name, side, block = best
    how = Known.STATED if sure > 1 else Known.INFERRED
    why = f"the name {side} the headline"
    value = known_outlet(name.name) or name.name
    start = block.start
    return _found(article, value, how, why, start + name.start, start + name.end)


def _sureness(
    article: Article, name: Masthead, block: Block, *, place: int, dated: bool, menu: bool
) -> int:
    """0 where a name is not to be taken for the outlet's; 2 and more where it is sure.

    ``place``: lines from the headline; ``dated``: it stands beside the page's day; ``menu``: there
    are so many lines around the headline that they are the site's.
    """
    owns = owned(article, name.name, block)
    if name.make is Make.PLAIN:
        several = name.name.startswith("The ") or name.name.count(" ") > 1
        if owns and is_name(name.name) and is_author(article, name.name):
            return 0
        return 2 if owns == 2 else int(owns == 1 and several and dated)
    if owns:
        return owns + name.make
    if place > NEAR:
        return 0
    if name.make is Make.KNOWN:
        return 2
    if name.make is Make.MADE:
        return 2 if dated else int(not menu and place == 1)
    return int(dated and not menu and name.name.count(" ") < 4)


def _by_signature(article: Article, values: Mapping[str, str]) -> Found | None:
    """A line that is an outlet and a date: "- The Coast Gazette, 5 March 2024"."""
    for block in article.parts(BlockKind.BOILERPLATE):
        found = _SIGNATURE.match(article.text[block.start : block.end])
        make = make_of(found[1]) if found else None
        if found is None or make is None or is_agency(known_outlet(found[1])):
            continue
        if make is Make.PLAIN and is_place(article, found[1]):  # a dateline
            continue
        if block.why == SIGNED or (make is not Make.PLAIN and block.why in (STAMPED, "date line")):
            start, end = (block.start + offset for offset in found.span(1))
            name = known_outlet(found[1]) or found[1]
            return _found(article, name, Known.STATED, SIGNED, start, end)
    return None
