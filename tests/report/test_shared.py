"""What several articles say: articles and origins are counted apart."""

from reportedly.model.claim import Claim
from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.shared import shared
from reportedly.store.base import Ledger


def group(ferry: Ledger, *sources: str) -> ClaimGroup:
    claims = [c for c in ferry.view().all(Claim) if c.source in sources]
    made = ClaimGroup(
        text="people were rescued",
        claims=tuple(c.id for c in claims),
        articles=tuple(dict.fromkeys(c.span.article for c in claims)),
    )
    with ferry.writer() as writer:
        writer.put([made], by="groups")
    return made


def test_two_articles_of_one_origin(ferry: Ledger) -> None:
    group(ferry, "Ida Berg", "Ida Bergh")
    [row] = shared(Material(ferry.view()))
    assert (len(row.articles), len(row.origins)) == (2, 1)
    assert len(row.places) == 2


def test_three_articles_of_two_origins(ferry: Ledger) -> None:
    group(ferry, "Ida Berg", "Ida Bergh", "the rescue service")
    [row] = shared(Material(ferry.view()))
    assert (len(row.articles), len(row.origins)) == (3, 2)


def test_who_denies_does_not_assert(ferry: Ledger) -> None:
    group(ferry, "Nordfar", "the rescue service")
    [row] = shared(Material(ferry.view()))
    assert len(row.origins) == 1
    assert row.against == ("denied by Nordfar",)


def test_one_article_is_not_several(ferry: Ledger) -> None:
    group(ferry, "Nordfar")
    assert shared(Material(ferry.view())) == ()
