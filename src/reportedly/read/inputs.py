"""Whatever is on the table becomes articles: folders, pages, exports, "-" for what is piped in."""

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO

from reportedly.model.article import Article, Known, Note, Published
from reportedly.model.failure import Failure
from reportedly.read.dates import day_of
from reportedly.read.encodings import Decoded, NotText, decode
from reportedly.read.html import html_article
from reportedly.read.plain import plain_article
from reportedly.read.raws import Keeper, Unkept, lines, placed, unpacked
from reportedly.read.tables import csv_articles, json_articles, jsonl_articles

__all__ = ["LARGEST", "SUFFIXES", "read_inputs", "read_named"]

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
}  # fmt: skip
"""What a file is taken for by its suffix; others by what is in them."""

LARGEST = 256 * 1024 * 1024
"""Bytes of one file held in memory. JSON lines are read line by line and may be longer."""

Read = Article | Failure


def read_inputs(
    paths: Sequence[Path | str],
    mapping: Mapping[str, str] | None = None,
    published: str = "",
    keeper: Keeper | None = None,
) -> Iterator[Read]:
    """Read every article under ``paths``; what cannot be read comes as a `Failure`.

    A path is a file, a folder (read in depth, sorted, hidden files left out) or "-" for standard
    input. ``mapping`` names the columns of exports by field ({"text": "body"}). ``published`` is
    the day of articles that do not say it themselves, as ISO 8601 or written out. One file is in
    memory at a time. The bytes of every input that holds an article go to the ``keeper``, as they
    lie on disk. ``Article.source`` is the path below the folder that was named, so that a pile
    keeps its ids when it is moved.
    """
    chosen, keeper = dict(mapping or {}), keeper or Unkept()
    for path in paths:
        if str(path) == "-":
            yield from _guarded(_piped(chosen, published, keeper), "standard input")
            continue
        for file, source in _files(Path(path)):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _guarded(_file(file, source, chosen, published, keeper), str(file))


def read_named(
    files: Iterable[tuple[Path, str]],
    mapping: Mapping[str, str] | None = None,
    keeper: Keeper | None = None,
) -> Iterator[Read]:
    """Read files that lie under other names than they are known by: a path, whose suffix counts,
    and the name that ``Article.source`` is to have and that failures are told of."""
    chosen, keeper = dict(mapping or {}), keeper or Unkept()
    for path, source in files:
        yield from _guarded(_opened(path, source, chosen, keeper), source)


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


def _file(
    path: Path, source: str, mapping: Mapping[str, str], published: str, keeper: Keeper
) -> Iterator[Read]:
    if not path.is_file():
        yield Failure(
            source=str(path), reason="not a file" if path.exists() else "a link to nothing"
        )
        return
    for read in _opened(path, source, mapping, keeper):
        yield _dated(_placed(read, source, path), published)


def _opened(path: Path, source: str, mapping: Mapping[str, str], keeper: Keeper) -> Iterator[Read]:
    packed = path.suffix.casefold() == ".gz"
    kind = SUFFIXES.get(Path(path.stem if packed else path.name).suffix.casefold(), "")
    with path.open("rb") as file:
        if kind == "jsonl":
            yield from _of_lines(file, packed, source, mapping, keeper)
        else:
            yield from _of_bytes(file, kind, packed, source, mapping, keeper)


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


def _piped(mapping: Mapping[str, str], published: str, keeper: Keeper) -> Iterator[Read]:
    source = "standard input"
    for read in _of_bytes(sys.stdin.buffer, "", False, source, mapping, keeper):
        yield _dated(read, published)


def _of_lines(
    file: IO[bytes], packed: bool, source: str, mapping: Mapping[str, str], keeper: Keeper
) -> Iterator[Read]:
    """The articles of JSON lines, read from what is kept of them, once one of them is found."""
    failures = list[Read]()
    for read in jsonl_articles(lines(unpacked(file, packed)), source=source, mapping=mapping):
        if isinstance(read, Article):
            break
        failures.append(read)
    else:
        yield from failures
        return
    file.seek(0)
    sha256 = keeper.keep(file)
    file.seek(0)
    with keeper.open(sha256) or file as kept:
        rows = lines(unpacked(kept, packed))
        for read in jsonl_articles(rows, source=source, mapping=mapping):
            yield _kept(read, sha256, source, "jsonl", packed, mapping)


def _of_bytes(
    stream: IO[bytes],
    kind: str,
    packed: bool,
    source: str,
    mapping: Mapping[str, str],
    keeper: Keeper,
) -> Iterator[Read]:
    held = stream.read(LARGEST + 1)
    raw = unpacked(BytesIO(held), packed).read(LARGEST + 1) if len(held) <= LARGEST else held
    if len(raw) > LARGEST:
        yield Failure(source=source, reason=f"larger than {LARGEST // 2**20} MB")
        return
    if not raw:
        yield Failure(source=source, reason="empty")
        return
    sha256 = ""
    decoded = decode(raw)
    form = _sniffed(decoded.text, kind)
    for read in _formed(decoded, raw, form, source, mapping):
        if isinstance(read, Article):
            sha256 = sha256 or keeper.keep(BytesIO(held))
        yield _kept(read, sha256, source, form, packed, mapping)


def _formed(
    decoded: Decoded, raw: bytes, form: str, source: str, mapping: Mapping[str, str]
) -> Iterator[Read]:
    if form == "jsonl":
        yield from jsonl_articles(lines(BytesIO(raw)), source=source, mapping=mapping)
    elif form == "json":
        yield from json_articles(decoded, source=source, mapping=mapping)
    elif form == "csv":
        yield from csv_articles(decoded, source=source, mapping=mapping)
    elif form == "html":
        yield html_article(decoded, source=source, raw=raw, given={})
    else:
        yield plain_article(decoded, source=source, raw=raw, given={})


def _kept(
    read: Read, sha256: str, source: str, form: str, packed: bool, mapping: Mapping[str, str]
) -> Read:
    if isinstance(read, Failure):
        return read
    return replace(read, sha256=sha256, raw=placed(read, source, form, packed, mapping))


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
