"""Round after round for ``reportedly watch``: "14:05  3 looked at, 12 fetched: 11 read"."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.cli.console import fill, note, print_json, progress

if TYPE_CHECKING:
    from reportedly.fetch.rounds import Rounds
    from reportedly.fetch.tallies import Tally
    from reportedly.pipeline import Summary
    from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Desk", "told"]


class Desk:
    """Round after round: fetched, read, told."""

    def __init__(
        self, book: "SQLiteLedger", rounds: "Rounds", sources: list[str], given: dict[str, Any]
    ) -> None:
        self._book = book
        self._rounds = rounds
        self._sources = sources
        self._given = given
        self._failed = self._useful = False

    def work(self) -> int:
        """The exit code: 1 where nothing was of use, 3 with --strict where anything failed."""
        if left := self._rounds.waiting():
            note("reading what was fetched before")
            before, _ = self._read(left)
            note(f"  {before.added} read, {before.known} known already")
        stopped = False
        while not stopped:
            stopped = self._round()
            due = self._rounds.due(self._sources)
            if due is None or (self._given["once"] and due > 0):
                break
            stopped = stopped or not _slept(due)
        if self._failed and not self._useful:
            return 1
        return 3 if self._given["strict"] and self._failed else 0

    def _round(self) -> bool:
        with progress() as step:
            tally = self._rounds.round(self._sources, step.say)
        summary, seen = None, list[str]()
        if tally.archive and tally.fetched:
            summary, seen = self._read([tally.archive])
        elif tally.archive:
            self._rounds.read(tally.archive, self._holds)
        failures = [*tally.problems, *(summary.failures if summary else ())]
        self._failed |= bool(failures)
        self._useful |= bool(tally.looked or tally.fetched or tally.same)
        if self._given["as_json"]:
            self._print(tally, summary, seen)
        self._tell(tally, summary, seen)
        return tally.stopped

    def _read(self, archives: Sequence[Path]) -> tuple["Summary", list[str]]:
        found = fill(self._book, (), None, self._given["extra"], archives)
        for path in archives:
            self._rounds.read(path, self._holds)
        return found

    def _holds(self, sha256: str) -> bool:
        kept = self._book.archive.open(sha256)
        if kept is None:
            return False
        kept.close()
        return True

    def _tell(self, tally: "Tally", summary: "Summary | None", seen: list[str]) -> None:
        from reportedly.report.languages import unread_among
        from reportedly.report.safe import one_line

        note(f"{time.strftime('%H:%M')}  {told(tally, summary)}")
        for words in (*tally.told, *unread_among(self._book.view(), seen)):
            note(f"  {one_line(words)}")
        for failure in (*tally.problems, *(summary.failures if summary else ())):
            note(f"  {one_line(failure.source)}: {one_line(failure.reason)}")

    def _print(self, tally: "Tally", summary: "Summary | None", seen: list[str]) -> None:
        from reportedly.report.export import document
        from reportedly.report.languages import unread_among

        counts = {name: getattr(tally, name) for name in _COUNTS}
        print_json(
            document(
                self._book.view(),
                "watch",
                **counts,
                added=summary.added if summary else 0,
                known=summary.known if summary else 0,
                articles=seen,
                unread=unread_among(self._book.view(), seen),
                told=tally.told,
                failures=[*tally.problems, *(summary.failures if summary else ())],
            )
        )


_COUNTS = {
    "looked": "looked at",
    "unchanged": "unchanged",
    "found": "new addresses",
    "fetched": "fetched",
    "same": "fetched again, unchanged",
    "refused": "refused",
    "gone": "gone",
    "later": "to be tried later",
    "failed": "given up",
    "old": "older than asked for",
}


def told(tally: "Tally", summary: "Summary | None") -> str:
    """A round in one line: "3 feeds looked at, 2 unchanged, 12 pages fetched: 11 read"."""
    counts = [
        f"{getattr(tally, name):,} {words}"
        for name, words in _COUNTS.items()
        if getattr(tally, name)
    ]
    line = ", ".join(counts) or ("nothing came" if tally.problems else "nothing was due")
    if summary and (summary.added or summary.known):
        known = f", {summary.known} known already" if summary.known else ""
        line += f": {summary.added} read{known}"
    return line


def _slept(seconds: float) -> bool:
    """Whether the pause was undisturbed."""
    try:
        time.sleep(min(seconds, 3600.0))
    except KeyboardInterrupt:
        return False
    return True
