"""All kinds of files that can be read, in one list: "x.csv" is a table, "%PDF-" a document."""

from reportedly.plugins import Offer, offers, refuse
from reportedly.read.docx import DOCX
from reportedly.read.feeds import FEED
from reportedly.read.html import HTML
from reportedly.read.lists import ADDRESSES
from reportedly.read.mail import MAIL, MBOX
from reportedly.read.mhtml import MHTML
from reportedly.read.newsml import NEWSML
from reportedly.read.newsroom import FACTIVA, NEXIS
from reportedly.read.newsroom_json import SERVICES
from reportedly.read.parquet import PARQUET
from reportedly.read.pdf import PDF
from reportedly.read.plain import TEXT
from reportedly.read.readers import Head, Reader
from reportedly.read.rtf import RTF
from reportedly.read.saved import SAVED
from reportedly.read.sitemaps import SITEMAP
from reportedly.read.subscriptions import OPML
from reportedly.read.tables import CSV, JSON, JSONL
from reportedly.read.wacz import WACZ
from reportedly.read.warc import WARC
from reportedly.read.webarchive import WEBARCHIVE
from reportedly.read.zips import zip_reader

__all__ = ["READERS", "reader_by", "reader_for", "reader_of", "readers"]

READERS: tuple[Reader, ...] = (
    DOCX, WACZ, zip_reader(lambda head: reader_for(head)), MHTML, WEBARCHIVE, WARC, PDF, RTF, MBOX,
    MAIL, NEWSML, FEED, OPML, SITEMAP, SAVED, HTML, FACTIVA, NEXIS, SERVICES, ADDRESSES, JSONL,
    JSON, CSV, PARQUET, TEXT,
)  # fmt: skip
"""The more special first: the first that knows a file by its beginning reads it."""


def readers() -> tuple[Reader, ...]:
    """All kinds of files, those that plugins add before ours."""
    return (*(offer.value for offer in _added()), *READERS)


def reader_for(head: Head) -> Reader:
    """Who reads a file: who knows it by its beginning, else by its suffix, else as text."""
    for offer in _added():
        try:
            if offer.value.knows(head):
                added: Reader = offer.value
                return added
        except Exception as error:
            told = f"does not know files: {type(error).__name__}: {error}"
            refuse(f"{offer.home}, {offer.name}", told)
    known = (reader for reader in READERS if reader.knows(head))
    return next(known, None) or reader_by(head.suffix) or TEXT


def reader_by(suffix: str) -> Reader | None:
    """Who reads files with this suffix (".csv"), None where nobody does."""
    return next((reader for reader in readers() if suffix in reader.suffixes), None)


def reader_of(form: str) -> Reader:
    """Who read what `Raw.form` says. Raises ``LookupError`` where nobody here does."""
    for reader in readers():
        if reader.form == form:
            return reader
    raise LookupError(f"there is no reader of {form!r} here")


def _added() -> list[Offer]:
    return offers("reader", Reader, (reader.form for reader in READERS))
