"""One archived page as an article: where it was fetched, when, and what to hold of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.model.article import Article, Known, Note
from reportedly.model.failure import Failure
from reportedly.read.charsets import charset_of, decoded_as
from reportedly.read.encodings import NotText
from reportedly.read.html import html_article, page_text
from reportedly.read.pdf import pdf_article, printed
from reportedly.read.plain import plain_article
from reportedly.read.readers import Read
from reportedly.read.warc_bodies import BadBody, response_of
from reportedly.read.warc_records import Capture, agrees

__all__ = ["Page"]

SERVER = "the server"
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?)?)?)?")


@dataclass(frozen=True, kw_only=True)
class Page:
    """``fetched`` is as the archive writes it (ISO 8601, UTC), ``record`` the id of the record;
    ``kind`` is "page" for HTML, "text" for words alone, or "pdf"."""

    url: str
    fetched: str
    record: str
    kind: str
    capture: Capture

    def read(self, source: str) -> Read:
        """The article, or why there is none; nothing that is in a page raises."""
        try:
            return self._read(source)
        except (BadBody, NotText) as error:
            reason = str(error)
        except Exception as error:  # whatever one page breaks, the others are read
            reason = f"{type(error).__name__}: {error}"
        return Failure(source=source, reason=f"{reason}: {self.url[:200]}")

    def text(self) -> str | None:
        """The text of the same article made again; None where there is none any more."""
        try:
            raw, charset = self._body()
            if self.kind == "pdf":
                return printed(raw).text
            text = decoded_as(raw, charset, SERVER).text
            return text if self.kind == "text" else page_text(text, self._given).text
        except Exception:  # as it would not have been read
            return None

    def _read(self, source: str) -> Read:
        raw, charset = self._body()
        if self.kind == "pdf":
            made = pdf_article(raw, source=source, given=self._given)
        else:
            decoded = decoded_as(raw, charset, SERVER)
            make = plain_article if self.kind == "text" else html_article
            made = make(decoded, source=source, raw=raw, given=self._given)
        if isinstance(made, Failure):
            return replace(made, reason=f"{made.reason}: {self.url[:200]}")
        return replace(made, notes=(*self._reasoned(made), *self._doubts()))

    @property
    def _given(self) -> dict[str, str]:
        fetched = self.fetched if _MOMENT.fullmatch(self.fetched) else ""
        url = self.url if self.url.casefold().startswith("http") else ""
        known = {"url": url, "fetched": fetched if url else ""}
        return {field: value for field, value in known.items() if value}

    def _body(self) -> tuple[bytes, str]:
        """The bytes of the page itself, and their charset where it is stated."""
        block, fields = self.capture.block or b"", self.capture.fields
        if fields.get("warc-type", "").casefold() == "response":
            response = response_of(block)
            if response is None:
                raise BadBody("no HTTP response")
            block, fields = response.body(), response.fields
        return block, charset_of(fields.get("content-type", ""))

    def _reasoned(self, article: Article) -> Iterator[Note]:
        """The article's notes, those of what the archive says with the record that says it: only
        beside the date, for the same page fetched again is no other article."""
        whys = {
            "url": "the address under which the web archive has it",
            "fetched": f"the date in the web archive, record {self.record}",
        }
        for note in article.notes:
            yield replace(note, why=whys[note.field]) if note.field in whys else note

    def _doubts(self) -> Iterator[Note]:
        fields = self.capture.fields
        if self.capture.doubt:
            yield _doubt(f"its record in the web archive is not sure: {self.capture.doubt}")
        if cut := fields.get("warc-truncated", "").strip():
            yield _doubt(f"the web archive cut the page off: {cut[:40]}")
        if agrees(fields, self.capture.block or b"") is False:
            yield _doubt("the page is not what its digest in the web archive says")


def _doubt(why: str) -> Note:
    return Note(field="text", value="warc", how=Known.INFERRED, why=why)
