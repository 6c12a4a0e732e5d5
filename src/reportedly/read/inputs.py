"""Whatever is on the table becomes articles: folders, pages, exports, "-" for what is piped in."""

import gzip
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from reportedly.model.article import Article, Known, Note, Published
from reportedly.model.failure import Failure
from reportedly.read.dates import day_of
from reportedly.read.encodings import NotText, decode
from reportedly.read.html import html_article
from reportedly.read.plain import plain_article
from reportedly.read.tables import csv_articles, json_articles, jsonl_articles

__all__ = ["SUFFIXES", "read_inputs"]

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
}  # fmt: skip
"""What a file is taken for by its suffix; others by what is in them."""

LARGEST = 256 * 1024 * 1024
"""Bytes of one file held in memory. JSON lines are read line by line and may be longer."""

LONGEST_ROW = 16 * 1024 * 1024
"""Bytes of one line of JSON lines beyond which it is refused."""

Read = Article | Failure


def read_inputs(
    paths: Sequence[Path | str],
    mapping: Mapping[str, str] | None = None,
    published: str = "",
) -> Iterator[Read]:
    """Read every article under ``paths``; what cannot be read comes as a `Failure`.

    A path is a file, a folder (read in depth, sorted, hidden files left out) or "-" for standard
    input. ``mapping`` names the columns of exports by field ({"text": "body"}). ``published`` is
    the day of articles that do not say it themselves, as ISO 8601 or written out. One file is in
    memory at a time. ``Article.source`` is the path below the folder that was named, so that a
    pile keeps its ids when it is moved.
    """
    chosen = dict(mapping or {})
    for path in paths:
        if str(path) == "-":
            yield from _guarded(_piped(chosen, published), "standard input")
            continue
        for file, source in _files(Path(path)):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _guarded(_file(file, source, chosen, published), str(file))


def _guarded(found: Iterator[Read], place: str) -> Iterator[Read]:
    """Whatever breaks while one file is read is told of that file."""
    try:
        yield from found
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Failure(source=place, reason=f"a broken gzip archive: {error}")
    except NotText as error:
        yield Failure(source=place, reason=str(error))
    except OSError as error:
        yield Failure(source=place, reason=f"cannot be read: {error.strerror or error}")
    except Exception as error:
        yield Failure(source=place, reason=f"{type(error).__name__}: {error}")


def _files(path: Path) -> Iterator[tuple[Path | Failure, str]]:
    if not path.exists():
        reason = "a link to nothing" if path.is_symlink() else "no such file or folder"
        yield Failure(source=str(path), reason=reason), ""
    elif not path.is_dir():
        yield path, path.name
    else:
        found = False
        for file in sorted(path.rglob("*")):
            below = file.relative_to(path)
            if any(part.startswith(".") for part in below.parts) or file.is_dir():
                continue
            found = True
            yield file, below.as_posix()
        if not found:
            yield Failure(source=str(path), reason="a folder without files"), ""


def _file(path: Path, source: str, mapping: Mapping[str, str], published: str) -> Iterator[Read]:
    if not path.is_file():
        yield Failure(
            source=str(path), reason="not a file" if path.exists() else "a link to nothing"
        )
        return
    packed = path.suffix.casefold() == ".gz"
    kind = SUFFIXES.get(Path(path.stem if packed else path.name).suffix.casefold(), "")
    with path.open("rb") as file:
        stream = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
        for read in _stream(stream, kind, source, mapping):
            yield _dated(_placed(read, source, path), published)


def _placed(read: Read, source: str, path: Path) -> Read:
    """A failure names the file where it lies, not below the folder it was found in."""
    if isinstance(read, Failure) and read.source.startswith(source):
        return Failure(source=f"{path}{read.source[len(source) :]}", reason=read.reason)
    return read


def _dated(read: Read, published: str) -> Read:
    """The day that was given for the pile, where the article itself states none."""
    day = day_of(published)
    if isinstance(read, Failure) or not day:
        return read
    if read.published is not None and read.published.how is not Known.INFERRED:
        return read
    note = Note(field="published", value=day, how=Known.METADATA, why="given for all articles")
    others = tuple(note for note in read.notes if note.field != "published")
    return replace(
        read,
        published=Published(first=day, last=day, how=Known.METADATA),
        notes=(*others, note),
    )


def _piped(mapping: Mapping[str, str], published: str) -> Iterator[Read]:
    for read in _stream(sys.stdin.buffer, "", "standard input", mapping):
        yield _dated(read, published)


def _stream(
    stream: IO[bytes], kind: str, source: str, mapping: Mapping[str, str]
) -> Iterator[Read]:
    if kind == "jsonl":
        yield from jsonl_articles(_rows(stream), source=source, mapping=mapping)
        return
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Failure(source=source, reason=f"larger than {LARGEST // 2**20} MB")
        return
    if not raw:
        yield Failure(source=source, reason="empty")
        return
    decoded = decode(raw)
    kind = _sniffed(decoded.text, kind)
    if kind == "jsonl":
        yield from jsonl_articles(raw.splitlines(), source=source, mapping=mapping)
    elif kind == "json":
        yield from json_articles(decoded, source=source, mapping=mapping)
    elif kind == "csv":
        yield from csv_articles(decoded, source=source, mapping=mapping)
    elif kind == "html":
        yield html_article(decoded, source=source, raw=raw, given={})
    else:
        yield plain_article(decoded, source=source, raw=raw, given={})


def _rows(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_ROW):
        yield line


def _sniffed(text: str, kind: str) -> str:
    """The kind of a text, by its beginning where the suffix says little or says otherwise."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    low = head[:2000].casefold()
    if kind in ("", "text", "html"):
        page = low.startswith(("<!doctype html", "<html", "<?xml")) and "<html" in low
        if page or low.startswith("<!doctype html") or ("<body" in low and "</" in low):
            return "html"
    if kind:
        return kind
    if head.startswith("{"):
        first = head.split("\n", 1)[0].rstrip()
        return "jsonl" if first.endswith("}") and "\n{" in text else "json"
    return "json" if head.startswith(("[{", "[\n", "[ ")) else "text"
