"""How many articles there may be in what was named: "about 11,264", by lines and by files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["expected"]

_ONE = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".rtf", ".eml", ".mhtml")
"""Suffixes of files that hold one article."""
_LINES = (".jsonl", ".ndjson")
"""Suffixes of files that hold one a line."""
_MOST = 2**30
"""Bytes of such files that are counted through: some seconds."""


def expected(paths: Sequence[str]) -> int | None:
    """None where that is not known without reading it all: archives, tables, what is piped in."""
    count, room = 0, _MOST
    for path in paths:
        for file in _files(Path(path)):
            suffixes = [suffix.casefold() for suffix in file.suffixes[-2:]]
            packed = suffixes[-1:] == [".gz"]
            suffix = suffixes[:-1][-1:] if packed else suffixes[-1:]
            try:
                room -= file.stat().st_size
                if suffix and suffix[0] in _LINES and room > 0:
                    count += _lines(file, packed)
                elif suffix and suffix[0] in _ONE:
                    count += 1
                else:
                    return None
            except (OSError, EOFError):
                """It is read, or told, when its turn comes."""
    return count or None


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in path.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not hidden and file.is_file():
            yield file


def _lines(file: Path, packed: bool) -> int:
    import gzip

    with gzip.open(file, "rb") if packed else file.open("rb") as stream:
        return sum(part.count(b"\n") for part in iter(lambda: stream.read(2**20), b""))
