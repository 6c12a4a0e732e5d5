"""Whose report an article carries or draws on: "as reported by the Washington Post"."""

import re
from collections.abc import Iterator, Sequence

from reportedly.model.article import Article, Block, BlockKind, Relay
from reportedly.read.mastheads import OUTLET, cased
from reportedly.read.outlets import is_agency, is_outlet_like, known_outlet, outlets_in
from reportedly.read.owners import initials

__all__ = ["AGENCY_LINE", "relays"]

AGENCY_LINE = re.compile(
    r"^.{0,70}?\(([A-Z][\w./&' -]{1,40})\)\s*(?:[-–—]|:|\.)"
    r"|^.{0,60}?[–—-] ?\(([A-Z][\w /]{1,30})\)"
)
"""A news agency in brackets where a dateline has it: "LONDON (Reuters) - "."""

_TOLD = '([^.;:"“”]{3,60})'
_REWRITTEN = re.compile(
    rf"\b(?:as (?:first )?reported (?:\w+ )?(?:by|in)|(?:was )?first reported (?:\w+ )?(?:by|in)"
    rf"|according to (?:a|an) (?:\w+ )?(?:report|article|investigation|story) (?:by|in|from|of)"
    rf"|(?:report|article|story|investigation) (?:published |carried )?(?:by|in)) {_TOLD}"
)
_REPUBLISHED = re.compile(
    rf"\b(?:(?:originally|first|also|previously) (?:published|appeared|posted|produced|reported)"
    rf"|republished|reprinted|syndicated|appeared first|reproduced)"
    rf"(?: with permission)? (?:on|in|by|at|from) {_TOLD}",
    re.I,
)
_BY = re.compile(r"^\W*(?:by|source:?|from)\s+", re.I)
_EMPLOYER = re.compile(rf"(?:,| \||\bfor|\bof| [-–—]) (?:the )?{OUTLET}(?=\s*(?:$|[,|(]))")
_SOURCE = re.compile(r"^\W*(?:source|via|courtesy)\s*[:–|-]\s*(.{2,60})$", re.I)


def relays(article: Article) -> tuple[Relay, ...]:
    """The outlets whose work is in this article, one relay each, in the order of the text.

    "republished": the text is theirs, by its dateline, a credit or a source line; "contributed":
    a credit says so; "rewritten": the story says whose report it retells.
    """
    found = dict[str, Relay]()
    makers = (_by_credit, _by_byline, _by_dateline, _by_story)
    for relay in (relay for make in makers for relay in make(article)):
        if relay.outlet.casefold() != article.outlet.casefold():
            found.setdefault(relay.outlet, relay)
    return tuple(sorted(found.values(), key=lambda relay: relay.span.start if relay.span else 0))


def _by_credit(article: Article) -> Iterator[Relay]:
    for block in article.parts(BlockKind.CREDIT, BlockKind.BOILERPLATE):
        words = article.text[block.start : block.end]
        if "contribut" in words or "nputs from" in words or "ith files from" in words:
            yield from _named(article, block, words, 0, "contributed")
        elif told := _REPUBLISHED.search(words) or _SOURCE.search(words):
            yield from _named(article, block, told.group(1), told.start(1), "republished")


def _by_dateline(article: Article) -> Iterator[Relay]:
    for block in _story(article)[:3]:
        words = article.text[block.start : block.end]
        if found := AGENCY_LINE.search(words):
            group = 1 if found.group(1) else 2
            told, start = found.group(group), found.start(group)
            if told.casefold() == initials(article.outlet):
                continue
            name = _spelled_out(f"{article.byline}\n{article.text}", told)
            if not name and is_outlet_like(told):
                name = known_outlet(told) or cased(told)
            if name:
                span = article.at(block.start + start, block.start + start + len(told))
                yield Relay(outlet=name, how="republished", span=span)
            else:
                yield from _named(article, block, told, start, "republished")


def _spelled_out(text: str, short: str) -> str:
    """The outlet whose initials an agency's abbreviation is, where the page names it in full."""
    if not re.fullmatch(r"[A-Z]{2,6}", short):
        return ""
    full = re.compile(r"\b" + r" ".join(rf"{letter}[a-z]+" for letter in short) + r"\b")
    return next((name for name in full.findall(text) if is_outlet_like(name)), "")


def _by_byline(article: Article) -> Iterator[Relay]:
    """An outlet where the author should be: "By Reuters Staff", "Associated Press"."""
    for block in article.parts(BlockKind.BYLINE):
        words = article.text[block.start : block.end]
        lead = found.end() if (found := _BY.match(words)) else 0
        name = re.split(r"\s*[,|(–—]|\s-\s|\d", words[lead:])[0].strip()
        name = re.sub(r"\s+(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?)$", "", name)
        if name and is_outlet_like(name):
            start = block.start + lead
            outlet = known_outlet(name) or cased(name)
            yield Relay(
                outlet=outlet, how="republished", span=article.at(start, start + len(name))
            )
        for told in _EMPLOYER.finditer(words):
            if is_agency(outlet := known_outlet(told[1])):
                start = block.start + told.start(1)
                span = article.at(start, start + len(told[1]))
                yield Relay(outlet=outlet, how="republished", span=span)
    if is_outlet_like(article.byline):
        yield Relay(outlet=known_outlet(article.byline) or article.byline, how="republished")


def _by_story(article: Article) -> Iterator[Relay]:
    for block in _story(article):
        words = article.text[block.start : block.end]
        for found in _REWRITTEN.finditer(words):
            yield from _named(article, block, found.group(1), found.start(1), "rewritten")


def _story(article: Article) -> Sequence[Block]:
    return tuple(article.parts(BlockKind.BODY))


def _named(article: Article, block: Block, words: str, at: int, how: str) -> Iterator[Relay]:
    for outlet, start, end in outlets_in(words, sure=True):
        if how == "rewritten" and start > 12:
            return
        place = block.start + at
        yield Relay(outlet=outlet, how=how, span=article.at(place + start, place + end))
