"""Statements as trees of origins: who knows, through whom, in which article, and why."""

from dataclasses import replace

import pytest
from tests.report.conftest import records

from reportedly.model.attribution import HopKind
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin, RootKind
from reportedly.model.story import ClaimGroup
from reportedly.report.explained import explained, forest
from reportedly.report.material import Material
from reportedly.report.tree_rows import CERTAIN, POSSIBLY, PROBABLE, Tree
from reportedly.store.base import Ledger


def rescued(ledger: Ledger, *sources: str) -> ClaimGroup:
    """The group of what these sources say, put into the ledger."""
    claims = [c for c in ledger.view().all(Claim) if c.source in sources]
    made = ClaimGroup(
        text="people were rescued",
        claims=tuple(c.id for c in claims),
        articles=tuple(dict.fromkeys(c.span.article for c in claims)),
    )
    with ledger.writer() as writer:
        writer.put([made], by="groups")
    return made


def told(ledger: Ledger, asked: str) -> Tree:
    [tree] = explained(ledger.view(), asked, Material(ledger.view()))
    return tree


@pytest.fixture
def saved(ferry: Ledger) -> Tree:
    group = rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    return told(ferry, group.id)


def test_one_branch_an_origin_with_all_who_carry_it(saved: Tree) -> None:
    berg, service = saved.branches
    assert (berg.name, service.name) == ("Ida Berg on 6 May", "the rescue service")
    assert [carrier.label for carrier in berg.carriers] == [
        "Coast Post",
        "Coast Post",
        "Daily Fjord",
    ]
    assert saved.independent.told() == "2 independent origins (perhaps 1)"


def test_a_merge_has_its_reason_and_both_passages(saved: Tree) -> None:
    [why] = saved.branches[0].whys
    assert (why.why, why.certainty) == ("same speaker on one day", CERTAIN)
    assert why.left is not None
    assert why.left.text.startswith("At least 40")
    assert (why.left_in, why.right_in) == ("Coast Post", "Daily Fjord")


def test_origins_that_may_be_one_are_joined_by_a_doubt_only(saved: Tree) -> None:
    [doubt] = saved.doubts
    assert {doubt.left, doubt.right} == {1, 2}
    assert doubt.link.certainty == POSSIBLY
    assert doubt.link.why == "may be the harbour master again"


def test_an_origin_by_the_start_of_its_id_tells_its_doubts_about_others(ferry: Ledger) -> None:
    [service] = [o for o in ferry.view().all(Origin) if o.name == "the rescue service"]
    tree = told(ferry, service.id[:9])
    assert (tree.kind, tree.id) == ("origin", service.id)
    assert [(d.right, d.right_name) for d in tree.doubts] == [(0, "Ida Berg on 6 May")]


def test_words_find_statements_and_names_find_origins(ferry: Ledger) -> None:
    assert [carrier.label for carrier in told(ferry, "nobody missing").branches[0].carriers] == [
        "Coast Post"
    ]
    assert told(ferry, "Nordfar").kind == "origin"
    assert explained(ferry.view(), "volcano", Material(ferry.view())) == ()


def test_a_figure_is_a_tree_for_each_day(ferry: Ledger) -> None:
    from reportedly.model.series import Series

    [series] = ferry.view().all(Series)
    tree = told(ferry, series.id)
    assert tree.text == "people rescued near Karsund: 40 to 62, best 57.5 as of 6 May 2024"
    assert len(tree.branches) == 2


def test_who_only_denies_stands_last_and_does_not_count(ferry: Ledger) -> None:
    group = rescued(ferry, "Nordfar", "the rescue service")
    tree = told(ferry, group.id)
    assert [branch.asserts for branch in tree.branches] == [True, False]
    assert tree.independent.best == 1


def test_what_an_outlet_says_itself_is_beside_those_who_are_cited(ferry: Ledger) -> None:
    [service] = [o for o in ferry.view().all(Origin) if o.name == "the rescue service"]
    with ferry.writer() as writer:
        wire = replace(service.source, kind=HopKind.OUTLET)
        own = replace(service, kind=RootKind.UNATTRIBUTED, source=wire, doubts=())
        others = [o for o in ferry.view().all(Origin) if o.id != service.id]
        writer.put([record for record in records() if not isinstance(record, Origin)], by="hand")
        writer.put([own, *others], by="origins")
    group = rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    tree = told(ferry, group.id)
    assert [branch.counted for branch in tree.branches] == [True, False]
    assert [branch.own for branch in tree.branches] == [False, True]
    assert tree.independent.best == 1


def test_the_forest_holds_what_several_articles_say(ferry: Ledger) -> None:
    rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    [story] = forest(Material(ferry.view()))
    assert [tree.text for tree in story.trees] == ["people were rescued"]
    assert (story.articles, story.more) == (3, 1)
    assert story.independent.told() == "3 independent origins (perhaps 2)"


def test_a_profile_tells_another_number_first(ferry: Ledger) -> None:
    group = rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    view = ferry.view()
    [tree] = explained(view, group.id, Material(view, None, "conservative"))
    assert tree.independent.told() == "1 independent origin (perhaps 2)"
    assert PROBABLE not in {why.certainty for why in tree.branches[0].whys}


def test_one_speaker_on_two_occasions_may_be_one_origin(ferry: Ledger) -> None:
    berg, _, service = sorted(ferry.view().all(Origin), key=lambda origin: origin.name)
    others = [record for record in records() if not isinstance(record, Origin)]
    with ferry.writer() as writer:
        twice = (replace(berg, entity="ent-1"), replace(service, entity="ent-1", doubts=()))
        writer.put([*others, *twice], by="hand")  # type: ignore[list-item]
    group = rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    tree = told(ferry, group.id)
    assert [doubt.link.why for doubt in tree.doubts] == ["one speaker on two occasions"]
    assert tree.independent.low == 1
