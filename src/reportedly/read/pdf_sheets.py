"""The lines of a PDF as they are printed, page by page: "%PDF-1.7" opened, within bounds."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from reportedly.model.record import record
from reportedly.read.pdf_headline import headline_of
from reportedly.read.pdf_letters import Letters, letters
from reportedly.read.plain import LONGEST_TEXT

__all__ = ["Sheets", "Unprintable", "sheets"]

PAGES = 2000
"""Pages beyond which a document is a book."""

SECONDS = 120
"""Time after which a document is given up: a hostile one may be built to take days."""

UNPACKED = 10_000_000
"""Bytes of one part of a document, unpacked."""

DRAWN = 400_000
"""Words, numbers and orders of one page beyond which it is a drawing; text has some 10,000."""

WHOLE = 0.9
"""Share of the letters of a page that must be in the grid."""

_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Unprintable(ValueError):
    """Bytes that no text can be had from; the message says why."""


@record
class Sheets:
    """``rows`` are the lines of each page, every word at its place, blanks between; ``unread``
    are the numbers (from 1) of pages that could not be read, and why. ``headline`` are the largest
    letters of the first page, ``made`` the day (ISO 8601) that the file says it was made on.
    ``damage`` is what is broken in the file as a whole. Of ``untold`` letters the fonts do not say
    which they are; ``turned`` is whether text that is read from the right was put into order."""

    rows: tuple[tuple[str, ...], ...]
    unread: tuple[tuple[int, str], ...]
    headline: str
    made: str
    damage: str
    untold: int
    turned: bool


def sheets(raw: bytes) -> Sheets:
    """The pages of a PDF. Raises `Unprintable` where there are none, or none with text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=UNPACKED,
        lzw_maximum_output_length=UNPACKED,
        run_length_maximum_output_length=UNPACKED,
        stream_parsing_work_maximum_count=DRAWN,
        page_tree_maximum_entries=2 * PAGES,
        jbig2dec_binary=None,
    ):
        try:
            return _sheets(raw)
        except (Unprintable, MemoryError):
            raise
        except Exception as error:  # pypdf raises whatever a broken file leads it to
            raise Unprintable(f"a broken PDF: {_short(error)}") from error


def _sheets(raw: bytes) -> Sheets:
    document, damage = _opened(raw)
    count = len(document.pages)
    if not count or count > PAGES:
        told = f"{count:,} pages; {PAGES:,} are read at most" if count else "no pages"
        raise Unprintable(f"a PDF with {told}")
    rows, unread = list[tuple[str, ...]](), list[tuple[int, str]]()
    untold, turned = 0, False
    for number, found in enumerate(_pages(document), 1):
        if isinstance(found, str):
            rows.append(())
            unread.append((number, found))
            continue
        rows.append(tuple(row.rstrip() for row in found.text.split("\n")))
        untold, turned = untold + found.untold, turned or found.turned
    if not any(any(page) for page in rows):
        if unread:
            raise Unprintable(f"a broken PDF: {unread[0][1]}")
        told = "a page" if count == 1 else f"{count} pages"
        how = "recognise it first, as with ocrmypdf"
        raise Unprintable(f"a scan: {told} of pictures, no text ({how})")
    return Sheets(
        rows=tuple(rows),
        unread=tuple(unread),
        headline=letters(headline_of(document.pages[0])).text if rows[0] else "",
        made=_made(document),
        damage=damage,
        untold=untold,
        turned=turned,
    )


def _opened(raw: bytes) -> tuple[Any, str]:
    """The document, and what is broken in it."""
    try:
        return _document(raw), ""
    except Unprintable:
        raise
    except Exception as error:
        # A wrong index is made anew by pypdf, a missing one is not: it is given one.
        with suppress(Exception):
            return _document(raw + b"\nstartxref\n0\n%%EOF\n"), _short(error)
        raise


def _document(raw: bytes) -> Any:
    from pypdf import PdfReader

    document = PdfReader(BytesIO(raw))
    if document.is_encrypted:
        _open(document)
    len(document.pages)
    return document


def _open(document: Any) -> None:
    """Open what is encrypted without a password, as what may be read but not printed is."""
    from pypdf.errors import DependencyError

    try:
        if document.decrypt(""):
            return
    except DependencyError:
        told = "an encrypted PDF (AES): opening it needs pip install cryptography"
        raise Unprintable(told) from None
    raise Unprintable("an encrypted PDF: it opens only with a password")


def _pages(document: Any) -> Iterator[Letters | str]:
    """The text of each page, or why it cannot be read. Raises `Unprintable` beyond the bounds."""
    began, total = time.monotonic(), 0
    for page in document.pages:
        try:
            told = letters(_text(page))
        except (Unprintable, MemoryError):
            raise
        except Exception as error:  # one broken page costs no other
            yield _short(error)
            continue
        finally:
            if time.monotonic() - began > SECONDS:
                raise Unprintable(f"a PDF that takes longer than {SECONDS} seconds to read")
        total += len(told.text.strip())
        if total > 5 * LONGEST_TEXT:
            raise Unprintable(f"a PDF of more than {LONGEST_TEXT:,} characters")
        yield told


def _text(page: Any) -> str:
    """The page as a grid of letters; line by line where letters are missing in that, as those of
    fonts that do not say how wide theirs are, and what is printed across."""
    plain = str(page.extract_text() or "")
    with suppress(ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError):
        told = str(page.extract_text(extraction_mode="layout") or "")
        if _letters(told) >= WHOLE * _letters(plain):
            return told
    return plain


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _made(document: Any) -> str:
    """The day on which the file says that it was made (ISO 8601), "" where it does not."""
    try:
        found = _MADE.match(str(document.metadata.get("/CreationDate", "")))
    except Exception:  # metadata can be broken in any way, and is not needed
        return ""
    return "-".join(found.groups()) if found else ""


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120] or type(error).__name__
