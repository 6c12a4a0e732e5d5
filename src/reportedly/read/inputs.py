"""Whatever is on the table becomes articles: folders, pages, exports, "-" for what is piped in."""

import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO

from reportedly.model.article import Article, Known, Note, Published, Raw
from reportedly.model.failure import Failure
from reportedly.read.dates import day_of
from reportedly.read.encodings import NotText
from reportedly.read.forms import reader_for
from reportedly.read.raws import Keeper, Unkept
from reportedly.read.readers import HEAD, LARGEST, Head, Input, Read, Reader, unpacked
from reportedly.read.saved import companions

__all__ = ["read_inputs", "read_named"]


def read_inputs(
    paths: Sequence[Path | str],
    mapping: Mapping[str, str] | None = None,
    published: str = "",
    keeper: Keeper | None = None,
    own: Callable[[Path], bool] = lambda path: False,
) -> Iterator[Read]:
    """Read every article under ``paths``; what cannot be read comes as a `Failure`.

    A path is a file, a folder (read in depth, sorted, without hidden files and without what lies
    in the folders of saved pages) or "-" for standard input. ``mapping`` names the columns of
    exports by field ({"text": "body"}). ``published`` is the day of articles that do not say it
    themselves, as ISO 8601 or written out. One file is in memory at a time. The bytes of every
    input that holds an article go to the ``keeper``, as they lie on disk. ``Article.source`` is
    the path below the folder that was named, so that a pile keeps its ids when it is moved. What
    is the ledger's ``own`` in a folder is no input.
    """
    chosen, keeper = dict(mapping or {}), keeper or Unkept()
    for path in paths:
        if str(path) == "-":
            yield from _guarded(_piped(chosen, published, keeper), "standard input")
            continue
        for file, source in _files(Path(path), own):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _guarded(_file(file, source, chosen, published, keeper), _named(file))


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


def _files(path: Path, own: Callable[[Path], bool]) -> Iterator[tuple[Path | Failure, str]]:
    if not path.exists():
        reason = "a link to nothing" if path.is_symlink() else "no such file or folder"
        yield Failure(source=_named(path), reason=reason), ""
    elif not path.is_dir():
        yield path, _named(path.name)
    else:
        files = {
            file.relative_to(path).as_posix(): file
            for file in sorted(path.rglob("*"))
            if not (_is_hidden(file.relative_to(path)) or file.is_dir() or own(file))
        }
        beside = companions(files)
        for name, file in files.items():
            if not any(parent.as_posix() in beside for parent in PurePath(name).parents):
                yield file, _named(name)
        if not files:
            yield Failure(source=_named(path), reason="a folder without files"), ""


def _named(path: Path | str) -> str:
    """A name as text: what is not UTF-8 in it is written out ("caf\\xe9.txt")."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_hidden(below: Path) -> bool:
    return any(part.startswith(".") for part in below.parts)


def _file(
    path: Path, source: str, mapping: Mapping[str, str], published: str, keeper: Keeper
) -> Iterator[Read]:
    if not path.is_file():
        yield Failure(
            source=_named(path), reason="not a file" if path.exists() else "a link to nothing"
        )
        return
    for read in _opened(path, source, mapping, keeper):
        yield _dated(_placed(read, source, path), published)


def _opened(path: Path, source: str, mapping: Mapping[str, str], keeper: Keeper) -> Iterator[Read]:
    packed = path.suffix.casefold() == ".gz"
    suffix = Path(path.stem if packed else path.name).suffix.casefold()
    with path.open("rb") as file:
        yield from _formed(file, suffix, packed, source, mapping, keeper)


def _placed(read: Read, source: str, path: Path) -> Read:
    """A failure names the file where it lies, not below the folder it was found in."""
    if isinstance(read, Failure) and read.source.startswith(source):
        return replace(read, source=f"{_named(path)}{read.source[len(source) :]}")
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
    file = BytesIO(sys.stdin.buffer.read(LARGEST + 1))
    if file.getbuffer().nbytes > LARGEST:
        yield Failure(source="standard input", reason=f"larger than {LARGEST // 2**20} MB")
        return
    for read in _formed(file, "", False, "standard input", mapping, keeper):
        yield _dated(read, published)


def _formed(
    file: IO[bytes],
    suffix: str,
    packed: bool,
    source: str,
    mapping: Mapping[str, str],
    keeper: Keeper,
) -> Iterator[Read]:
    """The articles of a file that lies open, each with where it lies in its bytes."""
    reader = reader_for(Head(suffix=suffix, raw=_beginning(file, packed)))
    read = _streamed if reader.streams else _whole
    for sha256, row, found in read(file, reader, packed, source, mapping, keeper):
        if isinstance(found, Article):
            columns = tuple(sorted(mapping.items()))
            raw = Raw(form=reader.form, row=row, packed=packed, columns=columns)
            found = replace(found, sha256=sha256, raw=raw)
        yield found


def _beginning(file: IO[bytes], packed: bool) -> bytes:
    try:
        return unpacked(file, packed).read(HEAD)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return b""  # its reader says what is wrong with it
    finally:
        file.seek(0)


_Rows = Iterator[tuple[str, int, Read]]


def _streamed(
    file: IO[bytes],
    reader: Reader,
    packed: bool,
    source: str,
    mapping: Mapping[str, str],
    keeper: Keeper,
) -> _Rows:
    """Read piece by piece from what is kept of the file, once an article is found in it."""

    def rows(stream: IO[bytes]) -> Iterator[tuple[int, Read]]:
        opened = unpacked(stream, packed and not reader.packed)
        yield from reader.read(Input(stream=opened, source=source, mapping=mapping, packed=packed))

    failures = list[Read]()
    for _, read in rows(file):
        if isinstance(read, Article):
            break
        failures.append(read)
    else:
        if all(isinstance(failure, Failure) and failure.left_out for failure in failures):
            failures.append(Failure(source=source, reason="no article in it"))
        yield from (("", 0, failure) for failure in failures)
        return
    file.seek(0)
    sha256 = keeper.keep(file)
    file.seek(0)
    with keeper.open(sha256) or file as kept:
        for row, read in rows(kept):
            yield sha256, row, read


def _whole(
    file: IO[bytes],
    reader: Reader,
    packed: bool,
    source: str,
    mapping: Mapping[str, str],
    keeper: Keeper,
) -> _Rows:
    """Read all of it into memory, within bounds."""
    held = raw = file.read(LARGEST + 1)
    if packed and not reader.packed and len(held) <= LARGEST:
        raw = unpacked(BytesIO(held), packed).read(LARGEST + 1)
    if len(raw) > LARGEST or not raw:
        reason = f"larger than {LARGEST // 2**20} MB" if raw else "empty"
        yield "", 0, Failure(source=source, reason=reason)
        return
    sha256 = ""
    one = Input(stream=BytesIO(raw), source=source, mapping=mapping, packed=packed)
    for row, read in reader.read(one):
        if isinstance(read, Article):
            sha256 = sha256 or keeper.keep(BytesIO(held))
        yield sha256, row, read
