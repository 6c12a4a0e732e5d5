"""A view of an earlier day is what a ledger of those articles alone would hold."""

from typing import Any

import pytest

from reportedly.model.article import Article
from reportedly.model.codec import KINDS
from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name
from reportedly.model.receipt import Receipt
from reportedly.model.story import Story
from reportedly.pipeline import derive, run
from reportedly.reconcile.anchors import anchor
from reportedly.report.brief import brief
from reportedly.report.markdown import markdown
from reportedly.report.published import published_by, share_of, touched
from reportedly.report.scope import scope
from reportedly.store.base import Ledger, View
from reportedly.store.clock import now
from reportedly.store.decisions import decide
from reportedly.store.memory import MemoryLedger

DAY = "2026-03-11"


@pytest.fixture(scope="module")
def quake(examples: list[Article]) -> Ledger:
    ledger = MemoryLedger()
    run(examples, ledger)
    return ledger


def records(view: View) -> dict[str, set[Any]]:
    kinds = {name: kind for name, kind in KINDS.items() if kind is not Receipt}
    return {name: set(view.all(kind)) for name, kind in kinds.items()}


def test_it_is_as_if_nothing_else_had_been_read(quake: Ledger) -> None:
    share = share_of(quake.view(), DAY)
    assert share.out
    assert share.later
    alone = MemoryLedger()
    run((found for found in quake.view().all(Article) if found.id in share.out), alone)
    with published_by(quake.view(), DAY, share.out) as view:
        assert records(view) == records(alone.view())
        assert (view.as_of, view.reading) == (DAY, "published")


def test_a_brief_of_a_day_knows_nothing_later(quake: Ledger) -> None:
    share = share_of(quake.view(), DAY)
    with published_by(quake.view(), DAY, share.out) as view:
        made = markdown(brief(view))
    later = [found for found in quake.view().all(Article) if found.id in share.later]
    assert not [one.id for one in later if one.id in made]
    assert not any(one.source in made for one in later)
    assert "12 March 2026" not in made
    assert "12 March 2026" in markdown(brief(quake.view()))


def test_a_day_is_known_only_where_the_whole_range_is_over(quake: Ledger) -> None:
    view = quake.view()
    share = share_of(view, DAY)
    held = {found.id: found.published for found in view.all(Article)}
    assert {*share.out, *share.later, *share.unknown} == held.keys()
    edges = {id: (day.first, day.last) if day else ("", "9") for id, day in held.items()}
    assert all(edges[id][1] <= DAY for id in share.out)
    assert all(edges[id][0] > DAY for id in share.later)
    assert all(edges[id][0] <= DAY < edges[id][1] for id in share.unknown)
    assert share_of(view, DAY, share.out[:1]).out == share.out[:1]


def test_decisions_of_analysts_hold_in_it(quake: Ledger) -> None:
    ledger = MemoryLedger()
    run(quake.view().all(Article), ledger)
    share = share_of(ledger.view(), DAY)
    names = list(ledger.view().all(Name, articles=share.out))
    one = names[0]
    other = next(name for name in names if name.span.article != one.span.article)
    decided = Decision.of(
        Matter.NAMES, anchor(one), anchor(other), Verdict.SAME, by="human:ann", made=now()
    )
    decide(ledger, decided)
    derive(ledger)
    with published_by(ledger.view(), DAY, share.out) as view:
        assert list(view.all(Decision)) == [decided]
        meant = {referent.name: referent.entity for referent in records(view)["referent"]}
    assert meant[one.id] == meant[other.id]
    with published_by(ledger.view(), DAY, [one.span.article]) as view:
        assert not list(view.all(Decision)), "it is about an article that is not there"


def test_words_for_a_story_mean_its_articles_on_any_day(quake: Ledger) -> None:
    view = quake.view()
    story = max(view.all(Story), key=lambda story: len(story.articles))
    asked = touched(view, story.id, None)
    assert asked == {story.id: frozenset(story.articles)}
    share = share_of(view, DAY, asked[story.id])
    with published_by(view, DAY, share.out, asked) as then:
        assert not then.find(story.id), "it is another story, of fewer articles"
        assert set(scope(then, story=story.id).articles) == set(share.out)
    source = next(iter(view.all(Article, articles=story.articles))).source
    assert touched(view, None, source)[source] >= set(story.articles)
