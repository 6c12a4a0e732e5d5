"""A saved web page: its story, taken out of menus and adverts, and what the page declares."""

import logging
import warnings
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from reportedly.model.article import Article, Known, Note
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.encodings import Decoded
from reportedly.read.headlines import normal
from reportedly.read.pages import Fact, page_facts, told_on
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["HTML", "PageText", "extracted", "html_article", "page_text"]

LARGEST_PAGE = 5_000_000
"""Characters of markup beyond which a page is refused."""


def extracted(markup: str, url: str = "") -> tuple[str, dict[str, Fact]]:
    """The story's text ("" where there is none) and the facts the page declares.

    The story is what trafilatura (Barbaresi 2021) finds, paragraphs one a line; where it finds
    none, the sentences of the page. ``url`` is the address of the page, where that is known.
    """
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import trafilatura

        tree = trafilatura.load_html(markup)
        if tree is None:
            return "", {}
        facts = page_facts(tree, url)
        made: Any = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=False
        )
        text = (made.text if made is not None else "") or ""
        return text or trafilatura.html2txt(markup) or told_on(tree), facts


class PageText(NamedTuple):
    """``values`` are what is known of the page, by the fields of `Article`, ``reasons`` says where
    each that was not given is from."""

    text: str
    values: Mapping[str, str]
    reasons: Mapping[str, str]


def page_text(markup: str, given: Mapping[str, str]) -> PageText:
    """Headline, blank line, story. What is ``given`` goes before what the page declares."""
    text, facts = extracted(markup, given.get("url", ""))
    if _is_to_come(facts.get("published", ("", ""))[0], given.get("fetched", "")):
        del facts["published"]
    values = {field: value for field, (value, _) in facts.items()} | dict(given)
    reasons = {field: why for field, (_, why) in facts.items() if field not in given}
    title = values.get("title", "")
    if text and title and normal(title) not in normal(text[: len(title) * 2 + 200]):
        text = f"{title}\n\n{text}"
    return PageText(text, values, reasons)


def _is_to_come(day: str, fetched: str) -> bool:
    """Whether a day is after the one on which the page was fetched, beyond the zones of Earth."""
    try:
        return date.fromisoformat(day[:10]) - date.fromisoformat(fetched[:10]) > timedelta(days=1)
    except ValueError:
        return False


def html_article(
    decoded: Decoded, *, source: str, raw: bytes, given: Mapping[str, str]
) -> Article | Failure:
    """The article of a page. Offsets are into its text as `page_text` makes it; ``raw`` and its
    hash stay those of the page."""
    if len(decoded.text) > LARGEST_PAGE:
        return Failure(source=source, reason=f"a page of {len(decoded.text):,} characters")
    text, values, reasons = page_text(decoded.text, given)
    notes = decoded.notes
    if "</html" not in decoded.text[-2000:].casefold():
        why = "the page breaks off: its end is missing"
        notes += (Note(field="text", value="html", how=Known.INFERRED, why=why),)
    if reason := unfit(text):
        return Failure(source=source, reason=f"a page without a readable story ({reason})")
    return article_of(text, source=source, raw=raw, given=values, reasons=reasons, notes=notes)


def _knows(head: Head) -> bool:
    low = head.text[:2000].casefold()
    if low.startswith(("<!doctype html", "<html")):
        return True
    return "</" in low and ("<body" in low or (low.startswith("<?xml") and "<html" in low))


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    yield 0, html_article(file.decoded, source=file.source, raw=file.raw, given={})


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    yield 0, page_text(file.decoded.text, {}).text


HTML = Reader(
    form="html", suffixes=(".html", ".htm", ".xhtml"), knows=_knows, read=_read, again=_again
)
