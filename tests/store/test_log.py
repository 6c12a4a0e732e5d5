"""Every write leaves a line, sealed with the one before it; nothing else does."""

from collections.abc import Iterable
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.record import Record
from reportedly.report.chain import chain
from reportedly.store import log
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.log import FIRST, What, listed, listing, mark, sealed
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

PIER = Article.of("The pier of Vestnes burned down on Friday night.", source="pier.txt")


def mention(n: int, name: str = "Vestnes") -> Mention:
    return Mention(span=PIER.at(n, n + 1), name=name, kind=MentionKind.PLACE)


def put(ledger: Ledger, records: Iterable[Record], by: str, about: str = "") -> None:
    with ledger.writer() as writer:
        writer.put(records, by=by, about=about, edition="1:abc")


def test_a_line_says_what_was_put_and_struck_by_whom(ledger: Ledger) -> None:
    put(ledger, [mention(1), mention(2)], "mentions", PIER.id)
    put(ledger, [mention(2), mention(3)], "mentions", PIER.id)
    put(ledger, [], "mentions", PIER.id)
    put(ledger, [Failure(source="x.pdf", reason="a PDF document")], "read", "x.pdf")
    with ledger.writer() as writer:
        for _ in range(2):
            writer.archived("ab" * 32, by="read")
    lines = list(ledger.log())
    assert [(line.what, line.put, line.struck) for line in lines] == [
        (What.BEGAN, 0, 0),
        (What.ADDED, 2, 0),
        (What.ADDED, 1, 1),
        (What.STRUCK, 0, 2),
        (What.FAILED, 1, 0),
        (What.ARCHIVED, 0, 0),
    ]
    assert {(line.by, line.about, line.edition) for line in lines[1:4]} == {
        ("mentions", PIER.id, "1:abc")
    }
    marks = list(listed(ledger.logged(3)))
    assert [(one.sign, one.id) for one in marks] == [
        ("+", mention(3).id),
        ("-", mention(1).id),
    ]


def test_what_changes_nothing_leaves_no_line(ledger: Ledger) -> None:
    with ledger.writer():
        pass
    put(ledger, [], "mentions", PIER.id)
    assert list(ledger.log()) == []
    put(ledger, [mention(1)], "mentions", PIER.id)
    before = list(ledger.log())
    put(ledger, [mention(1)], "mentions", PIER.id)
    assert list(ledger.log()) == before
    assert list(ledger.log(since=2)) == before[1:]


def test_a_failed_transaction_leaves_no_line(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writer() as writer:
            writer.put([mention(1)], by="mentions")
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        fail()
    assert list(ledger.log()) == []


steps = st.lists(
    st.tuples(
        st.sampled_from(("mentions", "places")),
        st.sets(st.tuples(st.integers(0, 5), st.sampled_from(("Vestnes", "the pier")))),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_the_chain_holds_and_both_ledgers_write_the_same(
    said: list[tuple[str, set[tuple[int, str]]]],
) -> None:
    ledgers: tuple[Ledger, Ledger] = MemoryLedger(), SQLiteLedger()
    told = list[list[object]]()
    for ledger in ledgers:
        for by, places in said:
            records = {n: mention(n, name) for n, name in sorted(places)}
            put(ledger, records.values(), by, PIER.id)
        lines = list(ledger.log())
        hashes = [FIRST, *(line.hash for line in lines)]
        assert [line.before for line in lines] == hashes[:-1]
        assert [line.n for line in lines] == list(range(1, len(lines) + 1))
        assert all(sealed(line) == line.hash for line in lines)
        assert [line.moment for line in lines] == sorted(line.moment for line in lines)
        told.append([(*line[2:9], ledger.logged(line.n)) for line in lines])
        ledger.close()
    assert told[0] == told[1]


def test_a_listing_can_be_read_again() -> None:
    marks = [mark("+", "claim", "clm-1", "{}"), mark("-", "claim", "clm-ø", '{"a": 1}')]
    assert list(listed(listing([*marks, *marks]))) == sorted(marks)
    with pytest.raises(ValueError, match="subsection"):
        list(listed(b"no listing"))


def test_what_is_written_later_is_of_a_later_moment(ledger: Ledger) -> None:
    put(ledger, [mention(1)], "mentions")
    [*_, last] = ledger.log()
    ahead = last._replace(moment="2999-12-31T23:59:59.999999+00:00")
    assert log.later(now(), last) > last.moment
    assert log.later(now(), ahead) == "3000-01-01T00:00:00.000000+00:00"


def test_what_changed_between_two_moments(ledger: Ledger) -> None:
    put(ledger, [mention(1), mention(2)], "mentions", PIER.id)
    then = now()
    put(ledger, [mention(2), mention(3)], "mentions", PIER.id)
    put(ledger, [mention(4)], "places", PIER.id)
    put(ledger, [], "places", PIER.id)
    found = ledger.between(then, now(), [Mention])
    assert [entry.record for entry in found.added] == [mention(3)]
    assert [entry.record for entry in found.struck] == [mention(1)]
    assert ledger.between(then, now(), [Article]) == ((), ())
    assert ledger.began() == min(entry.since for entry in found.struck)


def _put(path: str, by: str) -> None:
    ledger = SQLiteLedger(path)
    for n in range(25):
        put(ledger, [mention(n % 7, by)], by, PIER.id)
    ledger.close()


def test_processes_that_write_at_once_make_one_chain(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    SQLiteLedger(path).close()
    spawn = get_context("spawn")
    working = [spawn.Process(target=_put, args=(path, by)) for by in ("names", "places", "names")]
    for process in working:
        process.start()
    for process in working:
        process.join()
    assert [process.exitcode for process in working] == [0, 0, 0]
    ledger = SQLiteLedger(path)
    assert chain(ledger).faults == ()
    assert chain(ledger).lines > 25
    ledger.close()


def test_a_ledger_from_before_the_log_begins_one(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "l.db"
    ledger = SQLiteLedger(path)
    put(ledger, [mention(1), mention(2)], "mentions", PIER.id)
    ledger.close()
    with sqlite3.connect(path) as plain:
        plain.executescript("drop table log; drop table logged; pragma user_version = 2;")
    plain.close()
    ledger = SQLiteLedger(path)
    assert list(ledger.log()) == []
    put(ledger, [mention(2)], "mentions", PIER.id)
    first, second = ledger.log()
    assert (first.what, first.put, first.digest) == (
        What.BEGAN,
        2,
        ledger.earlier(first.moment)[1],
    )
    assert (second.what, second.struck) == (What.STRUCK, 1)
    ledger.close()
