"""A ledger in the forms of other tools: each has a name, says what it is, and writes itself."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly.model.record import record
from reportedly.plugins import Offer, offers
from reportedly.report.material import Material
from reportedly.store.archive import Archive
from reportedly.store.base import View

__all__ = [
    "EXPORTS",
    "Draft",
    "Export",
    "Listed",
    "Pile",
    "Written",
    "export_of",
    "line_of",
    "listed",
    "names",
    "put",
    "utf8",
]

_SURROGATE = re.compile("[\ud800-\udfff]")

EXPORTS: Mapping[str, str] = {
    "sheets": "reportedly.exports.sheets:READING",
    "csv": "reportedly.exports.csv_tables:CSV",
    "jsonl": "reportedly.exports.jsonl:JSONL",
    "parquet": "reportedly.exports.parquet:PARQUET",
    "annotations": "reportedly.exports.annotations:ANNOTATIONS",
    "schema-org": "reportedly.exports.schema_org:SCHEMA_ORG",
    "prov": "reportedly.exports.prov:PROV",
    "ucdp": "reportedly.exports.ucdp:UCDP",
    "acled": "reportedly.exports.acled:ACLED",
    "datasette": "reportedly.exports.datasette:DATASETTE",
    "ftm": "reportedly.exports.ftm:FTM",
    "stix": "reportedly.exports.stix:STIX",
    "viewer": "reportedly.exports.viewer:VIEWER",
    "wacz": "reportedly.exports.wacz:WACZ",
    "room": "reportedly.exports.room:ROOM",
}
"""The exports that come with this package, by name: where each is, loaded when asked for."""


@dataclass(frozen=True, kw_only=True)
class Pile:
    """What is written: the records of a view that rest on these ``articles`` (ids; None is all).

    ``archive`` holds the bytes that articles were read from, ``ledger`` is the file where there
    is one, ``profile`` how origins are counted (`counts.Counted`).
    """

    view: View
    archive: Archive
    ledger: Path | None = None
    articles: frozenset[str] | None = None
    profile: str = "best"

    @cached_property
    def material(self) -> Material:
        return Material(self.view, self.articles, self.profile)


@record
class Written:
    """One file that was written: where, the hash and number of its bytes, how many ``rows`` (of
    ``what``) are in it."""

    path: str
    sha256: str
    bytes: int
    rows: int
    what: str


@dataclass(frozen=True, kw_only=True)
class Export:
    """``write`` puts what it makes of a pile at a path, or below it where ``suffix`` is "" (a
    folder). The same ledger gives the same bytes."""

    name: str
    says: str
    suffix: str
    write: Callable[[Pile, Path], Iterable[Written]]


@record
class Listed:
    """An export as it is listed. ``folder`` says that it is a folder of files; ``broken`` why it
    cannot be used, "" where it can."""

    name: str
    says: str
    suffix: str
    folder: bool
    broken: str = ""


class Draft:
    """A file while it is written, piece by piece: it appears under its name when it is whole, and
    not at all where something fails. Raises ``OSError`` where it cannot be written."""

    def __init__(self, path: Path, what: str) -> None:
        self._path, self._part, self._what = path, path.with_name(f".{path.name}.part"), what
        self._total, self._bytes, self._rows = hashlib.sha256(), 0, 0

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._part.open("wb")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        try:
            if kind is None:
                self._part.replace(self._path)
        finally:
            self._part.unlink(missing_ok=True)

    def write(self, content: bytes, rows: int = 0) -> None:
        """Add some bytes, which hold so many rows."""
        self._file.write(content)
        self._total.update(content)
        self._bytes += len(content)
        self._rows += rows

    @property
    def written(self) -> Written:
        """What has been written so far."""
        return Written(
            path=str(self._path),
            sha256=self._total.hexdigest(),
            bytes=self._bytes,
            rows=self._rows,
            what=self._what,
        )


def put(path: Path, content: bytes, rows: int, what: str) -> Written:
    """Write a file that is whole at once. Raises ``OSError`` where that is not possible."""
    with Draft(path, what) as draft:
        draft.write(content, rows)
    return draft.written


def line_of(value: Any) -> bytes:
    """A value as one line of JSON, in UTF-8; a lone surrogate is written out (``\\ud800``)."""
    told = json.dumps(value, ensure_ascii=False)
    return f"{told}\n".encode("utf-8", "backslashreplace")


def utf8(text: str) -> bytes:
    """A text as UTF-8, in which U+FFFD stands for a lone surrogate, which none can hold: it is of
    the same length in code points and in bytes."""
    return _SURROGATE.sub("\ufffd", text).encode()


def names() -> tuple[str, ...]:
    """All exports there are, ours first, those that plugins add by name after them."""
    return (*EXPORTS, *sorted(offer.name for offer in _added()))


def export_of(name: str) -> Export:
    """The export of this name. Raises ``LookupError`` where there is none."""
    if name in EXPORTS:
        home, _, attribute = EXPORTS[name].partition(":")
        found: Export = getattr(import_module(home), attribute)
        return found
    for offer in _added():
        if offer.name == name:
            added: Export = offer.value
            return added
    raise LookupError(f"there is no export {name!r}: there are {', '.join(names())}")


def _added() -> list[Offer]:
    """What plugins add; one that cannot be loaded is left out and told by ``plugins.faults``."""
    return offers("export", Export, EXPORTS)


def listed() -> tuple[Listed, ...]:
    """All exports there are. One that cannot be loaded is among them, and says why."""
    return tuple(map(_listed, names()))


def _listed(name: str) -> Listed:
    try:
        found = export_of(name)
    except Exception as error:
        broken = f"cannot be loaded: {type(error).__name__}: {error}"
        return Listed(name=name, says="", suffix="", folder=False, broken=broken)
    return Listed(name=name, says=found.says, suffix=found.suffix, folder=not found.suffix)
