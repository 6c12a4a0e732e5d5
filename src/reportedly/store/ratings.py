"""Writing an analyst's ratings down, each at once: what he said of it before is struck out."""

from collections.abc import Iterable

from reportedly.model.rating import Rating, SourceNote
from reportedly.store.base import Ledger

__all__ = ["rate", "unrate"]


def rate(ledger: Ledger, rated: Iterable[Rating | SourceNote]) -> int:
    """Let each be what its author now says of that source or passage, all or none; return how many
    change anything but the moment."""
    changed = 0
    with ledger.writer() as writer:
        view = ledger.view()
        known: tuple[Rating | SourceNote, ...] = (*view.all(Rating), *view.all(SourceNote))
        standing = {(one.by, one.key): one for one in known}
        for one in rated:
            before = standing.get((one.by, one.key))
            if before is None or _said(before) != _said(one):
                changed += writer.put([one], by=one.by, about=one.key)
    return changed


def unrate(ledger: Ledger, rated: Rating | SourceNote) -> None:
    """Strike it out: its author says nothing of that source or passage any more."""
    with ledger.writer() as writer:
        writer.put([], by=rated.by, about=rated.key)


def _said(one: Rating | SourceNote) -> tuple[str, ...]:
    if isinstance(one, Rating):
        return one.credibility, one.why
    return one.name, one.reliability, one.party, one.owner, one.why
