"""How much hangs on an origin, an outlet, an article; and what of it stands without several."""

from tests.report.test_trees import rescued

from reportedly.model.article import Article
from reportedly.model.origin import Origin
from reportedly.report.articles import articles
from reportedly.report.bearing import Bears, bearing
from reportedly.report.material import Material
from reportedly.report.voices import voices
from reportedly.report.without import without
from reportedly.store.base import Ledger


def by_name(rows: tuple[Bears, ...]) -> dict[str, tuple[int, int, int]]:
    return {row.name: (row.articles, row.statements, row.alone) for row in rows}


def test_what_rests_on_one_alone_is_counted_apart(ferry: Ledger) -> None:
    rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    found = bearing(Material(ferry.view()))
    assert by_name(found.origins) == {
        "Ida Berg on 6 May": (2, 1, 0),
        "the rescue service": (1, 1, 0),
    }
    assert by_name(found.outlets) == {"Coast Post": (1, 1, 0), "Daily Fjord": (1, 1, 0)}
    alone = without(Material(ferry.view()), ["the rescue service"])
    assert not alone.fallen


def test_without_a_group_each_statement_stands_for_itself(ferry: Ledger) -> None:
    found = bearing(Material(ferry.view()))
    assert by_name(found.origins)["Ida Berg on 6 May"] == (2, 3, 3)
    assert by_name(found.outlets)["Coast Post"] == (1, 2, 2)
    left = without(Material(ferry.view()), ["Ida Berg"])
    assert len(left.alone) == 3


def test_an_article_is_left_out_beside_an_origin(ferry: Ledger) -> None:
    group = rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    [coast] = [a for a in ferry.view().all(Article) if a.outlet == "Coast Post"]
    [service] = [o for o in ferry.view().all(Origin) if o.name == "the rescue service"]
    found = without(Material(ferry.view()), [service.id, coast.id])
    assert [one.asked for one in found.removed] == [service.id, coast.id]
    assert found.removed[1].senses[0].sense == "article"
    [row] = found.statements
    assert (row in found.weaker, row.falls, row.own) == (True, False, False)
    assert {*row.lost, *row.left} == {*group.claims}
    assert len(row.left) == 1


def test_an_article_tells_its_claims_and_its_furniture(ferry: Ledger) -> None:
    rows = {row.outlet: row for row in articles(Material(ferry.view()))}
    coast = rows["Coast Post"]
    assert (coast.claims, coast.origins, coast.sources) == (2, 1, 1)
    assert coast.day == "2024-05-06/2024-05-07"
    assert 0.1 < coast.furniture < 0.4
    assert coast.stands
    assert rows["Daily Fjord"].day == ""


def test_one_voice_under_all_its_spellings(ferry: Ledger) -> None:
    found = {one.name: one for one in voices(Material(ferry.view()))}
    berg = found["Ida Berg"]
    assert berg.id.startswith("ent-")
    assert {claim.source for claim in berg.claims} == {"Ida Berg", "Ida Bergh"}
    assert [role.text for role in berg.roles] == ["harbour master", "the port's director"]
    assert (len(berg.said), len(berg.articles)) == (3, 2)
