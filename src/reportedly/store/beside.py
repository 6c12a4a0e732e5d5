"""What lies beside a ledger and is its own: "news.raw", "news.watch", "news.db-wal"."""

from collections.abc import Callable
from pathlib import Path

__all__ = ["OWN", "own"]

OWN = {
    "raw": "the bytes that articles were read from",
    "looks": "who has looked at what (report/looks.py)",
    "watch": "what is watched (fetch/)",
    "fetched": "what was fetched and is no article (fetch/)",
}
"""The last part of the names of files and folders that are called after a ledger."""

_SQLITE = ("", "-wal", "-shm", "-journal")


def own(ledger: Path) -> Callable[[Path], bool]:
    """Whether a path is the ledger, or lies in what is its own: no input, wherever it is found.
    Nothing is the own of a ledger without a name."""
    if not ledger.name:
        return lambda path: False
    home = ledger.absolute().parent
    names = {f"{ledger.name}{more}" for more in _SQLITE}
    names |= {ledger.with_suffix(f".{more}").name for more in OWN}

    def is_own(path: Path) -> bool:
        there = path.absolute()
        return there.is_relative_to(home) and not names.isdisjoint(
            there.relative_to(home).parts[:1]
        )

    return is_own
