"""Deciding through an assistant, where that was allowed: "these two Bergs are two people"."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Literal

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from reportedly.mcp.asking import Id
from reportedly.mcp.questions import Kind
from reportedly.mcp.quoted import NOTICE, lines
from reportedly.mcp.shelf import Shelf
from reportedly.model.decision import Matter
from reportedly.model.judgement import Verdict
from reportedly.model.signed import HUMAN
from reportedly.pipeline import all_stages, derive
from reportedly.report.chosen import chosen
from reportedly.report.judging import decide, decisions, found_decision, take_back
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Judging"]

THROUGH = " (through an assistant)"
"""What stands behind the name of whoever let an assistant decide."""

Word = Literal["same", "different", "unsure"]


@dataclass(frozen=True, kw_only=True)
class DecisionTold:
    """``outcome`` says whether it counts ("standing"), or what stands against it."""

    id: str
    matter: str
    verdict: str
    outcome: str
    quoted: list[str]


@dataclass(frozen=True, kw_only=True)
class DecisionAnswer:
    notice: str = NOTICE
    decisions: list[DecisionTold]


class Judging:
    """What changes the ledger; ``who`` is the person in whose name it is done."""

    def __init__(self, shelf: Shelf, who: str) -> None:
        self._shelf, self._by = shelf, f"{HUMAN}{who}{THROUGH}"

    @contextmanager
    def _writing(self) -> Iterator[SQLiteLedger]:
        try:
            with self._shelf.writing() as book:
                yield book
        except (LookupError, ValueError) as error:
            raise ToolError(str(error.args[0])) from error

    def decide(
        self,
        left: Id,
        right: Id,
        verdict: Word,
        why: Annotated[str, Field(min_length=1, max_length=400)],
        kind: Kind | Literal[""] = "",
    ) -> DecisionAnswer:
        """Write down what your user decided about two records (ids), with the reason, and work it
        in. It outranks the machine and stands in your user's name, with the mark that it came
        through an assistant. Ask your user first, each time."""
        with self._writing() as book:
            matter = Matter(kind) if kind else None
            asked, one, other = chosen(book.view(), left, right, matter)
            made = decide(book, asked, (one, other), Verdict(verdict), self._by, why)
            derive(book, stages=all_stages())
            return _decided(book, made.id)

    def take_back(self, id: Id) -> DecisionAnswer:
        """Undo a decision that was made through you, and work that in; what was decided through
        you about the pair before stands again."""
        with self._writing() as book:
            found = found_decision(book.view(), id)
            if found.by != self._by:
                raise ValueError("that was not decided through you: your user can undo it")
            back = take_back(book, found)
            derive(book, stages=all_stages())
            return _decided(book, back.id) if back else DecisionAnswer(decisions=[])


def _decided(book: SQLiteLedger, id: str) -> DecisionAnswer:
    rows = (row for row in decisions(book.view()) if row.id == id)
    return DecisionAnswer(
        decisions=[
            DecisionTold(
                id=row.id,
                matter=str(row.matter),
                verdict=str(row.verdict),
                outcome=row.outcome,
                quoted=lines((row.text, row.why, row.note)),
            )
            for row in rows
        ]
    )
