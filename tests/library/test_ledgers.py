"""A ledger in Python holds what the commands print, at one state, and takes texts that are at
hand."""

import json
from pathlib import Path

import pytest
from tests.workbench.conftest import run

import reportedly
from reportedly.library import Ledger, Story, article, read_text
from reportedly.report.custody import custody
from reportedly.store.sqlite import SQLiteLedger

FERRY = (
    "At least 12 people were killed when a ferry sank off Port Sorrow on Tuesday, police chief"
    " Ida Berg said. The army denied that it had fired on the ship."
)


def test_claims_are_those_of_the_command(harbour: Path) -> None:
    with Ledger.open(harbour) as ledger:
        for asked in ({"speaker": "solberg"}, {"status": "denied"}, {"words": "warned"}, {}):
            options = [part for name, value in asked.items() for part in (f"--{name}", value)]
            told = json.loads(run("claims", "--json", "--ledger", harbour, *options))["rows"]
            assert [claim.id for claim in ledger.claims(**asked)] == [row["id"] for row in told]
            assert json.loads(ledger.find(**asked).to_json())["rows"] == told


def test_what_is_opened_stands_still_until_it_is_asked_for_anew(harbour: Path) -> None:
    later = article("Rita Solberg said on Friday that 15 workers were hurt in Vik.", outlet="Echo")
    with Ledger.open(harbour) as ledger, Ledger.open(harbour) as other:
        before = [claim.id for claim in ledger.claims()]
        assert other.add(later).added == 1
        assert [claim.id for claim in ledger.claims()] == before
        ledger.refresh()
        assert {claim.id for claim in ledger.claims()} > set(before)
        assert other.add(later).known == 1


def test_a_claim_leads_to_its_article_its_origin_and_what_speaks_against_it(
    harbour: Path,
) -> None:
    with Ledger.open(harbour) as ledger:
        for claim in ledger.claims():
            for span in claim.spans:
                assert claim.article.text[span.start : span.end] == span.text
            assert claim.origin is None or claim.id in claim.origin.claims
            assert all(claim.id in (row.left, row.right) for row in claim.against)
            assert claim.article.id in claim.citation
        [near] = ledger.find(words='"had been warned twice"')[0].passages
        assert near.words in near.before + near.words + near.after
        figures = [one for claim in ledger.claims() for one in claim.figures]
        assert {one.value for one in figures} >= {14.0}


def test_stories_are_found_by_words_or_id_and_refusals_name_them(harbour: Path) -> None:
    with Ledger.open(harbour) as ledger:
        [one] = ledger.stories
        assert ledger.story(one.id[:8]).id == ledger.story(one.title[:9].upper()).id == one.id
        with pytest.raises(LookupError, match="no story has the words 'flood'"):
            ledger.story("flood")
        left = one.without("Port News")
        told = run("origins", "--without", "Port News", "--json", "--ledger", harbour)
        assert left.claims_gone == json.loads(told)["without"]["claims_gone"] > 0
        with pytest.raises(LookupError, match="Daily Nobody"):
            one.without("Daily Nobody")
        assert {view.id for view in ledger.articles} == {view.id for view in one.articles}
        assert ledger.article("fish").title == "Letters show port was warned"
        with pytest.raises(LookupError, match="no table 'clams'"):
            one.table("clams")
    with Story.open(harbour) as opened:
        assert opened.id == one.id


def test_several_stories_are_named() -> None:
    strikes = "Dockers in Ystad strike\n\nDockers in Ystad went on strike, their union said.\n"
    with Ledger.read([article(FERRY, title="Ferry sinks"), article(strikes)]) as ledger:
        assert len(ledger.stories) == 2
        with pytest.raises(LookupError, match=r"several stories: sto-.*“Ferry sinks”"):
            ledger.story()


def test_what_cannot_be_opened_is_said(tmp_path: Path, harbour: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no ledger at .*none.db"):
        Ledger.open(tmp_path / "none.db")
    (tmp_path / "no.db").write_text("not a database, but long enough to be looked at " * 20)
    with pytest.raises(ValueError, match="is not a ledger"):
        Ledger.open(tmp_path / "no.db")
    with pytest.raises(ValueError, match="neither a day"):
        Ledger.open(harbour, as_of="soon")
    with pytest.raises(ValueError, match="origins are counted best, conservative, generous"):
        Story.open(harbour, profile="boldly")


def test_the_past_is_shown_and_nothing_is_added_to_it(harbour: Path) -> None:
    with Ledger.open(harbour, as_of="2026-02-04") as then:
        assert "1 came out later" in then.said
        assert {one.outlet for one in then.articles} == {"Port News", "Town Echo"}
        with pytest.raises(ValueError, match="nothing can be added to the past"):
            then.add(article(FERRY))


def test_a_text_is_read_by_itself_with_what_is_known_of_it() -> None:
    read = reportedly.read_text(FERRY, published="2026-05-06", outlet="Coast Post")
    assert [(one.source, one.status) for one in read.claims] == [
        ("Ida Berg", "asserted"),
        ("The army", "denied"),
    ]
    assert read.day == "2026-05-06"
    assert read.claims[0].figures[0].as_of == "2026-05-06"
    assert read.cite(0, 18).startswith("Coast Post, 6 May 2026, characters 0 to 18")
    assert {note.why for note in read.record.notes if note.field == "outlet"} == {
        "given in Python"
    }
    with pytest.raises(ValueError, match="empty"):
        read_text("  ")
    with pytest.raises(TypeError, match="not known of an article: headline"):
        article(FERRY, headline="Ferry sinks")


def test_texts_given_in_python_are_kept_and_can_be_audited(tmp_path: Path) -> None:
    place = tmp_path / "mine.db"
    given = [article(FERRY, outlet="Coast Post"), article("\ufeff" + FERRY + " Ångström.\r\n")]
    seen = list[str]()
    with Ledger.read(given, ledger=place, progress=lambda what, done: seen.append(what)) as ledger:
        assert {"read", "stories", "within"} <= set(seen)
        assert [one.text for one in ledger.articles if one.outlet] == [FERRY]
        assert not ledger.failures
    book = SQLiteLedger(place)
    found = custody(book)
    book.close()
    assert found.articles == 2
    assert not found.faults


def test_what_cannot_be_read_is_a_failure_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FERRY)
    (tmp_path / "in" / "b.txt").write_bytes(b"\x00\x01\x02" * 400)
    with Ledger.read(tmp_path / "in") as ledger:
        assert [one.text for one in ledger.articles] == [FERRY]
        assert [one.source.endswith("b.txt") for one in ledger.failures] == [True]


def test_half_of_a_character_is_named() -> None:
    with pytest.raises(ValueError, match=r"half of a character .* at 5"):
        article("Three\ud800 people were hurt, police said.")
    with pytest.raises(ValueError, match="half of a character"):
        article("Three people were hurt, police said.", outlet="The \udfff Post")
