"""A PDF as an article with the pages it was printed on: "%PDF-1.7", page 2 of a statement."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reportedly.model.article import Known as HowKnown
from reportedly.model.article import Note
from reportedly.model.failure import Failure
from reportedly.model.record import record
from reportedly.read.articles import article_of
from reportedly.read.headlines import normal
from reportedly.read.pdf_columns import columns
from reportedly.read.pdf_letters import UNTOLD
from reportedly.read.pdf_paragraphs import Known, Paragraph, joined, known_words, paragraphs
from reportedly.read.pdf_running import without_running
from reportedly.read.pdf_sheets import Sheets, Unprintable, sheets
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["PDF", "Printed", "Unprintable", "pdf_article", "printed"]

TITLE = 60
"""Paragraphs at the beginning of a document among which its headline is looked for."""

MOST = 0.2
"""Share of the letters that may be unknown, beyond which a document is not read."""


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
    held = sheets(raw)
    running = without_running(held.rows)
    known = known_words("\n".join(row for page in running.pages for row in page))
    told = [list(_paragraphs(page, known)) for page in running.pages]
    told[0] = list(_with_title(told[0], held.headline))
    text, pages = _set(told, known)
    _check(text, held.untold)
    shown = normal(held.headline) in normal(text[:5000])
    return Printed(
        text=text,
        pages=pages,
        title=held.headline if shown else "",
        url=running.url,
        notes=tuple(_notes(running.lines, held)),
        made=held.made,
    )


def _paragraphs(page: Sequence[str], known: Known) -> Iterator[Paragraph]:
    for column in columns(page):
        yield from paragraphs(column, known)


def _with_title(told: Sequence[Paragraph], title: str) -> Iterator[Paragraph]:
    """The paragraphs with those put together that are a headline of several lines, and it parted
    from what is set close below it."""
    wanted, held = normal(title), list(told)
    for first in range(min(len(held), TITLE) if wanted else 0):
        rest = held[first].words.removeprefix(title).strip()
        if held[first].words.startswith(title + " ") and not rest[:1].islower():
            below = replace(held[first], words=rest, leads=True)
            held[first : first + 1] = [Paragraph(words=title, open=False, leads=True), below]
            break
        for last in range(first + 2, min(first + 6, len(held)) + 1):
            words = " ".join(one.words for one in held[first:last])
            if normal(words) == wanted:
                held[first:last] = [Paragraph(words=words, open=False, leads=True)]
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
            if before is not None and before.goes_on_in(paragraph):
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


def _check(text: str, untold: int) -> None:
    if untold > MOST * len("".join(text.split())):
        raise Unprintable("a PDF whose fonts do not say which letters they draw")
    if reason := unfit(text):
        raise Unprintable(reason)


def _notes(running: Sequence[str], held: Sheets) -> Iterator[str]:
    if running:
        shown = "; ".join(f"“{line[:80]}”" for line in running[:4])
        more = f" and {len(running) - 4} more" if len(running) > 4 else ""
        yield f"running heads, feet and page numbers were left out: {shown}{more}"
    if held.damage:
        yield f"the file is damaged ({held.damage}): what could be found of it is read"
    if held.untold:
        yield (
            f"of {held.untold:,} letters the font does not say which they are:"
            f" they are “{UNTOLD}” here, or left out"
        )
    if held.turned:
        yield "what is read from the right is drawn from the left, and was turned round"
    lost = dict(held.unread)
    empty = [n for n, page in enumerate(held.rows, 1) if not any(page) and n not in lost]
    if empty:
        pages = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        yield f"no text on page {pages}: empty, or a picture"
    for number, why in held.unread[:20]:
        yield f"page {number} cannot be read: {why}"


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
    # Up to 1024 bytes may stand before it, but a zip begins so where its first file is a PDF.
    start = head.raw[:1024]
    return b"%PDF-" in start and (head.suffix == ".pdf" or start.lstrip().startswith(b"%PDF-"))


PDF = Reader(form="pdf", suffixes=(".pdf",), read=_read, again=_again, knows=_knows)
