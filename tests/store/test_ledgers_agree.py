"""One body of tests, every ledger."""

from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound, Quantity
from reportedly.model.story import Story
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.sqlite import SQLiteLedger

DEPOT = Article.of(
    "About 40 trams stood in the depot. The mayor said two had burned.", source="a.txt"
)
HARBOUR = Article.of("The harbour of Ångby stayed shut, the mayor said.", source="b.txt")


def trams(value: float, article: Article = DEPOT) -> Quantity:
    span = article.at(6, 8)
    return Quantity(span=span, whole=span, value=value, low=value, high=value, bound=Bound.ABOUT)


def claim(article: Article, start: int, end: int) -> Claim:
    mayor = Hop(kind=HopKind.OFFICE, name="the mayor")
    return Claim(
        content=(article.at(start, end),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(mayor,),
        status=Status.ASSERTED,
    )


def test_saying_it_again_changes_nothing(ledger: Ledger) -> None:
    for _ in range(2):
        with ledger.writer() as writer:
            writer.put([trams(40)], by="quantities", about=DEPOT.id)
    [found] = ledger.view().all(Quantity)
    entry = ledger.view().find(found.id)
    assert entry is not None
    moment = now()
    with ledger.writer() as writer:
        writer.put([trams(40)], by="quantities", about=DEPOT.id)
    again = ledger.view().find(found.id)
    assert again == entry
    assert entry.since < moment


def test_a_better_extractor_replaces_what_it_said(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.put([trams(4)], by="quantities", about=DEPOT.id)
    then = now()
    with ledger.writer() as writer:
        writer.put([trams(40)], by="quantities", about=DEPOT.id)
    assert list(ledger.view().all(Quantity)) == [trams(40)]
    assert list(ledger.view(as_of=then).all(Quantity)) == [trams(4)]
    assert not list(ledger.view(as_of="2000").all(Quantity))


def test_an_article_keeps_its_id_when_its_imprint_is_understood_better(ledger: Ledger) -> None:
    better = Article.of(DEPOT.text, source="a.txt", outlet="Tram Gazette")
    assert better.id == DEPOT.id
    for article in (DEPOT, better):
        with ledger.writer() as writer:
            writer.put([article], by="read", about=article.id)
    assert list(ledger.view().all(Article)) == [better]
    assert ledger.view().get(Article, DEPOT.id) == better


def test_stages_and_articles_do_not_strike_each_other(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.put([trams(40)], by="quantities", about=DEPOT.id)
        writer.put([trams(41, HARBOUR)], by="quantities", about=HARBOUR.id)
        writer.put([], by="money", about=DEPOT.id)
    assert set(ledger.view().all(Quantity)) == {trams(40), trams(41, HARBOUR)}
    assert list(ledger.view().all(Quantity, articles=[HARBOUR.id])) == [trams(41, HARBOUR)]


def test_what_rests_on_several_articles_is_found_by_each(ledger: Ledger) -> None:
    both = Story(title="Trams", articles=(DEPOT.id, HARBOUR.id))
    lone = Story(title="Harbour", articles=(HARBOUR.id,))
    with ledger.writer() as writer:
        writer.put([both, lone], by="stories")
        writer.put([DEPOT], by="read", about=DEPOT.id)
    assert set(ledger.view().all(Story, articles=[HARBOUR.id])) == {both, lone}
    assert list(ledger.view().all(Story, articles=[DEPOT.id])) == [both]
    assert list(ledger.view().all(Article, articles=[DEPOT.id])) == [DEPOT]
    assert not list(ledger.view().all(Story, articles=[]))


def test_a_failed_transaction_leaves_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writer() as writer:
            writer.put([DEPOT], by="read", about=DEPOT.id)
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        fail()
    assert not list(ledger.view().all(Article))


def test_records_are_found_by_their_id_or_a_unique_beginning(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.put([trams(40), trams(41, HARBOUR)], by="quantities")
    id = trams(40).id
    for asked in (id, id[:-2]):
        entry = ledger.view().find(asked)
        assert entry is not None
        assert (entry.kind, entry.record) == ("quantity", trams(40))
    assert ledger.view().find("qty-") is None
    assert ledger.view().find("nothing") is None


def test_records_come_in_the_order_of_the_text(ledger: Ledger) -> None:
    late, early = claim(DEPOT, 35, 64), claim(DEPOT, 0, 34)
    with ledger.writer() as writer:
        writer.put([late, early], by="claims", about=DEPOT.id)
    assert list(ledger.view().all(Claim)) == [early, late]


def test_search_finds_articles_and_claims_that_stand(ledger: Ledger) -> None:
    burned = claim(DEPOT, 50, 64)
    with ledger.writer() as writer:
        writer.put([DEPOT], by="read", about=DEPOT.id)
        writer.put([HARBOUR], by="read", about=HARBOUR.id)
        writer.put([burned], by="claims", about=DEPOT.id)
    found = ledger.view().search("burned mayor")
    assert {(hit.kind, hit.id) for hit in found} == {("article", DEPOT.id), ("claim", burned.id)}
    assert not ledger.view().search('"); drop table claim; --')
    with ledger.writer() as writer:
        writer.put([], by="claims", about=DEPOT.id)
    assert [hit.id for hit in ledger.view().search("burned mayor")] == [DEPOT.id]


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and long enough to be taken for a database header.\n" * 30)
    with pytest.raises(ValueError, match=r"notes\.txt is not a ledger"):
        SQLiteLedger(path)


def test_columns_can_be_asked_with_plain_sql(tmp_path: Path) -> None:
    import sqlite3

    ledger = SQLiteLedger(tmp_path / "l.db")
    with ledger.writer() as writer:
        writer.put([claim(DEPOT, 50, 64)], by="claims", about=DEPOT.id)
    ledger.close()
    with sqlite3.connect(tmp_path / "l.db") as plain:
        row = plain.execute("select source, status, at_start, text from claim").fetchone()
    plain.close()
    assert row == ("the mayor", "asserted", 50, "two had burned")


def test_another_process_can_be_sent_a_view_that_only_reads(tmp_path: Path) -> None:
    import pickle

    ledger = SQLiteLedger(tmp_path / "über l%20.db")
    with ledger.writer() as writer:
        writer.put([DEPOT], by="read", about=DEPOT.id)
    opened = pickle.loads(pickle.dumps(ledger.elsewhere()))
    assert opened().get(Article, DEPOT.id) == DEPOT
    assert SQLiteLedger().elsewhere() is None
    ledger.close()
