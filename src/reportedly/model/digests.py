"""What bytes are known by, whatever they are called: "3f9a…", as ``sha256sum`` prints it."""

import hashlib
from pathlib import Path
from typing import IO

__all__ = ["digest_of", "file_digest"]

PIECE = 1 << 20
"""Bytes read at a time."""


def digest_of(stream: IO[bytes], by: str = "sha256") -> str:
    """The digest, in hex, of all that is left in the stream. ``by`` is a name of hashlib's."""
    total = hashlib.new(by, usedforsecurity=False)
    while piece := stream.read(PIECE):
        total.update(piece)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file. Raises ``OSError`` where it cannot be read."""
    with path.open("rb") as file:
        return digest_of(file)
