"""Whether a ledger is sound: its file, what rows speak of, and its sealed log: "3 faults"."""

from collections.abc import Callable
from pathlib import Path

from reportedly.model.record import record
from reportedly.report.audit import Fault
from reportedly.report.chain import chain
from reportedly.store.soundness import unsound
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Soundness", "soundness"]


@record
class Soundness:
    """``lines`` of the log, the last of which has the hash ``head``; ``faults`` of kind "file" lie
    in the file as such, the others break the log's word."""

    lines: int
    head: str
    faults: tuple[Fault, ...]


def soundness(
    path: Path, ledger: SQLiteLedger, step: Callable[[str], None] = lambda what: None
) -> Soundness:
    """Check a ledger file, and every row of it against the log; ``step`` is told what is looked
    at. Where the file as such is broken, its log is not read. Raises ``sqlite3.Error``."""
    found = tuple(Fault(kind="file", id="", what=what) for what in unsound(path, step))
    if found:
        return Soundness(lines=0, head="", faults=found)
    told = chain(ledger, lambda done: step(f"rows against the log: {done:,}"))
    return Soundness(lines=told.lines, head=told.head, faults=told.faults)
