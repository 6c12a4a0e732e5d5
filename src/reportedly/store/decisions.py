"""Writing an analyst's decisions down, each at once: a crash loses none of them."""

from collections.abc import Iterable
from enum import StrEnum

from reportedly.model.decision import Decision
from reportedly.store.base import Ledger

__all__ = ["Kept", "decide", "keep", "withdraw"]


class Kept(StrEnum):
    """What becomes of a decision that is brought in from elsewhere."""

    NEW = "new"
    KNOWN = "known already"
    OLDER = "older than what the same person decided here"


def decide(ledger: Ledger, decision: Decision) -> None:
    """Let it be what its author now says about its pair; what he said before is struck out."""
    with ledger.writer() as writer:
        writer.put([decision], by=decision.by, about=decision.pair)


def withdraw(ledger: Ledger, decision: Decision) -> None:
    """Strike it out: its author says nothing about its pair any more."""
    with ledger.writer() as writer:
        writer.put([], by=decision.by, about=decision.pair)


def keep(ledger: Ledger, decisions: Iterable[Decision]) -> tuple[Kept, ...]:
    """Bring in decisions made elsewhere, all or none; what somebody decided later stays."""
    asked = list(decisions)
    told = list[Kept]()
    with ledger.writer() as writer:
        standing = {(one.by, one.pair): one for one in ledger.view().all(Decision)}
        for decision in asked:
            key = decision.by, decision.pair
            there = standing.get(key)
            if there == decision:
                told.append(Kept.KNOWN)
            elif there is not None and there.made >= decision.made:
                told.append(Kept.OLDER)
            else:
                told.append(Kept.NEW)
                standing[key] = decision
                writer.put([decision], by=decision.by, about=decision.pair)
    return tuple(told)
