"""The bytes that articles were read from, kept by their hash: "news.raw/3f/3f9a…"."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

__all__ = ["Archive", "FolderArchive", "MemoryArchive"]

PIECE = 1 << 20
"""Bytes copied at a time."""


class Archive(Protocol):
    """Whatever has been kept is never altered; the same bytes are kept once."""

    def ready(self) -> None:
        """Raises ``OSError`` where nothing can be kept."""
        ...

    def keep(self, stream: IO[bytes]) -> str:
        """Keep all that is left in the stream; return its SHA-256 in hex. Raises ``OSError``
        where that is not possible."""
        ...

    def open(self, sha256: str) -> IO[bytes] | None:
        """The bytes with that hash as they lie there, None where they are not kept."""
        ...

    def raw(self, sha256: str) -> bytes | None:
        """The same, all at once."""
        ...

    def held(self) -> Iterator[str]:
        """The names (SHA-256 in hex) under which something is kept, sorted."""
        ...


class MemoryArchive:
    def __init__(self) -> None:
        self._kept = dict[str, bytes]()

    def ready(self) -> None:
        """Memory always is."""

    def keep(self, stream: IO[bytes]) -> str:
        raw = stream.read()
        name = hashlib.sha256(raw).hexdigest()
        self._kept.setdefault(name, raw)
        return name

    def open(self, sha256: str) -> IO[bytes] | None:
        raw = self.raw(sha256)
        return None if raw is None else BytesIO(raw)

    def raw(self, sha256: str) -> bytes | None:
        return self._kept.get(sha256)

    def held(self) -> Iterator[str]:
        return iter(sorted(self._kept))


class FolderArchive:
    """Files that anybody can check with ``sha256sum``, each named by its hash and read-only.

    The folder is made when first needed. A file appears under its name only when it is whole and
    on disk, so that a crash leaves nothing behind that could be taken for it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ready(self) -> None:
        self.folder.mkdir(exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        os.close(handle)
        Path(draft).unlink()

    def keep(self, stream: IO[bytes]) -> str:
        self.folder.mkdir(exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        try:
            with open(handle, "wb") as file:
                total = hashlib.sha256()
                while piece := stream.read(PIECE):
                    total.update(piece)
                    file.write(piece)
                place = self._place(total.hexdigest())
                if not place.exists():
                    file.flush()
                    os.fsync(file.fileno())
                    self._settle(Path(draft), place)
        finally:
            Path(draft).unlink(missing_ok=True)
        return total.hexdigest()

    def _settle(self, draft: Path, place: Path) -> None:
        draft.chmod(0o444)
        if not place.parent.exists():
            place.parent.mkdir(exist_ok=True)
            _settled(self.folder)
        # Where another process was faster, these are the same bytes.
        draft.rename(place)
        _settled(place.parent)

    def open(self, sha256: str) -> IO[bytes] | None:
        place = self._place(sha256)
        return place.open("rb") if sha256 and place.is_file() else None

    def raw(self, sha256: str) -> bytes | None:
        file = self.open(sha256)
        if file is None:
            return None
        with file:
            return file.read()

    def held(self) -> Iterator[str]:
        for file in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            yield file.name

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def _settled(folder: Path) -> None:
    """Have the folder's entries on disk too, where the system allows it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
