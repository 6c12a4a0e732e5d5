"""Many records at once, without making them: columns, ids, words; both ledgers."""

import sqlite3
from pathlib import Path

import pytest
from tests.store.test_ledgers_agree import DEPOT, HARBOUR, claim, trams

from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.quantity import Quantity
from reportedly.model.story import Story
from reportedly.store.base import COMMON, Ledger, View
from reportedly.store.clock import now
from reportedly.store.schema import LISTED
from reportedly.store.sqlite import SQLiteLedger


def filled(ledger: Ledger) -> View:
    with ledger.writer() as writer:
        for article, start, end in ((DEPOT, 50, 64), (HARBOUR, 0, 32)):
            writer.put([article], by="read", about=article.id)
            writer.put([claim(article, start, end)], by="claims", about=article.id)
        writer.put([trams(40)], by="quantities", about=DEPOT.id)
        writer.put([Story(title="Trams", articles=(DEPOT.id, HARBOUR.id))], by="stories")
    return ledger.view()


def test_columns_of_what_stands_by_place_id_and_value(ledger: Ledger) -> None:
    view = filled(ledger)
    burned, shut = claim(DEPOT, 50, 64), claim(HARBOUR, 0, 32)
    asked = ("id", "at_start", "speakers", "statuses")
    rows = {(one.id, one.span.start, "the mayor", "asserted") for one in (burned, shut)}
    assert set(view.columns(Claim, asked)) == rows
    assert [*view.columns(Claim, ("id",), articles=[DEPOT.id])] == [(burned.id,)]
    assert [*view.columns(Claim, ("text",), ids=[shut.id, "clm-none"])] == [(shut.text,)]
    assert [*view.columns(Article, ("id",), where={"source": "b.txt"})] == [(HARBOUR.id,)]
    assert [*view.columns(Claim, ("said_by",), where={"id": shut.id})] == [("claims",)]
    assert not [*view.columns(Claim, ("id",), where={"status": "denied"})]


def test_what_is_no_single_value_comes_as_json(ledger: Ledger) -> None:
    view = filled(ledger)
    [(title, articles)] = view.columns(Story, ("title", "articles"), articles=[HARBOUR.id])
    assert (title, articles) == ("Trams", f'["{DEPOT.id}","{HARBOUR.id}"]')
    assert [*view.columns(Quantity, ("bound_cue", "per"))] == [(None, "[]")]
    assert [*view.columns(Quantity, ("id",))] == [(trams(40).id,)]
    with pytest.raises(ValueError, match="nothing named 'colour'"):
        list(view.columns(Claim, ("colour",)))


def test_columns_as_they_stood(ledger: Ledger) -> None:
    filled(ledger)
    then = now()
    with ledger.writer() as writer:
        writer.put([], by="claims", about=DEPOT.id)
    assert len([*ledger.view().columns(Claim, ("id", "speakers"))]) == 1
    assert len([*ledger.view(as_of=then).columns(Claim, ("id", "speakers"))]) == 2


def test_many_by_id_and_what_once_stood(ledger: Ledger) -> None:
    view, burned = filled(ledger), claim(DEPOT, 50, 64)
    assert view.many(Claim, [burned.id, "clm-none"]) == {burned.id: burned}
    line = max(one.n for one in ledger.log())
    with ledger.writer() as writer:
        writer.put([], by="claims", about=DEPOT.id)
    view = ledger.view()
    assert view.many(Claim, [burned.id]) == {}
    gone = view.ever(Claim, burned.id)
    assert gone is not None
    assert gone.record == burned
    assert gone.until < "9999"
    assert view.ever(Claim, "clm-none") is None
    assert view.changed(Claim, line) == {burned.id}
    past = [*view.past(Claim, DEPOT.id)]
    assert [(one.record, one.until == gone.until) for one in past] == [(burned, True)]
    assert [one.about for one in view.past(Claim)] == [DEPOT.id, HARBOUR.id]
    assert not [*ledger.view(as_of="2000").past(Claim)]
    assert view.changed(Article, line) == view.changed(Claim, line + 1) == set()
    assert [one.by for one in ledger.log(by=["stories"])] == ["stories"]


def test_a_co_speaker_and_a_reserve_have_their_columns(ledger: Ledger) -> None:
    office = Hop(kind=HopKind.OFFICE, name="Council of Ångby", span=HARBOUR.at(15, 20))
    cue = HARBOUR.at(21, 25)
    told = Claim(
        content=(HARBOUR.at(0, 32),),
        method=claim(DEPOT, 0, 4).method,
        cue=None,
        speaker=None,
        hops=(Hop(kind=HopKind.PERSON, name=""),),
        beside=(office,),
        status=Status.ASSERTED,
        stances=(Stance(status=Status.DENIED, cue=cue), Stance(status=Status.ASSERTED, cue=cue)),
    )
    with ledger.writer() as writer:
        writer.put([told], by="claims", about=HARBOUR.id)
    [(speakers, statuses)] = ledger.view().columns(Claim, ("speakers", "statuses"))
    assert speakers == f"\nCouncil of Ångby\n{office.span.text if office.span else ''}"
    assert statuses == "asserted\ndenied"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mayor", "DdHh"),
        ("MAYOR burned", "Dd"),
        ("angby", "Hh"),
        ("burn*", "Dd"),
        ("burn", ""),
        ('"two had"', "Dd"),
        ('"had two"', ""),
        ('"had bur"*', ""),
        ("…", ""),
    ],
)
def test_numbers_of_what_holds_the_words(ledger: Ledger, words: str, found: str) -> None:
    view = filled(ledger)
    numbers = {
        int(n): id for k in (Article, Claim) for id, n in zip(*view.numbered(k), strict=True)
    }
    letters = {DEPOT.id: "D", HARBOUR.id: "H", claim(DEPOT, 50, 64).id: "d"}
    held = [letters.get(numbers[int(n)], "h") for n in view.holding(words)]
    assert "".join(held) == found
    assert [letters.get(numbers[n], "h") for n in view.newest(words, 3)] == held[::-1][:3]
    last = max(numbers)
    assert [*view.numbered(Claim, last - 1)[1]] == [last]
    assert [*view.numbered(Claim, last)[0]] == []


def test_words_in_very_many_give_the_newest_first(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "l.db")
    made = [Article.of(f"The tram {n} stood.", source=f"{n}.txt") for n in range(COMMON + 10)]
    with ledger.writer() as writer:
        writer.put(made, by="read")
    found = ledger.view().search("tram stood", 3)
    assert [hit.id for hit in found] == [article.id for article in made[:-4:-1]]
    assert [hit.id for hit in ledger.view().search("tram 77")] == [made[77].id]
    ledger.close()


def test_an_older_file_gets_the_columns_and_knows_nothing_of_old_rows(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "l.db")
    filled(ledger)
    ledger.close()
    with sqlite3.connect(tmp_path / "l.db") as plain:
        for kind in LISTED:
            plain.execute(f'drop index "{kind}_listed"')
        plain.execute("alter table claim drop column speakers")
    plain.close()
    ledger = SQLiteLedger(tmp_path / "l.db")
    assert {*ledger.view().columns(Claim, ("speakers", "statuses"))} == {(None, "asserted")}
    assert not [row.odd for row in ledger.rows() if row.odd]
    ledger.close()
