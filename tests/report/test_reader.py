"""One article with its cards: whose word, by which way, with what reserve, against what."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.report.conftest import find

from reportedly.cli.main import program
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.report.hues import hues
from reportedly.report.material import Material
from reportedly.report.reader import around, reader
from reportedly.report.reader_rows import Card, Reader
from reportedly.report.tables import origins
from reportedly.store.base import Ledger, View
from reportedly.store.sqlite import SQLiteLedger

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(view: View, source: str) -> Reader:
    article = next(one for one in view.all(Article) if source in one.source)
    return reader(around(view, article.id), article.id)


def card(found: Reader, words: str) -> Card:
    return next(one for one in found.cards if words in one.claim.text)


@pytest.fixture(scope="module")
def quake(tmp_path_factory: pytest.TempPathFactory) -> View:
    book = tmp_path_factory.mktemp("quake") / "l.db"
    added = CliRunner().invoke(program, ["add", str(EXAMPLES / "quake"), "--ledger", str(book)])
    assert added.exit_code == 0
    return SQLiteLedger(book).view()


def test_a_card_tells_whose_word_it_is_and_who_holds_what_against_it(ferry: Ledger) -> None:
    found = read(ferry.view(), "coast.txt")
    first, second = found.cards
    assert (first.n, second.n) == (1, 2)
    assert first.claim.source == "Ida Berg"
    assert [(hop.kind, hop.name) for hop in first.hops] == [
        ("person", "Ida Berg"),
        ("outlet", "Coast Post"),
    ]
    [stance] = first.claim.stances
    assert (stance.status, stance.holder) == ("unverified by outlet", "Coast Post")
    assert stance.cue.text == "could not verify"
    assert first.entity
    assert first.entity == second.entity
    [also] = first.also
    assert (also.label, also.claim != first.id) == ("Daily Fjord", True)
    assert first.number == second.number == also.number > 0


def test_what_stands_against_a_claim_is_on_both_cards(ferry: Ledger) -> None:
    daily, wire = (read(ferry.view(), name) for name in ("daily.txt", "wire.txt"))
    [here] = card(daily, "62 people").open
    [there] = card(wire, "55 and 60").open
    assert here.id == there.id
    assert here.here == there.there.span
    assert here.there.source == "the rescue service"
    assert "62 or fewer" in here.how


def test_the_whole_text_is_shown_once_with_a_mark_for_every_card(ferry: Ledger) -> None:
    view = ferry.view()
    for article in view.all(Article):
        found = reader(around(view, article.id), article.id)
        words = "".join(p.words for block in found.shown for p in block.pieces)
        assert "".join(words.split()) == "".join(article.text.split())
        marked = {id for mark in found.marks for id in mark.claims}
        assert {one.id for one in found.cards} <= marked
    assert [str(b.kind) for b in read(view, "coast.txt").shown].count("boilerplate") == 2


def test_colours_go_to_what_several_articles_carry_and_never_to_own_words(quake: View) -> None:
    material = Material(quake)
    found, rows = hues(material), origins(material)
    assert [found.number(row.id) for row in rows] == list(range(1, len(rows) + 1))
    many = {row.id for row in rows if row.many and not row.own}
    assert {found.colour(id) for id in many} == set(range(1, len(many) + 1))
    assert {found.colour(row.id) for row in rows if row.own} == {0}
    assert found.number("org-of-another-story") == 0


def test_figures_have_their_bounds_in_words_and_as_three_numbers(quake: View) -> None:
    found = read(quake, "01_andes")
    [toll] = card(found, "Earthquake kills").figures
    assert (toll.bound, toll.low, toll.best, toll.high) == ("at least", 12.0, 12.0, None)
    assert toll.cue
    assert toll.cue.text == "at least"
    assert toll.measure == "people killed in Peru"
    assert toll.series.startswith("ser-")
    assert toll.as_of == "2026-03-10"
    assert toll.as_of_why
    assert found.title
    assert found.day == "2026-03-10"


def test_what_was_corrected_says_by_which_words(quake: View) -> None:
    gone = card(read(quake, "04_capital"), "900 houses").gone
    assert gone is not None
    assert not gone.shaken
    assert gone.why == "corrected"
    assert gone.notice is not None
    assert "90 houses" in gone.notice.span.text
    [notice] = read(quake, "04_capital").notices
    assert notice.id == gone.by


def test_versions_stand_in_their_order_and_copies_beside_them(quake: View) -> None:
    found = read(quake, "09_harbor_courier_update")
    assert [row.here for row in found.versions] == [False, True]
    assert found.order
    assert any("Andes" in copy.told for copy in found.copies)
    sharing = {id for copy in found.copies for id in (copy.left, copy.right)} - {found.id}
    assert {row.id for row in found.others[: len(sharing)]} == sharing
    assert len(found.others) == 11
    changed = [row for one in found.cards for row in one.became if row.along == "versions"]
    assert changed
    assert all(not row.later for row in changed)
    outdated = read(quake, "02_harbor_courier")
    assert any(one.gone and one.gone.why == "not in the later version" for one in outdated.cards)


def test_a_copy_of_another_outlets_report_ends_the_chain(hand_made: list[object]) -> None:
    from reportedly.model.article import Relay
    from reportedly.store.memory import MemoryLedger

    def lent(one: object) -> object:
        if isinstance(one, Article) and one.source == "coast.txt":
            relay = Relay(outlet="Coast Post", how="republished")
            return replace(one, outlet="", relays=(relay,))
        return one

    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([lent(one) for one in hand_made], by="hand")  # type: ignore[misc]
    hops = read(ledger.view(), "coast.txt").cards[0].hops
    assert [(hop.kind, hop.name) for hop in hops][-2:] == [
        ("outlet", "Coast Post"),
        ("this copy", "coast.txt"),
    ]


def test_what_rests_on_a_retracted_word_is_shaken(ferry: Ledger) -> None:
    view = ferry.view()
    daily = next(one for one in view.all(Article) if one.source == "daily.txt")
    many = next(one for one in view.all(Claim) if "62 people" in one.text)
    taken = Correction(
        kind=CorrectionKind.RETRACTION,
        notice=find(daily, "Ferry accident"),
        of=(daily.id,),
        claims=(many.id,),
    )
    with ferry.writer() as writer:
        writer.put([taken], by="notices")
    gone = card(read(ferry.view(), "coast.txt"), "At least 40").gone
    assert gone is not None
    assert gone.shaken
    assert gone.notice is not None
    assert gone.notice.label == "Daily Fjord"


def test_an_article_without_a_story_is_read_alone(hand_made: list[object]) -> None:
    from reportedly.model.story import Story
    from reportedly.store.memory import MemoryLedger

    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([r for r in hand_made if not isinstance(r, Story)], by="hand")  # type: ignore[misc]
    found = read(ledger.view(), "coast.txt")
    assert not found.story
    assert len(found.cards) == 2


def test_a_long_article_is_read_in_parts(hand_made: list[object]) -> None:
    from reportedly.report.reader_parts import LONG, cuts, part_at
    from reportedly.store.memory import MemoryLedger

    coast = next(one for one in hand_made if isinstance(one, Article))
    more = "The wind was strong all day and the sea was rough.\n" * (2 * LONG // 50)
    long = replace(coast, text=coast.text + more)
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([long if one is coast else one for one in hand_made], by="hand")  # type: ignore[misc]
    material, starts = around(ledger.view(), coast.id), cuts(long)
    parts = [reader(material, coast.id, n) for n in range(1, len(starts) + 1)]
    whole = reader(material, coast.id)
    assert len(parts) == 2
    assert [part_at(starts, start) for start in starts] == [1, 2]
    assert [block for one in parts for block in one.shown] == list(whole.shown)
    assert [len(one.cards) for one in parts] == [2, 0]
    assert parts[0].cards == whole.cards
    assert parts[1].named == whole.named
    with pytest.raises(IndexError):
        reader(material, coast.id, 3)


def test_who_else_carries_an_origin_is_shown_by_what_says_the_same(quake: View) -> None:
    also = card(read(quake, "02_harbor"), "We have recovered").also
    assert len(also) > 2
    assert all("12" in one.span.text for one in also)
    assert also[0].span.text.startswith("We have recovered")
