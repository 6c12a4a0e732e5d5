"""What stands once somebody is left out, and whom a name means."""

import pytest
from tests.report.flood import flood
from tests.report.test_trees import rescued

from reportedly.model.article import Article
from reportedly.model.origin import Origin
from reportedly.report.bearers import Unknown
from reportedly.report.material import Material
from reportedly.report.without import Without, without
from reportedly.store.base import Ledger


def left(ledger: Ledger, *names: str) -> Without:
    return without(Material(ledger.view()), names)


def test_a_speaker_goes_under_every_spelling(ferry: Ledger) -> None:
    for name in ("Ida Berg", "Ida Bergh", "berg"):
        found = left(ferry, name)
        assert [one.name for one in found.removed] == ["Ida Berg"]
        assert [sense.sense for sense in found.removed[0].senses] == ["source"]
        assert found.claims_gone == 3


def test_a_statement_keeps_the_origins_that_are_left(ferry: Ledger) -> None:
    rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    [row] = left(ferry, "Ida Berg").statements
    assert (row.before.best, row.after.best, row.falls) == (2, 1, False)
    assert (row.articles, row.articles_after) == (3, 1)
    [gone] = left(ferry, "Ida Berg", "the rescue service").statements
    assert gone.falls


def test_who_printed_it_takes_only_his_copy_with_him(ferry: Ledger) -> None:
    rescued(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    found = left(ferry, "Coast Post")
    assert [sense.sense for sense in found.removed[0].senses] == ["carrier"]
    assert found.origins == ()
    assert found.articles_gone == 1
    assert found.statements == ()


def test_a_figure_is_reckoned_again_from_who_is_left() -> None:
    rows = {(row.label, row.as_of): row for row in left(flood(), "the governor's office").figures}
    killed = rows["people killed in Varda", "2026-05-03"]
    assert killed.falls
    assert killed.left == 0
    assert ("people killed in Varda", "2026-05-02") not in rows


def test_one_of_two_origins_less_moves_the_estimate(ferry: Ledger) -> None:
    [row] = left(ferry, "the rescue service").figures
    assert (row.before.low, row.before.high) == (40, 62)
    assert row.after is not None
    assert row.after.origins == row.before.origins[:1]
    assert row.moves


def test_an_origin_goes_by_the_start_of_its_id(ferry: Ledger) -> None:
    [line] = [o for o in ferry.view().all(Origin) if o.name == "Nordfar"]
    found = left(ferry, line.id[:10])
    assert found.origins == (line.id,)
    assert [sense.sense for sense in found.removed[0].senses] == ["origin"]
    assert not found.falls, "nobody asserted what it denies"


@pytest.mark.parametrize("asked", ["Ida Borg", "rescue servise", "Nordfahr"])
def test_a_name_that_nobody_has_is_met_with_names_like_it(ferry: Ledger, asked: str) -> None:
    with pytest.raises(Unknown, match="did you mean") as found:
        left(ferry, asked)
    assert found.value.near[0] in ("Ida Berg", "the rescue service", "Nordfar")


def test_words_that_several_names_have_mean_none_of_them(ferry: Ledger) -> None:
    with ferry.writer() as writer:
        radio = Article.of("No storm is near.", source="radio.txt", outlet="Fjord Radio")
        writer.put([radio], by="more")
    with pytest.raises(Unknown, match="one of several: Daily Fjord, Fjord Radio"):
        left(ferry, "fjord")
