"""The log held against itself and against the rows: "put by line 12, and gone"."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reportedly.report.audit import Fault
from reportedly.store.base import Ledger, Row
from reportedly.store.clock import END
from reportedly.store.log import FIRST, Line, Mark, What, listed, mark, sealed

__all__ = ["Chain", "chain"]

_Key = tuple[str, str]
_Where = dict[Mark, int]
"""Records by the number of the line that lists them."""


class Chain(NamedTuple):
    """What the log says: its first and last line, how many there are, how many rows were there
    before it, the edition by which each article was last read, and what was archived."""

    began: str
    earlier: int
    lines: int
    head: str
    read_by: Mapping[str, str]
    archived: Mapping[str, int]
    hashes: frozenset[str]
    faults: tuple[Fault, ...]


def chain(ledger: Ledger, step: Callable[[int], None] = lambda done: None) -> Chain:
    """Check that no line was altered, left out or put in, and that the rows are what the lines
    say: none changed, removed or inserted by other means. ``step`` is told of rows done."""
    with ledger.still():
        faults, lines = list[Fault](), list[Line]()
        said = defaultdict[_Key, list[tuple[int, str]]](list)
        for line in ledger.log():
            faults += _line_faults(line, lines[-1] if lines else None, ledger)
            lines.append(line)
            said[line.by, line.about].append((line.n, line.moment))
        first = lines[0] if lines else None
        if first and first.what == What.BEGAN:
            faults += _before(first, ledger)
        began = first.moment if first else END
        for number, (key, rows) in enumerate(_by_key(ledger.rows(), set(said))):
            step(number)
            faults += _row_faults(ledger, said.get(key, []), list(rows), began)
        return Chain(
            began=first.moment if first else "",
            earlier=first.put if first else sum(1 for _ in ledger.rows()),
            lines=len(lines),
            head=lines[-1].hash if lines else "",
            read_by={line.about: line.edition for line in lines if line.by == "read"},
            archived={line.about: line.n for line in lines if line.what == What.ARCHIVED},
            hashes=frozenset(line.hash for line in lines),
            faults=tuple(faults),
        )


def _line_faults(line: Line, last: Line | None, ledger: Ledger) -> Iterator[Fault]:
    def fault(what: str) -> Fault:
        return Fault(kind="log", id=str(line.n), what=what)

    if line.n != (last.n + 1 if last else 1):
        yield fault(f"follows line {last.n if last else 0}: lines between are missing")
    elif line.before != (last.hash if last else FIRST):
        yield fault("does not follow the line before it: one of them was altered")
    if sealed(line) != line.hash:
        yield fault("is not what it was when it was sealed")
    if last and line.moment < last.moment:
        yield fault("is of an earlier moment than the line before it")
    if line.what in (What.BEGAN, What.ARCHIVED):
        return
    listing = ledger.logged(line.n)
    if hashlib.sha256(listing).hexdigest() != line.digest:
        yield fault("has another list of records than when it was sealed")


def _before(first: Line, ledger: Ledger) -> Iterator[Fault]:
    count, digest = ledger.earlier(first.moment)
    if (count, digest) != (first.put, first.digest):
        told = f"{count:,} of {first.put:,}" if count != first.put else "not as they were"
        yield Fault(kind="log", id="1", what=f"records from before the log: {told}")


def _by_key(rows: Iterable[Row], said: set[_Key]) -> Iterator[tuple[_Key, Iterable[Row]]]:
    """The rows of each who and about what; none for what only the log knows."""
    for key, some in groupby(rows, key=lambda row: (row.by, row.about)):
        said.discard(key)
        yield key, some
    for key in sorted(said):
        yield key, ()


def _row_faults(
    ledger: Ledger, lines: list[tuple[int, str]], rows: list[Row], began: str
) -> Iterator[Fault]:
    """What is wrong with all that one says about one thing."""
    wanted = defaultdict[tuple[str, str], _Where](dict)
    for n, moment in lines:
        try:
            for one in listed(ledger.logged(n)):
                wanted[moment, one.sign][one] = n
        except ValueError:
            continue  # told as a fault of the line
    there = defaultdict[tuple[str, str], set[Mark]](set)
    for row in rows:
        if row.odd:
            yield Fault(kind=row.kind, id=row.id, what=row.odd)
        if row.since >= began:
            there[row.since, "+"].add(mark("+", row.kind, row.id, row.data))
        if row.until != END and row.until >= began:
            there[row.until, "-"].add(mark("-", row.kind, row.id, row.data))
    found = dict[tuple[str, str], str]()
    for moment, sign in sorted(wanted.keys() | there.keys()):
        for one, what in _differing(wanted[moment, sign], there[moment, sign], moment):
            found.setdefault((one.kind, one.id), what)
    for (kind, id), what in found.items():
        yield Fault(kind=kind, id=id, what=what)


def _differing(wanted: _Where, there: set[Mark], moment: str) -> Iterator[tuple[Mark, str]]:
    known = {(one.kind, one.id): n for one, n in wanted.items()}
    beside = {(one.kind, one.id) for one in there}
    for one in sorted(there - wanted.keys()):
        n = known.get((one.kind, one.id))
        if n is not None:
            yield one, f"is not what line {n} of the log put down: its data was changed"
        elif one.sign == "+":
            yield one, f"stands since {moment}, but no line of the log put it there"
        else:
            yield one, f"is struck out at {moment}, but no line of the log did it"
    for one in sorted(wanted.keys() - there):
        if (one.kind, one.id) not in beside:
            done = "put down" if one.sign == "+" else "struck out"
            yield one, f"was {done} by line {wanted[one]} of the log, and is not there as it says"
