"""Where a page was saved from, as who saved it wrote into it: "<!-- saved from url=(0024)…"."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import PurePosixPath

from reportedly.model.article import Note
from reportedly.model.failure import Failure
from reportedly.model.moments import in_utc
from reportedly.read.encodings import Decoded
from reportedly.read.html import HTML, html_article, page_text
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["SAVED", "Origin", "companions", "moment", "origin", "page_reader"]

FOLDERS = (
    "_files", ".files", "-files", "_fichiers", "-Dateien", "_archivos", "_file", "_bestanden",
    "-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos",
    "_dosyalar", "_datoteke", "_fitxers", "_failid", "_fails", "_bylos", "_fajlovi",
    "_fitxategiak",
)  # fmt: skip
"""Ends of the folder that browsers put beside a page ("Page_files"), in their languages (the
connected files of Windows)."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that holds a page with all that belongs to it, which has about 5 million."""

LOOKED_AT = 65_536
"""Characters at the beginning of a page in which its origin is looked for."""

_URL = r"(?P<url>https?://[^\s\"'<>]{3,2000})"
_MARKS = (
    ("by the browser that saved it", re.compile(rf"<!-- saved from url=\(\d{{4}}\){_URL}")),
    ("by SingleFile", re.compile(
        rf"<!--\s*Page saved with SingleFile\s+url:\s*{_URL}\s+(?:saved date:\s*(?P<date>[^\n]+))?"
    )),
    ("by Save Page WE", re.compile(
        rf"<meta name=\"?savepage-url\"? content=\"?{_URL}"
        r"(?:(?s:.{0,2000}?)<meta name=\"?savepage-date\"? content=\"(?P<date>[^\"]+))?"
    )),
    ("by monolith", re.compile(rf"<!-- Saved from {_URL} at (?P<date>\S+) using monolith")),
    ("by HTTrack", re.compile(
        r"<!-- Mirrored from (?P<url>[^\s\"'<>]{3,2000}) by HTTrack[^,]*, (?P<date>[^<>]+? GMT)"
    )),
    ("by the Wayback Machine", re.compile(
        rf"__wm\.wombat\(\"{_URL}\",\"(?P<date>\d{{14}})\""
    )),
)  # fmt: skip
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:.+)")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """``fetched`` is an ISO 8601 moment in UTC, "" where it is not known; ``by`` says who wrote
    them into the page."""

    url: str
    fetched: str
    by: str

    @property
    def given(self) -> dict[str, str]:
        """What of it is known, by the fields of `Article`."""
        known = {"url": self.url, "fetched": self.fetched}
        return {field: value for field, value in known.items() if value}


def origin(markup: str) -> Origin | None:
    """Where and when a page was saved, as it says at its beginning; None where it does not."""
    head = markup[:LOOKED_AT]
    for by, mark in _MARKS:
        if found := mark.search(head):
            named = unescape(found["url"])
            url = named if "://" in named else f"http://{named}"
            date = found.groupdict().get("date") or ""
            if wayback := _WAYBACK.fullmatch(url):
                date, url = wayback.groups()
            return Origin(url=url, fetched=moment(date), by=f"written into the page {by}")
    return None


def moment(said: str) -> str:
    """A moment as ISO 8601 in UTC, whether written so, in 14 digits, or as browsers and mail
    write it ("Tue, 05 Mar 2024 08:00:00 GMT"); "" where it is none of these."""
    said = re.sub(r"\s*\([^)]*\)\s*$", "", said.strip())
    for read in (_digits, datetime.fromisoformat, _of_scripts, parsedate_to_datetime):
        try:
            return in_utc(read(said))
        except (TypeError, ValueError, IndexError, OverflowError):
            continue
    return ""


def _digits(said: str) -> datetime:
    return datetime.strptime(said, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _of_scripts(said: str) -> datetime:
    """ "Tue Mar 05 2024 09:00:00 GMT+0100", as scripts in browsers write it."""
    return datetime.strptime(said.replace("GMT", ""), "%a %b %d %Y %H:%M:%S %z")


def _with_origin(made: Read, found: Origin) -> Read:
    """The article with who says where it is from."""
    if isinstance(made, Failure):
        return made
    return replace(made, notes=tuple(_told(note, found) for note in made.notes))


def _told(note: Note, found: Origin) -> Note:
    return replace(note, why=found.by) if note.field in ("url", "fetched") else note


def page_reader(
    form: str,
    suffixes: tuple[str, ...],
    *,
    knows: Callable[[Head], bool],
    page: Callable[[Input], tuple[Decoded, Origin] | str],
) -> Reader:
    """The reader of files that hold a page and all that belongs to it. ``page`` gives the page
    itself and its origin, or says why there is none."""

    def found_in(file: Input) -> tuple[Decoded, Origin] | str:
        if len(file.raw) > LARGEST:
            return f"larger than {LARGEST // 2**20} MB"
        return page(file)

    def read(file: Input) -> Iterator[tuple[int, Read]]:
        found = found_in(file)
        if isinstance(found, str):
            yield 0, Failure(source=file.source, reason=found)
            return
        decoded, where = found
        made = html_article(decoded, source=file.source, raw=file.raw, given=where.given)
        yield 0, _with_origin(made, where)

    def again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
        found = found_in(file)
        if not isinstance(found, str):
            decoded, where = found
            yield 0, page_text(decoded.text, where.given).text

    return Reader(form=form, suffixes=suffixes, knows=knows, read=read, again=again)


def companions(names: Iterable[str]) -> frozenset[str]:
    """The folders ("may/Page_files") that lie beside a saved page ("may/Page.html") of the same
    name, among these names of files: what is in them is part of the page."""
    pages, folders = set[str](), set[str]()
    for name in names:
        path = PurePosixPath(name)
        if path.suffix.casefold() in HTML.suffixes:
            pages.add(str(path.with_suffix("")))
        folders.update(map(str, path.parents))
    return frozenset(
        folder
        for folder in folders
        if any(folder.endswith(end) and folder.removesuffix(end) in pages for end in FOLDERS)
    )


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    found = origin(file.decoded.text)
    given = found.given if found else {}
    made = html_article(file.decoded, source=file.source, raw=file.raw, given=given)
    yield 0, _with_origin(made, found) if found else made


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    found = origin(file.decoded.text)
    yield 0, page_text(file.decoded.text, found.given if found else {}).text


def _knows(head: Head) -> bool:
    return HTML.knows(head) and origin(head.text) is not None


SAVED = Reader(form="saved", knows=_knows, read=_read, again=_again)
