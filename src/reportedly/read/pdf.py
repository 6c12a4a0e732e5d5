"""A PDF as an article with the pages it was printed on: "%PDF-1.7", page 2 of a statement."""

import logging
import re
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from reportedly.model.article import Known as HowKnown
from reportedly.model.article import Note
from reportedly.model.failure import Failure
from reportedly.model.record import record
from reportedly.read.articles import article_of
from reportedly.read.headlines import normal
from reportedly.read.pdf_columns import columns
from reportedly.read.pdf_headline import headline_of
from reportedly.read.pdf_paragraphs import Known, Paragraph, joined, known_words, paragraphs
from reportedly.read.pdf_running import without_running
from reportedly.read.plain import LONGEST_TEXT, unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["PDF", "Printed", "Unprintable", "pdf_article", "printed"]

PAGES = 2000
"""Pages beyond which a document is a book."""

SECONDS = 120
"""Time after which a document is given up: a hostile one may be built to take days."""

TITLE = 60
"""Paragraphs at the beginning of a document among which its headline is looked for."""

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
            "\uf0b7": "•", "\u2028": "\n", "\u2029": "\n", "\x0b": " ", "\x0c": " "}  # fmt: skip
_FOLD = str.maketrans(_LETTERS)
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_UNTOLD = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Unprintable(ValueError):
    """Bytes that no text can be had from; the message says why."""


@record
class Printed:
    """The text of a document, paragraphs parted by a blank line; ``pages`` are the offsets at
    which its pages begin. ``url`` is the address of the web page that a browser printed, ``made``
    the day on which the file says that it was made. ``notes`` says what was done to the text."""

    text: str
    pages: tuple[int, ...]
    title: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    made: str = ""


def printed(raw: bytes) -> Printed:
    """The text of a PDF in the order in which it is read: columns one after the other, lines put
    together to paragraphs, running heads and page numbers left out. Raises `Unprintable`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=50_000_000,
        stream_parsing_work_maximum_count=1_000_000,
        page_tree_maximum_entries=2 * PAGES,
        jbig2dec_binary=None,
    ):
        try:
            return _printed(raw)
        except (Unprintable, MemoryError):
            raise
        except Exception as error:  # pypdf raises whatever a broken file leads it to
            told = str(error).split("\n", 1)[0][:120] or type(error).__name__
            raise Unprintable(f"a broken PDF: {told}") from error


def _printed(raw: bytes) -> Printed:
    from io import BytesIO

    from pypdf import PdfReader

    document = PdfReader(BytesIO(raw))
    if document.is_encrypted:
        _open(document)
    if len(document.pages) > PAGES:
        raise Unprintable(f"a PDF of {len(document.pages):,} pages; {PAGES:,} are read at most")
    rows = _rows(document)
    empty = [number for number, page in enumerate(rows, 1) if not any(page)]
    if len(empty) == len(rows):
        raise Unprintable(_empty(len(rows)))
    running = without_running(rows)
    known = known_words("\n".join(row for page in running.pages for row in page))
    told = [list(_paragraphs(page, known)) for page in running.pages]
    title = headline_of(document.pages[0])
    if told:
        told[0] = list(_with_title(told[0], title))
    text, pages = _set(told, known)
    _check(text)
    notes = tuple(_notes(running.lines, empty))
    return Printed(
        text=text, pages=pages, url=running.url, notes=notes, made=_made(document),
        title=title if title and normal(title) in normal(text[:5000]) else "",
    )  # fmt: skip


def _empty(pages: int) -> str:
    if not pages:
        return "a PDF without pages"
    told = "a page" if pages == 1 else f"{pages} pages"
    return f"a scan: {told} of pictures, no text (recognise it first, as with ocrmypdf)"


def _open(document: Any) -> None:
    """Open what is encrypted without a password, as what may be read but not printed is."""
    from pypdf.errors import DependencyError

    try:
        if document.decrypt(""):
            return
    except DependencyError:
        raise Unprintable(
            "an encrypted PDF (AES): opening it needs pip install cryptography"
        ) from None
    raise Unprintable("an encrypted PDF: it opens only with a password")


def _rows(document: Any) -> list[list[str]]:
    """The lines of each page, every word at its place. Raises `Unprintable` beyond the bounds."""
    began, total, found = time.monotonic(), 0, list[list[str]]()
    for page in document.pages:
        told = str(page.extract_text(extraction_mode="layout") or "")
        if not told.strip():
            told = str(page.extract_text() or "")
        told = _ODD.sub("", told.translate(_FOLD))
        total += len(told.strip())
        if total > 5 * LONGEST_TEXT:
            raise Unprintable(f"a PDF of more than {LONGEST_TEXT:,} characters")
        if time.monotonic() - began > SECONDS:
            raise Unprintable(f"a PDF that takes longer than {SECONDS} seconds to read")
        found.append([row.rstrip() for row in told.split("\n")])
    return found


def _paragraphs(page: Sequence[str], known: Known) -> Iterator[Paragraph]:
    for column in columns(page):
        yield from paragraphs(column, known)


def _with_title(told: Sequence[Paragraph], title: str) -> Iterator[Paragraph]:
    """The paragraphs with those put together that are a headline of several lines."""
    wanted, held = normal(title), list(told)
    for first in range(min(len(held), TITLE) if wanted else 0):
        for last in range(first + 2, min(first + 6, len(held)) + 1):
            words = " ".join(one.words for one in held[first:last])
            if normal(words) == wanted:
                held[first:last] = [Paragraph(words=words, open=False, leads=False)]
                break
    return iter(held)


def _set(told: Sequence[Sequence[Paragraph]], known: Known) -> tuple[str, tuple[int, ...]]:
    """All paragraphs as one text, and where each page begins in it."""
    text, before, starts = "", None, list[int | None]()
    parts = list[str]()
    for page in told:
        starts.append(None)
        for paragraph in page:
            words = paragraph.words
            if before is not None and before.open and not paragraph.leads:
                whole = joined(parts[-1], words, known)
                text = text[: len(text) - len(parts[-1])] + whole
                parts[-1] = whole
                at = len(text) - len(words)
            else:
                text += ("\n\n" if text else "") + words
                parts.append(words)
                at = len(text) - len(words)
            starts[-1] = at if starts[-1] is None else starts[-1]
            before = paragraph
    return text, _begun(starts, len(text))


def _begun(starts: Sequence[int | None], end: int) -> tuple[int, ...]:
    """Where each page begins; an empty one where the next does, the first at the beginning."""
    found = list[int]()
    for start in reversed(starts):
        end = end if start is None else start
        found.append(end)
    return (0, *reversed(found[:-1])) if found else ()


def _check(text: str) -> None:
    untold = len(_UNTOLD.findall(text))
    if untold > 0.2 * len(text):
        raise Unprintable("a PDF whose fonts do not say which letters they draw")
    if reason := unfit(text):
        raise Unprintable(reason)


def _notes(running: Sequence[str], empty: Sequence[int]) -> Iterator[str]:
    if running:
        shown = "; ".join(f"“{line[:80]}”" for line in running[:4])
        more = f" and {len(running) - 4} more" if len(running) > 4 else ""
        yield f"running heads, feet and page numbers were left out: {shown}{more}"
    if empty:
        pages = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        yield f"no text on page {pages}: empty, or a picture"


def _made(document: Any) -> str:
    """The day on which the file says that it was made (ISO 8601), "" where it does not."""
    try:
        found = _MADE.match(str(document.metadata.get("/CreationDate", "")))
    except Exception:  # metadata can be broken in any way, and is not needed
        return ""
    return "-".join(found.groups()) if found else ""


def pdf_article(raw: bytes, *, source: str, given: dict[str, str] | None = None) -> Read:
    """The article of a PDF, or why there is none. Offsets are into the text as `printed` makes
    it."""
    try:
        found = printed(raw)
    except Unprintable as error:
        return Failure(source=source, reason=str(error))
    notes = [_note("text", "pdf", why) for why in found.notes]
    if found.made:
        why = "the day on which the PDF says that it was made; the text may be older"
        notes.append(_note("raw", found.made, why))
    values, reasons = dict(given or {}), dict[str, str]()
    for field, value, why in (
        ("title", found.title, "the largest letters of its first page"),
        ("url", found.url, "printed at the foot of its pages, as browsers do"),
    ):
        if value and field not in values:
            values[field], reasons[field] = value, why
    made = article_of(
        found.text, source=source, raw=raw, given=values, reasons=reasons, notes=tuple(notes)
    )
    return replace(made, pages=found.pages)


def _note(field: str, value: str, why: str) -> Note:
    return Note(field=field, value=value, how=HowKnown.INFERRED, why=why)


def _read(held: Input) -> Iterator[tuple[int, Read]]:
    yield 0, pdf_article(held.raw, source=held.source)


def _again(held: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    yield 0, printed(held.raw).text


def _knows(head: Head) -> bool:
    return b"%PDF-" in head.raw[:1024]


PDF = Reader(form="pdf", suffixes=(".pdf",), read=_read, again=_again, knows=_knows)
