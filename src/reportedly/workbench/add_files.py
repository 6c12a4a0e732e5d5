"""What a browser sends becomes files that can be read: "quake/01.txt" lies as "0001.txt"."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from reportedly.read.forms import reader_by
from reportedly.read.readers import LARGEST

__all__ = [
    "PASTED",
    "Given",
    "Refused",
    "column_map",
    "folder_for",
    "known_as",
    "names_of",
    "paste",
    "store",
]

PASTED = "pasted text"
"""How an article is called that was pasted: the same words pasted again are the same article."""
LONGEST = 4_000_000
"""Characters of a pasted text."""
_WHOLE = 1 << 20


class Refused(ValueError):
    """Why nothing can be read of what was sent; the words are for whoever sent it."""


@dataclass(frozen=True)
class Given:
    """A file that was sent: where it lies, how its owner calls it, its size in bytes, and
    ``failed``: why it is not even tried."""

    path: Path
    name: str
    size: int
    failed: str = ""


def folder_for() -> Path:
    """A new folder that nobody else on this machine can look into."""
    return Path(tempfile.mkdtemp(prefix="reportedly-add-"))


def known_as(sent: str) -> str:
    """The name under which a sent file is told and read, as `reportedly add` would: below the
    folder that was chosen. "" for a hidden file, which is left out as there."""
    parts = [
        part
        for part in PurePosixPath(sent.replace("\\", "/").replace("\0", "")).parts
        if part not in ("/", "..") and not re.fullmatch(r"[A-Za-z]:", part)
    ]
    if len(parts) > 1 and any(part.startswith(".") for part in parts):
        return ""
    inner = "/".join(parts[1:] if len(parts) > 1 else parts)
    return inner.encode("utf-8", "replace").decode("utf-8")[-300:]


def store(sent: Iterable[tuple[str, IO[bytes]]], folder: Path) -> list[Given]:
    """Put what was sent into the folder, under numbers: no name of theirs ever becomes a path.
    Hidden files are left out."""
    found = list[Given]()
    for name, stream in sent:
        known = known_as(name)
        if not known:
            continue
        path = folder / f"{len(found) + 1:04}{_suffix(known)}"
        with path.open("xb") as file:
            shutil.copyfileobj(stream, file, _WHOLE)
        size = path.stat().st_size
        found.append(Given(path, known, size, _unfit(path, size)))
    return found


def _suffix(name: str) -> str:
    """What the reader goes by, of the suffixes that it knows."""
    low = name.casefold()
    packed = ".gz" if low.endswith(".gz") else ""
    kind = PurePosixPath(low.removesuffix(".gz")).suffix
    return (kind if reader_by(kind) else "") + packed


def _unfit(path: Path, size: int) -> str:
    reader = reader_by(path.suffixes[0] if path.suffixes else "")
    if size > LARGEST and not (reader and reader.streams):
        return f"larger than {LARGEST >> 20} MB"
    return "" if size else "empty"


def paste(fields: Mapping[str, str], folder: Path) -> Given:
    """A pasted text with what is known of it, as a record of named fields. Raises `Refused`."""
    text = fields.get("text", "")
    if len(text) > LONGEST:
        raise Refused(
            f"The pasted text has {len(text):,} characters; {LONGEST:,} can be taken. Save it as a"
            " file and add that."
        )
    day = fields.get("published", "")
    if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise Refused(f"{day!r} is no day; write it as in 2026-03-10.")
    page = re.match(r"\s*(<!doctype html|<html)", text, re.IGNORECASE)
    row = {name: value for name, value in fields.items() if value and name != "text"}
    path = folder / "pasted.json"
    path.write_text(json.dumps({**row, "html" if page else "text": text}), encoding="utf-8")
    return Given(path, PASTED, len(text))


def column_map(words: str) -> dict[str, str]:
    """Which columns of an export hold what, as in "text=body,title=headline". Raises `Refused`."""
    found = dict[str, str]()
    for part in filter(None, (part.strip() for part in words.split(","))):
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if not (field and sign and column):
            raise Refused(f"{part!r} is no column: write text=body,title=headline.")
        found[field] = column
    return found


def names_of(paths: str, sent: Sequence[str]) -> list[str]:
    """The paths that a page of ours told for the files it sent, in their order; the bare names
    where it told none that fit."""
    try:
        told = json.loads(paths) if paths else []
    except (ValueError, RecursionError):
        told = []
    fits = isinstance(told, list) and len(told) == len(sent)
    return [str(one) for one in told] if fits else list(sent)
