"""What ``reportedly judge`` was asked for, and what all its ways have in common."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reportedly.cli.console import note, progress

if TYPE_CHECKING:
    from reportedly.report.decision_rows import DecisionRow
    from reportedly.store.base import View
    from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Asked", "in_name", "touched", "work_in"]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options as they were given; "" or None where they were not."""

    decided: tuple[str, ...]
    ledger: Path
    kind: str | None
    about: str
    story: str | None
    everything: bool
    why: str
    who: str | None
    listing: bool
    orphans: bool
    undo: str | None
    export: str | None
    source: str | None
    page: int
    limit: int | None
    extra: tuple[Path, ...]
    as_of: str | None
    as_json: bool

    def cut(self, rows: Sequence[T]) -> Sequence[T]:
        """The rows of the page that is asked for."""
        from reportedly.report.paging import leaf

        return leaf(rows, self.page, self.limit)


def in_name(asked: Asked) -> str:
    """ "human:NAME"; standard error says who that is and how it is known."""
    from reportedly.cli.analyst import analyst
    from reportedly.model.signed import HUMAN
    from reportedly.report.safe import one_line

    name, how = analyst(asked.who)
    note(f"deciding as {one_line(name)} ({how})")
    return f"{HUMAN}{name}"


def work_in(book: "SQLiteLedger", asked: Asked) -> None:
    """Bring up to date what rests on decisions."""
    from reportedly.pipeline import all_stages, derive

    with progress() as step:
        derive(book, stages=all_stages(asked.extra), progress=step)


def touched(view: "View", ids: Collection[str]) -> "tuple[DecisionRow, ...]":
    """These decisions, and all that do not stand because of them, with what became of them."""
    from reportedly.reconcile.decisions import standing
    from reportedly.report.decision_rows import decision_rows

    wanted = set(ids)
    heard = [
        one
        for one in standing(view)
        if wanted & {one.decision.id, *(newer.id for newer in one.against)}
    ]
    return decision_rows(view, heard)
