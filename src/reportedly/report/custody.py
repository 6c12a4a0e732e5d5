"""All that a ledger can prove of itself: its spans, its log, its rows, its bytes."""

from collections.abc import Callable

from reportedly.model.record import record
from reportedly.report.audit import Fault
from reportedly.report.chain import chain
from reportedly.report.kept import kept
from reportedly.store.base import Ledger

__all__ = ["Custody", "custody"]


@record
class Custody:
    """``lines`` of the log since ``began`` (a moment, "" where there is none), the last of which
    has the hash ``head``; ``earlier`` rows are older than the log. ``expected`` says whether the
    hash that was asked for is a line's, None where none was. ``files`` are kept for ``articles``
    articles; ``without`` are the ids of those that have no bytes, ``otherwise`` of those that this
    edition would read otherwise than the one that did, ``elsewhere`` of those whose bytes never
    came here, ``unused`` the hashes of files that nothing rests on. ``faults`` break the ledger's
    word."""

    began: str
    earlier: int
    lines: int
    head: str
    expected: bool | None
    files: int
    articles: int
    without: tuple[str, ...]
    otherwise: tuple[str, ...]
    elsewhere: tuple[str, ...]
    unused: tuple[str, ...]
    faults: tuple[Fault, ...]


def custody(
    ledger: Ledger, expect: str = "", step: Callable[[str, int], None] = lambda what, done: None
) -> Custody:
    """Check the whole ledger as it lies there. ``expect`` is the hash of a line (its beginning
    will do) that was noted down before; ``step`` is told what is being done and how much is."""
    told = chain(ledger, lambda done: step("checking rows against the log", done))
    held = kept(
        ledger.view(),
        ledger.archive,
        told.archived,
        told.read_by,
        lambda done: step("reading bytes again", done),
    )
    found = any(hash.startswith(expect) for hash in told.hashes) if expect else None
    faults = told.faults + held.faults
    if found is False:
        what = f"no line has the hash {expect}: lines that were there are gone or altered"
        faults += (Fault(kind="log", id="", what=what),)
    return Custody(
        began=told.began,
        earlier=told.earlier,
        lines=told.lines,
        head=told.head,
        expected=found,
        files=held.files,
        articles=held.articles,
        without=held.without,
        otherwise=held.otherwise,
        elsewhere=held.elsewhere,
        unused=held.unused,
        faults=faults,
    )
