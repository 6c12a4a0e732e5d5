"""The kept bytes as WARC records: each file that was read, as it was, under its own hash.

WARC 1.1 (ISO 28500:2017). A file that was read from disk has no HTTP exchange to show, so that it
is a ``resource`` record, dated with the moment at which it was fetched, or else first kept; none
is made up. A file that is a WARC itself stands beside them byte by byte.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path, PurePath
from typing import IO, Any
from uuid import NAMESPACE_URL, uuid5

from reportedly import __version__
from reportedly.exports.base import Pile
from reportedly.model.article import Article
from reportedly.model.moments import in_utc

__all__ = ["RAW", "Indexed", "Kept", "address", "file_name", "kept_of", "put_records", "stamp"]

RAW = "raw.warc.gz"
"""The file that holds the records that were written here."""

_INDEXED = ("response", "resource", "revisit")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One file that was read: the moment at which it was fetched or kept (UTC, to the second), its
    media type, the address of its record, and the articles that were read in it."""

    sha256: str
    name: str
    moment: str
    mime: str
    url: str
    packed: bool
    form: str
    articles: tuple[Article, ...]

    @property
    def own(self) -> bool:
        """Whether it is a web archive itself, and stands as it is."""
        return self.form == "warc"

    @property
    def member(self) -> str:
        """Its file in the archive folder."""
        suffix = ".gz" if self.name.endswith(".gz") or self.packed else ""
        return f"{self.sha256}.warc{suffix}" if self.own else RAW


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """Where a record lies: ``offset`` and ``length`` are bytes in the file of that name."""

    url: str
    moment: str
    mime: str
    status: str
    digest: str
    offset: int
    length: int
    file: str


def kept_of(pile: Pile, moment: str, also: Iterable[str] = ()) -> tuple[list[Kept], list[Article]]:
    """The files behind the articles of a pile, by hash, and the articles whose bytes are gone.
    ``also`` are hashes of files that no article of the pile rests on any more; they are of this
    ``moment``."""
    held, without = dict[str, list[tuple[Article, str]]](), list[Article]()
    for entry in pile.view.entries(Article, articles=pile.articles):
        article: Any = entry.record
        file = pile.archive.open(article.sha256) if article.sha256 else None
        if file is None:
            without.append(article)
            continue
        file.close()
        held.setdefault(article.sha256, []).append((article, entry.since))
    kept = [_kept(sha256, rows) for sha256, rows in held.items()]
    kept += [_unread(one, moment) for one in also if one not in held and _there(pile, one)]
    return sorted(kept, key=lambda one: one.sha256), without


def _there(pile: Pile, sha256: str) -> bool:
    file = pile.archive.open(sha256)
    if file is not None:
        file.close()
    return file is not None


def _unread(sha256: str, moment: str) -> Kept:
    return Kept(
        sha256=sha256,
        name=sha256,
        moment=moment,
        mime="application/octet-stream",
        url=f"urn:sha256:{sha256}",
        packed=False,
        form="",
        articles=(),
    )


def _kept(sha256: str, rows: list[tuple[Article, str]]) -> Kept:
    first = rows[0][0]
    raw = first.raw
    name = file_name(first)
    alone = len(rows) == 1 and raw is not None and not raw.row and not raw.packed
    return Kept(
        sha256=sha256,
        name=name,
        moment=stamp(first.fetched if alone else "") or stamp(min(since for _, since in rows)),
        mime=_mime(name, raw.form if raw else "", bool(raw and raw.packed)),
        url=address(first) if alone else f"urn:sha256:{sha256}",
        packed=bool(raw and raw.packed),
        form=raw.form if raw else "",
        articles=tuple(article for article, _ in rows),
    )


def file_name(article: Article) -> str:
    """The name of the file that an article was read from, without folders and row."""
    row = f"[#:]{article.raw.row}$" if article.raw and article.raw.row else "$"
    return PurePath(re.sub(row, "", article.source)).name


def address(article: Article) -> str:
    """The web address under which the page of an article is replayed, else a name for its bytes.
    An address with anything in it that would end a header or an index line is none."""
    url = article.url
    fit = url.startswith(("http://", "https://")) and url.isascii() and url.isprintable()
    return url if fit and " " not in url else f"urn:sha256:{article.sha256}"


def stamp(moment: str) -> str:
    """A moment as a WARC-Date: UTC, to the second; "" for a bare day and what is no moment."""
    if "T" not in moment:
        return ""
    try:
        return in_utc(datetime.fromisoformat(moment))
    except (ValueError, OverflowError):
        return ""


def _mime(name: str, form: str, packed: bool) -> str:
    if packed:
        return "application/gzip"
    return guess_type(name)[0] or {"html": "text/html", "text": "text/plain"}.get(
        form, "application/octet-stream"
    )


def put_records(pile: Pile, kept: list[Kept], folder: Path, moment: str) -> Iterator[Indexed]:
    """Write the files of ``archive/`` into this folder; yields where each record lies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / RAW).open("wb") as out:
        _info(out, moment)
        for one in kept:
            if not one.own:
                yield _record(pile, one, out)
    for one in kept:
        if one.own:
            _copy(pile, one, folder / one.member)
            yield from _within(folder / one.member)


def _writer(out: IO[bytes]) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True, warc_version="1.1")


def _info(out: IO[bytes], moment: str) -> None:
    from io import BytesIO

    told = f"software: reportedly {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    writer = _writer(out)
    head = {
        "WARC-Date": moment,
        "WARC-Filename": RAW,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, moment)}>",
    }
    writer.write_record(
        writer.create_warc_record(
            "",
            "warcinfo",
            payload=BytesIO(told),
            length=len(told),
            warc_content_type="application/warc-fields",
            warc_headers_dict=head,
        )
    )


def _record(pile: Pile, one: Kept, out: IO[bytes]) -> Indexed:
    file = pile.archive.open(one.sha256)
    if file is None:
        raise FileNotFoundError(2, "its bytes are gone", one.sha256)
    digest = f"sha256:{one.sha256}"
    head = {
        "WARC-Date": one.moment,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, digest)}>",
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": digest,
    }
    start = out.tell()
    writer = _writer(out)
    with file:
        length = file.seek(0, 2)
        file.seek(0)
        writer.write_record(
            writer.create_warc_record(
                one.url,
                "resource",
                payload=file,
                length=length,
                warc_content_type=one.mime,
                warc_headers_dict=head,
            )
        )
    return Indexed(
        url=one.url,
        moment=one.moment,
        mime=one.mime,
        status="200",
        digest=digest,
        offset=start,
        length=out.tell() - start,
        file=RAW,
    )


def _copy(pile: Pile, one: Kept, place: Path) -> None:
    from shutil import copyfileobj

    file = pile.archive.open(one.sha256)
    if file is None:
        raise FileNotFoundError(2, "its bytes are gone", one.sha256)
    with file, place.open("wb") as out:
        copyfileobj(file, out, 1 << 20)


def _within(place: Path) -> Iterator[Indexed]:
    """The records of a web archive that was read. What is broken in it is not indexed: it stands
    there as it was found."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with place.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            for found in records:
                if found.rec_type not in _INDEXED:
                    continue
                head, http = found.rec_headers, found.http_headers
                moment = stamp(head.get_header("WARC-Date") or "")
                url = head.get_header("WARC-Target-URI") or ""
                mime = (http or head).get_header("Content-Type") or "application/octet-stream"
                status = http.get_statuscode() if http else "200"
                digest = head.get_header("WARC-Payload-Digest") or ""
                offset, length = records.get_record_offset(), records.get_record_length()
                if moment and url.startswith(("http://", "https://")) and url.isprintable():
                    yield Indexed(
                        url=url,
                        moment=moment,
                        mime="".join(mime.partition(";")[0].split())[:80],
                        status=status if status.isdigit() else "200",
                        digest="".join(digest.split())[:200],
                        offset=offset,
                        length=length,
                        file=place.name,
                    )
        except (ArchiveLoadFailed, EOFError, OSError, ValueError):
            return
