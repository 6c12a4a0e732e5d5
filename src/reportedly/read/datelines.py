"""Where an article was written: "TAIPEI, Taiwan –", or "Ostrava, 12 March 2026" over it."""

import re
from collections.abc import Mapping

from reportedly.model.article import Article, BlockKind, Known
from reportedly.read.findings import Found, found_at
from reportedly.read.furniture import SIGNED
from reportedly.read.outlets import known_outlet
from reportedly.read.places import is_town
from reportedly.read.stamps import STAMPED

__all__ = ["dateline", "is_place"]

_DATELINE = re.compile(
    r"^(?P<place>(?:[A-Z][A-Z'’./-]{2,}|[A-Z]{2,}\.?)(?:[ -][A-Z][A-Z'’./-]+){0,3}"
    r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?)"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
    r"(?:\s*\([A-Z][\w ./&'-]{1,40}\))?\s*(?:[-–—]+|:)\s"
)
_SMALL_DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w.'’-]+){0,2})"
    r"\s*(?:\([A-Z][\w ./&'-]{1,40}\)\s*[-–—:]+|[-–—] ?\([A-Z][\w ./&'-]{1,40}\))\s"
)
_NO_OUTLET = r"(?<!published )(?<!reported )(?<!appeared )(?<!interview )(?<!article )(?<!wrote )"
_BESIDE = (
    "in|near|outside|around|above|(?:town|city|village|port|capital|province|region|district|island)"
    " of"
)


def dateline(article: Article, values: Mapping[str, str]) -> Found | None:
    """The place that the story opens with, else that of a line with the day over it."""
    return _opening(article) or _place_and_day(article)


def is_place(article: Article, name: str) -> bool:
    """Whether a name is no outlet's but a town: the gazetteer knows it, the story opens in it or
    tells of it as of a place ("the town of Karvik", "near Karvik")."""
    if known_outlet(name):
        return False
    opening = _opening(article)
    if is_town(name) or (opening and opening.value.split(",")[0].casefold() == name.casefold()):
        return True
    told = re.compile(rf"{_NO_OUTLET}\b(?:{_BESIDE}) {re.escape(name)}(?![\w-])(?! [A-Z])")
    return any(
        told.search(article.text, block.start, block.end)
        for block in article.parts(BlockKind.STANDFIRST, BlockKind.BODY)
    )


def _opening(article: Article) -> Found | None:
    for block in list(article.parts(BlockKind.STANDFIRST, BlockKind.BODY))[:3]:
        words = article.text[block.start : block.end]
        found = _DATELINE.match(words) or _SMALL_DATELINE.match(words)
        if found and not known_outlet(found["place"]) and _is_city(found, words):
            place = ", ".join(
                part.title() if part.isupper() and len(part) > 3 else part
                for part in found["place"].split(", ")
            )
            start, end = (block.start + offset for offset in found.span("place"))
            why = "the place the story opens with"
            return found_at(article, "dateline", place, Known.STATED, why, start, end)
    return None


def _place_and_day(article: Article) -> Found | None:
    """A town and a day on a line over the story, as press releases have it."""
    first = next(article.parts(BlockKind.BODY), None)
    for block in article.parts(BlockKind.BOILERPLATE):
        if first is not None and block.start > first.start:
            break
        name = article.text[block.start : block.end].split(",")[0]
        if block.why in (SIGNED, STAMPED) and is_place(article, name):
            why, end = "the place on the line with the day", block.start + len(name)
            return found_at(article, "dateline", name, Known.STATED, why, block.start, end)
    return None


def _is_city(found: re.Match[str], words: str) -> bool:
    """Before a colon stand speakers and labels too ("UPDATE:"), so there only known cities."""
    if not words[: found.end()].rstrip().endswith(":") or "(" in found.group():
        return True
    return is_town(found["place"].split(",")[0])
