"""Web archives (WARC 1.0 and 1.1): each archived page is an article: "crawl.warc.gz#12"."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.html import HTML
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.warc_bodies import BadBody, response_of
from reportedly.read.warc_pages import Page
from reportedly.read.warc_records import Capture, Fields, captures, one_capture
from reportedly.read.warc_tape import Place, Tape

__all__ = ["WARC", "told", "warc_articles"]

ARC = b"filedesc://"
PAGES = ("text/html", "application/xhtml+xml")
PDFS = ("application/pdf", "application/x-pdf")
NOTICES = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms|llms-full)\.txt(?:\?|$)", re.I)
"""Text files that sites keep for machines."""

FEW = 80
"""Words below which a text file from the web is no article."""

HOLDING = ("response", "resource", "conversion")
OWN = ("dns:", "metadata:")
"""Addresses of what the tools that write archives note down for themselves."""

KEPT = ("urn:sha256:", "file:")
"""Addresses of files that somebody put into the archive as they were, as an evidence room does."""

UNSAID = ("", "application/octet-stream", "unknown/unknown", "no-type")
READ = ("page", "text", "pdf")
SECOND = "unchanged page fetched again"
ELSEWHERE = "page fetched again whose first fetch is not in it"

KINDS = 200
"""Kinds of what is left out that are counted apart."""

SHOWN = 6
"""Of these, how many are told."""

_MEDIA = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,60}")


class _Walk:
    """One way through a web archive, page by page; ``left`` counts what else it holds."""

    def __init__(self, file: Input) -> None:
        self.left = Counter[str]()
        self._tape = Tape(file.stream, file.packed)
        self._first = dict[int, Place]()

    @property
    def is_arc(self) -> bool:
        return self._tape.peek(len(ARC)) == ARC

    def pages(self, rows: Collection[int] | None = None) -> Iterator[tuple[int, Page | str]]:
        """The number of each record that holds a page (only of these ``rows``, if any are named),
        with the page or with what is wrong with it."""
        for capture in captures(self._tape, _is_page):
            what = _what(capture.fields, capture.seen)
            if capture.wrong:
                of = f": {url[:200]}" if (url := _url(capture.fields)) else ""
                yield capture.number, f"a broken record: {capture.wrong}{of}"
            elif what == "revisit":
                if (page := self._revisited(capture, rows)) is not None:
                    yield capture.number, page
            elif what in READ:
                self._note(capture)
                yield capture.number, _page(capture, what)
            elif what:
                self.count(what)

    def count(self, what: str) -> None:
        self.left[what if what in self.left or len(self.left) < KINDS else "other kinds"] += 1

    def _note(self, capture: Capture) -> None:
        fields = capture.fields
        for name, value in (
            ("id", fields.get("warc-record-id", "")),
            ("fetch", f"{_url(fields)} {fields.get('warc-date', '')}"),
            ("payload", fields.get("warc-payload-digest", "")),
        ):
            if value:
                self._first.setdefault(hash((name, value)), capture.place)

    def _revisited(self, capture: Capture, rows: Collection[int] | None) -> Page | str | None:
        """The page that was sent before, under this address; None where nothing is new.

        A revisit names the record, or the address and date, whose payload it had again
        (WARC 1.1, section 6.7); older ones only the digest of the payload.
        """
        fields = capture.fields
        before = fields.get("warc-refers-to-target-uri", "").strip("<> ")
        place = next(
            (
                self._first[key]
                for name, value in (
                    ("id", fields.get("warc-refers-to", "")),
                    ("fetch", f"{before} {fields.get('warc-refers-to-date', '')}"),
                    ("payload", fields.get("warc-payload-digest", "")),
                )
                if (key := hash((name, value))) in self._first
            ),
            None,
        )
        if place is None:
            self.count(ELSEWHERE)
            return None
        if before == _url(fields):
            self.count(SECOND)
            return None
        if rows is not None and capture.number not in rows:
            return None
        here = self._tape.place
        found = self._tape.wind(place)
        first = one_capture(self._tape, _is_page, capture.number) if found else None
        if not self._tape.wind(here) or first is None or first.wrong:
            return "a revisit of a page that cannot be read again"
        if _url(first.fields) == _url(fields):
            self.count(SECOND)
            return None
        return _page(first, _what(first.fields, first.seen), fields)


def _is_page(fields: Fields, seen: bytes) -> bool:
    return _what(fields, seen) in READ


def _what(fields: Fields, seen: bytes) -> str:
    """What a record holds, by its fields and how its block begins: one of `READ`, "revisit", ""
    for what the archive says of itself, else words for all others of its kind."""
    kind = fields.get("warc-type", "").casefold()
    if kind == "revisit":
        return kind
    if kind not in HOLDING or _url(fields).casefold().startswith(OWN):
        return ""
    media, begins = fields.get("content-type", "").partition(";")[0].strip().casefold(), seen
    if kind == "response":
        response = response_of(seen)
        if response is None:
            return "no HTTP response"
        if not 200 <= response.status < 300 or response.status in (204, 205, 206):
            return f"answer {response.status}"
        media, begins = response.type, response.carried
    if not _url(fields).casefold().startswith(("http://", "https://", *KEPT)):
        return "no address of the web"
    if media in PAGES:
        return "page"
    if media in PDFS or (media in UNSAID and begins.startswith(b"%PDF-")):
        return "pdf"
    if media == "text/plain" and (kind != "response" or _is_told(_url(fields), seen)):
        return "text"
    if media in UNSAID and HTML.knows(Head(suffix="", raw=begins)):
        return "page"
    return media if _MEDIA.fullmatch(media) else "no stated kind"


def _is_told(url: str, seen: bytes) -> bool:
    """Whether a text file from the web has more than a few words."""
    response = response_of(seen)
    if response is None or NOTICES.search(url):
        return False
    try:
        return len(response.body().split()) >= FEW
    except BadBody:
        return True  # which is then said of it


def _url(fields: Fields) -> str:
    return fields.get("warc-target-uri", "").strip("<> ")


def _page(capture: Capture, what: str, by: Fields | None = None) -> Page | str:
    """The page that a record holds, as fetched ``by`` the revisit with these fields."""
    fields = by if by is not None else capture.fields
    if capture.block is None:
        return f"a page of {capture.length:,} bytes: {_url(fields)[:200]}"
    if "warc-segment-number" in capture.fields:
        return f"one segment of a page; segments are not joined: {_url(fields)[:200]}"
    return Page(
        url=_url(fields),
        fetched=fields.get("warc-date", "").strip(),
        record=fields.get("warc-record-id", "").strip("<> "),
        kind=what,
        capture=capture,
    )


def warc_articles(file: Input, listed: Collection[str] = ()) -> Iterator[tuple[int, Read]]:
    """The articles of a web archive, by record. Where the addresses of its pages are ``listed``,
    what cannot be read under another one is part of a page, a frame with an advert."""
    walk, seen = _Walk(file), set[str]()
    if walk.is_arc:
        reason = "ARC, the form before WARC: make WARC of it (warcio recompress OLD NEW)"
        yield 0, Failure(source=file.source, reason=reason)
        return
    for number, page in walk.pages():
        place = f"{file.source}#{number}"
        if isinstance(page, str):
            yield number, Failure(source=place, reason=page)
            continue
        found = page.read(place)
        if isinstance(found, Failure) and listed and page.url not in listed:
            walk.count("part of a page")
        elif isinstance(found, Failure) or found.id not in seen:
            yield number, found
        else:
            walk.count(SECOND)
        if isinstance(found, Article):
            seen.add(found.id)
    if walk.left:
        yield 0, Failure(source=file.source, reason=told(walk.left, "record"), left_out=True)


def told(counts: Counter[str], thing: str) -> str:
    """What is said of all that was not read since it is no article."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    parts = [f"{what} ({count:,})" for what, count in ordered[:SHOWN]]
    if more := sum(count for _, count in ordered[SHOWN:]):
        parts.append(f"others ({more:,})")
    are = f"{thing} is no article" if counts.total() == 1 else f"{thing}s are no articles"
    return f"{counts.total():,} {are}: {', '.join(parts)}"


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    last = max(rows, default=0)
    for number, page in _Walk(file).pages(rows):
        if number > last:
            return
        if number in rows and isinstance(page, Page) and (text := page.text()) is not None:
            yield number, text


WARC = Reader(
    form="warc",
    suffixes=(".warc", ".wet", ".arc"),
    knows=lambda head: head.raw.startswith((b"WARC/", ARC)),
    read=warc_articles,
    again=_again,
    streams=True,
    packed=True,
)
