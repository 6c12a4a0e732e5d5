"""Only what is named changes: the same as saying all again, at the cost of the difference."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.test_log import mention, put

from reportedly.model.article import Article
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Mention
from reportedly.model.origin import Copy, CopyKind
from reportedly.report.chain import chain
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.log import What
from reportedly.store.memory import MemoryLedger
from reportedly.store.schema import linking
from reportedly.store.sqlite import SQLiteLedger


def paper(n: int, outlet: str = "Tern Post") -> Article:
    """Its id is that of its text, whatever the outlet."""
    return Article.of(f"The pier has {n} legs.", source=f"{n}.txt", outlet=outlet)


def link(one: str, other: str, by: str = "same_name") -> Judgement:
    return Judgement.of(one, other, Verdict.SAME, by)


def test_what_is_not_named_stays(ledger: Ledger) -> None:
    put(ledger, [paper(1), paper(2), paper(3)], "read", "all")
    put(ledger, [paper(1)], "again", "all")
    then = now()
    for changes in (True, False):
        with ledger.writer() as writer:
            made, gone = [paper(2, "Tern Echo"), paper(4)], [(Article, paper(1).id)]
            assert changes is writer.revise(made, gone, by="read", about="all")
    view = ledger.view()
    assert {*view.all(Article, by=["read"])} == {paper(2, "Tern Echo"), paper(3), paper(4)}
    assert [*view.all(Article, by=["again"])] == [paper(1)]
    assert {*ledger.view(as_of=then).all(Article, by=["read"])} == {paper(n) for n in (1, 2, 3)}
    *_, last = ledger.log()
    assert (last.n, last.what, last.put, last.struck) == (4, What.ADDED, 2, 2)


def test_what_is_put_and_struck_at_once_is_put(ledger: Ledger) -> None:
    put(ledger, [mention(1)], "mentions")
    with ledger.writer() as writer:
        named = [(Mention, mention(n).id) for n in (1, 2, 3)]
        assert writer.revise([mention(1)], named, by="places") is not False
        assert writer.revise([mention(2)], named, by="mentions")
    assert [*ledger.view().all(Mention, by=["mentions"])] == [mention(2)]


steps = st.lists(
    st.tuples(
        st.booleans(),
        st.dictionaries(st.integers(0, 5), st.sampled_from(("", "Tern Post", "Tern Echo"))),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(steps, st.sets(st.integers(0, 7)))
def test_a_difference_is_as_good_as_all(
    said: list[tuple[bool, dict[int, str]]], together: set[int]
) -> None:
    """Differences ("" strikes) and whole sayings in any order, some in one transaction; both
    ledgers hold what was said last, write the same log, and it fits the rows."""
    ledgers: tuple[Ledger, Ledger] = MemoryLedger(), SQLiteLedger()
    told = list[list[object]]()
    for ledger in ledgers:
        wanted, rest = dict[int, str](), [*enumerate(said)]
        while rest:
            with ledger.writer() as writer:
                while rest:
                    n, (whole, names) = rest.pop(0)
                    made = [paper(at, name) for at, name in names.items() if name]
                    gone = [(Article, paper(at).id) for at, name in names.items() if not name]
                    if whole:
                        writer.put(made, by="read", about="all")
                        wanted.clear()
                    else:
                        writer.revise(made, gone, by="read", about="all")
                    wanted |= names
                    if n not in together:
                        break
        stands = {paper(at, name) for at, name in wanted.items() if name}
        assert {*ledger.view().all(Article)} == stands
        assert chain(ledger).faults == ()
        told.append([(*line[2:9], ledger.logged(line.n)) for line in ledger.log()])
        ledger.close()
    assert told[0] == told[1]


def test_links_are_found_by_either_end(ledger: Ledger) -> None:
    copy = Copy(left="art-1", right="art-2", kind=CopyKind.DUPLICATE, containment=1.0)
    links = [link("n1", "n2"), link("n2", "n3"), link("n3", "n4"), link("n1", "n4", "human:ida")]
    with ledger.writer() as writer:
        writer.put([copy], by="copies")
        writer.put(links[:3], by="same_name")
        writer.put(links[3:], by="human:ida")
    then = now()
    with ledger.writer() as writer:
        writer.revise([], [(Judgement, links[1].id)], by="same_name")
    view = ledger.view()
    assert [*view.linked(Judgement, ["n2", "n3"])] == sorted(
        (links[0], links[2]), key=lambda one: one.id
    )
    assert [*view.linked(Judgement, {"n1", "n2"}, by=["same_name"])] == [links[0]]
    assert len([*ledger.view(as_of=then).linked(Judgement, ["n2"])]) == 2
    assert [*view.linked(Copy, ["art-2"])] == [copy]
    assert not [*view.linked(Judgement, [])]
    with pytest.raises(ValueError, match="article links no two others"):
        list(view.linked(Article, ["art-1"]))


def test_an_older_file_finds_links_by_index(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with closing(SQLiteLedger(path)) as ledger:
        put(ledger, [link("n1", "n2")], "same_name")
    with closing(sqlite3.connect(path)) as plain:
        plain.execute('drop index "judgement_left"')
    with closing(SQLiteLedger(path)) as ledger:
        assert [*ledger.view().linked(Judgement, ["n1"])] == [link("n1", "n2")]
    with closing(sqlite3.connect(path)) as plain:
        held = {name for (name,) in plain.execute("select name from sqlite_schema")}
    assert linking("judgement")
    assert {"judgement_left", "judgement_right", "copy_left", "copy_right"} <= held
