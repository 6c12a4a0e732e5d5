"""A line a story, and many of them: chosen, sorted and paged without being worked out."""

import json
from dataclasses import replace

import pytest
from tests.report.conftest import WIRE, article

from reportedly.model.article import Known, Published
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.receipt import Receipt
from reportedly.model.story import Story
from reportedly.report.material import Material
from reportedly.report.stories import Stories, as_document
from reportedly.report.stories_line import story_row
from reportedly.report.stories_rows import StoryPage, StoryQuery, StoryRow
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger


def the_row(ledger: Ledger) -> StoryRow:
    [row] = Stories(ledger.view()).page(StoryQuery()).rows
    return row


def test_a_line_tells_what_is_counted_disputed_and_held_back(ferry: Ledger) -> None:
    row = the_row(ferry)
    assert (row.title, row.days) == ("Ferry Alma", "2024-05-06/2024-05-07")
    assert row.counted == "3 articles → 3 origins (perhaps 2)"
    [clash] = row.figures
    assert (clash.about, clash.one, clash.other) == (
        "people rescued near Karsund",
        "As many as 62 people were rescued",
        "Between 55 and 60 people were taken off the Alma",
    )  # fmt: skip
    assert (row.open, row.pairs, row.conflicts) == (1, 1, ())
    assert row.lead is not None
    assert row.lead.told == "40 to 62, best 57.5"
    assert (row.denied, row.unverified, row.silent) == (1, 1, 0)
    assert row.newest.outlet == "Coast Post"
    assert row.newest.claims == 2


def test_the_picture_has_a_place_for_a_word_that_several_carry(ferry: Ledger) -> None:
    row = the_row(ferry)
    places = [{cell.number: cell.place for cell in one.cells} for one in row.carriers]
    [shared] = set(places[0]) & set(places[1])
    assert (row.shared, places[0][shared], places[1][shared]) == (1, 0, 0)
    assert row.carriers[2].cells[0].place == 1  # behind the place of what is shared
    assert row.places == 2


def test_what_does_not_fit_the_picture_is_counted(
    ferry: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.report.stories_line.PLACES", 1)
    view = ferry.view()
    story = next(view.all(Story))
    carriers = story_row(Material(view, story.articles), story).carriers
    assert [(len(one.cells), one.more) for one in carriers] == [(1, 0), (1, 1), (0, 1)]


def pile() -> Ledger:
    """Five stories, one of two articles and one with a conflict, and an article without any."""
    ledger = MemoryLedger()
    named = (
        ("Bridge closed in Lund", "Valley Post", "2026-03-01"),
        ("Bridge opens again in Lund", "Hill Times", "2026-03-04"),
        ("Vote in Orsk delayed", "Hill Times", "2026-05-02"),
        ("Flood at Karsund", "Coast Post", "2026-04-30"),
        ("Undated rumour", "Coast Post", ""),
    )
    articles = [
        article(
            f"{n}.txt", f"{title}\n\n{WIRE}", title=title, outlet=outlet,
            published=Published(first=day, last=day, how=Known.STATED) if day else None,
        )
        for n, (title, outlet, day) in enumerate(named)
    ]  # fmt: skip
    groups = ([0, 1], [2], [3], [4])
    stories = [
        Story(
            title=articles[group[0]].title,
            articles=tuple(articles[n].id for n in group),
            first=named[group[0]][2],
            last=named[group[-1]][2],
        )
        for group in groups
    ]
    flood = articles[3]
    clash = Contradiction(
        kind=ContradictionKind.FACTUAL, verdict=Comparison.CONFLICTING, left="a", right="b",
        left_span=flood.at(0, 5), right_span=flood.at(6, 8), slots=(), how="",
    )  # fmt: skip
    settled = replace(clash, verdict=Comparison.COMPATIBLE, left_span=articles[2].at(0, 4))
    with ledger.writer() as writer:
        writer.put([*articles, article("alone.txt", WIRE)], by="read")
        writer.put([*stories, clash, settled], by="hand")
    return ledger


def titles(page: StoryPage) -> list[str]:
    return [row.title.split()[0] for row in page.rows]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Vote", "Flood", "Bridge", "Undated"]),
        ({"sort": "articles"}, ["Bridge", "Vote", "Flood", "Undated"]),
        ({"sort": "disputed"}, ["Flood", "Vote", "Bridge", "Undated"]),
        ({"words": "again LUND"}, ["Bridge"]),
        ({"words": "lund vote"}, []),
        ({"outlet": "hill"}, ["Vote", "Bridge"]),
        ({"since": "2026-03-04"}, ["Vote", "Flood", "Bridge"]),
        ({"since": "2026-04", "until": "2026-04"}, ["Flood"]),
        ({"until": "2026-03-01"}, ["Bridge"]),
        ({"disputed": True}, ["Flood"]),
    ],
)
def test_stories_are_chosen_and_sorted(asked: dict[str, str | bool], found: list[str]) -> None:
    page = Stories(pile().view()).page(StoryQuery(**asked))  # type: ignore[arg-type]
    assert (titles(page), page.total, page.known) == (found, len(found), 4)


def test_pages_hold_so_many_and_none_lies_beyond_the_last() -> None:
    stories = Stories(pile().view())
    second = stories.page(StoryQuery(page=2, size=3))
    assert (titles(second), second.pages, second.first) == (["Undated"], 2, 4)
    assert stories.page(StoryQuery(page=99, size=3)) == second


def test_an_article_without_a_story_is_told_too() -> None:
    page = Stories(pile().view()).page(StoryQuery())
    assert (page.without, page.articles) == (1, 6)
    assert [one.source for one in page.alone] == ["alone.txt"]


def test_what_is_new_is_told_of_what_was_looked_at() -> None:
    ledger = pile()
    stories = Stories(ledger.view())
    bridge = next(s for s in ledger.view().all(Story) if "Bridge" in s.title)
    looks = {bridge.articles[0]: "9998"}
    page = stories.page(StoryQuery(), looks)
    assert (page.fresh, page.seen) == (1, 1)
    told = {row.title.split()[0]: row.news for row in page.rows}
    assert told["Bridge"] is not None
    assert told["Bridge"].articles == bridge.articles[1:]
    assert told["Vote"] is not None
    assert told["Vote"].since == ""
    assert titles(stories.page(StoryQuery(news=True), looks)) == ["Bridge"]


def test_the_document_has_everything_that_the_page_shows(ferry: Ledger) -> None:
    view = ferry.view()
    told = json.loads(as_document(view, Stories(view).page(StoryQuery(), {})))
    assert (told["kind"], told["total"], told["page"], told["pages"]) == ("stories", 1, 1, 1)
    assert told["rows"][0]["news"] == {"since": "", "articles": [], "claims": 0}
    assert told["rows"][0]["carriers"][0]["cells"][0]["place"] == 0


def test_while_articles_are_read_other_stories_stay_as_they_are() -> None:
    ledger = pile()
    before = Stories(ledger.view())
    bridge, *_ = (row for row in before.page(StoryQuery(size=9)).rows if "Bridge" in row.title)
    last = list(ledger.log())[-1].n
    with ledger.writer() as writer:
        writer.put([Receipt(article="", edition="begun")], by="comparing")
        writer.put([article("new.txt", WIRE)], by="read", about=bridge.articles[0].id)
    after = Stories(ledger.view())
    after.keep(before, ledger.log(last + 1))
    kept = {row.id for row in before.page(StoryQuery(size=9)).rows} - {bridge.id}
    assert after._rows.keys() == kept
    with ledger.writer() as writer:
        writer.put([], by="hand")  # what was made of several articles
    later = Stories(ledger.view())
    later.keep(before, ledger.log(last + 1))
    assert later._rows == {}


def test_lines_that_rest_on_much_are_left_to_be_worked_out_beside() -> None:
    ledger = pile()
    stories, whole = Stories(ledger.view()), Stories(ledger.view()).page(StoryQuery())
    first = stories.page(StoryQuery(), at_once=3)
    assert set(first.unmade) == {row.id for row in whole.rows if len(row.articles) > 1}
    for one, made in zip(first.rows, whole.rows, strict=True):
        assert one == made or (one.title == made.title and not one.articles)
    for id in first.unmade:
        stories.work_out(ledger.view(), id)
    assert stories.page(StoryQuery(), at_once=0) == whole
