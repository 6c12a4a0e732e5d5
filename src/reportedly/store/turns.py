"""Who compares, and how far that has come: "all up to line 1,402 of the log, by this edition"."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from os import getpid

from reportedly.model.receipt import Receipt
from reportedly.model.signed import HUMAN
from reportedly.store.base import Ledger, View, Writer
from reportedly.store.clock import now

__all__ = ["COMPARING", "Overtaken", "Turn", "through", "worked_in"]

COMPARING = "comparing"
"""Who says, in the ledger, that all articles have been compared, and by which edition."""
_BEGUN = "begun"
"""About what: that somebody is at it."""
_THROUGH = " through line "


class Overtaken(Exception):
    """Another process has begun to compare."""


def through(view: View, made: str) -> int | None:
    """The line of the log up to which this edition has worked all in; None where it has not."""
    for receipt in view.all(Receipt, by=(COMPARING,)):
        edition, _, line = receipt.edition.partition(_THROUGH)
        if edition == made and line:
            return int(line)
    return None


class Turn:
    """The right to compare: whoever takes it last has it, and the others leave the work to him."""

    def __init__(self, ledger: Ledger, made: str, *, anew: bool) -> None:
        self._ledger, self._made, self._start = ledger, made, ledger.lines()
        self._token = Receipt(article="", edition=f"begun {now()} by {getpid()}")
        with ledger.writer() as writer:
            writer.put([self._token], by=COMPARING, about=_BEGUN)
            if anew:
                writer.put([], by=COMPARING)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction. Raises `Overtaken` where the turn is another's."""
        with self._ledger.writer() as writer:
            if self._ledger.view().get(Receipt, self._token.id) is None:
                raise Overtaken
            yield writer

    def done(self, ours: Collection[str]) -> None:
        """All has been worked in that stood when the turn began; and what was written since, if
        none but ``ours`` wrote of articles."""
        with self.writing() as writer:
            writer.put([], by=COMPARING, about=_BEGUN)
            last = self._ledger.lines()
            for line in self._ledger.log(self._start + 1):
                if not (line.by in ours or line.by == COMPARING or line.by.startswith(HUMAN)):
                    last = self._start
                    break
            worked_in(writer, self._made, last)


def worked_in(writer: Writer, made: str, last: int) -> None:
    """Note that this edition has worked in all up to a line."""
    writer.put([Receipt(article="", edition=f"{made}{_THROUGH}{last}")], by=COMPARING)
